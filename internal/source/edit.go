package source

import (
	"slices"

	"example.com/authlink"
)

// Apply returns text with edits made that are known to be in order and within it.
func Apply(text []byte, edits []authlink.Edit) []byte {
	out, err := (&authlink.Fix{Edits: edits}).Apply(text)
	if err != nil {
		panic(err) // a fault of the program, which has made the edits
	}
	return out
}

// Moved returns edits of what begins at an offset of a text as edits of the text.
func Moved(edits []authlink.Edit, offset int) []authlink.Edit {
	out := slices.Clone(edits)
	for i := range out {
		out[i].Offset += offset
		out[i].End += offset
	}
	return out
}
