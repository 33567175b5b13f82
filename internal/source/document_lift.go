package source

import (
	"example.com/authlink"
	"example.com/authlink/internal/span"
	"example.com/authlink/internal/words"
)

// Lift turns edits of the JSON into edits of the JSON that it was taken from; it returns
// no edits if that cannot be done exactly.
func (d Document) Lift(edits []authlink.Edit) []authlink.Edit {
	if d.lift == nil || len(edits) == 0 {
		return edits
	}
	return d.lift(edits)
}

func liftNothing([]authlink.Edit) []authlink.Edit { return nil }

// liftPart is the lift of what begins at an offset of d.
func (d Document) liftPart(start int) func([]authlink.Edit) []authlink.Edit {
	return func(edits []authlink.Edit) []authlink.Edit { return d.Lift(Moved(edits, start)) }
}

// liftString is the lift of the text of a string of d, which comes from s.
func (d Document) liftString(s span.Spans) func([]authlink.Edit) []authlink.Edit {
	return func(edits []authlink.Edit) []authlink.Edit {
		out := make([]authlink.Edit, len(edits))
		for i, e := range edits {
			out[i] = placedEdit(s, e)
			out[i].Text = words.InQuotes(e.Text)
		}
		return d.Lift(out)
	}
}

// placedEdit returns an edit of JSON as one at the place that it comes from.
func placedEdit(s span.Spans, e authlink.Edit) authlink.Edit {
	at := authlink.Edit{Offset: s.Start(e.Offset), Text: e.Text}
	if at.End = at.Offset; e.End > e.Offset {
		at.End = s.Stop(e.End)
	}
	return at
}
