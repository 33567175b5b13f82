package rule

import (
	"reflect"
	"slices"
	"strings"

	"example.com/authlink"
	"example.com/authlink/internal/jsonindex"
)

// A payload is a document as the auth link of the built-in contract: what it
// has, whichever form it is in.
type payload struct {
	form       authlink.Form // that of the contract
	properties []Property
	Members    map[string]place // by the property's name in the SDK form

	// own and other count the names that only the contract's form, or only the
	// other form, spells like that.
	own, other int

	// others are the members by the names of the other form, in the order of
	// the document.
	Others []place

	isMixed bool // mixed-forms has said so
}

// A Property is one of the contract's.
type Property struct {
	Sdk, Wire  string
	isRequired bool
	isText     bool // its value may be any string
}

// In returns the property's name in a form.
func (p Property) In(form authlink.Form) string {
	if form == authlink.FormWire {
		return p.Wire
	}
	return p.Sdk
}

// Properties reads the properties of an edition off the contract's Go type.
func Properties(edition authlink.Edition) []Property {
	var all []Property
	for field := range reflect.TypeFor[authlink.AuthLink]().Fields() {
		if !edition.Includes(field.Tag) {
			continue
		}
		sdk, options, _ := strings.Cut(field.Tag.Get("json"), ",")
		wire, _, _ := strings.Cut(field.Tag.Get("wire"), ",")
		all = append(all, Property{
			Sdk: sdk, Wire: wire,
			isRequired: options != "omitzero",
			isText:     field.Type == reflect.TypeFor[string]() || field.Type == reflect.TypeFor[authlink.Optional[string]](),
		})
	}
	return all
}

// OtherForm returns the form that form is not.
func OtherForm(form authlink.Form) authlink.Form {
	if form == authlink.FormWire {
		return authlink.FormSDK
	}
	return authlink.FormWire
}

// nameOf returns a form's name as it stands in a sentence.
func nameOf(form authlink.Form) string {
	if form == authlink.FormSDK {
		return "SDK"
	}
	return form.String()
}

// NewPayload looks a document over. What is no object is no payload: nil.
func NewPayload(doc *jsonindex.Index, form authlink.Form, properties []Property) *payload {
	if doc.Token(0).Kind != jsonindex.Object {
		return nil
	}
	p := &payload{form: form, properties: properties, Members: make(map[string]place)}
	for name, value := range doc.Members(0) {
		p.add(place{value, []step{{Name: name}}}, doc.Text(name))
	}
	return p
}

func (p *payload) add(at place, name string) {
	for _, property := range p.properties {
		own, other := property.In(p.form), property.In(OtherForm(p.form))
		switch name {
		case own:
			p.Members[property.Sdk] = at
			if own != other {
				p.own++
			}
		case other:
			p.other++
			p.Others = append(p.Others, at)
			if _, taken := p.Members[property.Sdk]; !taken {
				p.Members[property.Sdk] = at
			}
		}
	}
}

// isWrongForm reports whether the payload is in the other form as a whole. One
// name proves nothing.
func (p *payload) isWrongForm() bool { return p != nil && p.own == 0 && p.other > 1 }

// lacks reports whether a required property is there in neither spelling.
func (p *payload) lacks() bool {
	for _, property := range p.properties {
		if _, ok := p.Members[property.Sdk]; property.isRequired && !ok {
			return true
		}
	}
	return false
}

// isOther reports whether the name at an offset is one of the other form's.
func (p *payload) isOther(offset int, doc *jsonindex.Index) bool {
	return slices.ContainsFunc(p.Others, func(at place) bool {
		return int(doc.Token(at.Path[0].Name).Start) == offset
	})
}

// Spell returns the property that the other form calls by a name.
func (p *payload) Spell(name string) Property {
	i := slices.IndexFunc(p.properties, func(q Property) bool { return q.In(OtherForm(p.form)) == name })
	return p.properties[i]
}
