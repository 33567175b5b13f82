package lint

import (
	"bytes"

	"example.com/authlink"
)

// lifted returns a fix of the document as one of what holds it, nil where it
// cannot be made there.
func (d placedJSON) lifted(f *Fix) *Fix {
	if f == nil {
		return nil
	}
	out := &Fix{Kind: f.Kind, Edits: d.lifts(f.Edits), withheld: d.opaque}
	if len(out.Edits) == 0 {
		return nil
	}
	return out
}

func (d placedJSON) lifts(edits []authlink.Edit) []authlink.Edit {
	if d.lift == nil || len(edits) == 0 {
		return edits
	}
	return d.lift(edits)
}

func liftNothing([]authlink.Edit) []authlink.Edit { return nil }

// liftPart is the lift of what begins at an offset of d.
func (d placedJSON) liftPart(start int) func([]authlink.Edit) []authlink.Edit {
	return func(edits []authlink.Edit) []authlink.Edit { return d.lifts(moved(edits, start)) }
}

// liftString is the lift of the text of a string of d, which comes from s.
func (d placedJSON) liftString(s spans) func([]authlink.Edit) []authlink.Edit {
	return func(edits []authlink.Edit) []authlink.Edit {
		out := make([]authlink.Edit, len(edits))
		for i, e := range edits {
			out[i] = s.edit(e)
			out[i].Text = inQuotes(e.Text)
		}
		return d.lifts(out)
	}
}

// edit returns an edit of JSON in the place that it comes from.
func (s spans) edit(e authlink.Edit) authlink.Edit {
	at := authlink.Edit{Offset: s.start(e.Offset), Text: e.Text}
	if at.End = at.Offset; e.End > e.Offset {
		at.End = s.stop(e.End)
	}
	return at
}

// liftBase64 is the lift of what the text of d is in base64. It has to be written
// as an encoder does, so that what is not changed can be written again as it was.
func (d placedJSON) liftBase64(decoded []byte) func([]authlink.Edit) []authlink.Edit {
	return func(edits []authlink.Edit) []authlink.Edit {
		if !bytes.Equal(encodeBase64(decoded, d.json), d.json) {
			return nil
		}
		text := encodeBase64(apply(decoded, edits), d.json)
		return d.lifts([]authlink.Edit{{Offset: 0, End: len(d.json), Text: string(text)}})
	}
}

// withoutComments returns JSON with comments as JSON. Edits must be of what stands
// in the file as it does in the JSON. A comment does not: a space stands for each
// byte of it. So no comment is ever removed.
func withoutComments(text []byte) placedJSON {
	d := placedJSON{json: blankComments(text)}
	d.lift = func(edits []authlink.Edit) []authlink.Edit {
		for _, e := range edits {
			if !bytes.Equal(d.json[e.Offset:e.End], text[e.Offset:e.End]) {
				return nil
			}
		}
		return edits
	}
	return d
}
