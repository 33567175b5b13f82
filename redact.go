package authlink

import (
	"bytes"
	"slices"
	"strconv"

	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/secret"
	"example.com/authlink/internal/subschema"
)

// Redact returns a copy of data in which every byte of a secret is '*': the
// same length, so that every offset still holds. A secret is
//   - the value of a member whose name says so (such as "token"), or of a pair whose
//     name does ({"name": "token", "value": "…"});
//   - the value of a member whose name may say so (such as "tokne", "token_type"),
//     where it looks like a secret;
//   - an instance that the schema marks "writeOnly" or "format": "password", or that
//     [Options].Secrets points to;
//   - in a string all that follows the name of a secret, a JWT, the credentials of a
//     header and the key of a known service anywhere;
//   - of a URL the userinfo, the last segment of the path and any random one, the
//     query and the fragment; all of the value of a member whose name says URL, where
//     it is not one whole URL;
//   - all of a document beyond the limit of bytes.
//
// data need not be valid, nor even JSON; what is not JSON is masked generously.
func (v *Validator) Redact(data []byte) []byte {
	out := bytes.Clone(data)
	schema := v.compiled()
	if schema == nil {
		secret.BlotText(out, data)
		return out
	}
	if len(data) > schema.Parsing.Limits.Bytes {
		secret.Blot(out, 0, len(out)) // nobody has read it, and to mask it as text takes seconds
		return out
	}
	doc := jsonindex.Get()
	defer doc.Release()
	lenient := schema.Parsing
	lenient.AllowDuplicateNames = true
	if doc.Parse(data, lenient) != nil {
		secret.BlotText(out, data)
		secret.BlotNamed(out, data, schema.SecretNames())
		return out
	}
	r := redactor{doc: doc, out: out}
	r.value(0, schema.Place(), schema.Secrets, false)
	return out
}

// A redactor masks the secrets of a document that parses.
type redactor struct {
	doc *jsonindex.Index
	out []byte
}

// value masks token i, which stands at a place; secret says that it lies in one, and secrets are
// what leads from it to others.
func (r *redactor) value(i int, at *subschema.Place, secrets [][]string, isSecret bool) {
	isSecret = isSecret || at.IsSecret || slices.ContainsFunc(secrets, func(p []string) bool { return len(p) == 0 })
	secret.MaskScalar(r.doc, r.out, i, isSecret)
	if r.doc.Token(i).Kind == jsonindex.Array {
		below, n := at.Elements(), 0
		for child, named := range secret.Children(r.doc, i) {
			r.value(child.Value, below, secretsBelow(secrets, strconv.Itoa(n)), isSecret || named)
			n++
		}
		return
	}
	for child, named := range secret.Children(r.doc, i) {
		secret.MaskName(r.doc, r.out, child.Name, child.Text, isSecret)
		r.value(child.Value, at.Member(child.Text), secretsBelow(secrets, child.Text), isSecret || named)
	}
}

// secretsBelow are the ways to secrets that lead on through a member or an element.
func secretsBelow(secrets [][]string, token string) [][]string {
	var below [][]string
	for _, way := range secrets {
		if len(way) > 0 && (way[0] == token || way[0] == subschema.Any) {
			below = append(below, way[1:])
		}
	}
	return below
}
