package source

import (
	"bytes"
	"cmp"
	"iter"
	"slices"

	"example.com/authlink/internal/span"
)

// Comments are not part of any document, yet they are committed all the same. They come line by line, as [start, end) of the text, with what marks them and
// without the end of the line; those that are too short to hold a secret are left out.

// shortestInComment is the fewest bytes in a row that a secret takes in a comment.
// Random secrets and JWTs are at least as long.
const shortestInComment = 20

// JSONComments yields the comments of JSON with comments.
func JSONComments(text []byte) iter.Seq[span.Stretch] {
	return func(yield func(span.Stretch) bool) {
		for i := 0; i < len(text); {
			switch end := commentEnd(text, i); {
			case end > i:
				if !commentLines(text, i, end, yield) {
					return
				}
				i = end
			case text[i] == '"':
				i = quoteEnd(text, i)
			default:
				i++
			}
		}
	}
}

// commentLines yields the lines of a comment, until yield returns false; it returns
// what yield returned last.
func commentLines(text []byte, start, end int, yield func(span.Stretch) bool) bool {
	for start < end {
		stop := end
		if n := bytes.IndexAny(text[start:end], "\r\n"); n >= 0 {
			stop = start + n
		}
		if hasLongWord(text[start:stop]) && !yield(span.Stretch{Start: start, End: stop}) {
			return false
		}
		start = stop + 1
	}
	return true
}

// yamlAsides yields what a YAML document holds beside its scalars: comments, directives, and its
// tags, anchors and aliases, which begin at extras.
func yamlAsides(text []byte, written span.Spans, extras []int) iter.Seq[span.Stretch] {
	all := slices.Collect(yamlComments(text, written))
	for _, start := range extras {
		end := start
		for end < len(text) && text[end] > ' ' {
			end++
		}
		if hasLongWord(text[start:end]) {
			all = append(all, span.Stretch{Start: start, End: end})
		}
	}
	slices.SortFunc(all, func(a, b span.Stretch) int { return cmp.Compare(a.Start, b.Start) })
	return slices.Values(all)
}

// yamlComments yields the comments of a YAML document, and its directives. written says where its
// scalars are: what looks like a comment in a scalar is not a comment (YAML 1.2.2, section 6.6).
func yamlComments(text []byte, written span.Spans) iter.Seq[span.Stretch] {
	return func(yield func(span.Stretch) bool) {
		c := coverage{spans: written}
		offset := 0
		for line := range bytes.Lines(text) {
			start := offset
			offset += len(line)
			if !hasLongWord(line) {
				continue
			}
			for i := range line {
				if !beginsComment(line, i) || c.covers(start+i) {
					continue
				}
				if !commentLines(text, start+i, offset, yield) {
					return
				}
				break
			}
		}
	}
}

func beginsComment(line []byte, i int) bool {
	return line[i] == '#' && (i == 0 || line[i-1] == ' ' || line[i-1] == '\t') || line[i] == '%' && i == 0 // a directive
}

// A coverage knows which places of a text some spans come from. It is asked for them
// in their order.
type coverage struct {
	spans  span.Spans
	sorted bool
	end    int // of what has been passed
}

func (c *coverage) covers(offset int) bool {
	if !c.sorted {
		c.spans = slices.Clone(c.spans)
		slices.SortFunc(c.spans, func(a, b span.Span) int { return cmp.Compare(a.Start, b.Start) })
		c.sorted = true
	}
	for len(c.spans) > 0 && c.spans[0].Start <= offset {
		c.end = max(c.end, c.spans[0].End)
		c.spans = c.spans[1:]
	}
	return offset < c.end
}

// hasLongWord reports whether there are as many bytes in a row, without white space,
// as a secret takes.
func hasLongWord(line []byte) bool {
	n := 0
	for _, c := range line {
		if n++; c <= ' ' {
			n = 0
		}
		if n == shortestInComment {
			return true
		}
	}
	return false
}
