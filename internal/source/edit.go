package source

import (
	"slices"

	"example.com/authlink"
)

// Apply returns text with the edits made, which are in order.
func Apply(text []byte, edits []authlink.Edit) []byte {
	out := make([]byte, 0, len(text))
	at := 0
	for _, e := range edits {
		out = append(out, text[at:e.Offset]...)
		out = append(out, e.Text...)
		at = e.End
	}
	return append(out, text[at:]...)
}

// Moved returns edits of what begins at an offset as edits of all of it.
func Moved(edits []authlink.Edit, offset int) []authlink.Edit {
	out := slices.Clone(edits)
	for i := range out {
		out[i].Offset += offset
		out[i].End += offset
	}
	return out
}
