package diagnose

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"

	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/near"
	"example.com/authlink/internal/show"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"
)

// A Edit puts Text in the place of the bytes [Offset, End) of a document.
type Edit struct {
	Offset, End int
	Text        string
}

// A Fix is the change of the document that a hint suggests.
type Fix struct {
	Guess bool   // the change may be wrong
	Edits []Edit // in the order of their offsets, without overlap; they hold nothing of the document
}

// fix returns what the hint for f suggests, nil where it suggests no change.
func (w *wording) fix(f *located, doc *jsonindex.Index) *Fix {
	_, value, ok := doc.Find(f.instance)
	if !ok {
		return nil
	}
	switch k := f.kind.(type) {
	case *kind.Type:
		return w.fixType(f.Fault, k, doc, value)
	case *kind.Enum:
		if w.title(f.Fault) != "" && w.hintEdition(f.Fault) != "" {
			return nil // the value is right, in another edition
		}
		return w.fixValue(f.Fault, k.Want, doc, value)
	case *kind.Const:
		return w.fixValue(f.Fault, []any{k.Want}, doc, value)
	case *kind.AdditionalProperties:
		name := f.instance[len(f.instance)-1]
		return Rename(f.offset, f.end, name, w.freeNames(f.Fault))
	case *kind.FalseSchema:
		if names := w.unevaluatedNames(f.Fault); names != nil {
			return Rename(f.offset, f.end, f.instance[len(f.instance)-1], names)
		}
	}
	return nil
}

// fixType takes a number or a boolean out of its quotes, or puts a number in
// quotes.
func (w *wording) fixType(n *Fault, k *kind.Type, doc *jsonindex.Index, value int) *Fix {
	t := doc.Token(value)
	switch {
	case t.Kind == jsonindex.String && !t.Escaped:
		text := doc.Text(value)
		if literal := literalKind(text); !wantsLiteral(k.Want, literal, text) {
			return nil
		}
		// A double holds 15 digits, and some later editions take the string.
		return unquote(t, len(text) > 15 || w.hintEdition(n) != "")
	case t.Kind == jsonindex.Number && slices.Contains(k.Want, "string") && w.takesQuoted(n, w.value(n)):
		// An exponent has been written by a program that had lost the digits.
		return enquote(t, bytes.ContainsAny(doc.Raw(value), "eE"))
	}
	return nil
}

// literalKind returns the kind of the JSON value that text is, quotes and
// brackets aside; 0 where it is none or has anything around it.
func literalKind(text string) jsonindex.Kind {
	var doc jsonindex.Index
	if doc.Parse([]byte(text), jsonindex.Options{}) != nil {
		return 0
	}
	if t := doc.Token(0); t.Start == 0 && int(t.End) == len(text) && t.Kind < jsonindex.String {
		return t.Kind
	}
	return 0
}

// wantsLiteral reports whether text, which is a literal, is of one of the types
// without its quotes.
func wantsLiteral(types []string, literal jsonindex.Kind, text string) bool {
	switch literal {
	case jsonindex.Number:
		if slices.Contains(types, "number") {
			return true
		}
		return slices.Contains(types, "integer") && show.IsWhole(json.Number(text))
	case jsonindex.True, jsonindex.False:
		return slices.Contains(types, "boolean")
	}
	return false
}

// fixValue writes the one of the schema's values that was probably meant.
func (w *wording) fixValue(n *Fault, wants []any, doc *jsonindex.Index, value int) *Fix {
	if w.isSecret(n) {
		return nil
	}
	t, raw := doc.Token(value), string(doc.Raw(value))
	isString := t.Kind == jsonindex.String
	var words []string
	for _, want := range wants {
		word, wantString := want.(string)
		switch {
		case wantString && isString:
			words = append(words, word)
		case isString && `"`+show.Own(want)+`"` == raw && literalKind(raw[1:len(raw)-1]) != 0:
			return unquote(t, want == nil)
		case wantString && raw == word:
			return enquote(t, false)
		}
	}
	if !isString {
		return nil
	}
	text := doc.Text(value)
	best, ok := near.Best(text, words)
	if !ok || show.HoldsSecret(best) {
		return nil
	}
	_, isDumped := w.dumped(text) // it may be a true recording of what the SDK emits
	return &Fix{isDumped || isGuess(text, best, words), []Edit{inString(t, best)}}
}

// isGuess reports whether best is more than another way to write word, or not
// the only one.
func isGuess(word, best string, candidates []string) bool {
	same := 0
	for _, c := range candidates {
		if near.Fold(c) == near.Fold(word) {
			same++
		}
	}
	return near.Fold(best) != near.Fold(word) || same > 1
}

// Rename gives the member whose name stands at [offset, end) the name that was
// probably meant.
func Rename(offset, end int, name string, candidates []string) *Fix {
	best, ok := near.Best(name, candidates)
	if !ok || show.HoldsSecret(best) {
		return nil
	}
	return &Fix{true, []Edit{{offset + 1, end - 1, inQuotes(best)}}}
}

// inString replaces the text of a string.
func inString(t jsonindex.Token, text string) Edit {
	return Edit{int(t.Start) + 1, int(t.End) - 1, inQuotes(text)}
}

// inQuotes returns text as it stands between the quotes of a JSON string.
func inQuotes(text string) string {
	var out strings.Builder
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(text); err != nil {
		return "" // a string always encodes
	}
	return strings.TrimSuffix(strings.TrimPrefix(out.String(), `"`), "\"\n")
}

func unquote(t jsonindex.Token, guess bool) *Fix {
	start, end := int(t.Start), int(t.End)
	return &Fix{guess, []Edit{{start, start + 1, ""}, {end - 1, end, ""}}}
}

func enquote(t jsonindex.Token, guess bool) *Fix {
	start, end := int(t.Start), int(t.End)
	return &Fix{guess, []Edit{{start, start, `"`}, {end, end, `"`}}}
}
