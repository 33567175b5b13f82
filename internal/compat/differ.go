package compat

import (
	"fmt"
	"maps"
	"math/big"
	"slices"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// A differ holds one schema against another, value by value.
type differ struct {
	found     []Difference
	seen      map[string]bool // pairs of schemas that are being compared
	recursive bool            // some pair is inside itself
}

// add notes a difference. gained is set where more is valid than before.
func (d *differ) add(path, keyword string, class Class, old, new string, gained bool) {
	if !gained {
		class = Safe
	}
	d.found = append(d.found, Difference{Path: path, Keyword: keyword, Class: class, Old: old, New: new, gained: gained})
}

func (d *differ) compare(path string, old, new *shape) {
	pair := identity(old) + "|" + identity(new)
	if d.seen[pair] { // a schema that refers to itself has no end
		d.recursive = true
		return
	}
	d.seen[pair] = true
	defer delete(d.seen, pair)
	if old.forbidden != new.forbidden {
		d.add(path, "false", Breaking, said(old.forbidden, "no value"), said(new.forbidden, "no value"), old.forbidden)
		return
	}
	d.compareTypes(path, old, new)
	d.compareEnums(path, old, new)
	d.compareLimits(path, old, new)
	d.compareTexts(path, old, new)
	d.compareProperties(path, old, new)
	if len(old.elements)+len(new.elements) > 0 {
		d.compare(path+"/*", shapeOf(old.elements...), shapeOf(new.elements...))
	}
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
	if gained {
		d.add(path, "type", Breaking, from, to, true)
	}
	if lost {
		d.add(path, "type", Safe, from, to, false)
	}
}

func (d *differ) compareEnums(path string, old, new *shape) {
	switch {
	case old.enum == nil && new.enum == nil:
	case old.enum == nil:
		d.add(path, "enum", Safe, "", strings.Join(new.enum, ", "), false)
	case new.enum == nil:
		d.add(path, "enum", Widening, strings.Join(old.enum, ", "), "", true)
	default:
		for _, v := range old.enum {
			if !slices.Contains(new.enum, v) {
				d.add(path, "enum", Safe, v, "", false)
				d.found[len(d.found)-1].value = v
			}
		}
		for _, v := range new.enum {
			if !slices.Contains(old.enum, v) {
				d.add(path, "enum", Widening, "", v, true)
				d.found[len(d.found)-1].value = v
			}
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
		d.add(path, keyword, Widening, limit(o), limit(n), gained)
	}
}

func limit(r *big.Rat) string {
	if r == nil {
		return ""
	}
	return r.RatString()
}

// compareTexts compares patterns and formats. Of two that differ neither is taken
// for the stricter one.
func (d *differ) compareTexts(path string, old, new *shape) {
	classes := map[string]Class{"format": Breaking, "pattern": Widening}
	for _, keyword := range slices.Sorted(maps.Keys(classes)) {
		o, n := old.texts[keyword], new.texts[keyword]
		if slices.Equal(o, n) {
			continue
		}
		gained := slices.ContainsFunc(o, func(t string) bool { return !slices.Contains(n, t) })
		d.add(path, keyword, classes[keyword], strings.Join(o, ", "), strings.Join(n, ", "), gained)
	}
}

func (d *differ) compareProperties(path string, old, new *shape) {
	if old.closed != new.closed {
		d.add(path, "additionalProperties", Widening, said(old.closed, "false"), said(new.closed, "false"), old.closed)
	}
	names := maps.Clone(old.properties)
	maps.Copy(names, new.properties)
	for _, name := range slices.Concat(old.required, new.required) {
		if _, ok := names[name]; !ok {
			names[name] = nil
		}
	}
	for _, name := range slices.Sorted(maps.Keys(names)) {
		at := path + "/" + escape(name)
		wasRequired, isRequired := slices.Contains(old.required, name), slices.Contains(new.required, name)
		if wasRequired != isRequired {
			d.add(at, "required", Breaking, said(wasRequired, "required"), said(isRequired, "required"), wasRequired)
		}
		d.compareProperty(at, old.properties[name], new.properties[name], old, new)
	}
}

// compareProperty compares one property, which either schema may not name.
func (d *differ) compareProperty(path string, old, new []*jsonschema.Schema, in, to *shape) {
	switch {
	case old != nil && new != nil:
		d.compare(path, shapeOf(old...), shapeOf(new...))
	case old != nil: // what it may hold now is anybody's guess, unless it is forbidden
		d.add(path, "properties", Breaking, describe(old), "", !to.closed)
	case new != nil:
		d.add(path, "properties", Widening, "", describe(new), in.closed)
	}
}

func describe(schemas []*jsonschema.Schema) string {
	if s := shapeOf(schemas...); s.types != nil {
		return strings.Join(s.types, " or ")
	}
	return "anything"
}

// identity tells one set of schemas from another.
func identity(s *shape) string {
	var b strings.Builder
	for _, part := range s.parts {
		fmt.Fprintf(&b, "%p ", part)
	}
	return b.String()
}

func said(is bool, text string) string {
	if is {
		return text
	}
	return ""
}

// escape writes a name as part of a JSON Pointer (RFC 6901, section 3).
func escape(name string) string {
	return strings.NewReplacer("~", "~0", "/", "~1").Replace(name)
}
