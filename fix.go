package authlink

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"

	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/near"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"
)

// A diagEdit puts Text in the place of the bytes [Offset, End) of a document.
type diagEdit struct {
	Offset, End int
	Text        string
}

// A diagFix is the change of the document that a hint suggests.
type diagFix struct {
	Guess bool       // the change may be wrong
	Edits []diagEdit // in the order of their offsets, without overlap; they hold nothing of the document
}

// fix returns what the hint for f suggests, nil where it suggests no change.
func (w *wording) fix(f *fault, doc *jsonindex.Index) *diagFix {
	_, value, ok := doc.Find(f.instance)
	if !ok {
		return nil
	}
	switch k := f.kind.(type) {
	case *kind.Type:
		return w.fixType(f.node, k, doc, value)
	case *kind.Enum:
		if w.title(f.node) != "" && w.hintEdition(f.node) != "" {
			return nil // the value is right, in another edition
		}
		return w.fixValue(f.node, k.Want, doc, value)
	case *kind.Const:
		return w.fixValue(f.node, []any{k.Want}, doc, value)
	case *kind.AdditionalProperties:
		name := f.instance[len(f.instance)-1]
		return rename(f.offset, f.end, name, w.freeNames(f.node))
	case *kind.FalseSchema:
		if names := w.unevaluatedNames(f.node); names != nil {
			return rename(f.offset, f.end, f.instance[len(f.instance)-1], names)
		}
	}
	return nil
}

// fixType takes a number or a boolean out of its quotes, or puts a number in
// quotes.
func (w *wording) fixType(n *node, k *kind.Type, doc *jsonindex.Index, value int) *diagFix {
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
		return slices.Contains(types, "integer") && isWhole(json.Number(text))
	case jsonindex.True, jsonindex.False:
		return slices.Contains(types, "boolean")
	}
	return false
}

// fixValue writes the one of the schema's values that was probably meant.
func (w *wording) fixValue(n *node, wants []any, doc *jsonindex.Index, value int) *diagFix {
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
		case isString && `"`+showOwn(want)+`"` == raw && literalKind(raw[1:len(raw)-1]) != 0:
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
	if !ok || holdsOwnSecret(best) {
		return nil
	}
	return &diagFix{isGuess(text, best, words), []diagEdit{inString(t, best)}}
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

// rename gives the member whose name stands at [offset, end) the name that was
// probably meant.
func rename(offset, end int, name string, candidates []string) *diagFix {
	best, ok := near.Best(name, candidates)
	if !ok || holdsOwnSecret(best) {
		return nil
	}
	return &diagFix{true, []diagEdit{{offset + 1, end - 1, inQuotes(best)}}}
}

// inString replaces the text of a string.
func inString(t jsonindex.Token, text string) diagEdit {
	return diagEdit{int(t.Start) + 1, int(t.End) - 1, inQuotes(text)}
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

func unquote(t jsonindex.Token, guess bool) *diagFix {
	start, end := int(t.Start), int(t.End)
	return &diagFix{guess, []diagEdit{{start, start + 1, ""}, {end - 1, end, ""}}}
}

func enquote(t jsonindex.Token, guess bool) *diagFix {
	start, end := int(t.Start), int(t.End)
	return &diagFix{guess, []diagEdit{{start, start, `"`}, {end, end, `"`}}}
}
