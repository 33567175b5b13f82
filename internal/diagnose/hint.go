package diagnose

import (
	"cmp"
	"fmt"
	"maps"
	"math/big"
	"slices"
	"strings"

	"example.com/authlink/internal/near"
	"example.com/authlink/internal/pointer"
	"example.com/authlink/internal/secret"
	"example.com/authlink/internal/show"
	"example.com/authlink/internal/subschema"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"
)

// hintMissing says which names of the object were probably meant to be those
// that are missing.
func (w *wording) hintMissing(n *Fault, missing []string) string {
	object, ok := w.at(n.instance).value.(map[string]any)
	if !ok || w.isSecret(n) {
		return ""
	}
	unknown := w.unknownNames(n, object)
	respelled, form := 0, ""
	var pairs []string
	for _, want := range missing {
		name, ok := near.Best(want, unknown)
		if !ok {
			continue
		}
		if other, ok := w.otherForm(name, object); ok && near.Fold(name) == near.Fold(want) {
			form = other
			respelled++
		}
		if len(pairs) < 3 {
			pairs = append(pairs, fmt.Sprintf("%s instead of %s", show.QuoteOwn(want), show.Quote(name)))
		}
	}
	switch {
	case respelled > 1 && !w.isMixed(n, object):
		return hintForm(form)
	case pairs != nil:
		return "did you mean " + enumerate(pairs, "and") + "?"
	}
	return hintWrapped(missing, object)
}

// otherForm returns the form of a document that spells a name like that.
func (w *wording) otherForm(name string, document any) (form string, ok bool) {
	if w.contract == nil {
		return "", false
	}
	return w.contract.OtherForm(name, document)
}

// isMixed reports whether an object has names that only one form spells like that.
func (w *wording) isMixed(n *Fault, object map[string]any) bool {
	s := w.schemas[n.schema]
	for name := range object {
		if s.Properties[name] != nil && name != near.Fold(name) {
			return true
		}
	}
	return false
}

// hintWrapped says which member holds what is missing around it: an envelope
// was not taken off.
func hintWrapped(missing []string, object map[string]any) string {
	for _, name := range slices.Sorted(maps.Keys(object)) {
		inner, _ := object[name].(map[string]any)
		found := 0
		for _, m := range missing {
			if _, ok := inner[m]; ok {
				found++
			}
		}
		if found > 1 && found*2 > len(missing) {
			return "they are in " + show.Quote(name) + ": validate that value alone"
		}
	}
	return ""
}

// unknownNames returns, sorted, the names of an object that its schema does not know.
func (w *wording) unknownNames(n *Fault, object map[string]any) []string {
	names := slices.Sorted(maps.Keys(object))
	s := w.schemas[n.schema]
	if s == nil {
		return names
	}
	return slices.DeleteFunc(names, func(name string) bool { return s.Properties[name] != nil })
}

// hintUnknown says which property was probably meant by a name the schema does
// not know.
func (w *wording) hintUnknown(n *Fault, name string) string {
	return DidYouMean(name, w.freeNames(n))
}

// freeNames returns, sorted, the properties of an object's schema that the
// object does not have.
func (w *wording) freeNames(n *Fault) []string {
	s := w.schemas[n.schema]
	if s == nil {
		return nil
	}
	object, _ := w.at(n.instance).value.(map[string]any)
	return slices.DeleteFunc(slices.Sorted(maps.Keys(s.Properties)), func(p string) bool {
		_, taken := object[p]
		return taken
	})
}

// unevaluatedNames returns, sorted, the properties that an object may have and
// does not, where n says that "unevaluatedProperties" forbids one. A reference may
// apply that schema to anything else.
func (w *wording) unevaluatedNames(n *Fault) []string {
	parent, last, _ := pointer.CutLast(n.schema)
	holder := w.schemas[parent]
	if last != "unevaluatedProperties" || holder == nil || len(n.instance) == 0 {
		return nil
	}
	object, ok := w.at(n.instance[:len(n.instance)-1]).value.(map[string]any)
	if !ok {
		return nil
	}
	free := map[string]bool{}
	for _, s := range subschema.Applicable([]*jsonschema.Schema{holder}) {
		for name, sub := range s.Properties {
			if _, taken := object[name]; !taken && !subschema.IsFalse(sub) {
				free[name] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(free))
}

// hintTitled is hintValue where the message does not list the values.
func (w *wording) hintTitled(n *Fault, k *kind.Enum) string {
	if hint := cmp.Or(w.hintEdition(n), w.hintDump(n)); hint != "" {
		return hint
	}
	if hint := w.hintValue(n, k.Got, k.Want); hint != "" {
		return hint
	}
	return "allowed: " + w.showList(n, k.Want)
}

// hintValue says which of the schema's values was probably meant.
func (w *wording) hintValue(n *Fault, got any, wants []any) string {
	if w.isSecret(n) {
		return ""
	}
	text, isString := got.(string)
	var words []string
	for _, want := range wants {
		word, wantString := want.(string)
		switch {
		case wantString && isString:
			words = append(words, word)
		case isString && show.Own(want) == text:
			return "remove the quotes"
		case wantString && show.Value(got) == word:
			return "put it in quotes"
		}
	}
	if !isString {
		return ""
	}
	return cmp.Or(DidYouMean(text, words), w.hintSeveral(n, text, words), hintPlaceholder(text))
}

// maxMultiple is how long a multiple may be, in digits, for a person to compare.
const maxMultiple = 32

// hintMultiple names the multiples that a number is between.
func (w *wording) hintMultiple(n *Fault) string {
	k, ok := n.kind.(*kind.MultipleOf)
	if !ok || w.isSecret(n) {
		return ""
	}
	times := new(big.Rat).Quo(k.Got, k.Want)
	floor := new(big.Int).Div(times.Num(), times.Denom()) // rounds down, for what is below 0 too
	under := new(big.Rat).Mul(new(big.Rat).SetInt(floor), k.Want)
	over := new(big.Rat).Add(under, k.Want)
	if max(len(show.Decimal(under)), len(show.Decimal(over))) > maxMultiple {
		return ""
	}
	return fmt.Sprintf("the nearest are %s and %s", show.Decimal(under), show.Decimal(over))
}

// hintSeveral is for several of the schema's values in one string.
func (w *wording) hintSeveral(n *Fault, text string, words []string) string {
	parts := listed(text)
	isWord := func(part string) bool { return slices.Contains(words, part) }
	if len(parts) < 2 || len(parts) > maxListed || !slices.ContainsFunc(parts, isWord) {
		return ""
	}
	if last := len(n.instance) - 1; last < 0 || show.TypeName(w.at(n.instance[:last]).value) != "array" {
		return "these are several in one string, and one is wanted"
	}
	for i, part := range parts {
		parts[i] = show.Quote(part)
	}
	return "these are several in one string: write each as a string of its own, " + strings.Join(parts, ", ")
}

// listed takes a list in one string apart, at its commas and the like; brackets
// and quotes may be around it.
func listed(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(", ;|+/\n\t[]\"'", r) })
}

// hintPlaceholder is for a value that was never filled in. What has commas or
// quotes in its brackets is a list, or JSON.
func hintPlaceholder(text string) string {
	if text != "" && !strings.ContainsAny(text, `,"'`) && secret.IsPlaceholder(text) {
		return "this is a placeholder: fill it in"
	}
	return ""
}

func (w *wording) formatOf(n *Fault) string {
	if s := w.schemas[n.schema]; s != nil && s.Format != nil {
		return s.Format.Name
	}
	return ""
}

func (w *wording) hintFormat(n *Fault, k *kind.Format) string {
	text, ok := k.Got.(string)
	if !ok || w.isSecret(n) {
		text = ""
	}
	return joinHints(hintPlaceholder(text), formatHint(k.Want, text))
}

func DidYouMean(word string, candidates []string) string {
	if best, ok := near.Best(word, candidates); ok {
		return "did you mean " + show.QuoteOwn(best) + "?"
	}
	return ""
}

// joinHints makes one hint of two, either of which may be none.
func joinHints(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + "; " + b
}
