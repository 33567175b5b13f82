package authlink

import "example.com/authlink/internal/diagnose"

// An Edit puts Text in the place of the bytes [Offset, End) of a document.
type Edit struct {
	Offset int    `json:"offset"`
	End    int    `json:"end"`
	Text   string `json:"text"`
}

// A Fix is the change of the document that a hint suggests.
type Fix struct {
	// Guess is set where the change may be wrong: the word that was meant is not
	// the same but for case and separators, or a property gets another name.
	Guess bool `json:"guess"`

	// Edits are in the order of their offsets and do not overlap. They hold
	// nothing of the document, and so no secret.
	Edits []Edit `json:"edits"`
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
