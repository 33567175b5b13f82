package diagnose

import (
	"cmp"
	"slices"

	"example.com/authlink/internal/show"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"
)

// leaves returns the errors below n that say something: those that only pass
// others on are gone, and of alternatives the closest speaks.
func (n *Fault) leaves() []*Fault {
	switch n.kind.(type) {
	case *kind.Schema, *kind.Group, *kind.Reference, *kind.AllOf:
		var all []*Fault
		for _, cause := range n.causes {
			all = append(all, cause.leaves()...)
		}
		return all
	}
	if n.isAlternatives() && len(n.causes) > 0 {
		return n.closest()
	}
	return []*Fault{n}
}

// closest returns the leaves of the alternative that was probably meant. One
// whose type excludes the instance was not. Where several remain alike and
// cannot be merged into one statement, n itself is the answer.
func (n *Fault) closest() []*Fault {
	var fitting, excluded [][]*Fault
	for _, cause := range n.causes {
		leaves := cause.leaves()
		if slices.ContainsFunc(leaves, func(l *Fault) bool { return l.excludes(n) }) {
			excluded = append(excluded, leaves)
		} else {
			fitting = append(fitting, leaves)
		}
	}
	if len(fitting) == 0 {
		fitting = excluded
	}
	best := [][]*Fault{fitting[0]}
	for _, leaves := range fitting[1:] {
		switch compareDistance(n, leaves, best[0]) {
		case -1:
			best = [][]*Fault{leaves}
		case 0:
			best = append(best, leaves)
		}
	}
	if len(best) == 1 {
		return best[0]
	}
	merged := n.merge(discriminators(n, best))
	if merged == nil {
		merged = n.merge(best)
	}
	if merged == nil {
		merged = n
	}
	return []*Fault{merged}
}

// discriminators leaves of each alternative what its members say that tell it
// apart from the others.
func discriminators(n *Fault, alternatives [][]*Fault) [][]*Fault {
	told := make([][]*Fault, len(alternatives))
	for i, leaves := range alternatives {
		for _, l := range leaves {
			if l.discriminates(n) {
				told[i] = append(told[i], l)
			}
		}
	}
	return told
}

// discriminates reports whether l fails by the fixed value of a member right
// below the instance of n.
func (l *Fault) discriminates(n *Fault) bool {
	switch l.kind.(type) {
	case *kind.Const, *kind.Enum:
		return len(l.instance) == len(n.instance)+1
	}
	return false
}

// excludes reports whether l says that the instance of n is not of the right
// type at all.
func (l *Fault) excludes(n *Fault) bool {
	if len(l.instance) != len(n.instance) {
		return false
	}
	switch k := l.kind.(type) {
	case *kind.Type, *kind.FalseSchema:
		return true
	case *kind.Const:
		return show.TypeName(k.Got) != show.TypeName(k.Want)
	case *kind.Enum:
		return !slices.ContainsFunc(k.Want, func(want any) bool { return show.TypeName(k.Got) == show.TypeName(want) })
	}
	return false
}

// compareDistance compares how far two alternatives are from the instance of n:
// first by the members that tell alternatives apart (a const or an enum right
// below the instance), then by how high up they fail, then by how often.
func compareDistance(n *Fault, a, b []*Fault) int {
	da, db := distanceOf(n, a), distanceOf(n, b)
	return cmp.Or(
		cmp.Compare(da.discriminators, db.discriminators),
		cmp.Compare(db.depth, da.depth),
		cmp.Compare(da.faults, db.faults),
	)
}

type distance struct{ discriminators, depth, faults int }

func distanceOf(n *Fault, leaves []*Fault) distance {
	d := distance{depth: len(leaves[0].instance)}
	for _, l := range leaves {
		d.depth = min(d.depth, len(l.instance))
		d.faults++
		if l.discriminates(n) {
			d.discriminators++
		}
		if k, ok := l.kind.(*kind.Required); ok {
			d.faults += len(k.Missing) - 1
		}
	}
	return d
}

// merge makes one statement of alternatives that each fail alone, at the same
// place, by their type or by their values; nil where they do not.
func (n *Fault) merge(alternatives [][]*Fault) *Fault {
	var types []string
	var values []any
	var first *Fault
	for _, leaves := range alternatives {
		if len(leaves) != 1 {
			return nil
		}
		l := leaves[0]
		if first == nil {
			first = l
		}
		if !slices.Equal(l.instance, first.instance) {
			return nil
		}
		switch k := l.kind.(type) {
		case *kind.Type:
			types = append(types, k.Want...)
		case *kind.Enum:
			values = append(values, k.Want...)
		case *kind.Const:
			values = append(values, k.Want)
		default:
			return nil
		}
	}
	merged := &Fault{schema: n.schema, path: n.keywordLocation(), instance: first.instance, branch: n.branch, merged: true}
	switch {
	case values == nil:
		slices.Sort(types)
		merged.kind = &kind.Type{Got: first.kind.(*kind.Type).Got, Want: slices.Compact(types)}
	case types == nil:
		merged.kind = &kind.Enum{Got: got(first.kind), Want: values}
	default:
		return nil
	}
	return merged
}

func got(k jsonschema.ErrorKind) any {
	switch k := k.(type) {
	case *kind.Enum:
		return k.Got
	case *kind.Const:
		return k.Got
	}
	return nil
}
