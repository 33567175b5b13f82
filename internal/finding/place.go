package finding

import (
	"cmp"
	"example.com/authlink/internal/span"
	"slices"
)

// Place returns the source to show a finding in, and where it stands there. There is
// none of what stands nowhere in the file, such as a value that YAML leaves out.
func (r Result) Place(f Finding) (source []byte, offset, end int) {
	i, found := slices.BinarySearchFunc(r.Excerpts, f.Offset, func(e span.Excerpt, offset int) int {
		return cmp.Compare(e.Offset, offset)
	})
	if !found {
		i-- // the last one that begins before the finding
	}
	if i < 0 || f.Offset > r.Excerpts[i].Offset+len(r.Excerpts[i].Text) {
		return nil, 0, 0
	}
	e := r.Excerpts[i]
	return e.Text, f.Offset - e.Offset, min(f.End-e.Offset, len(e.Text))
}
