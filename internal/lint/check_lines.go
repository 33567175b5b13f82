package lint

import (
	"bytes"
	"slices"

	"example.com/authlink/internal/finding"
)

// hideTail masks, in what is shown and said about a line, what the line before makes a
// secret if it is not JSON: both may be of one document that was written on several lines.
func (l *Linter) hideTail(r *finding.Result, before, line []byte) {
	if len(r.Excerpts) == 0 || len(before) == 0 || len(before) > maxBefore || bytes.IndexByte(before, 0) >= 0 {
		return
	}
	both := l.validator.Redact(slices.Concat(before, []byte("\n"), line))
	hidden := false
	for _, e := range r.Excerpts {
		for i, c := range both[len(before)+1+e.Offset:][:len(e.Text)] {
			if c == '*' && e.Text[i] != c {
				e.Text[i], hidden = c, true
			}
		}
	}
	for i := range r.Findings {
		if f := &r.Findings[i]; hidden && !f.IsOfText() {
			f.Hide()
		}
	}
}

// maxBefore bounds the line before, in bytes: the name of a secret is in a short one.
const maxBefore = 4 << 10
