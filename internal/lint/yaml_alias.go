package lint

import (
	"bytes"
	"cmp"
	"encoding/json"
	"slices"
	"strings"
)

// betrayed returns the scalars of a YAML document that are secrets elsewhere in it,
// by an alias, and would be shown where they stand: in the order of the JSON.
func (l *Linter) betrayed(d placedJSON) []yamlScalar {
	if len(unshared(d.scalars)) == len(d.scalars) {
		return nil
	}
	masked := l.validator.Redact(d.json)
	isMasked := func(s yamlScalar) bool {
		return !bytes.Equal(masked[s.at:s.at+s.n], d.json[s.at:s.at+s.n])
	}
	secret := map[int]bool{} // by the place in the text
	for _, s := range d.scalars {
		if isMasked(s) {
			secret[s.start] = true
		}
	}
	var out []yamlScalar
	for _, s := range d.scalars {
		if secret[s.start] && !isMasked(s) {
			out = append(out, s)
		}
	}
	return out
}

// betrayedIn returns what of d.betrayed is in the part of a document at [start,
// end), as scalars of that part.
func (d placedJSON) betrayedIn(start, end int) []yamlScalar {
	var out []yamlScalar
	for _, s := range d.betrayed {
		if s.at < end && s.at+s.n > start {
			s.at -= start
			out = append(out, s)
		}
	}
	return out
}

// isSecret reports whether what begins at an offset of the JSON must not be shown.
func (d placedJSON) isSecret(offset int) bool {
	_, found := slices.BinarySearchFunc(d.betrayed, offset, func(s yamlScalar, at int) int { return cmp.Compare(s.at, at) })
	return d.secret || found
}

// hide masks in the JSON what is a secret elsewhere, too.
func (d placedJSON) hide(masked []byte) []byte {
	if len(d.betrayed) == 0 {
		return masked
	}
	masked = bytes.Clone(masked)
	for _, s := range d.betrayed {
		for i := max(0, s.at); i < min(len(masked), s.at+s.n); i++ {
			masked[i] = '*'
		}
	}
	return masked
}

// secretNames returns the names in a document that are secrets elsewhere, among other
// texts.
func (d placedJSON) secretNames() map[string]bool {
	names := map[string]bool{}
	for _, s := range d.betrayed {
		var name string
		if json.Unmarshal(d.json[max(0, s.at):min(len(d.json), s.at+s.n)], &name) == nil { // else it is no name
			names[name] = true
		}
	}
	return names
}

// hideNames masks the names in a JSON Pointer that are secret: in a secret all of
// them.
func (d placedJSON) hideNames(pointer string, secret map[string]bool) string {
	if pointer == "" || !d.secret && len(secret) == 0 {
		return pointer
	}
	tokens := strings.Split(pointer, "/")
	for i, token := range tokens[1:] {
		if d.secret || secret[unescapeToken.Replace(token)] {
			tokens[i+1] = "***"
		}
	}
	return strings.Join(tokens, "/")
}
