package secret

import (
	"encoding/json"
	"slices"
	"strings"

	"example.com/authlink/internal/jsonindex"
)

// Mask returns text with each secret in it replaced by "***".
func Mask(text string, origin Origin) string { return replace(text, Spans(text, origin)) }

// MaskText returns a text of a document with each secret in it replaced by "***".
func MaskText(text string) string { return replace(text, InText(text)) }

// MaskPattern is Mask for a regular expression of a schema: what it spells out may
// be a secret, what it describes is none.
func MaskPattern(pattern string) string {
	return replace(pattern, slices.DeleteFunc(Spans(pattern, OfSchema), func(s Span) bool {
		return strings.ContainsAny(pattern[s.Start:s.End], `\[](){}*?|^$`)
	}))
}

// replace puts "***" in the place of each of the spans, which are in order.
func replace(text string, spans []Span) string {
	if len(spans) == 0 {
		return text
	}
	var b strings.Builder
	done := 0
	for _, s := range spans {
		if s.End <= done {
			continue
		}
		if s.Start >= done {
			b.WriteString(text[done:s.Start])
			b.WriteString("***")
		}
		done = s.End
	}
	b.WriteString(text[done:])
	return b.String()
}

// Blot overwrites what is printed of out[start:end].
func Blot(out []byte, start, end int) {
	for i := start; i < end; i++ {
		if out[i] > ' ' {
			out[i] = '*'
		}
	}
}

// MaskString masks what lies between two quotes: all of a secret, else the
// secrets in it. Where escapes hide one, its place is not known: all of it.
func MaskString(out []byte, start, end int, isSecret bool) {
	raw := string(out[start:end])
	if isSecret || strings.Contains(raw, `\`) && InText(Unescape(raw)) != nil {
		Blot(out, start, end)
		return
	}
	for _, s := range InText(raw) {
		Blot(out, start+s.Start, start+s.End)
	}
}

// MaskScalar masks a value of a document in out, or a name: a string as [MaskString] does, and
// the digits of a number that is a secret. Others say nothing, or are masked by what is in them.
func MaskScalar(doc *jsonindex.Index, out []byte, token int, isSecret bool) {
	switch t := doc.Token(token); {
	case t.Kind == jsonindex.String:
		MaskString(out, int(t.Start)+1, int(t.End)-1, isSecret)
	case t.Kind == jsonindex.Number && isSecret:
		Blot(out, int(t.Start), int(t.End))
	}
}

// MaskName masks the name of a member in out, whose text it is: as a value is masked.
func MaskName(doc *jsonindex.Index, out []byte, token int, text string, isSecret bool) {
	if t := doc.Token(token); isSecret || !ShowsName(doc, token, text) {
		MaskString(out, int(t.Start)+1, int(t.End)-1, isSecret)
	}
}

// ShowsName reports whether nothing is masked of the name of a member, whose text it is, unless
// it lies in a secret. False says nothing.
func ShowsName(doc *jsonindex.Index, token int, text string) bool {
	t := doc.Token(token)
	isPlain := int(t.End)-int(t.Start) == len(text)+len(`""`) // without escapes
	return isPlain && !known(text).hides
}

// Unescape decodes what lies between the quotes of a JSON string, as it is
// where it is none.
func Unescape(raw string) string {
	var text string
	if json.Unmarshal([]byte(`"`+raw+`"`), &text) != nil {
		return raw
	}
	return text
}
