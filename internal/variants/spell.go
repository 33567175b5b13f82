package variants

import (
	"slices"

	"example.com/authlink/internal/jsonindex"
)

// A Renaming puts another text in the place of a string token of a document.
type Renaming struct {
	Token  int
	Text   string
	Before string // of the object's names, the one that has the place already; else ""
}

// Names returns the renamings that put the names of a document into the form of the variant,
// in the order of the document. A name stays where the object has the right one as well:
// Before says so.
func (c Chosen) Names(doc *jsonindex.Index) []Renaming { return c.respell(doc, true, false) }

// Values is Names for the values that the schema lists.
func (c Chosen) Values(doc *jsonindex.Index) []Renaming { return c.respell(doc, false, true) }

func (c Chosen) respell(doc *jsonindex.Index, names, values bool) []Renaming {
	s := speller{c: c, doc: doc, names: names, values: values}
	s.w = walk{root: c.schema(c.Edition)}
	s.value(0, []any{s.w.root})
	return s.found
}

// A speller goes through a document, and the schema with it.
type speller struct {
	c             Chosen
	doc           *jsonindex.Index
	w             walk
	names, values bool
	found         []Renaming
}

// value looks at a value to which schemas apply.
func (s *speller) value(i int, schemas []any) {
	var all []map[string]any
	for _, schema := range schemas {
		all = append(all, s.w.alternatives(schema)...)
	}
	if len(all) == 0 {
		return
	}
	switch s.doc.Token(i).Kind {
	case jsonindex.Object:
		s.object(i, all)
	case jsonindex.Array:
		for element := range s.doc.Elements(i) {
			s.value(element, below(all, "items"))
		}
	case jsonindex.String:
		if s.values {
			s.text(i, all)
		}
	}
}

// object looks at the names of an object, and at what it holds.
func (s *speller) object(i int, all []map[string]any) {
	for name, value := range s.doc.Members(i) {
		property, schemas := s.c.propertyOf(s.doc.Text(name), all)
		if schemas == nil {
			s.value(value, below(all, "additionalProperties"))
			continue
		}
		if own := s.c.Spelling().Property(property); s.names && own != s.doc.Text(name) {
			r := Renaming{Token: name, Text: own}
			if _, _, taken := s.doc.Child(i, own); taken {
				r.Before = own
			}
			s.found = append(s.found, r)
		}
		s.value(value, schemas)
	}
}

// propertyOf returns the property that a form spells like that, and the schemas of its value;
// nil for none.
func (c Chosen) propertyOf(name string, all []map[string]any) (property string, schemas []any) {
	for _, schema := range all {
		properties, _ := schema["properties"].(map[string]any)
		for known, sub := range properties {
			if known == name || slices.ContainsFunc(c.Forms, func(f Form) bool { return f.Property(known) == name }) {
				property, schemas = known, append(schemas, sub)
			}
		}
	}
	return property, schemas
}

// text looks at a string that may be one of the values that schemas list.
func (s *speller) text(i int, all []map[string]any) {
	text := s.doc.Text(i)
	for _, form := range s.c.Forms {
		value, ok := form.Canonical(text)
		own := s.c.Spelling().Value(value)
		if !ok || own == text {
			continue
		}
		if slices.ContainsFunc(all, func(schema map[string]any) bool {
			return schema["const"] == value || slices.Contains(texts(schema["enum"]), value)
		}) {
			s.found = append(s.found, Renaming{Token: i, Text: own})
			return
		}
	}
}

// below returns the schemas in a keyword of some schemas.
func below(all []map[string]any, keyword string) []any {
	var list []any
	for _, schema := range all {
		if sub, ok := schema[keyword].(map[string]any); ok {
			list = append(list, sub)
		}
	}
	return list
}
