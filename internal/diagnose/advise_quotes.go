package diagnose

import (
	"bytes"
	"encoding/json"
	"errors"
	"strconv"
	"strings"

	"example.com/authlink/internal/advice"
	"example.com/authlink/internal/jsonindex"
)

// maxQuoted bounds the text of a string that is read as JSON once more, in bytes.
const maxQuoted = 64 << 10

// exactDigits is how many digits of a number a double holds, whatever they are.
const exactDigits = 15

// adviseUnquoting is for a string whose text is the JSON of what the schema accepts.
func (w *wording) adviseUnquoting(n *Fault, text string, at site) Counsel {
	if len(text) > maxQuoted || !mayBeJSON(text) {
		return Counsel{}
	}
	inner := jsonindex.Get()
	defer inner.Release()
	if inner.Parse([]byte(text), jsonindex.Options{}) != nil {
		return Counsel{}
	}
	value := inner.Value(0)
	switch value.(type) {
	case string:
		return Counsel{}
	case map[string]any, []any:
		return w.adviseUnwrapping(n, value, at)
	}
	if !w.accepts(n, value) {
		return Counsel{}
	}
	c := advise(advice.RemoveQuotes, quotedThing(value))
	if at.isNone() {
		return c
	}
	literal := inner.Raw(0)
	isGuess := value == nil || isInexact(string(literal))
	return c.with(isGuess, unquote(at.doc.Token(at.value), text, literal)...)
}

// mayBeJSON reports whether a text begins as JSON does that is not a string, and ends so.
func mayBeJSON(text string) bool {
	text = strings.Trim(text, " \t\r\n")
	return text != "" && strings.IndexByte("{[-0123456789tfn", text[0]) >= 0 && strings.IndexByte("}]0123456789el", text[len(text)-1]) >= 0
}

// isInexact reports whether a number may lose digits on its way through a double, which
// is what most programs read it into. A string does not.
func isInexact(number string) bool {
	_, err := strconv.ParseFloat(number, 64)
	return len(number) > exactDigits || errors.Is(err, strconv.ErrRange)
}

func quotedThing(value any) string {
	switch value.(type) {
	case nil:
		return "null"
	case bool:
		return "a boolean"
	}
	return "a number"
}

// adviseUnwrapping is for an object or an array that was encoded twice. Where it has faults
// of its own, it is for a person to see them come to light.
func (w *wording) adviseUnwrapping(n *Fault, value any, at site) Counsel {
	if !w.suits(n, value) {
		return Counsel{}
	}
	isClean := w.accepts(n, value)
	what := "the object"
	if _, ok := value.([]any); ok {
		what = "the array"
	}
	if at.isNone() || !isClean {
		return advise(advice.EncodedTwice, what)
	}
	edits, ok := unwrapJSON(at.doc, at.value)
	if !ok {
		return advise(advice.EncodedTwice, what)
	}
	return advise(advice.UnwrapJSON, what).with(false, edits...)
}

// adviseQuotes is for a value that the schema accepts in quotes.
func (w *wording) adviseQuotes(n *Fault, value any, at site) Counsel {
	text, what := literalOf(value), "the number"
	if at.doc != nil {
		text = string(at.doc.Raw(at.value))
	}
	if _, ok := value.(json.Number); !ok {
		what = "it"
	}
	if !w.accepts(n, text) {
		return Counsel{}
	}
	c := advise(advice.AddQuotes, what)
	if at.isNone() {
		return c
	}
	// An exponent has been written by a program that had lost the digits.
	isGuess := what == "the number" && bytes.ContainsAny([]byte(text), "eE")
	return c.with(isGuess, surround(at.doc.Token(at.value), `"`, `"`)...)
}

func literalOf(value any) string {
	text, err := json.Marshal(value)
	if err != nil {
		return "" // numbers, booleans and null always encode
	}
	return string(text)
}
