package generate

import (
	"fmt"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// How many steps may be taken for all documents that are asked for: so many, and some
// for each of them. A step is about what it takes to hold a value against a keyword.
// They are counted and not timed, so that a search ends at the same place everywhere.
// They are about ten times what the greediest schema in bench/workload takes for one
// document each constraint; the contract takes less than a hundredth of that.
const (
	stepsAtLeast = 4_000_000
	stepsForEach = 20_000
)

// bytesPerStep is how much of a text takes about a step, and bytesPerMatch how much of
// it, times the length of a pattern, to match the two.
const (
	bytesPerStep  = 16
	bytesPerMatch = 256
)

// work is what may still be done.
type work struct{ steps, left int }

// newWork returns the work for so many documents, a negative number for as many as
// there are; or that of so many steps, where that is not 0.
func newWork(documents, steps int) *work {
	if steps == 0 {
		steps = stepsAtLeast + max(0, documents)*stepsForEach
	}
	return &work{steps, steps}
}

func (w *work) spend(steps int) { w.left -= min(steps, w.steps) }

func (w *work) isSpent() bool { return w.left < 0 }

// ended says that all steps have been spent.
func (w *work) ended() string {
	return fmt.Sprintf("the search ended after %d steps: the schema is too large for more", w.steps)
}

// weights has, for each schema, about how many steps it takes to judge a value by it,
// less those for the members and items of the value.
type weights map[*jsonschema.Schema]int

// of returns the weight of a schema, 0 while that is being counted.
func (w weights) of(s *jsonschema.Schema) int {
	if weight, ok := w[s]; ok {
		return weight
	}
	w[s] = 0
	weight := ownWeight(s)
	p := part{schema: s}
	for _, subs := range [][]part{references(p), listed(p), conditional(p)} {
		for _, sub := range subs {
			weight += w.of(sub.schema)
		}
	}
	for _, sub := range []*jsonschema.Schema{s.If, s.Not} {
		if sub != nil {
			weight += w.of(sub)
		}
	}
	w[s] = min(weight, stepsAtLeast)
	return w[s]
}

// ofAll returns the weight of some schemas together.
func (w weights) ofAll(parts []part) int {
	weight := 0
	for _, p := range parts {
		weight += w.of(p.schema)
	}
	return weight
}

// ownWeight returns the weight of a schema without what it refers to. The engine
// compares a value of an enum fast.
func ownWeight(s *jsonschema.Schema) int {
	weight := 1 + len(s.Required) + len(s.PatternProperties) + len(s.DependentRequired) + len(s.Dependencies)
	if s.Pattern != nil {
		weight += len(s.Pattern.String()) / bytesPerStep
	}
	if s.Enum != nil {
		weight += len(s.Enum.Values) / 16
	}
	return weight
}
