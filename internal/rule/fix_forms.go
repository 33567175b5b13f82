package rule

import (
	"cmp"
	"fmt"
	"slices"

	"example.com/authlink"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/variants"
)

// A Speller converts payloads of any form to one form.
type Speller struct {
	to         variants.Chosen
	properties []variants.Property
	names      spellings
}

// NewSpeller returns a Speller for a variant of a contract.
func NewSpeller(to variants.Chosen) *Speller {
	properties := to.Properties(to.Edition)
	return &Speller{to, properties, newSpellings(to, properties)}
}

// FormOf returns the index of the form of a payload; for what is not a payload, that of the
// form that it is to be in.
func (s *Speller) FormOf(doc *jsonindex.Index) int {
	if p := new(payloadRoom).read(doc, &s.to, s.properties, s.names); p != nil {
		return p.foundForm(doc)
	}
	return s.to.Form
}

// Edits returns the edits that turn a payload of another form into one of the variant.
// It is an error if an object has a property in both spellings.
func (s *Speller) Edits(doc *jsonindex.Index) ([]authlink.Edit, error) {
	for _, r := range s.to.Names(doc) {
		if r.Before != "" {
			return nil, fmt.Errorf("it has both %s and %s, which would become one", doc.Text(r.Token), r.Before)
		}
	}
	return respell(doc, s.to), nil
}

// respell returns the edits that turn names and values of other forms into those of the
// contract's form.
func respell(doc *jsonindex.Index, to variants.Chosen) []authlink.Edit {
	edits := append(rename(doc, to), inStrings(doc, to.Values(doc))...)
	slices.SortFunc(edits, func(a, b authlink.Edit) int { return cmp.Compare(a.Offset, b.Offset) })
	return edits
}

// rename returns the edits that rename members in another style to the names of the
// contract's form, unless these are taken.
func rename(doc *jsonindex.Index, to variants.Chosen) []authlink.Edit {
	free := slices.DeleteFunc(to.Names(doc), func(r variants.Renaming) bool { return r.Before != "" })
	return inStrings(doc, free)
}

// inStrings replaces the texts of strings with some that need no escapes.
func inStrings(doc *jsonindex.Index, renamings []variants.Renaming) []authlink.Edit {
	var edits []authlink.Edit
	for _, r := range renamings {
		t := doc.Token(r.Token)
		edits = append(edits, authlink.Edit{Offset: int(t.Start) + 1, End: int(t.End) - 1, Text: r.Text})
	}
	return edits
}
