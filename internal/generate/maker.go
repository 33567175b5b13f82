package generate

import (
	"math/rand/v2"
	"slices"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// A size says how much of what may be left out a document has.
type size int

const (
	minimal size = iota
	full
	random
)

const (
	maxTries     = 8    // at one value, before the one around it is made anew
	maxDepth     = 4    // from which on everything is as small as it may be
	maxNesting   = 100  // beyond which nothing is made
	maxGenerated = 5000 // items or members; if more are required, there is no value
	ampleValues  = 300  // in a document, from which on everything is as small as it may be
)

// A maker makes one document.
type maker struct {
	rand    *rand.Rand
	facts   *facts
	work    *work
	size    size
	first   bool // takes the first of alternatives
	relaxed bool // breaks more than the goal where the engine does not look
	rash    bool // breaks the goal, whatever else it also breaks
	values  int  // that may still be made
	retries int  // that may still be made of values that were not right
	bytes   int  // of texts that may still be tried
	weight  int  // of the schemas of all values so far
	fanout  int  // of them
}

// spent reports whether the maker gave up because it had tried enough.
func (m *maker) spent() bool { return m.values < 0 || m.retries < 0 || m.bytes < 0 || m.work.isSpent() }

// isAmple reports whether a value so deep, or so late, is to be small.
func (m *maker) isAmple(depth int) bool {
	return depth > maxDepth || m.values < maxValues-ampleValues
}

// A want is what is asked of one value before its schemas have been read.
type want struct {
	parts []part
	nots  []*jsonschema.Schema
	name  string // of the property
	kinds kinds  // only these; if empty, all
	depth int
	goal  *goal // nil if it lies elsewhere
	fresh bool  // not the most obvious value
}

// value makes a value. It fails if it finds none, which does not prove that there is
// none.
func (m *maker) value(w want) (any, bool) {
	if w.depth > maxNesting {
		return nil, false
	}
	for try := range maxTries {
		if try > 0 {
			m.retries--
		}
		if m.values--; m.values < 0 || m.retries < 0 || m.work.isSpent() {
			return nil, false
		}
		before := m.weight
		m.weight += m.facts.weights.ofAll(w.parts)
		for _, p := range w.parts {
			m.fanout += fanout(p.schema)
		}
		s := m.newSpec(w)
		s.not(w.nots...)
		if w.kinds != 0 {
			s.kinds &= w.kinds
		}
		v, ok := m.fit(s, w.fresh)
		if ok && s.accepts(v) && m.satisfies(w, v, m.weight-before) {
			return v, true
		}
		w.fresh = true
	}
	return nil, false
}

// satisfies asks the judge, where nothing is to be broken, about a value whose
// schemas have a weight, with those of all in it.
func (m *maker) satisfies(w want, v any, weight int) bool {
	m.work.spend(weight)
	return w.goal != nil || !slices.ContainsFunc(w.parts, func(p part) bool { return !m.facts.accepts(p.schema, v) })
}

// fit makes a value of one of the kinds that s asks for.
func (m *maker) fit(s *spec, fresh bool) (any, bool) {
	if v, ok := m.sample(s, fresh); ok || s.closed {
		return v, ok
	}
	if v, ok := m.made(s, fresh); ok {
		return v, true
	}
	i := slices.IndexFunc(s.live, s.accepts)
	if i < 0 {
		return nil, false
	}
	return s.live[i], true
}

// made makes a value that nobody has given for an example.
func (m *maker) made(s *spec, fresh bool) (any, bool) {
	switch m.kind(s, fresh) {
	case null:
		return nil, true
	case boolean:
		return m.rand.IntN(2) == 0, true
	case integer, fraction:
		return m.number(s)
	case text:
		return m.text(s, fresh)
	case array:
		return m.array(s)
	case object:
		return m.object(s)
	}
	return nil, false
}

// sample returns one of the samples.
func (m *maker) sample(s *spec, fresh bool) (any, bool) {
	if !s.closed && (fresh || m.size == random) && m.rand.IntN(4) > 0 {
		return nil, false
	}
	samples := slices.Clone(s.samples)
	if fresh || m.size == random {
		m.rand.Shuffle(len(samples), func(i, j int) { samples[i], samples[j] = samples[j], samples[i] })
	}
	for _, v := range samples {
		if s.accepts(v) {
			return v, true
		}
	}
	return nil, false
}

// maxSamples is how many values of an enum are tried at once.
const maxSamples = 1000

// some returns values of an enum: all of them, or some that follow on one another.
func (m *maker) some(values []any) []any {
	if len(values) <= maxSamples {
		return values
	}
	start := 0
	if m.size == random {
		start = m.rand.IntN(len(values) - maxSamples)
	}
	return values[start : start+maxSamples]
}

// kind chooses a kind: one that the keywords are about, else the first that the
// schema allows, else any.
func (m *maker) kind(s *spec, fresh bool) kinds {
	var allowed []kinds
	for _, k := range preferred {
		if s.kinds&k != 0 {
			allowed = append(allowed, k)
		}
	}
	if len(allowed) == 0 {
		return 0
	}
	if scalar := slices.IndexFunc(allowed, func(k kinds) bool { return k&(array|object) == 0 }); scalar >= 0 && s.goal == nil && m.isAmple(s.depth) {
		return allowed[scalar] // an object may have to hold another one, without end
	}
	if s.hostile && m.rand.IntN(2) == 0 {
		return allowed[m.rand.IntN(len(allowed))]
	}
	if subject := s.subject() & s.kinds; subject != 0 && (!fresh || m.rand.IntN(3) > 0) {
		for _, k := range preferred {
			if subject&k != 0 {
				return k
			}
		}
	}
	if s.kinds == allKinds && (!fresh || m.rand.IntN(2) == 0) {
		return text // anything will do
	}
	if m.size != random && !fresh {
		return allowed[0]
	}
	return allowed[m.rand.IntN(len(allowed))]
}

// subject returns the kinds of values that the keywords of s speak of.
func (s *spec) subject() kinds {
	var k kinds
	for _, p := range s.parts {
		if p.schema.Properties != nil || p.schema.Required != nil || p.schema.PatternProperties != nil ||
			p.schema.AdditionalProperties != nil || p.schema.MinProperties != nil {
			k |= object
		}
		if hasItems(p.schema) || p.schema.MinItems != nil || p.schema.Contains != nil {
			k |= array
		}
	}
	if s.patterns != nil || s.formats != nil || s.length.low > 0 || s.length.high < unlimited {
		k |= text
	}
	if s.low != nil || s.high != nil || s.steps != nil {
		k |= number
	}
	return k
}

// anyBranch chooses an alternative: the lowest one if the value has become deep.
func (m *maker) anyBranch(parts []part, depth int) int {
	lowest := 0
	for i, p := range parts {
		if m.facts.heights[p.schema] < m.facts.heights[parts[lowest].schema] {
			lowest = i
		}
	}
	switch {
	case m.isAmple(depth):
		if m.rand.IntN(8) > 0 {
			return lowest
		}
	case m.first:
		m.first = false
		return lowest
	}
	return m.rand.IntN(len(parts))
}
