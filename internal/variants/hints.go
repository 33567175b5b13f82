package variants

import (
	"slices"

	"example.com/authlink/internal/diagnose"
	"example.com/authlink/internal/jsonpointer"
)

// Hints returns what package diagnose asks about the other variants of a contract.
func (c *Contract) Hints(v Variant) diagnose.Contract { return hints{Chosen{c, v}, new(takers)} }

// hints is a variant, seen from the others.
type hints struct {
	Chosen
	takers *takers
}

var _ diagnose.Contract = hints{}

// OtherForm returns the form whose style a name may be of, where that of the variant is
// another one: among several of them the one that the values of the document are of.
func (h hints) OtherForm(name string, document any) (form string, ok bool) {
	for _, other := range h.Forms {
		if other.Style == h.Spelling().Style || !other.Style.may(name) {
			continue
		}
		if !ok {
			form, ok = other.Name, true
		} else if h.isIn(document, other) {
			form = other.Name
		}
	}
	return form, ok
}

// Dumped returns a value of the edition as the contract documents it, where the value is what
// another form of the same style spells for it, and the variant is in the first form.
func (h hints) Dumped(value any) (documented, form string, ok bool) {
	text, isText := value.(string)
	if !isText || h.Form != 0 {
		return "", "", false
	}
	for _, other := range h.Forms[1:] {
		if value, known := other.Canonical(text); known && value != text && other.Style == h.Spelling().Style && h.hasValue(h.Edition, value) {
			return h.Spelling().Value(value), other.Name, true
		}
	}
	return "", "", false
}

// IsDump reports whether a document as a whole may be in a form of the same style that spells
// its values otherwise.
func (h hints) IsDump(document any) bool {
	return slices.ContainsFunc(h.Forms, func(other Form) bool { return len(other.Values) > 0 && h.isIn(document, other) })
}

// isIn reports whether a document has values as a form spells them, none as the schema does,
// and no name of another style.
func (h hints) isIn(document any, form Form) bool {
	object, _ := document.(map[string]any)
	for _, p := range h.Properties(len(h.Editions) - 1) {
		for _, other := range h.Forms {
			if _, ok := object[other.Property(p.Name)]; ok && other.Property(p.Name) != form.Property(p.Name) {
				return false
			}
		}
	}
	found := false
	for _, list := range h.Lists {
		for _, text := range textsAt(document, jsonpointer.Split(list.Pointer), form) {
			value, ok := form.Canonical(text)
			if !ok {
				return false // as the schema spells it
			}
			found = found || value != text
		}
	}
	return found
}

// textsAt returns the strings in the list at a place.
func textsAt(document any, at []string, form Form) []string {
	if len(at) == 0 {
		return texts(document)
	}
	object, _ := document.(map[string]any)
	return textsAt(object[form.Property(at[0])], at[1:], form)
}

// hasValue reports whether an edition lists a value somewhere.
func (c *Contract) hasValue(edition int, value string) bool { return lists(c.schema(edition), value) }

func lists(schema any, value string) bool {
	switch schema := schema.(type) {
	case map[string]any:
		if slices.Contains(texts(schema["enum"]), value) {
			return true
		}
		for _, sub := range schema {
			if lists(sub, value) {
				return true
			}
		}
	case []any:
		return slices.ContainsFunc(schema, func(sub any) bool { return lists(sub, value) })
	}
	return false
}

// TakenBy returns the edition that takes a value at a JSON Pointer, where that of the variant
// does not: the first of the later ones, else the last of the earlier ones.
func (h hints) TakenBy(location string, value any) (edition string, ok bool) {
	text, isText := value.(string)
	if !isText {
		return h.takenBy(location, value)
	}
	edition = h.takers.of(location, text, func() string {
		edition, _ := h.takenBy(location, text)
		return edition
	})
	return edition, edition != ""
}

func (h hints) takenBy(location string, value any) (edition string, ok bool) {
	h.prepare()
	known := h.known()[h.Form]
	if text, isText := value.(string); isText {
		if value, ok = h.Spelling().Canonical(text); !ok {
			return "", false
		}
	}
	at := jsonpointer.Split(location)
	for i, token := range at {
		if name, ok := known[token]; ok {
			at[i] = name
		}
	}
	for e := h.Edition + 1; e < len(h.Editions); e++ {
		if h.takes(e, at, value) {
			return h.Editions[e], true
		}
	}
	for e := h.Edition - 1; e >= 0; e-- {
		if h.takes(e, at, value) {
			return h.Editions[e], true
		}
	}
	return "", false
}

func (c *Contract) takes(edition int, at []string, value any) bool {
	w := walk{root: c.schema(edition), steps: maxSteps}
	known, ok := w.takes(w.root, at, value)
	return known && ok && w.steps >= 0
}

// IsBuiltIn reports whether the forms are constants of package authlink.
func (h hints) IsBuiltIn() bool { return h.Name == StackOne }
