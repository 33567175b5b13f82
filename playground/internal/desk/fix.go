package desk

import (
	"bytes"
	"context"
	"unicode/utf8"

	"example.com/authlink/internal/finding"
)

// Fixed is the answer to fix: one edit of the text that makes every safe fix.
type Fixed struct {
	Kind  string `json:"kind"` // "fixed"
	Fixes int    `json:"fixes"`
	Edit  *Edit  `json:"edit,omitempty"` // nil if there is nothing to fix
}

func (d *Desk) fix(ctx context.Context, q Question, document []byte, emit Emit) error {
	p, err := d.projectFor(q, q.kind(document))
	if err != nil {
		return err
	}
	fixed := p.FixText(ctx, named, document, []finding.FixKind{finding.FixSafe})
	if fixed.Err != nil {
		return reason(fixed.Err)
	}
	answer := Fixed{Kind: "fixed", Fixes: fixed.Fixes}
	if fixed.Fixes > 0 {
		answer.Edit = newShower(document).difference(fixed.Text)
	}
	emit(answer)
	return nil
}

// difference returns the edit from the text to another one, without what both begin and end
// with, in whole characters.
func (s shower) difference(text []byte) *Edit {
	start := commonPrefix(s.text, text)
	old, next := s.text[start:], text[start:]
	end := 0
	for end < min(len(old), len(next)) && old[len(old)-1-end] == next[len(next)-1-end] {
		end++
	}
	for end > 0 && !utf8.RuneStart(old[len(old)-end]) {
		end--
	}
	return &Edit{s.units.Before(start), s.units.Before(len(s.text) - end), string(bytes.ToValidUTF8(next[:len(next)-end], []byte("\uFFFD")))}
}

func commonPrefix(a, b []byte) int {
	n := 0
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	for n > 0 && n < len(a) && !utf8.RuneStart(a[n]) {
		n--
	}
	return n
}
