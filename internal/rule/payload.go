package rule

import (
	"iter"
	"slices"

	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/jsonpointer"
	"example.com/authlink/internal/variants"
)

// A payload is a document as the payload of a contract, in whichever form. Each of the
// contract's forms has its names in a style: others are the names that only another style has.
type payload struct {
	of         variants.Chosen
	properties []variants.Property
	members    []place // of each property; zero where it is not there

	// own and other count the names that are in one of the styles alone.
	own, other int

	// others are the members by the names of another style, in the order of the document.
	others []place

	isMixed bool // mixed-forms has said so

	isOfOtherEdition bool        // wrong-edition has said so
	suggested        *suggestion // what it satisfies, where that is another edition in another form
}

// spellings are the properties that a contract may mean by a name.
type spellings map[string][]spelled

// A spelled is a property by one of its names.
type spelled struct {
	property  int  // its index
	isOwn     bool // the form of the contract spells it like that
	isTelling bool // and the styles spell it differently
}

func newSpellings(of variants.Chosen, properties []variants.Property) spellings {
	s := spellings{}
	for i := range properties {
		p := &properties[i]
		own := p.Names[of.Form]
		for _, name := range slices.Compact(slices.Sorted(slices.Values(p.Names))) {
			isTelling := slices.ContainsFunc(p.Names, func(other string) bool { return other != own })
			s[name] = append(s[name], spelled{i, name == own, isTelling})
		}
	}
	return s
}

// A payloadRoom is the memory that payloads are read into, one after the other.
type payloadRoom struct {
	payload payload
	members []place
	steps   []step // of all members
}

// maxRoom is for how many members memory is kept.
const maxRoom = 1 << 10

// read reads a document as a payload, in place of the last one. It returns nil if it is not an
// object.
func (r *payloadRoom) read(doc *jsonindex.Index, of *variants.Chosen, properties []variants.Property, names spellings) *payload {
	if doc.Token(0).Kind != jsonindex.Object {
		return nil
	}
	steps := slices.Grow(r.steps[:0], doc.Count(0))
	r.members = slices.Grow(r.members[:0], len(properties))[:len(properties)]
	clear(r.members)
	r.payload = payload{of: *of, properties: properties, members: r.members, others: r.payload.others[:0]}
	for name, value := range doc.Members(0) {
		if found := names[string(doc.TextBytes(name))]; found != nil {
			steps = append(steps, step{name: name})
			r.payload.add(place{value, steps[len(steps)-1 : len(steps) : len(steps)]}, found)
		}
	}
	if r.steps = steps; cap(steps) > maxRoom {
		r.steps = nil
	}
	return &r.payload
}

// forget lets go of the payload.
func (r *payloadRoom) forget() {
	clear(r.members)
	clear(r.payload.others)
	others := r.payload.others[:0]
	if cap(others) > maxRoom {
		others = nil
	}
	r.payload = payload{others: others}
}

// form is that of the contract.
func (p *payload) form() variants.Form { return p.of.Spelling() }

// nameOf returns a form's name as it stands in a sentence.
func nameOf(form variants.Form) string {
	if form.Name == "sdk" {
		return "SDK"
	}
	return form.Name
}

func (p *payload) add(at place, found []spelled) {
	for _, name := range found {
		if name.isOwn {
			p.members[name.property] = at
			if name.isTelling {
				p.own++
			}
			continue
		}
		p.other++
		p.others = append(p.others, at)
		if !p.has(name.property) {
			p.members[name.property] = at
		}
	}
}

// has reports whether a property is there, in whichever style. No member is token 0.
func (p *payload) has(property int) bool { return p.members[property].value != 0 }

// member returns the place of a property by its name in the schema.
func (p *payload) member(name string) (place, bool) {
	i := slices.IndexFunc(p.properties, func(property variants.Property) bool { return property.Name == name })
	if i < 0 || !p.has(i) {
		return place{}, false
	}
	return p.members[i], true
}

// isOtherName reports whether a form of another style spells a property like that.
func (p *payload) isOtherName(name string, property variants.Property) bool {
	own := property.Names[p.of.Form]
	return name != own && slices.Contains(property.Names, name)
}

// isWrongForm reports whether the whole payload is in another form. A single name
// proves nothing.
func (p *payload) isWrongForm() bool { return p != nil && p.own == 0 && p.other > 1 }

// lacks reports whether a required property is missing in all styles.
func (p *payload) lacks() bool {
	for i, property := range p.properties {
		if property.Required && !p.has(i) {
			return true
		}
	}
	return false
}

// isOther reports whether the name at an offset is in another style.
func (p *payload) isOther(offset int, doc *jsonindex.Index) bool {
	return slices.ContainsFunc(p.others, func(at place) bool {
		return int(doc.Token(at.path[0].name).Start) == offset
	})
}

// spell returns the property that has a name in another style.
func (p *payload) spell(name string) variants.Property {
	i := slices.IndexFunc(p.properties, func(q variants.Property) bool { return p.isOtherName(name, q) })
	return p.properties[i]
}

// foundForm returns the index of the form that the payload is in: by the style of most of its
// names and, where several forms have that, by the values in its lists.
func (p *payload) foundForm(doc *jsonindex.Index) int {
	style := p.form().Style
	if p.own < p.other {
		style = p.otherStyle(doc)
	}
	found := -1
	for i, form := range p.of.Forms {
		switch {
		case form.Style != style:
		case found < 0, p.isSpelledBy(doc, form):
			found = i
		}
	}
	return found
}

// otherStyle is the style of the first name that is in another one.
func (p *payload) otherStyle(doc *jsonindex.Index) variants.Style {
	name := doc.Text(p.others[0].path[0].name)
	property := p.spell(name)
	return p.of.Forms[slices.Index(property.Names, name)].Style
}

// isSpelledBy reports whether the lists hold a value that a form spells in its own way.
func (p *payload) isSpelledBy(doc *jsonindex.Index, form variants.Form) bool {
	for _, list := range p.of.Lists {
		for at := range p.elements(doc, list.Pointer) {
			text := doc.Text(at.value)
			if value, ok := form.Canonical(text); ok && value != text {
				return true
			}
		}
	}
	return false
}

// elements yields the strings in the lists at a place.
func (p *payload) elements(doc *jsonindex.Index, pointer string) iter.Seq[place] {
	return func(yield func(place) bool) {
		for list := range p.at(doc, pointer, jsonindex.Array) {
			n := 0
			for element := range doc.Elements(list.value) {
				path := append(slices.Clip(list.path), step{-1, n})
				if n++; doc.Token(element).Kind == jsonindex.String && !yield(place{element, path}) {
					return
				}
			}
		}
	}
}

// at yields the values of a kind at the places that a JSON Pointer of the contract names.
func (p *payload) at(doc *jsonindex.Index, pointer string, kind jsonindex.Kind) iter.Seq[place] {
	return func(yield func(place) bool) {
		tokens := jsonpointer.Split(pointer)
		if p == nil || len(tokens) == 0 {
			return
		}
		start, _ := p.member(tokens[0])
		starts := []place{start}
		if tokens[0] == "*" {
			starts = nil
			for name, value := range doc.Members(0) {
				starts = append(starts, place{value, []step{{name: name}}})
			}
		}
		for _, start := range starts {
			if start.path != nil && !p.walk(doc, start, tokens[1:], kind, yield) {
				return
			}
		}
	}
}

// walk is at from a place on.
func (p *payload) walk(doc *jsonindex.Index, from place, tokens []string, kind jsonindex.Kind, yield func(place) bool) bool {
	if len(tokens) == 0 {
		return doc.Token(from.value).Kind != kind || yield(from)
	}
	switch doc.Token(from.value).Kind {
	case jsonindex.Object:
		for name, value := range doc.Members(from.value) {
			if !p.isNamed(doc.Text(name), tokens[0]) {
				continue
			}
			if !p.walk(doc, place{value, append(slices.Clip(from.path), step{name: name})}, tokens[1:], kind, yield) {
				return false
			}
		}
	case jsonindex.Array:
		n := 0
		for element := range doc.Elements(from.value) {
			if tokens[0] == "*" && !p.walk(doc, place{element, append(slices.Clip(from.path), step{-1, n})}, tokens[1:], kind, yield) {
				return false
			}
			n++
		}
	}
	return true
}

// isNamed reports whether a form spells a name of the contract, or any name, like that.
func (p *payload) isNamed(name, known string) bool {
	return known == "*" || slices.ContainsFunc(p.of.Forms, func(f variants.Form) bool { return f.Property(known) == name })
}
