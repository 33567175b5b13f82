package authlink

import (
	"bytes"
	"encoding/json"
	"strings"

	"example.com/authlink/internal/jsonindex"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// Redact returns a copy of data in which every byte of a secret is '*': the
// same length, so that every offset still holds. A secret is the value of a
// member whose name says so (such as "token"), or of a pair whose name does
// ({"name": "token", "value": "…"}), an instance that the schema marks "writeOnly"
// or "format": "password", in a string all that follows the name of a secret, a JWT
// or the credentials of a header anywhere, and of a URL the userinfo, the last segment of the path and any random one, the query and
// the fragment; all of the value of a member whose name says URL, where it is not
// one whole URL; and all of a document beyond the limit of bytes. data need
// not be valid, nor even JSON; what is not JSON is masked generously.
func (v *Validator) Redact(data []byte) []byte {
	out := bytes.Clone(data)
	if v == nil || v.schema == nil {
		redactText(out, data)
		return out
	}
	if len(data) > v.parsing.Limits.Bytes {
		mask(out, 0, len(out)) // nobody has read it, and to mask it as text takes seconds
		return out
	}
	doc := new(jsonindex.Index)
	lenient := v.parsing
	lenient.AllowDuplicateNames = true
	if doc.Parse(data, lenient) != nil {
		redactText(out, data)
		return out
	}
	r := redactor{doc: doc, out: out}
	r.value(0, applicable([]*jsonschema.Schema{v.schema}), false)
	return out
}

// A redactor masks the secrets of a document that parses.
type redactor struct {
	doc *jsonindex.Index
	out []byte
}

// value masks token i, to which schemas apply; secret says that it lies in one.
func (r *redactor) value(i int, schemas []*jsonschema.Schema, secret bool) {
	secret = secret || markedSecret(schemas)
	t := r.doc.Token(i)
	switch t.Kind {
	case jsonindex.String:
		maskString(r.out, int(t.Start)+1, int(t.End)-1, secret)
	case jsonindex.Number:
		if secret {
			mask(r.out, int(t.Start), int(t.End))
		}
	case jsonindex.Array:
		below := schemasBelow(schemas, "", false)
		for child, named := range secretChildren(r.doc, i) {
			r.value(child.value, below, secret || named)
		}
	case jsonindex.Object:
		for child, named := range secretChildren(r.doc, i) {
			n := r.doc.Token(child.name)
			maskString(r.out, int(n.Start)+1, int(n.End)-1, secret)
			r.value(child.value, schemasBelow(schemas, child.text, true), secret || named)
		}
	}
}

// mask overwrites what is printed of out[start:end].
func mask(out []byte, start, end int) {
	for i := start; i < end; i++ {
		if out[i] > ' ' {
			out[i] = '*'
		}
	}
}

// maskString masks what lies between two quotes: all of a secret, else the
// secrets in it. Where escapes hide one, its place is not known: all of it.
func maskString(out []byte, start, end int, isSecret bool) {
	raw := string(out[start:end])
	if isSecret || strings.Contains(raw, `\`) && textSecrets(unescape(raw)) != nil {
		mask(out, start, end)
		return
	}
	for _, s := range textSecrets(raw) {
		mask(out, start+s.Start, start+s.End)
	}
}

// unescape decodes what lies between the quotes of a JSON string, as it is
// where it is none.
func unescape(raw string) string {
	var text string
	if json.Unmarshal([]byte(`"`+raw+`"`), &text) != nil {
		return raw
	}
	return text
}
