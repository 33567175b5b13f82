package rule

import (
	"cmp"
	"fmt"
	"slices"

	"example.com/authlink"
	"example.com/authlink/internal/jsonindex"
)

// A Speller knows how to turn payloads of one form into the other.
type Speller struct {
	to         authlink.Variant
	properties []property
}

// NewSpeller returns one for a variant of the built-in contract.
func NewSpeller(to authlink.Variant) *Speller { return &Speller{to, properties(to.Edition)} }

// From is the variant that payloads come from.
func (s *Speller) From() authlink.Variant {
	from := s.to
	from.Form = otherForm(from.Form)
	return from
}

// Edits returns the edits that turn a payload of the other form into one of the variant.
// It is an error that a payload has a property in both spellings.
func (s *Speller) Edits(doc *jsonindex.Index) ([]authlink.Edit, error) {
	p := newPayload(doc, s.to.Form, s.properties)
	for _, at := range p.others {
		name := doc.Text(at.path[0].name)
		if own := p.spell(name); p.members[own.sdk].value != at.value {
			return nil, fmt.Errorf("it has both %s and %s, which would become one", name, own.in(s.to.Form))
		}
	}
	return p.respell(doc, s.to.Edition), nil
}

// respell returns the edits that turn the members by names of the other form,
// and the categories of that form, into those of the payload's own.
func (p *payload) respell(doc *jsonindex.Index, edition authlink.Edition) []authlink.Edit {
	edits := p.rename(doc)
	list, ok := p.members["categories"]
	if ok && doc.Token(list.value).Kind == jsonindex.Array {
		for element := range doc.Elements(list.value) {
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
	for _, at := range p.others {
		name := at.path[0].name
		own := p.spell(doc.Text(name))
		if p.members[own.sdk].value == at.value {
			edits = append(edits, inString(doc.Token(name), own.in(p.form)))
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
