package rule

import (
	"iter"
	"slices"

	"example.com/authlink"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/schema"
)

// A payload is a document as the auth link of the built-in contract, in whichever form.
// The names of a form are in one of two spellings, camelCase or snake_case: the other
// spelling is the one that the contract's form does not have.
type payload struct {
	form       authlink.Form // that of the contract
	properties []schema.Property
	members    map[string]place // by the property's name in camelCase

	// own and other count the names that are in one of the spellings alone.
	own, other int

	// others are the members by the names of the other spelling, in the order of
	// the document.
	others []place

	isMixed bool // mixed-forms has said so

	isOfOtherEdition bool        // wrong-edition has said so
	suggested        *suggestion // what it satisfies, where that is another edition in another form
}

// otherName returns the property's name in the spelling that a form does not have.
func otherName(p schema.Property, form authlink.Form) string {
	if form == authlink.FormWire {
		return p.SDK
	}
	return p.Wire
}

// isText reports whether the value of a property may be any string.
func isText(p schema.Property) bool {
	return slices.Equal(p.Types, []string{"string"}) && p.Format == ""
}

// nameOf returns a form's name as it stands in a sentence.
func nameOf(form authlink.Form) string {
	if form == authlink.FormSDK {
		return "SDK"
	}
	return form.String()
}

// newPayload reads a document as a payload. It returns nil if it is not an object.
func newPayload(doc *jsonindex.Index, form authlink.Form, properties []schema.Property) *payload {
	if doc.Token(0).Kind != jsonindex.Object {
		return nil
	}
	p := &payload{form: form, properties: properties, members: make(map[string]place)}
	for name, value := range doc.Members(0) {
		p.add(place{value, []step{{name: name}}}, doc.Text(name))
	}
	return p
}

func (p *payload) add(at place, name string) {
	for _, property := range p.properties {
		own, other := property.Name(p.form), otherName(property, p.form)
		switch name {
		case own:
			p.members[property.SDK] = at
			if own != other {
				p.own++
			}
		case other:
			p.other++
			p.others = append(p.others, at)
			if _, taken := p.members[property.SDK]; !taken {
				p.members[property.SDK] = at
			}
		}
	}
}

// isWrongForm reports whether the whole payload is in another form. A single name
// proves nothing.
func (p *payload) isWrongForm() bool { return p != nil && p.own == 0 && p.other > 1 }

// lacks reports whether a required property is missing in both spellings.
func (p *payload) lacks() bool {
	for _, property := range p.properties {
		if _, ok := p.members[property.SDK]; property.Required && !ok {
			return true
		}
	}
	return false
}

// isOther reports whether the name at an offset is in the other spelling.
func (p *payload) isOther(offset int, doc *jsonindex.Index) bool {
	return slices.ContainsFunc(p.others, func(at place) bool {
		return int(doc.Token(at.path[0].name).Start) == offset
	})
}

// spell returns the property that has a name in the other spelling.
func (p *payload) spell(name string) schema.Property {
	i := slices.IndexFunc(p.properties, func(q schema.Property) bool { return otherName(q, p.form) == name })
	return p.properties[i]
}

// foundForm returns the form that the payload is in: by the spelling of most of its
// names and, where that is camelCase, by its categories.
func (p *payload) foundForm(doc *jsonindex.Index) authlink.Form {
	if isWire := p.form == authlink.FormWire; isWire == (p.own >= p.other) {
		return authlink.FormWire
	}
	for element := range p.categories(doc) {
		text := doc.Text(element)
		if known, ok := schema.ParseCategory(text); ok && text != string(known) {
			return authlink.FormDump
		}
	}
	return authlink.FormSDK
}

// categories yields the strings in the list of categories.
func (p *payload) categories(doc *jsonindex.Index) iter.Seq[int] {
	return func(yield func(int) bool) {
		list, ok := p.members["categories"]
		if !ok || doc.Token(list.value).Kind != jsonindex.Array {
			return
		}
		for element := range doc.Elements(list.value) {
			if doc.Token(element).Kind == jsonindex.String && !yield(element) {
				return
			}
		}
	}
}
