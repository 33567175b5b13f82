package variants

import (
	"encoding/json"
	"strings"

	"example.com/authlink/internal/dialect"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/jsonpointer"
)

// Respell returns a JSON Schema in a form: the names of properties, and the values that it
// lists, are spelled as the form does; all else is as it was, byte by byte. What is not JSON is
// returned as it is.
func (f Form) Respell(schema []byte) []byte {
	doc := new(jsonindex.Index)
	if doc.Parse(schema, jsonindex.Options{}) != nil {
		return schema
	}
	r := respeller{form: f, doc: doc}
	r.schema(0)
	return apply(schema, r.edits)
}

// A respeller collects the edits that put a schema into a form.
type respeller struct {
	form  Form
	doc   *jsonindex.Index
	edits []edit
}

// An edit replaces the bytes [start, end) of a schema.
type edit struct {
	start, end int
	text       []byte
}

// schema respells a schema and those below it.
func (r *respeller) schema(i int) {
	switch r.doc.Token(i).Kind {
	case jsonindex.Array: // where a keyword takes one schema or several
		for element := range r.doc.Elements(i) {
			r.schema(element)
		}
	case jsonindex.Object:
		for name, value := range r.doc.Members(i) {
			r.keyword(r.doc.Text(name), value)
		}
	}
}

// keyword respells the value of a keyword.
func (r *respeller) keyword(name string, value int) {
	switch name {
	case "properties", "dependentSchemas", "dependentRequired", "dependencies":
		r.names(value)
	case "required":
		r.listed(value, r.form.Property)
	case "enum", "const":
		r.listed(value, r.form.Value)
	case "examples", "default", "example":
		r.value(value)
	case "$ref":
		r.replace(value, r.reference(r.doc.Text(value)))
	}
	k := dialect.Find(name)
	if k == nil || k.Shape == dialect.Value {
		return
	}
	if k.Shape != dialect.SchemaMap && k.Shape != dialect.SchemaMapPart {
		r.schema(value)
		return
	}
	if r.doc.Token(value).Kind == jsonindex.Object {
		for _, sub := range r.doc.Members(value) {
			if r.doc.Token(sub).Kind == jsonindex.Object {
				r.schema(sub)
			}
		}
	}
}

// names respells the names of members, and the names in the lists that they hold.
func (r *respeller) names(object int) {
	if r.doc.Token(object).Kind != jsonindex.Object {
		return
	}
	for name, value := range r.doc.Members(object) {
		r.replace(name, r.form.Property(r.doc.Text(name)))
		if r.doc.Token(value).Kind == jsonindex.Array {
			r.listed(value, r.form.Property)
		}
	}
}

// listed respells a string, or the strings in a list.
func (r *respeller) listed(i int, spell func(string) string) {
	switch r.doc.Token(i).Kind {
	case jsonindex.String:
		r.replace(i, spell(r.doc.Text(i)))
	case jsonindex.Array:
		for element := range r.doc.Elements(i) {
			if r.doc.Token(element).Kind == jsonindex.String {
				r.replace(element, spell(r.doc.Text(element)))
			}
		}
	}
}

// value respells a value of a document.
func (r *respeller) value(i int) {
	switch r.doc.Token(i).Kind {
	case jsonindex.String:
		r.replace(i, r.form.Value(r.doc.Text(i)))
	case jsonindex.Array:
		for element := range r.doc.Elements(i) {
			r.value(element)
		}
	case jsonindex.Object:
		for name, value := range r.doc.Members(i) {
			r.replace(name, r.form.Property(r.doc.Text(name)))
			r.value(value)
		}
	}
}

// reference respells the names of properties in a reference into the document.
func (r *respeller) reference(ref string) string {
	fragment, ok := strings.CutPrefix(ref, "#/")
	tokens, err := jsonpointer.ParseFragment("/" + fragment)
	if !ok || err != nil {
		return ref
	}
	for i, token := range tokens {
		if i > 0 && tokens[i-1] == "properties" {
			tokens[i] = r.form.Property(token)
		}
	}
	if own := jsonpointer.Fragment(tokens...); own != "/"+fragment {
		return "#" + own
	}
	return ref
}

// replace replaces a string, unless it stays as it is.
func (r *respeller) replace(i int, text string) {
	t := r.doc.Token(i)
	if t.Kind != jsonindex.String || text == r.doc.Text(i) {
		return
	}
	var quoted strings.Builder
	encoder := json.NewEncoder(&quoted)
	encoder.SetEscapeHTML(false)
	if encoder.Encode(text) == nil { // a string always can be
		r.edits = append(r.edits, edit{int(t.Start), int(t.End), []byte(strings.TrimSuffix(quoted.String(), "\n"))})
	}
}
