package lint

import "unicode/utf8"

// setEndColumns fills in the end columns of what was found in data: the
// document as it was read, since masking a secret changes how many code points
// a line has.
func setEndColumns(found []Finding, data []byte) {
	for i := range found {
		f := &found[i]
		f.EndColumn = f.Column + utf8.RuneCount(data[f.Offset:markEnd(data, f.Offset, f.End)])
	}
}
