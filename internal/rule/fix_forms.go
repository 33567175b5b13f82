package rule

import (
	"cmp"
	"fmt"
	"slices"

	"example.com/authlink"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/schema"
)

// A Speller converts payloads of any form to one form.
type Speller struct {
	to         authlink.Variant
	properties []schema.Property
}

// NewSpeller returns a Speller for a variant of the built-in contract.
func NewSpeller(to authlink.Variant) *Speller { return &Speller{to, schema.Properties(to.Edition)} }

// FormOf returns the form of a payload; for what is not a payload, the form that it
// is to be in.
func (s *Speller) FormOf(doc *jsonindex.Index) authlink.Form {
	if p := newPayload(doc, s.to.Form, s.properties); p != nil {
		return p.foundForm(doc)
	}
	return s.to.Form
}

// Edits returns the edits that turn a payload of another form into one of the variant.
// It is an error if a payload has a property in both spellings.
func (s *Speller) Edits(doc *jsonindex.Index) ([]authlink.Edit, error) {
	p := newPayload(doc, s.to.Form, s.properties)
	for _, at := range p.others {
		name := doc.Text(at.path[0].name)
		if own := p.spell(name); p.members[own.SDK].value != at.value {
			return nil, fmt.Errorf("it has both %s and %s, which would become one", name, own.Name(s.to.Form))
		}
	}
	return p.respell(doc, s.to.Edition), nil
}

// respell returns the edits that turn names and categories of other forms into those of
// the contract's form.
func (p *payload) respell(doc *jsonindex.Index, edition authlink.Edition) []authlink.Edit {
	edits := p.rename(doc)
	for element := range p.categories(doc) {
		edits = append(edits, p.respellCategory(doc, element, edition)...)
	}
	slices.SortFunc(edits, func(a, b authlink.Edit) int { return cmp.Compare(a.Offset, b.Offset) })
	return edits
}

// rename returns the edits that rename members in the other spelling to the names of
// the contract's form, unless these are taken.
func (p *payload) rename(doc *jsonindex.Index) []authlink.Edit {
	var edits []authlink.Edit
	for _, at := range p.others {
		name := at.path[0].name
		own := p.spell(doc.Text(name))
		if p.members[own.SDK].value == at.value {
			edits = append(edits, inString(doc.Token(name), own.Name(p.form)))
		}
	}
	return edits
}

// respellCategory returns the edit of a category of the edition that the contract's
// form spells differently, none for any other.
func (p *payload) respellCategory(doc *jsonindex.Index, i int, edition authlink.Edition) []authlink.Edit {
	text := doc.Text(i)
	category, ok := schema.ParseCategory(text)
	if own := category.Spelling(p.form); ok && text != own && slices.Contains(edition.Categories(), category) {
		return []authlink.Edit{inString(doc.Token(i), own)}
	}
	return nil
}

// inString replaces the text of a string with one that needs no escapes.
func inString(t jsonindex.Token, text string) authlink.Edit {
	return authlink.Edit{Offset: int(t.Start) + 1, End: int(t.End) - 1, Text: text}
}
