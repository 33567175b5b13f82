package authlink

import (
	"fmt"

	"example.com/authlink/internal/diagnose"
)

// An Edit puts Text in the place of the bytes [Offset, End) of a document; where End
// equals Offset, it inserts Text before the byte at Offset.
type Edit struct {
	Offset int    `json:"offset"`
	End    int    `json:"end"`
	Text   string `json:"text"`
}

// A Fix is the change of the document that a hint suggests.
type Fix struct {
	// Guess is set where the change may be wrong: the word that was meant differs in more
	// than case and separators, or a property gets another name.
	Guess bool `json:"guess"`

	// Edits are in the order of their offsets and do not overlap. They hold nothing of the
	// document, and so no secret.
	Edits []Edit `json:"edits"`
}

// Apply returns a copy of data in which the edits have been made; a nil Fix makes none.
// data is the document that the fix was suggested for: once another fix has been applied,
// the offsets are no longer right, so validate again before the next. Apply returns an
// error where an edit lies outside data, ends before it begins, or begins before the end
// of the one ahead of it.
func (f *Fix) Apply(data []byte) ([]byte, error) {
	out, done := make([]byte, 0, len(data)), 0
	if f != nil {
		for i, e := range f.Edits {
			switch {
			case e.Offset < 0 || e.End < e.Offset || e.End > len(data):
				return nil, fmt.Errorf("apply: edit %d is of the bytes [%d, %d), of a document of %d", i, e.Offset, e.End, len(data))
			case e.Offset < done:
				return nil, fmt.Errorf("apply: edit %d begins at byte %d, before the end of the one ahead of it, %d", i, e.Offset, done)
			}
			out = append(out, data[done:e.Offset]...)
			out = append(out, e.Text...)
			done = e.End
		}
	}
	return append(out, data[done:]...), nil
}

func newFix(f *diagnose.Fix) *Fix {
	if f == nil {
		return nil
	}
	fix := &Fix{Guess: f.Guess, Edits: make([]Edit, len(f.Edits))}
	for i, e := range f.Edits {
		fix.Edits[i] = Edit(e)
	}
	return fix
}
