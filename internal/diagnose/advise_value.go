package diagnose

import (
	"encoding/json"
	"fmt"
	"maps"
	"math/big"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.com/authlink/internal/advice"
	"example.com/authlink/internal/decimal"
	"example.com/authlink/internal/jsonpointer"
	"example.com/authlink/internal/near"
	"example.com/authlink/internal/secret"
	"example.com/authlink/internal/show"
)

// adviseEnum is adviseValue for one of several values. The message does not list those
// of a schema with a title.
func (w *wording) adviseEnum(n *Fault, at site) Counsel {
	wants := n.wants()
	if len(wants) == 0 {
		return Counsel{}
	}
	if w.title(n) == "" {
		return first(
			func() Counsel { return w.adviseEdition(n) },
			func() Counsel { return w.adviseValue(n, at) },
		)
	}
	return first(
		func() Counsel { return w.adviseEdition(n) },
		func() Counsel { return w.adviseDumped(n, at) },
		func() Counsel { return w.adviseValue(n, at) },
		func() Counsel { return w.adviseAllowed(n) },
	)
}

// adviseAllowed lists what the message does not.
func (w *wording) adviseAllowed(n *Fault) Counsel { return advise(advice.Allowed, w.showValues(n)) }

// adviseEdition names the edition that takes a value which the schema's own does not.
// The value is right there, so nothing else is to be said of it.
func (w *wording) adviseEdition(n *Fault) Counsel {
	if w.contract == nil {
		return Counsel{}
	}
	edition, ok := w.contract.TakenBy(jsonpointer.String(n.instance...), w.value(n))
	if !ok {
		return Counsel{}
	}
	return advise(advice.OtherEdition, edition)
}

// adviseValue says which of the schema's values was probably meant.
func (w *wording) adviseValue(n *Fault, at site) Counsel {
	if w.isSecret(n) {
		return Counsel{}
	}
	switch value := w.value(n).(type) {
	case string:
		return w.adviseText(n, value, at)
	case nil:
		c := w.adviseQuotes(n, value, at)
		if c.isNone() && w.isOptional(n) {
			return adviseLeavingOut(at)
		}
		return c
	case json.Number, bool:
		return w.adviseQuotes(n, value, at)
	}
	return Counsel{}
}

func (w *wording) adviseText(n *Fault, text string, at site) Counsel {
	words := w.textsOf(n)
	if best, ok := w.near.Among(text, words); ok && !show.HoldsSecret(best) && w.accepts(n, best) {
		c := advise(advice.DidYouMean, show.QuoteOwn(best))
		if at.isNone() {
			return c
		}
		return c.with(w.isDumped(text) || isGuess(text, best, words), replaceText(at.doc.Token(at.value), best))
	}
	return first(
		func() Counsel { return w.adviseUnquoting(n, text, at) },
		func() Counsel { return w.adviseSeveral(n, text, words.Texts, at) },
		func() Counsel { return advisePlaceholder(text) },
	)
}

// isGuess reports whether best is more than another way to write word, or not
// the only one.
func isGuess(word, best string, candidates *near.Words) bool {
	folded := near.Fold(word)
	return near.Fold(best) != folded || candidates.Same(folded) > 1
}

// adviseSeveral is for several of the schema's values in one string.
func (w *wording) adviseSeveral(n *Fault, text string, words []string, at site) Counsel {
	if !strings.ContainsAny(text, separators) {
		return Counsel{}
	}
	parts := listed(text)
	isWord := func(part string) bool { return slices.Contains(words, part) }
	if len(parts) < 2 || len(parts) > maxListed || !slices.ContainsFunc(parts, isWord) {
		return Counsel{}
	}
	last := len(n.instance) - 1
	if last < 0 || !w.at(n.instance[:last]).isArray(w.doc) {
		return advise(advice.SeveralStrings)
	}
	if slices.ContainsFunc(parts, func(part string) bool { return !w.accepts(n, part) }) {
		return Counsel{}
	}
	return w.adviseSplit(advice.SplitString, parts, at, "", "")
}

// adviseSplit is for a list in one string, which before and after go around. Where the
// string has escapes in it, all of it is written anew.
func (w *wording) adviseSplit(code advice.Code, parts []string, at site, before, after string) Counsel {
	quoted := make([]string, len(parts))
	for i, part := range parts {
		quoted[i] = show.Quote(part)
	}
	c := advise(code, strings.Join(quoted, ", "))
	if at.isNone() {
		return c
	}
	edits, ok := splitString(at, parts, before, after)
	if !ok { // it is not known where the parts stand
		if secret.InText(strings.Join(parts, " ")) != nil {
			return Counsel{} // nobody may see what is to be written
		}
		edits = writeStrings(at, parts, before, after)
	}
	return c.with(true, edits...)
}

// adviseDuplicate is for equal items, of which the first alone is to stay.
func (w *wording) adviseDuplicate(n *Fault, at site) Counsel {
	array, _ := w.value(n).([]any)
	var kept []any
	var later []int
	for i, item := range array {
		if w.trials += len(kept); w.trials > maxTrials {
			return Counsel{} // what is compared costs as much as what is judged
		}
		if slices.ContainsFunc(kept, func(first any) bool { return isEqual(first, item) }) {
			later = append(later, i)
		} else {
			kept = append(kept, item)
		}
		if len(kept) > maxTrial {
			return Counsel{} // the schema would not be asked about so many
		}
	}
	if !w.agrees(n, kept) {
		return Counsel{}
	}
	return advise(advice.RemoveDuplicate).with(true, removeElements(at, later)...)
}

// isEqual reports whether two values are equal as JSON Schema has it (Core 2020-12,
// section 4.2.2): numbers by their value.
func isEqual(a, b any) bool {
	switch a := a.(type) {
	case json.Number:
		b, ok := b.(json.Number)
		if !ok {
			return false
		}
		x, okX := new(big.Rat).SetString(string(a))
		y, okY := new(big.Rat).SetString(string(b))
		return okX && okY && x.Cmp(y) == 0
	case []any:
		b, ok := b.([]any)
		return ok && slices.EqualFunc(a, b, isEqual)
	case map[string]any:
		b, ok := b.(map[string]any)
		return ok && maps.EqualFunc(a, b, isEqual)
	}
	return a == b
}

// appendKey appends a key of a value: equal values have equal keys, others have different ones.
func appendKey(key []byte, value any) []byte {
	switch value := value.(type) {
	case string:
		return strconv.AppendQuote(key, value)
	case json.Number:
		d, _ := decimal.Parse(nil, []byte(value))
		return append(d.AppendKey(append(key, 'n')), ' ')
	case []any:
		key = append(key, '[')
		for _, element := range value {
			key = appendKey(key, element)
		}
		return append(key, ']')
	case map[string]any:
		key = append(key, '{')
		for _, name := range slices.Sorted(maps.Keys(value)) {
			key = appendKey(strconv.AppendQuote(key, name), value[name])
		}
		return append(key, '}')
	}
	return fmt.Append(key, value)
}

// listed takes a list in one string apart, at its commas and the like; brackets
// and quotes may be around it.
func listed(text string) []string { return strings.FieldsFunc(text, isSeparator) }

func isSeparator(r rune) bool {
	return r < utf8.RuneSelf && strings.IndexByte(separators, byte(r)) >= 0
}

// separators stand between the parts of a list in one string, and around them.
const separators = ", ;|+/\n\t[]\"'"

// advisePlaceholder is for a value that was never filled in. What has commas or
// quotes in its brackets is a list, or JSON.
func advisePlaceholder(text string) Counsel {
	if text == "" || strings.ContainsAny(text, `,:"'`) || isInBrackets(text) && !hasWord(text) || !secret.IsPlaceholder(text) {
		return Counsel{}
	}
	return advise(advice.Placeholder)
}

// isInBrackets reports whether a text may be JSON or an identifier: <id> is a placeholder,
// and [1] or {7c9e6679-7425-40de-944b-e07fc1f90ae7} is not.
func isInBrackets(text string) bool { return text[0] == '[' || text[0] == '{' }

// hasWord reports whether the first character in the brackets of a text is a letter or the
// bracket of a template.
func hasWord(text string) bool {
	inner := strings.TrimLeft(text, "[{ ")
	first, _ := utf8.DecodeRuneInString(inner)
	return unicode.IsLetter(first) && utf8.RuneCountInString(inner) > 2
}

// maxMultiple is how long a multiple may be, in digits, for a person to compare.
const maxMultiple = 32

// adviseMultiple names the multiples that a number is between.
func (w *wording) adviseMultiple(n *Fault) Counsel {
	if w.isSecret(n) {
		return Counsel{}
	}
	got, ok := new(big.Rat).SetString(string(w.doc.Raw(n.token)))
	if !ok {
		return Counsel{}
	}
	want := n.schema.MultipleOf
	times := new(big.Rat).Quo(got, want)
	floor := new(big.Int).Div(times.Num(), times.Denom()) // rounds down, for what is below 0 too
	under := new(big.Rat).Mul(new(big.Rat).SetInt(floor), want)
	over := new(big.Rat).Add(under, want)
	if max(len(show.Decimal(under)), len(show.Decimal(over))) > maxMultiple {
		return Counsel{}
	}
	return advise(advice.Multiples, show.Decimal(under), show.Decimal(over))
}
