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
	properties []property
	members    map[string]place // by the property's name in the SDK form

	// own and other count the names that only the contract's form, or only the
	// other form, spells like that.
	own, other int

	// others are the members by the names of the other form, in the order of
	// the document.
	others []place

	isMixed bool // mixed-forms has said so
}

// A property is one of the contract's.
type property struct {
	sdk, wire  string
	isRequired bool
	isText     bool // its value may be any string
}

// in returns the property's name in a form.
func (p property) in(form authlink.Form) string {
	if form == authlink.FormWire {
		return p.wire
	}
	return p.sdk
}

// properties reads the properties of an edition off the contract's Go type.
func properties(edition authlink.Edition) []property {
	var all []property
	for field := range reflect.TypeFor[authlink.AuthLink]().Fields() {
		if !edition.Includes(field.Tag) {
			continue
		}
		sdk, options, _ := strings.Cut(field.Tag.Get("json"), ",")
		wire, _, _ := strings.Cut(field.Tag.Get("wire"), ",")
		all = append(all, property{
			sdk: sdk, wire: wire,
			isRequired: options != "omitzero",
			isText:     field.Type == reflect.TypeFor[string]() || field.Type == reflect.TypeFor[authlink.Optional[string]](),
		})
	}
	return all
}

// otherForm returns the form that form is not.
func otherForm(form authlink.Form) authlink.Form {
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

// newPayload looks a document over. What is no object is no payload: nil.
func newPayload(doc *jsonindex.Index, form authlink.Form, properties []property) *payload {
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
		own, other := property.in(p.form), property.in(otherForm(p.form))
		switch name {
		case own:
			p.members[property.sdk] = at
			if own != other {
				p.own++
			}
		case other:
			p.other++
			p.others = append(p.others, at)
			if _, taken := p.members[property.sdk]; !taken {
				p.members[property.sdk] = at
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
		if _, ok := p.members[property.sdk]; property.isRequired && !ok {
			return true
		}
	}
	return false
}

// isOther reports whether the name at an offset is one of the other form's.
func (p *payload) isOther(offset int, doc *jsonindex.Index) bool {
	return slices.ContainsFunc(p.others, func(at place) bool {
		return int(doc.Token(at.path[0].name).Start) == offset
	})
}

// spell returns the property that the other form calls by a name.
func (p *payload) spell(name string) property {
	i := slices.IndexFunc(p.properties, func(q property) bool { return q.in(otherForm(p.form)) == name })
	return p.properties[i]
}
