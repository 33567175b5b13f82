package span

import "slices"

// An Excerpt is a part of a file with its secrets masked, in which there are
// findings to show: the file, or one of its lines. Reports get to see no other
// source.
type Excerpt struct {
	Offset int // in the file, in bytes
	Text   []byte

	// Later has the text for whoever wants to see it; nil where Text is it.
	Later *Later
}

// Shown returns the text.
func (e Excerpt) Shown() []byte {
	if e.Later != nil {
		return e.Later.Text()
	}
	return e.Text
}

// Settle gives the excerpt its text.
func (e *Excerpt) Settle() { e.Text, e.Later = e.Shown(), nil }

// Structure is what may be shown of the file between the parts that the document
// comes from.
const Structure = "-:,[]{}|>\r\n\t"

// Join makes one of excerpts that overlap, in the order of their offsets. What one
// of them masks stays so.
func Join(excerpts []Excerpt) []Excerpt {
	slices.SortStableFunc(excerpts, func(a, b Excerpt) int { return a.Offset - b.Offset })
	var out []Excerpt
	for _, e := range excerpts {
		e.Settle()
		if n := len(out); n > 0 && e.Offset < out[n-1].Offset+len(out[n-1].Text) {
			out[n-1].Overlay(e)
			continue
		}
		out = append(out, e)
	}
	return out
}

// Overlay adds what another excerpt shows that begins in this one.
func (e *Excerpt) Overlay(other Excerpt) {
	e.Settle()
	other.Settle()
	at := other.Offset - e.Offset
	both := min(len(e.Text)-at, len(other.Text))
	for i, c := range other.Text[:both] {
		if mine := e.Text[at+i]; mine == ' ' || c == '*' {
			e.Text[at+i] = c
		}
	}
	e.Text = append(e.Text, other.Text[both:]...)
}

// Interleave puts excerpts among others, instead of what those show there. So what
// is shown of a comment does not depend on what else has been found.
func Interleave(all, comments []Excerpt) []Excerpt {
	var out []Excerpt
	for _, e := range all {
		e.Settle()
		for len(comments) > 0 && comments[0].Offset < e.Offset+len(e.Text) {
			c := comments[0]
			comments = comments[1:]
			if n := c.Offset - e.Offset; n > 0 {
				out = append(out, Excerpt{Offset: e.Offset, Text: e.Text[:n]})
			}
			out = append(out, c)
			covered := max(0, c.Offset+len(c.Text)-e.Offset)
			e = Excerpt{Offset: e.Offset + covered, Text: e.Text[min(covered, len(e.Text)):]}
		}
		if len(e.Text) > 0 {
			out = append(out, e)
		}
	}
	return append(out, comments...)
}
