package lint

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
)

// An excerpt is a part of a file with its secrets masked, in which there are
// findings to show: the file, or one of its lines. Reports get to see no other
// source.
type excerpt struct {
	offset int // in the file, in bytes
	text   []byte
}

// place returns the source to show a finding in, and where it stands there. There is
// none of what stands nowhere in the file, such as a value that YAML leaves out.
func (r Result) place(f Finding) (source []byte, offset, end int) {
	i, found := slices.BinarySearchFunc(r.excerpts, f.Offset, func(e excerpt, offset int) int {
		return cmp.Compare(e.offset, offset)
	})
	if !found {
		i-- // the last one that begins before the finding
	}
	if i < 0 || f.Offset > r.excerpts[i].offset+len(r.excerpts[i].text) {
		return nil, 0, 0
	}
	e := r.excerpts[i]
	return e.text, f.Offset - e.offset, min(f.End-e.offset, len(e.text))
}

// structure is what may be shown of the file between the parts that the document
// comes from.
const structure = "-:,[]{}|>\r\n\t"

// excerpts returns the stretches of the file that the document comes from, to be
// shown. What is masked in the JSON is masked in the file; of what has no part in
// the JSON, such as comments, no letter is shown, since nobody has looked for
// secrets there.
func (d placedJSON) excerpts(text, masked []byte) []excerpt {
	if d.spans == nil && d.opaque {
		return []excerpt{{0, bytes.Repeat([]byte(" "), len(text))}}
	}
	if d.spans == nil {
		return []excerpt{{0, masked}}
	}
	var all []excerpt
	for near := range d.spans.near() {
		all = append(all, d.excerpt(text, masked, near))
	}
	return all
}

// excerpt returns the stretch of the file that some spans of the document are from.
func (d placedJSON) excerpt(text, masked []byte, from spans) excerpt {
	low, high := len(text), 0
	for _, s := range from {
		low, high = min(low, s.start), max(high, s.end)
	}
	shown := bytes.Clone(text[low:high])
	for i, c := range shown {
		if !strings.ContainsRune(structure, rune(c)) {
			shown[i] = ' '
		}
	}
	for _, s := range from {
		seen := text[s.start:s.end]
		if s.isVerbatim() {
			seen = d.json[s.at : s.at+s.n] // less comments
		}
		copy(shown[s.start-low:], seen)
	}
	for _, s := range from { // after all else: a YAML alias may name in plain sight what is masked elsewhere
		d.mask(shown[s.start-low:s.end-low], s, masked)
	}
	return excerpt{low, shown}
}

// mask masks what is shown of a span.
func (d placedJSON) mask(shown []byte, s span, masked []byte) {
	for i := range shown {
		isSecret := d.secret || d.opaque
		if s.isVerbatim() {
			isSecret = isSecret || masked[s.at+i] != d.json[s.at+i]
		} else {
			isSecret = isSecret || !bytes.Equal(masked[s.at:s.at+s.n], d.json[s.at:s.at+s.n])
		}
		if isSecret && shown[i] > ' ' {
			shown[i] = '*'
		}
	}
}

// join makes one of excerpts that overlap, in the order of their offsets. What one
// of them masks stays so.
func join(excerpts []excerpt) []excerpt {
	slices.SortStableFunc(excerpts, func(a, b excerpt) int { return a.offset - b.offset })
	var out []excerpt
	for _, e := range excerpts {
		if n := len(out); n > 0 && e.offset < out[n-1].offset+len(out[n-1].text) {
			out[n-1].overlay(e)
			continue
		}
		out = append(out, e)
	}
	return out
}

// overlay adds what another excerpt shows that begins in this one.
func (e *excerpt) overlay(other excerpt) {
	at := other.offset - e.offset
	both := min(len(e.text)-at, len(other.text))
	for i, c := range other.text[:both] {
		if mine := e.text[at+i]; mine == ' ' || c == '*' {
			e.text[at+i] = c
		}
	}
	e.text = append(e.text, other.text[both:]...)
}

// interleave puts excerpts among others, in the place of what those show there. So what
// is shown of a comment does not depend on what else has been found.
func interleave(all, comments []excerpt) []excerpt {
	var out []excerpt
	for _, e := range all {
		for len(comments) > 0 && comments[0].offset < e.offset+len(e.text) {
			c := comments[0]
			comments = comments[1:]
			if n := c.offset - e.offset; n > 0 {
				out = append(out, excerpt{e.offset, e.text[:n]})
			}
			out = append(out, c)
			if n := c.offset + len(c.text) - e.offset; n > 0 {
				e = excerpt{e.offset + n, e.text[min(n, len(e.text)):]}
			}
		}
		if len(e.text) > 0 {
			out = append(out, e)
		}
	}
	return append(out, comments...)
}
