package source

import (
	"slices"

	"example.com/authlink"
	"example.com/authlink/internal/jsonindex"
)

// Related turns places in the document into those in its file, whose text is given.
func (d Document) Related(places []authlink.Related, text []byte) []authlink.Related {
	places = slices.Clone(places)
	for i := range places {
		r := &places[i]
		r.Offset, r.End = d.Start(r.Offset), max(d.Start(r.Offset), d.Stop(r.End))
		r.Line, r.Column = jsonindex.NewCursor(text).Position(r.Offset)
	}
	return places
}
