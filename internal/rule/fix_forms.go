package rule

import (
	"cmp"
	"slices"

	"example.com/authlink"
	"example.com/authlink/internal/jsonindex"
)

// Respell returns the edits that turn the members by names of the other form,
// and the categories of that form, into those of the payload's own.
func (p *payload) Respell(doc *jsonindex.Index, edition authlink.Edition) []authlink.Edit {
	edits := p.rename(doc)
	list, ok := p.Members["categories"]
	if ok && doc.Token(list.Value).Kind == jsonindex.Array {
		for element := range doc.Elements(list.Value) {
			if doc.Token(element).Kind == jsonindex.String {
				edits = append(edits, p.respellCategory(doc, element, edition)...)
			}
		}
	}
	slices.SortFunc(edits, func(a, b authlink.Edit) int { return cmp.Compare(a.Offset, b.Offset) })
	return edits
}

// rename returns the edits that give the members by names of the other form
// those of the payload's own, unless they are taken.
func (p *payload) rename(doc *jsonindex.Index) []authlink.Edit {
	var edits []authlink.Edit
	for _, at := range p.Others {
		name := at.Path[0].Name
		own := p.Spell(doc.Text(name))
		if p.Members[own.Sdk].Value == at.Value {
			edits = append(edits, inString(doc.Token(name), own.In(p.form)))
		}
	}
	return edits
}

// respellCategory returns the edit of a category that the other form spells
// differently, none for any other.
func (p *payload) respellCategory(doc *jsonindex.Index, i int, edition authlink.Edition) []authlink.Edit {
	text := doc.Text(i)
	for _, c := range edition.Categories() {
		own, other := string(c), c.Wire()
		if p.form == authlink.FormWire {
			own, other = other, own
		}
		if text == other && own != other {
			return []authlink.Edit{inString(doc.Token(i), own)}
		}
	}
	return nil
}

// inString replaces the text of a string by one that needs no escapes.
func inString(t jsonindex.Token, text string) authlink.Edit {
	return authlink.Edit{Offset: int(t.Start) + 1, End: int(t.End) - 1, Text: text}
}
