package source

import (
	"bytes"
	"cmp"
	"encoding/json"
	"slices"
	"strings"

	"example.com/authlink/internal/jsonpointer"
	"example.com/authlink/internal/yaml"
)

// Betray finds the scalars of a YAML document that are secrets elsewhere in it, by an
// alias, and would be shown in their own place. redact masks the secrets of a document.
func (d *Document) Betray(redact func([]byte) []byte) {
	if len(d.editable) == len(d.scalars) {
		return
	}
	masked := redact(d.JSON)
	isMasked := func(s yaml.Scalar) bool {
		return !bytes.Equal(masked[s.At:s.At+s.N], d.JSON[s.At:s.At+s.N])
	}
	secret := map[int]bool{} // by the place in the text
	for _, s := range d.scalars {
		if isMasked(s) {
			secret[s.Start] = true
		}
	}
	for _, s := range d.scalars {
		if secret[s.Start] && !isMasked(s) {
			d.betrayed = append(d.betrayed, s)
		}
	}
}

// betrayedIn returns what of d.betrayed is in the part of a document at [start,
// end), as scalars of that part.
func (d Document) betrayedIn(start, end int) []yaml.Scalar {
	var out []yaml.Scalar
	for _, s := range d.betrayed {
		if s.At < end && s.At+s.N > start {
			s.At -= start
			out = append(out, s)
		}
	}
	return out
}

// IsSecret reports whether what begins at an offset of the JSON must not be shown.
func (d Document) IsSecret(offset int) bool {
	_, found := slices.BinarySearchFunc(d.betrayed, offset, func(s yaml.Scalar, at int) int { return cmp.Compare(s.At, at) })
	return d.Secret || found
}

// Hide masks in the JSON what is a secret elsewhere, too.
func (d Document) Hide(masked []byte) []byte {
	if len(d.betrayed) == 0 {
		return masked
	}
	masked = bytes.Clone(masked)
	for _, s := range d.betrayed {
		for i := max(0, s.At); i < min(len(masked), s.At+s.N); i++ {
			masked[i] = '*'
		}
	}
	return masked
}

// SecretNames returns the names in a document that are secrets elsewhere, among other
// texts.
func (d Document) SecretNames() map[string]bool {
	names := map[string]bool{}
	for _, s := range d.betrayed {
		var name string
		if json.Unmarshal(d.JSON[max(0, s.At):min(len(d.JSON), s.At+s.N)], &name) == nil { // else it is not a name
			names[name] = true
		}
	}
	return names
}

// HideNames masks the secret names in a JSON Pointer; inside a secret, all names.
func (d Document) HideNames(pointer string, secret map[string]bool) string {
	if pointer == "" || !d.Secret && len(secret) == 0 {
		return pointer
	}
	tokens := strings.Split(pointer, "/")
	for i, token := range tokens[1:] {
		if d.Secret || secret[jsonpointer.Unescape(token)] {
			tokens[i+1] = "***"
		}
	}
	return strings.Join(tokens, "/")
}
