package source

import (
	"slices"

	"example.com/authlink"
	"example.com/authlink/internal/jsonindex"
)

// Related turns places in the document into those in its file, of which a cursor is given.
func (d Document) Related(places []authlink.Related, lines *jsonindex.Cursor) []authlink.Related {
	if len(places) == 0 {
		return places
	}
	places = slices.Clone(places)
	for i := range places {
		r := &places[i]
		r.Offset, r.End = d.Start(r.Offset), max(d.Start(r.Offset), d.Stop(r.End))
		r.Line, r.Column = lines.Position(r.Offset)
	}
	return places
}
