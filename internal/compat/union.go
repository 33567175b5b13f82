package compat

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"example.com/authlink/internal/jsonpointer"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// compareClauses compares what is there or is not. If one clause replaces another,
// nobody can say which is the stricter.
func (d *differ) compareClauses(at *place, old, new *shape) {
	keywords := maps.Clone(old.clauses)
	maps.Copy(keywords, new.clauses)
	gone, come := map[string][]clause{}, map[string][]clause{}
	var goneUnions, comeUnions []clause
	for keyword := range keywords {
		gone[keyword] = d.clausesWithout(old.clauses[keyword], new.clauses[keyword])
		come[keyword] = d.clausesWithout(new.clauses[keyword], old.clauses[keyword])
		goneUnions = append(goneUnions, unions(gone[keyword])...)
		comeUnions = append(comeUnions, unions(come[keyword])...)
	}
	if len(goneUnions) == 1 && len(comeUnions) == 1 {
		d.compareUnions(at, goneUnions[0], comeUnions[0])
		for _, keyword := range []string{"anyOf", "oneOf"} {
			gone[keyword] = slices.DeleteFunc(gone[keyword], isUnion)
			come[keyword] = slices.DeleteFunc(come[keyword], isUnion)
		}
	}
	for _, keyword := range slices.Sorted(maps.Keys(keywords)) {
		gone, come := gone[keyword], come[keyword]
		switch {
		case len(gone) > 0:
			d.change(true, len(come) > 0, at, at.path, keyword, gone[0].class, d.showClauses(at.path, keyword, gone), d.showClauses(at.path, keyword, come))
		case len(come) > 0:
			d.lose(at, at.path, keyword, "", d.showClauses(at.path, keyword, come))
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

func isUnion(c clause) bool { return c.alternatives != nil }

func unions(clauses []clause) []clause {
	return slices.DeleteFunc(slices.Clone(clauses), func(c clause) bool { return !isUnion(c) })
}

// compareUnions compares alternatives pair by pair: those that are meant to be the same.
func (d *differ) compareUnions(at *place, old, new clause) {
	m := d.match(at.path, old.alternatives, new.alternatives)
	for _, pair := range m.pairs {
		d.compareBranch(at, pair, old.keyword)
	}
	d.tellUnmatched(at, new.keyword, m)
	if len(m.pairs)+len(m.gone)+len(m.come) == 0 && old.keyword != new.keyword { // only how many may match has changed
		d.change(new.keyword == "anyOf", old.keyword == "anyOf", at, at.path, "oneOf", Breaking, old.keyword, new.keyword)
	}
}

// compareBranch compares two alternatives.
func (d *differ) compareBranch(at *place, pair branchPair, keyword string) {
	d.compare(at.in(pair.label, keyword, pair.old, pair.new))
}

// tellUnmatched tells of the alternatives that came and went.
func (d *differ) tellUnmatched(at *place, keyword string, m matching) {
	if len(m.come) > 0 {
		if diff := d.gain(at, at.path, keyword, Breaking, d.showSchemas(at.path, m.gone), d.showSchemas(at.path, m.come)); diff != nil {
			diff.both, diff.come = m.wrapped, m.come
		}
	}
	if len(m.gone) > 0 {
		if diff := d.lose(at, at.path, keyword, d.showSchemas(at.path, m.gone), d.showSchemas(at.path, m.come)); diff != nil {
			diff.both, diff.come = m.wrapped, m.gone
		}
	}
}

// compareWrapped compares a schema with alternatives of which it is one, or was. It returns false
// where that is not so.
func (d *differ) compareWrapped(at *place, old, new *shape) bool {
	o, n := old.onlyUnion(), new.onlyUnion()
	switch {
	case o == nil && n != nil && d.mute.lost && !d.mute.gained: // all that it was is among them
		d.tellUnmatched(at, n.keyword, matching{come: d.outside(at.old, n.alternatives)})
		return true
	case n == nil && o != nil && d.mute.gained && !d.mute.lost:
		d.tellUnmatched(at, o.keyword, matching{gone: d.outside(at.new, o.alternatives)})
		return true
	case o == nil && n != nil && old.saysObject():
		m := d.matchOne(at.path, at.old, n.alternatives, false)
		if len(m.pairs) == 0 {
			return false
		}
		d.compareBranch(at, m.pairs[0], n.keyword)
		d.tellUnmatched(at, n.keyword, m)
		return true
	case n == nil && o != nil && new.saysObject():
		m := d.matchOne(at.path, at.new, o.alternatives, true)
		if len(m.pairs) == 0 {
			return false
		}
		d.compareBranch(at, m.pairs[0], o.keyword)
		d.tellUnmatched(at, o.keyword, m)
		return true
	}
	return false
}

// outside returns the alternatives that are not proven to be within schemas.
func (d *differ) outside(schemas, alternatives []*jsonschema.Schema) []*jsonschema.Schema {
	return slices.DeleteFunc(slices.Clone(alternatives), func(a *jsonschema.Schema) bool {
		return d.prover.Includes(schemas, []*jsonschema.Schema{a})
	})
}

// onlyUnion returns the alternatives of a shape that says nothing else; nil of any other.
func (s *shape) onlyUnion() *clause {
	var found *clause
	for keyword, clauses := range s.clauses {
		if len(clauses) != 1 || found != nil || !isUnion(clauses[0]) || keyword != "anyOf" && keyword != "oneOf" {
			return nil
		}
		found = &clauses[0]
	}
	if found == nil || s.forbidden || s.enum != nil || len(s.limits)+len(s.texts)+len(s.properties)+len(s.arrays)+len(s.required) > 0 || s.closed || s.additional != nil || s.multiple != nil {
		return nil
	}
	return found
}

// saysObject reports whether a shape has properties by which it is known again.
func (s *shape) saysObject() bool { return len(s.properties)+len(s.required) > 0 && !s.forbidden }

// A branchPair is two alternatives that are meant to be the same.
type branchPair struct {
	label    string
	old, new []*jsonschema.Schema
}

// A matching has the alternatives of two unions.
type matching struct {
	pairs      []branchPair
	gone, come []*jsonschema.Schema
	wrapped    bool // one of the two is no union
}

// matchOne finds the alternative that schemas are, together.
func (d *differ) matchOne(path string, one, alternatives []*jsonschema.Schema, isNew bool) matching {
	m := matching{wrapped: true}
	best, most := -1, 0.0
	for i, s := range alternatives {
		score := similarity(shapeOf(one...), shapeOf(s))
		if d.isEqual(one, alternatives[i:i+1]) {
			score = 2
		}
		if score > most {
			best, most = i, score
		}
	}
	if most < alike {
		return m
	}
	others := slices.Delete(slices.Clone(alternatives), best, best+1)
	pair := branchPair{d.labelOf(path, alternatives[best], alternatives), one, alternatives[best : best+1]}
	if m.come = others; isNew {
		pair.old, pair.new = pair.new, pair.old
		m.gone, m.come = others, nil
	}
	m.pairs = []branchPair{pair}
	return m
}

func (d *differ) isEqual(a, b []*jsonschema.Schema) bool {
	return d.prover.Includes(a, b) && d.prover.Includes(b, a)
}

// alike is how similar two alternatives are that are taken for the same one.
const alike = 0.5

// match finds the alternatives that are meant to be the same: equal ones, then those with the same
// constant, then those of the same name, then those of similar properties; and one that is left on
// each side. Those that their constants tell apart are not the same.
func (d *differ) match(path string, old, new []*jsonschema.Schema) matching {
	m := matching{gone: d.schemasWithout(old, new), come: d.schemasWithout(new, old)}
	apart := toldApart(old, new)
	old, new = m.gone, m.come
	m.take(func(a, b *jsonschema.Schema) bool {
		return d.isEqual([]*jsonschema.Schema{a}, []*jsonschema.Schema{b})
	}, nil)
	m.pairs = nil // there is nothing to tell of them
	label := func(a, b *jsonschema.Schema) string {
		if label := d.labelOf(path, a, old); label != "" {
			return label
		}
		return d.labelOf(path, b, new)
	}
	m.take(func(a, b *jsonschema.Schema) bool { return shareTag(a, b, old, new) }, label)
	m.take(func(a, b *jsonschema.Schema) bool { return nameOf(a) != "" && nameOf(a) == nameOf(b) }, label)
	m.takeSimilar(apart, label)
	if len(m.gone) == 1 && len(m.come) == 1 {
		m.take(func(a, b *jsonschema.Schema) bool { return !apart(a, b) }, label)
	}
	return m
}

// toldApart returns what reports whether two alternatives are different ones because of the constants
// that tell all alternatives apart.
func toldApart(old, new []*jsonschema.Schema) func(a, b *jsonschema.Schema) bool {
	name, ok := tagOf(old)
	other, okNew := tagOf(new)
	are := ok && okNew && name == other && len(old)+len(new) > 2
	return func(a, b *jsonschema.Schema) bool { return are && tags(a)[name] != tags(b)[name] }
}

// take pairs the alternatives that are alike.
func (m *matching) take(alike func(a, b *jsonschema.Schema) bool, label func(a, b *jsonschema.Schema) string) {
	m.gone = slices.DeleteFunc(slices.Clone(m.gone), func(a *jsonschema.Schema) bool {
		i := slices.IndexFunc(m.come, func(b *jsonschema.Schema) bool { return alike(a, b) })
		if i < 0 {
			return false
		}
		pair := branchPair{old: []*jsonschema.Schema{a}, new: []*jsonschema.Schema{m.come[i]}}
		if label != nil {
			pair.label = label(a, m.come[i])
		}
		m.pairs = append(m.pairs, pair)
		m.come = slices.Delete(slices.Clone(m.come), i, i+1)
		return true
	})
}

// takeSimilar pairs alternatives of similar properties, the most similar ones first.
func (m *matching) takeSimilar(apart func(a, b *jsonschema.Schema) bool, label func(a, b *jsonschema.Schema) string) {
	const most = 60
	if len(m.gone) > most || len(m.come) > most {
		return
	}
	for {
		best := alike
		var first, second *jsonschema.Schema
		for _, a := range m.gone {
			for _, b := range m.come {
				if score := similarity(shapeOf(a), shapeOf(b)); score > best && !apart(a, b) {
					best, first, second = score, a, b
				}
			}
		}
		if first == nil {
			return
		}
		m.take(func(a, b *jsonschema.Schema) bool { return a == first && b == second }, label)
	}
}

// similarity is how many of the properties of two shapes are those of both, from 0 to 1.
func similarity(a, b *shape) float64 {
	both := 0
	for name := range a.properties {
		if b.properties[name] != nil {
			both++
		}
	}
	all := len(a.properties) + len(b.properties) - both
	if all == 0 {
		return 0
	}
	return float64(both) / float64(all)
}

// tags returns the constants of a schema's properties, as JSON, by name.
func tags(s *jsonschema.Schema) map[string]string {
	found := map[string]string{}
	for name, schemas := range shapeOf(s).properties {
		if values := shapeOf(schemas...).enum; len(values) == 1 {
			found[name] = values[0]
		}
	}
	return found
}

// tagOf returns the name of the property that tells alternatives apart: each has another constant
// for it.
func tagOf(alternatives []*jsonschema.Schema) (name string, ok bool) {
	counts, values := map[string]int{}, map[string]bool{}
	for _, s := range alternatives {
		for name, value := range tags(s) {
			counts[name]++
			values[name+"="+value] = true
		}
	}
	distinct := map[string]int{}
	for tag := range values {
		name, _, _ := strings.Cut(tag, "=")
		distinct[name]++
	}
	for _, name := range slices.Sorted(maps.Keys(counts)) {
		if counts[name] == len(alternatives) && distinct[name] == len(alternatives) {
			return name, true
		}
	}
	return "", false
}

// shareTag reports whether two alternatives have the same constant for what tells them apart from
// the others.
func shareTag(a, b *jsonschema.Schema, old, new []*jsonschema.Schema) bool {
	name, ok := tagOf(old)
	other, okNew := tagOf(new)
	return ok && okNew && name == other && tags(a)[name] == tags(b)[name]
}

// nameOf returns the name of the definition that an alternative refers to, "" of one that refers to
// none.
func nameOf(s *jsonschema.Schema) string {
	if s.Ref == nil {
		return ""
	}
	_, name := jsonpointer.Cut(strings.TrimSuffix(s.Ref.Location, "#"))
	return name
}

// labelOf says which one of some alternatives a schema is.
func (d *differ) labelOf(path string, s *jsonschema.Schema, all []*jsonschema.Schema) string {
	if name, ok := tagOf(all); ok {
		return fmt.Sprintf("%s %s", name, mask(d.masking, jsonpointer.Append(path, name), tags(s)[name]))
	}
	return nameOf(s)
}

func (d *differ) schemasWithout(schemas, others []*jsonschema.Schema) []*jsonschema.Schema {
	digests := make(map[string]bool)
	for _, s := range others {
		digests[d.writer.digestOf(s, comparedDepth)] = true
	}
	return slices.DeleteFunc(slices.Clone(schemas), func(s *jsonschema.Schema) bool { return digests[d.writer.digestOf(s, comparedDepth)] })
}
