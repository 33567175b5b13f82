package yaml

import (
	"bytes"
	"iter"
)

// A Part of a stream is a document, or has no content.
type Part struct {
	Text   []byte
	Offset int
	Line   int // that it begins in, counted from 1
}

// markLength returns the length of the byte order mark that may stand before a stream.
func markLength(text []byte) int { return len(text) - len(bytes.TrimPrefix(text, []byte("\uFEFF"))) }

// Parts cuts a stream at its markers, "---" and "...", which nothing else can be at the
// start of a line (YAML 1.2.2, section 9.1.2). A document has its directives before its
// marker. So a fault in one document leaves the others readable.
func Parts(text []byte) iter.Seq[Part] {
	return func(yield func(Part) bool) {
		c := cutter{text: text, next: Part{Line: 1}, yield: yield}
		if n := markLength(text); n > 0 && !c.cut(n) { // it is not part of the first document (section 5.2)
			return
		}
		at := c.next.Offset
		for line := range bytes.Lines(text[at:]) {
			if isMarker(line, "---") && at > c.next.Offset && !c.isAfterDirectives && !c.cut(at) {
				return
			}
			c.pass(line)
			at += len(line)
			if isMarker(line, "...") && !c.cut(at) {
				return
			}
		}
		c.cut(len(text))
	}
}

// A cutter cuts a stream into parts.
type cutter struct {
	text  []byte
	next  Part
	yield func(Part) bool

	isBegun           bool // there is more in the part than comments and directives
	isAfterDirectives bool // there are directives, and nothing else
}

// cut ends a part.
func (c *cutter) cut(end int) bool {
	c.next.Text = c.text[c.next.Offset:end]
	ok := c.yield(c.next)
	c.next = Part{Offset: end, Line: c.next.Line + bytes.Count(c.next.Text, []byte("\n"))}
	c.isBegun, c.isAfterDirectives = false, false
	return ok
}

// pass takes a line into the part.
func (c *cutter) pass(line []byte) {
	switch {
	case c.isBegun || isBlank(line):
	case line[0] == '%':
		c.isAfterDirectives = true
	default:
		c.isBegun, c.isAfterDirectives = true, false
	}
}

func isMarker(line []byte, marker string) bool {
	rest, ok := bytes.CutPrefix(line, []byte(marker))
	return ok && (len(rest) == 0 || isSpace(rest[0]))
}

// isBlank reports whether there is nothing in a line, or only a comment.
func isBlank(line []byte) bool {
	line = bytes.TrimSpace(line)
	return len(line) == 0 || line[0] == '#'
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\r' || c == '\n' }

// HasContent reports whether there is more in a part of a stream than markers, comments
// and the directives of a document that is empty.
func HasContent(part []byte) bool {
	hasDirective, isBegun := false, false
	for line := range bytes.Lines(part) {
		line = line[markLength(line):]
		for _, marker := range []string{"---", "..."} {
			if isMarker(line, marker) {
				line, isBegun = line[len(marker):], isBegun || marker == "---"
			}
		}
		switch {
		case isBlank(line):
		case line[0] == '%':
			hasDirective = hasDirective || !isBegun
		default:
			return true
		}
	}
	return hasDirective && !isBegun // which no part may be
}

// endMarker returns where the marker of the end of a document begins, which is in its
// last line, or the end of the text.
func endMarker(text []byte) (start int, fault *Fault) {
	start = bytes.LastIndexByte(bytes.TrimRight(text, "\n"), '\n') + 1
	line := text[start:]
	if !isMarker(line, "...") {
		return len(text), nil
	}
	if after := line[len("..."):]; !isBlank(after) {
		at := len(text) - len(bytes.TrimLeft(after, " \t"))
		return start, invalid(at, lineEnd(text, at), "expected nothing after the end-of-document marker", "")
	}
	return start, nil
}
