package diagnose

import (
	"cmp"
	"math"

	"example.com/authlink/internal/judge"
)

// A measure says how much a verdict has against its instance.
type measure struct {
	leaves int    // faults that say something
	faults int    // the same, each missing property counted
	depth  int    // of the highest of them below the instance
	sole   *point // the only one
}

// compare compares how far two alternatives are from the instance: by how high up they fail,
// then by how often.
func (c *choice) compare(a, b *judge.Verdict) int {
	x, y := c.measure(a), c.measure(b)
	return cmp.Or(cmp.Compare(y.depth, x.depth), cmp.Compare(x.faults, y.faults))
}

func (c *choice) measure(v *judge.Verdict) measure {
	if known, ok := c.measured[v]; ok {
		return known
	}
	m := measure{depth: math.MaxInt}
	for i := range v.Faults {
		f := &v.Faults[i]
		switch {
		case isAlternatives(f) && len(f.Causes) > 0:
			m.addAlternatives(c, v, f)
		case passesOn(f):
			for j := range f.Causes {
				m.addCause(c, v, f, &f.Causes[j])
			}
		default:
			m.addLeaf(point{fault: f, schema: v.Schema, token: v.Token}, 0)
		}
	}
	if c.measured == nil {
		c.measured = map[*judge.Verdict]measure{}
	}
	c.measured[v] = m
	return m
}

func (m *measure) addAlternatives(c *choice, v *judge.Verdict, f *judge.Fault) {
	switch d := c.of(v, f); {
	case d.speaker != nil:
		m.addCause(c, v, f, d.speaker)
	case d.merged != nil:
		m.addLeaf(point{f, v.Schema, d.merged.token, d.merged.path, d.merged}, d.merged.depth)
	default:
		m.addLeaf(point{fault: f, schema: v.Schema, token: v.Token}, 0)
	}
}

func (m *measure) addLeaf(p point, depth int) {
	names := max(1, len(p.missing()), len(p.fault.Tokens))
	m.add(measure{leaves: 1, faults: names, depth: depth, sole: &p})
}

func (m *measure) addCause(c *choice, v *judge.Verdict, f *judge.Fault, cause *judge.Cause) {
	part := c.measure(cause.Verdict)
	if cause.Verdict.Token != v.Token && part.leaves > 0 {
		part.depth++
		if part.sole != nil {
			p := *part.sole
			p.path = &below{partOf(c.doc, v.Token, f.Keyword, cause), p.path}
			part.sole = &p
		}
	}
	m.add(part)
}

// maxMeasure keeps counts from running over: along shared verdicts they double.
const maxMeasure = 1 << 29

func (m *measure) add(other measure) {
	if other.leaves == 0 {
		return
	}
	m.leaves = min(m.leaves+other.leaves, maxMeasure)
	m.faults = min(m.faults+other.faults, maxMeasure)
	m.depth = min(m.depth, other.depth)
	if m.sole = nil; m.leaves == 1 {
		m.sole = other.sole
	}
}
