package schemarule

import (
	"bytes"

	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/secret"
)

// Masked returns a copy of a schema in which every byte of a secret is '*': a name such as
// "password" says in a schema what a property is, and what stands below it is no secret but
// for the values that an instance may have.
func Masked(doc *jsonindex.Index, data []byte) []byte {
	m := masker{doc: doc, out: bytes.Clone(data)}
	m.schema(0, false)
	return m.out
}

// A masker masks the secrets of a schema.
type masker struct {
	doc *jsonindex.Index
	out []byte
}

// holdsValues are the keywords with values of an instance.
var holdsValues = map[string]bool{"default": true, "const": true, "enum": true, "example": true, "examples": true}

// schema masks what is below a token that is a schema, or holds some; isSecret says that its
// instances are secrets.
func (m *masker) schema(token int, isSecret bool) {
	t := m.doc.Token(token)
	switch t.Kind {
	case jsonindex.String:
		m.own(token)
	case jsonindex.Array:
		for element := range m.doc.Elements(token) {
			m.schema(element, isSecret)
		}
	case jsonindex.Object:
		isSecret = isSecret || m.marksSecret(token)
		for child, named := range secret.Children(m.doc, token) {
			m.own(child.Name)
			if holdsValues[child.Text] {
				m.value(child.Value, isSecret)
			} else {
				m.schema(child.Value, isSecret || named)
			}
		}
	}
}

// marksSecret reports whether a schema says that its instances are secrets.
func (m *masker) marksSecret(token int) bool {
	for name, value := range m.doc.Members(token) {
		switch kind := m.doc.Token(value).Kind; {
		case kind == jsonindex.True && m.doc.Text(name) == "writeOnly":
			return true
		case kind == jsonindex.String && m.doc.Text(name) == "format" && m.doc.Text(value) == "password":
			return true
		}
	}
	return false
}

// own masks the secrets in a string that the schema says something with.
func (m *masker) own(token int) {
	t := m.doc.Token(token)
	start, end := int(t.Start)+1, int(t.End)-1
	text := m.doc.Text(token)
	spans := secret.Spans(text, secret.OfSchema)
	if secret.HoldsMember(text) || t.Escaped && spans != nil {
		secret.Blot(m.out, start, end)
		return
	}
	for _, s := range spans {
		secret.Blot(m.out, start+s.Start, start+s.End)
	}
}

// value masks a value of an instance, as in a document.
func (m *masker) value(token int, isSecret bool) {
	secret.MaskScalar(m.doc, m.out, token, isSecret)
	for child, named := range secret.Children(m.doc, token) {
		if child.Name >= 0 {
			secret.MaskScalar(m.doc, m.out, child.Name, isSecret)
		}
		m.value(child.Value, isSecret || named)
	}
}
