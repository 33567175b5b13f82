package compat

import (
	"maps"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"example.com/authlink"
	"example.com/authlink/internal/jsonpointer"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// maxPlaces is in how many places two schemas are compared. Definitions that refer
// to one another apply in more than anybody could read.
const maxPlaces = 16

// maxValues is how many values that came or went are reported and proved one by one.
const maxValues = 100

// A differ holds one schema against another, value by value.
type differ struct {
	found     []Difference
	places    map[string]int  // by pair of schemas: how often it was compared
	equal     map[string]bool // pairs that do not differ
	open      map[string]bool // pairs that are being compared
	recursive bool            // some pair is in more places than are reported
	writer    writer
	effort    effort              // of the search for proofs
	left      int                 // steps of it
	index     index               // of what is found, for that search
	masking   *authlink.Validator // of names that say secret; those of any will do
}

func newDiffer(masking *authlink.Validator, e effort) *differ {
	return &differ{
		masking: masking,
		places:  make(map[string]int),
		effort:  e,
		left:    e.steps,
		equal:   make(map[string]bool),
		open:    make(map[string]bool),
		writer:  writer{digests: make(map[digestKey]string), counts: make(map[digestKey]int)},
	}
}

// gain notes that more is valid than before, and what that means.
func (d *differ) gain(path, keyword string, class Class, old, new string) {
	d.found = append(d.found, Difference{Path: path, Keyword: keyword, Class: class, Old: old, New: new, gained: true})
}

// lose notes that less is valid than before.
func (d *differ) lose(path, keyword, old, new string) {
	d.found = append(d.found, Difference{Path: path, Keyword: keyword, Class: Safe, Old: old, New: new})
}

// change notes that what is valid has changed, which may be more, less, or
// both.
func (d *differ) change(gained, lost bool, path, keyword string, class Class, old, new string) {
	if gained {
		d.gain(path, keyword, class, old, new)
	}
	if lost {
		d.lose(path, keyword, old, new)
	}
}

func (d *differ) last() *Difference { return &d.found[len(d.found)-1] }

func (d *differ) compare(path string, old, new *shape) {
	pair := old.identity() + "|" + new.identity()
	switch {
	case len(old.parts)+len(new.parts) == 0 || d.equal[pair]:
		return
	case d.open[pair] || d.places[pair] >= maxPlaces: // a schema that refers to itself has no end
		d.recursive = true
		return
	}
	d.open[pair] = true
	d.places[pair]++
	before := len(d.found)
	d.compareAll(path, old, new)
	if old.isSecret() || new.isSecret() {
		d.hide(d.found[before:])
	}
	d.open[pair] = false
	d.equal[pair] = len(d.found) == before
}

func (d *differ) compareAll(path string, old, new *shape) {
	if old.forbidden || new.forbidden {
		if old.forbidden != new.forbidden {
			d.change(old.forbidden, new.forbidden, path, "false", Breaking, said(old.forbidden, "no value"), said(new.forbidden, "no value"))
		}
		return
	}
	d.compareTypes(path, old, new)
	d.compareEnums(path, old, new)
	d.compareLimits(path, old, new)
	d.compareMultiples(path, old.multiple, new.multiple)
	d.compareTexts(path, old, new)
	d.compareProperties(path, old, new)
	d.compareElements(path, old, new)
	d.compareClauses(path, old, new)
}

func (d *differ) compareTypes(path string, old, new *shape) {
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
	d.change(gained, lost, path, "type", Breaking, from, to)
	if lost && old.types != nil && slices.ContainsFunc(o, func(t string) bool { return isGone(t, n) }) {
		d.last().Class = Breaking
	}
}

// isGone reports whether a reader of a type has nothing left to read. Null is no
// loss to anybody, nor are fractions.
func isGone(t string, types []string) bool {
	return t != "null" && !coveredBy(types, t) && (t != "number" || !slices.Contains(types, "integer"))
}

func (d *differ) compareEnums(path string, old, new *shape) {
	switch {
	case old.enum == nil && new.enum == nil:
	case old.enum == nil:
		d.lose(path, "enum", "", d.showValues(path, new.enum))
	case new.enum == nil:
		d.gain(path, "enum", Widening, d.showValues(path, old.enum), "")
	default:
		gone, come := without(old.enum, new.enum), without(new.enum, old.enum)
		if len(gone)+len(come) > maxValues {
			d.change(len(come) > 0, len(gone) > 0, path, "enum", Widening, d.showValues(path, gone), d.showValues(path, come))
			return
		}
		for _, v := range gone {
			d.lose(path, "enum", mask(d.masking, path, v), "")
			d.last().value = v
		}
		for _, v := range come {
			d.gain(path, "enum", Widening, "", mask(d.masking, path, v))
			d.last().value = v
		}
	}
}

func (d *differ) compareLimits(path string, old, new *shape) {
	keywords := maps.Clone(old.limits)
	maps.Copy(keywords, new.limits)
	for _, keyword := range slices.Sorted(maps.Keys(keywords)) {
		o, n := old.limits[keyword], new.limits[keyword]
		if o != nil && n != nil && o.Cmp(n) == 0 {
			continue
		}
		gained := n == nil || o != nil && isStricter(keyword, o, n)
		d.change(gained, !gained, path, keyword, Widening, number(o), number(n))
	}
}

func (d *differ) compareMultiples(path string, old, new *big.Rat) {
	d.change(!isMultiple(new, old), !isMultiple(old, new), path, "multipleOf", Widening, number(old), number(new))
}

// compareTexts compares patterns and formats. Of two that differ neither is taken
// for the stricter one.
func (d *differ) compareTexts(path string, old, new *shape) {
	for _, text := range []struct {
		keyword string
		class   Class
	}{{"format", Breaking}, {"pattern", Widening}} {
		o, n := old.texts[text.keyword], new.texts[text.keyword]
		before, after := strings.Join(o, ", "), strings.Join(n, ", ")
		if text.keyword == "pattern" {
			before, after = d.patterns(path, o), d.patterns(path, n)
		}
		d.change(len(without(o, n)) > 0, len(without(n, o)) > 0, path, text.keyword, text.class, before, after)
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

func (d *differ) compareProperties(path string, old, new *shape) {
	if old.closed != new.closed {
		d.change(old.closed, new.closed, path, "additionalProperties", Widening, said(old.closed, "false"), said(new.closed, "false"))
	} else if !old.closed && len(old.additional)+len(new.additional) > 0 {
		d.compare(path+"/*", shapeOf(old.additional...), shapeOf(new.additional...))
	}
	names := maps.Clone(old.properties)
	maps.Copy(names, new.properties)
	for _, name := range slices.Concat(old.required, new.required) {
		if _, ok := names[name]; !ok {
			names[name] = nil
		}
	}
	for _, name := range slices.Sorted(maps.Keys(names)) {
		at := jsonpointer.Append(path, name)
		wasRequired, isRequired := contains(old.required, name), contains(new.required, name)
		if wasRequired != isRequired {
			d.change(wasRequired, isRequired, at, "required", Breaking, said(wasRequired, "required"), said(isRequired, "required"))
		}
		d.compareProperty(at, name, old, new)
	}
}

// compareProperty compares one property, which either schema may not name.
func (d *differ) compareProperty(path, name string, old, new *shape) {
	o, isOld := old.properties[name]
	n, isNew := new.properties[name]
	switch {
	case isOld && isNew:
	case isOld && new.additional != nil:
		n = new.additional
	case isNew && old.additional != nil:
		o = old.additional
	case isOld && !new.closed: // what it may hold now is anybody's guess
		d.gain(path, "properties", Breaking, describe(o), "")
		return
	case isOld || isNew && !old.closed:
		d.lose(path, "properties", describe(o), describe(n))
		return
	case isNew:
		d.gain(path, "properties", Widening, "", describe(n))
		return
	}
	d.compare(path, shapeOf(o...), shapeOf(n...))
}

// describe says what a property may hold, "" of one that is not described.
func describe(schemas []*jsonschema.Schema) string {
	switch s := shapeOf(schemas...); {
	case schemas == nil:
		return ""
	case s.types != nil:
		return strings.Join(s.types, " or ")
	}
	return "anything"
}

func (d *differ) compareElements(path string, old, new *shape) {
	first := max(old.first(), new.first())
	for i := range first {
		d.compare(path+"/"+strconv.Itoa(i), shapeOf(old.element(i)...), shapeOf(new.element(i)...))
	}
	d.compare(path+"/*", shapeOf(old.element(first)...), shapeOf(new.element(first)...))
}

// compareClauses compares what is there or is not. If one clause replaces another,
// nobody can say which is the stricter.
func (d *differ) compareClauses(path string, old, new *shape) {
	keywords := maps.Clone(old.clauses)
	maps.Copy(keywords, new.clauses)
	for _, keyword := range slices.Sorted(maps.Keys(keywords)) {
		gone := d.clausesWithout(old.clauses[keyword], new.clauses[keyword])
		come := d.clausesWithout(new.clauses[keyword], old.clauses[keyword])
		switch {
		case len(gone) == 1 && len(come) == 1 && gone[0].alternatives != nil && come[0].alternatives != nil:
			d.compareAlternatives(path, gone[0], come[0])
		case len(gone) > 0:
			d.change(true, len(come) > 0, path, keyword, gone[0].class, d.showClauses(path, keyword, gone), d.showClauses(path, keyword, come))
		case len(come) > 0:
			d.lose(path, keyword, "", d.showClauses(path, keyword, come))
		}
	}
}

func (d *differ) clausesWithout(clauses, others []clause) []clause {
	digests := make(map[string]bool)
	for _, c := range others {
		digests[d.writer.digest(c)] = true
	}
	return slices.DeleteFunc(slices.Clone(clauses), func(c clause) bool { return digests[d.writer.digest(c)] })
}

// compareAlternatives compares those that both sides do not share. One that is left
// on each side is taken for the same one, changed.
func (d *differ) compareAlternatives(path string, old, new clause) {
	gone := d.schemasWithout(old.alternatives, new.alternatives)
	come := d.schemasWithout(new.alternatives, old.alternatives)
	if before := len(d.found); len(gone) == 1 && len(come) == 1 {
		d.compare(path, shapeOf(gone...), shapeOf(come...))
		if len(d.found) == before+1 && d.last().Path == path {
			d.last().within = old.keyword
		}
		return
	}
	d.change(len(come) > 0, len(gone) > 0, path, old.keyword, Breaking, d.showSchemas(path, gone), d.showSchemas(path, come))
}

func (d *differ) schemasWithout(schemas, others []*jsonschema.Schema) []*jsonschema.Schema {
	digests := make(map[string]bool)
	for _, s := range others {
		digests[d.writer.digestOf(s, comparedDepth)] = true
	}
	return slices.DeleteFunc(slices.Clone(schemas), func(s *jsonschema.Schema) bool { return digests[d.writer.digestOf(s, comparedDepth)] })
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
