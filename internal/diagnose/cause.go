package diagnose

import (
	"cmp"
	"slices"

	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/judge"
	"example.com/authlink/internal/near"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// A choice finds out what alternatives have to say that each refuse an instance. What it has
// found it remembers, since verdicts are shared.
type choice struct {
	doc      *jsonindex.Index
	source   func(*jsonschema.Schema) map[string]any // see Subject; may be nil
	decided  map[*judge.Fault]*decision
	measured map[*judge.Verdict]measure
	near     near.Search
	memory   *memory
}

// A decision is what alternatives say: the one that was probably meant speaks, or all say one
// thing. If neither is there, the keyword itself is at fault.
type decision struct {
	speaker *judge.Cause
	merged  *merged
}

// of decides about the alternatives of a fault.
func (c *choice) of(v *judge.Verdict, f *judge.Fault) *decision {
	if known := c.decided[f]; known != nil {
		return known
	}
	d := c.ofOpenAPI(v, f)
	if d == nil || d.speaker == nil && d.merged == nil {
		d = c.decide(v, f)
	}
	if c.decided == nil {
		c.decided = map[*judge.Fault]*decision{}
	}
	c.decided[f] = d
	return d
}

// An alternative is one of those that refuse an instance.
type alternative struct {
	cause  *judge.Cause
	points []point
}

// decide finds the alternative that was probably meant, or what all of them say:
//
//   - One whose type excludes the instance was not meant. If all exclude it, their types are
//     told.
//   - If each of those that fit refuses one member for its value, that member was to tell them
//     apart: it is said which values it may have. If one refuses a value that is a slip of its
//     own, it was meant.
//   - Of those that are left with the fewest members of the kind, what all of them miss is said.
//   - The closest speaks: the one that fails the lowest, and the fewest times.
//   - Of several that are as close, what each says alone is said as one.
func (c *choice) decide(v *judge.Verdict, f *judge.Fault) *decision {
	fitting, excluded := c.split(v, f)
	if len(fitting) == 0 {
		fitting = excluded
	}
	if d := c.byMember(fitting, v.Token); d != nil {
		return d
	}
	best := closest(fitting, func(a, b alternative) int { return cmp.Compare(a.discriminators(v.Token), b.discriminators(v.Token)) })
	if len(best) > 1 {
		if m := mergeMissing(best, v.Token); m != nil {
			return &decision{merged: m}
		}
		best = closest(best, func(a, b alternative) int { return c.compare(a.cause.Verdict, b.cause.Verdict) })
	}
	if len(best) == 1 {
		return &decision{speaker: best[0].cause}
	}
	d := c.together(best)
	if d.merged == nil && d.speaker == nil && len(excluded) == len(f.Causes) {
		d.merged = mergeTypes(excluded, v.Token)
	}
	return d
}

// split tells the alternatives that fit the instance from those whose type excludes it.
func (c *choice) split(v *judge.Verdict, f *judge.Fault) (fitting, excluded []alternative) {
	for i := range f.Causes {
		a := alternative{&f.Causes[i], c.points(f.Causes[i].Verdict)}
		if slices.ContainsFunc(a.points, func(p point) bool { return c.excludes(p, v.Token) }) {
			excluded = append(excluded, a)
		} else {
			fitting = append(fitting, a)
		}
	}
	return fitting, excluded
}

// byMember decides by a member that tells alternatives apart; nil where none does.
func (c *choice) byMember(of []alternative, instance int) *decision {
	if len(of) < 2 {
		return nil
	}
	if m := mergeMember(of, instance); m != nil {
		return &decision{merged: m}
	}
	return c.slipOf(of, func(p point) bool { return p.discriminates(instance) })
}

// slipOf decides for the only alternative of which a point of a kind has a value that the
// instance has a slip of; nil where there is none, or several.
func (c *choice) slipOf(of []alternative, isOfKind func(point) bool) *decision {
	var meant *judge.Cause
	for _, a := range of {
		if !slices.ContainsFunc(a.points, func(p point) bool { return isOfKind(p) && c.isSlip(p) }) {
			continue
		}
		if meant != nil {
			return nil
		}
		meant = a.cause
	}
	if meant == nil {
		return nil
	}
	return &decision{speaker: meant}
}

// isSlip reports whether the value that a point is about is a slip of one that it allows.
func (c *choice) isSlip(p point) bool {
	if c.doc.Token(p.token).Kind != jsonindex.String {
		return false
	}
	_, ok := c.near.Best(c.doc.Text(p.token), textsOf(p.values()))
	return ok
}

// together decides about alternatives that are as close as each other: one has a slip of its
// values, or they say one thing.
func (c *choice) together(of []alternative) *decision {
	if m := c.mergeSole(of); m != nil {
		return &decision{merged: m}
	}
	if d := c.slipOf(of, func(p point) bool { return p.values() != nil }); d != nil {
		return d
	}
	return &decision{merged: c.mergeEither(of)}
}

// closest returns the least of some alternatives, all that are equal.
func closest(of []alternative, compare func(a, b alternative) int) []alternative {
	best := of[:1:1]
	for _, a := range of[1:] {
		switch order := compare(a, best[0]); {
		case order < 0:
			best = []alternative{a}
		case order == 0:
			best = append(best, a)
		}
	}
	return best
}
