package describe

import (
	"slices"
	"strconv"

	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/jsonpointer"
	"example.com/authlink/internal/secret"
	"example.com/authlink/internal/show"
	"example.com/authlink/internal/subschema"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// A Description is what a schema says of a value: annotations, and what people need
// of the assertions.
type Description struct {
	InstanceLocation string
	Offset, End      int

	Title, Description string
	Types              []string
	Format             []string
	Values, Examples   []string

	Required, Deprecated, ReadOnly, WriteOnly bool
}

// At describes the innermost value whose text, or whose name, holds the byte at an
// offset. ok is false where there is none, or the schema says nothing of it.
func At(doc *jsonindex.Index, schema *jsonschema.Schema, offset int) (d Description, ok bool) {
	root := doc.Token(0)
	if offset < int(root.Start) || offset >= int(root.End) {
		return Description{}, false
	}
	at := position{schemas: subschema.Applicable([]*jsonschema.Schema{schema}), name: -1}
	for at.step(doc, offset) {
	}
	if len(at.schemas) == 0 {
		return Description{}, false
	}
	return at.describe(doc), true
}

// A position is a value in a document, and the schemas that apply to it.
type position struct {
	value, name int // tokens; name is -1 where there is none
	path        []string
	schemas     []*jsonschema.Schema
	required    bool
	secret      bool // what the schema has for it is not to be shown
}

// step moves to the value below that the byte at offset belongs to, if there is
// one.
func (p *position) step(doc *jsonindex.Index, offset int) bool {
	p.secret = p.secret || subschema.MarkedSecret(p.schemas)
	n := 0
	for child, isSecret := range secret.Children(doc, p.value) {
		t := doc.Token(child.Value)
		if child.Name < 0 && int(t.Start) <= offset && offset < int(t.End) {
			p.path = append(p.path, strconv.Itoa(n))
			p.value, p.name, p.required, p.secret = child.Value, -1, false, p.secret || isSecret
			p.schemas = subschema.Below(p.schemas, "", false)
			return true
		}
		if child.Name >= 0 && int(doc.Token(child.Name).Start) <= offset && offset < int(t.End) {
			p.enter(child)
			p.secret = p.secret || isSecret
			return offset >= int(t.Start) // the name is the end of the way
		}
		n++
	}
	return false
}

// enter moves to a member of the object.
func (p *position) enter(member secret.Child) {
	text := member.Text
	p.path = append(p.path, shownName(text, p.schemas, p.secret))
	p.value, p.name = member.Value, member.Name
	p.required = slices.ContainsFunc(p.schemas, func(s *jsonschema.Schema) bool { return slices.Contains(s.Required, text) })
	p.schemas = subschema.Below(p.schemas, text, true)
}

// shownName returns a name as it may be shown, of a member of an object that schemas apply
// to. In a secret, only those that the schemas spell out are: any other may be the secret.
func shownName(name string, schemas []*jsonschema.Schema, isSecret bool) string {
	switch {
	case slices.ContainsFunc(schemas, func(s *jsonschema.Schema) bool { return s.Properties[name] != nil }):
		return name
	case isSecret:
		return "***"
	}
	return secret.MaskText(name)
}

func (p *position) describe(doc *jsonindex.Index) Description {
	t := doc.Token(p.value)
	if p.name >= 0 {
		t = doc.Token(p.name)
	}
	d := Description{InstanceLocation: jsonpointer.String(p.path...), Offset: int(t.Start), End: int(t.End), Required: p.required}
	for _, s := range p.schemas {
		d.add(s)
	}
	if p.secret || subschema.MarkedSecret(p.schemas) {
		d.Values, d.Examples = nil, nil
	}
	d.Title, d.Description = secret.Mask(d.Title, secret.OfSchema), secret.Mask(d.Description, secret.OfSchema)
	for _, list := range []*[]string{&d.Types, &d.Format} {
		slices.Sort(*list) // the schemas come in no particular order
		*list = slices.Compact(*list)
	}
	return d
}

// add joins what one more schema says.
func (d *Description) add(s *jsonschema.Schema) {
	d.Title = least(d.Title, s.Title)
	d.Description = least(d.Description, s.Description)
	d.Deprecated = d.Deprecated || s.Deprecated
	d.ReadOnly = d.ReadOnly || s.ReadOnly
	d.WriteOnly = d.WriteOnly || s.WriteOnly
	if s.Types != nil {
		d.Types = append(d.Types, s.Types.ToStrings()...)
	}
	if s.Format != nil {
		d.Format = append(d.Format, s.Format.Name)
	}
	if s.Enum != nil {
		d.Values = appendShown(d.Values, s.Enum.Values...)
	}
	if s.Const != nil {
		d.Values = appendShown(d.Values, *s.Const)
	}
	d.Examples = appendShown(d.Examples, s.Examples...)
}

// least returns the text that comes first in the alphabet, but for none.
func least(a, b string) string {
	if a == "" || b != "" && b < a {
		return b
	}
	return a
}

// appendShown appends values of a schema that are not in the list yet, in their
// order.
func appendShown(list []string, values ...any) []string {
	for _, value := range values {
		if text := show.Own(value); !slices.Contains(list, text) {
			list = append(list, text)
		}
	}
	return list
}
