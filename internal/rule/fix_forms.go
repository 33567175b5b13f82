package rule

import (
	"cmp"
	"slices"

	"example.com/authlink"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/schema"
)

// Respell returns the edits that turn names and categories of other forms into
// those of the contract's.
func (p *payload) Respell(doc *jsonindex.Index, edition authlink.Edition) []authlink.Edit {
	edits := p.rename(doc)
	for element := range p.categories(doc) {
		edits = append(edits, p.respellCategory(doc, element, edition)...)
	}
	slices.SortFunc(edits, func(a, b authlink.Edit) int { return cmp.Compare(a.Offset, b.Offset) })
	return edits
}

// rename returns the edits that give the members by names in the other spelling
// those of the contract's form, unless they are taken.
func (p *payload) rename(doc *jsonindex.Index) []authlink.Edit {
	var edits []authlink.Edit
	for _, at := range p.Others {
		name := at.Path[0].Name
		own := p.Spell(doc.Text(name))
		if p.Members[own.SDK].Value == at.Value {
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

// inString replaces the text of a string by one that needs no escapes.
func inString(t jsonindex.Token, text string) authlink.Edit {
	return authlink.Edit{Offset: int(t.Start) + 1, End: int(t.End) - 1, Text: text}
}
