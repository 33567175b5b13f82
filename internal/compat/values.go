package compat

import (
	"maps"
	"math/big"
	"slices"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

func (d *differ) compareTypes(at *place, old, new *shape) {
	if old.enum != nil && new.enum != nil {
		return // the values are of the types that they are of
	}
	o, n := old.types, new.types
	if o == nil {
		o = allTypes
	}
	if n == nil {
		n = allTypes
	}
	gained := slices.ContainsFunc(n, func(t string) bool { return !coveredBy(o, t) })
	lost := slices.ContainsFunc(o, func(t string) bool { return !coveredBy(n, t) })
	from, to := strings.Join(old.types, " or "), strings.Join(new.types, " or ")
	if gained {
		d.gain(at, at.path, "type", Breaking, from, to)
	}
	if lost {
		diff := d.lose(at, at.path, "type", from, to)
		if diff != nil && old.types != nil && slices.ContainsFunc(o, func(t string) bool { return isGone(t, n) }) {
			diff.Class = Breaking
		}
	}
}

// isGone reports whether a reader of a type has nothing left to read. Null is no
// loss to anybody, nor are fractions.
func isGone(t string, types []string) bool {
	return t != "null" && !coveredBy(types, t) && (t != "number" || !slices.Contains(types, "integer"))
}

func (d *differ) compareEnums(at *place, old, new *shape) {
	path := at.path
	switch {
	case old.enum == nil && new.enum == nil:
	case old.enum == nil:
		d.lose(at, path, "enum", "", d.showValues(path, new.enum))
	case new.enum == nil:
		d.gain(at, path, "enum", Widening, d.showValues(path, old.enum), "")
	default:
		gone, come := without(old.enum, new.enum), without(new.enum, old.enum)
		if len(gone)+len(come) > maxValues {
			d.change(len(come) > 0, len(gone) > 0, at, path, "enum", Widening, d.showValues(path, gone), d.showValues(path, come))
			return
		}
		for _, v := range gone {
			if diff := d.lose(at, path, "enum", mask(d.masking, path, v), ""); diff != nil {
				diff.value = v
			}
		}
		for _, v := range come {
			class := Widening
			if !coveredBy(typesOf(old.enum), typeOfText(v)) {
				class = Breaking
			}
			if diff := d.gain(at, path, "enum", class, "", mask(d.masking, path, v)); diff != nil {
				diff.value = v
			}
		}
	}
}

// typesOf returns the types of values, which are JSON.
func typesOf(values []string) (types []string) {
	for _, v := range values {
		if t := typeOfText(v); !slices.Contains(types, t) {
			types = append(types, t)
		}
	}
	return types
}

func typeOfText(text string) string {
	v, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	if err != nil {
		return ""
	}
	return typeOf(v)
}

func (d *differ) compareLimits(at *place, old, new *shape) {
	keywords := maps.Clone(old.limits)
	maps.Copy(keywords, new.limits)
	for _, keyword := range slices.Sorted(maps.Keys(keywords)) {
		o, n := old.limits[keyword], new.limits[keyword]
		if o != nil && n != nil && o.Cmp(n) == 0 || !old.admits(limited(keyword)) || !new.admits(limited(keyword)) {
			continue
		}
		gained := n == nil || o != nil && isStricter(keyword, o, n)
		d.change(gained, !gained, at, at.path, keyword, Widening, number(o), number(n))
	}
}

func (d *differ) compareMultiples(at *place, old, new *big.Rat) {
	d.change(!isMultiple(new, old), !isMultiple(old, new), at, at.path, "multipleOf", Widening, number(old), number(new))
}

// compareTexts compares patterns and formats. Of two formats that differ neither is taken for the
// stricter one, and of two patterns only where it is not proven.
func (d *differ) compareTexts(at *place, old, new *shape) {
	for _, text := range []struct {
		keyword string
		class   Class
	}{{"format", Breaking}, {"pattern", Widening}} {
		o, n := old.texts[text.keyword], new.texts[text.keyword]
		gained, lost := len(without(o, n)) > 0, len(without(n, o)) > 0
		before, after := strings.Join(d.old.notesOf(at.old).said["format"], ", "), strings.Join(d.new.notesOf(at.new).said["format"], ", ")
		if text.keyword == "pattern" {
			before, after = d.patterns(at.path, o), d.patterns(at.path, n)
			gained = gained && !d.prover.MatchedBy(new.patterns, old.patterns)
			lost = lost && !d.prover.MatchedBy(old.patterns, new.patterns)
		}
		d.change(gained, lost, at, at.path, text.keyword, text.class, before, after)
	}
}

// patterns lists patterns of the values at a path, as they may be shown.
func (d *differ) patterns(path string, all []string) string {
	shown := make([]string, len(all))
	for i, pattern := range all {
		shown[i] = maskPattern(d.masking, path, pattern)
	}
	return strings.Join(shown, ", ")
}

func without(list, others []string) []string {
	in := make(map[string]bool, len(others))
	for _, v := range others {
		in[v] = true
	}
	return slices.DeleteFunc(slices.Clone(list), func(v string) bool { return in[v] })
}

// contains reports whether a sorted list has a string.
func contains(sorted []string, text string) bool {
	_, ok := slices.BinarySearch(sorted, text)
	return ok
}

func said(is bool, text string) string {
	if is {
		return text
	}
	return ""
}
