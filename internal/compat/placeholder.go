package compat

import (
	"unicode"

	"example.com/authlink/internal/jsonindex"
)

// redact masks the secrets in the documents of proofs: those of schemas'
// examples, and what was made in their place. A proof stays one, if that can be.
func redact(found []Difference, old, new *side) {
	masked := make(map[Proof]*Proof) // one document may prove many differences
	for i := range found {
		p := found[i].Proof
		if p == nil {
			continue
		}
		key := Proof{ValidUnder: p.ValidUnder, Payload: p.Payload}
		if masked[key] == nil {
			accepts, refuses := old, new
			if p.ValidUnder == "new" {
				accepts, refuses = new, old
			}
			masked[key] = maskProof(p.Payload, accepts, refuses)
		}
		found[i].Proof.Payload, found[i].Proof.Masked = masked[key].Payload, masked[key].Masked
	}
}

// maskProof masks the document of a proof by what is valid in the place of its secrets.
func maskProof(payload string, accepts, refuses *side) *Proof {
	masked := string(refuses.validator.Redact(accepts.validator.Redact([]byte(payload))))
	if masked == payload {
		return &Proof{Payload: payload}
	}
	for _, placeholder := range placeholders {
		text, ok := withPlaceholders(payload, masked, placeholder)
		if ok && accepts.validator.Validate([]byte(text)) == nil && refuses.validator.Validate([]byte(text)) != nil {
			return &Proof{Payload: text}
		}
	}
	return &Proof{Payload: masked, Masked: true}
}

// placeholders return what may stand in the place of a value, of which they are given the text and
// what masks it.
var placeholders = []func(own, mask string) string{
	func(_, mask string) string { return mask },
	func(own, _ string) string { return lookAlike(own) },
	func(own, _ string) string {
		if own[0] != '"' {
			return "1"
		}
		return `"test-token"`
	},
}

// lookAlike has the shape of a value: of the same length, with letters and digits in the same
// places.
func lookAlike(own string) string {
	alike := []rune(own)
	if own[0] != '"' {
		return "0"
	}
	for i, c := range alike {
		switch {
		case i > 0 && alike[i-1] == '\\': // of an escape
		case unicode.IsUpper(c):
			alike[i] = 'X'
		case unicode.IsLetter(c):
			alike[i] = 'x'
		case unicode.IsDigit(c):
			alike[i] = '0'
		}
	}
	return string(alike)
}

// withPlaceholders puts something else in the place of each scalar that is masked. It fails if
// something else is masked.
func withPlaceholders(payload, masked string, placeholder func(own, mask string) string) (text string, ok bool) {
	doc := new(jsonindex.Index)
	if len(masked) != len(payload) || doc.Parse([]byte(payload), jsonindex.Options{}) != nil {
		return "", false
	}
	done := 0
	for i := range doc.Len() {
		token := doc.Token(i)
		start, end := int(token.Start), int(token.End)
		if token.Kind >= jsonindex.Array || start < done || payload[start:end] == masked[start:end] {
			continue
		}
		if payload[done:start] != masked[done:start] {
			return "", false
		}
		text += payload[done:start] + placeholder(payload[start:end], masked[start:end])
		done = end
	}
	return text + payload[done:], payload[done:] == masked[done:]
}
