package generate

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"

	"example.com/authlink"
	"example.com/authlink/internal/engine"
	"example.com/authlink/internal/jsonpointer"
	"example.com/authlink/internal/pattern"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// A Case is one document and what is known of it.
type Case struct {
	// Name is made of small letters, digits and hyphens: "required-created-at".
	// No two valid documents have the same, nor two invalid ones.
	Name string

	// Data is the document, indented, with a line feed at its end.
	Data []byte

	// The one violation of the document, as [authlink.Violation] gives it; all
	// empty when it is valid.
	Keyword, KeywordLocation, InstanceLocation string
}

// Options say how to generate.
type Options struct {
	Seed uint64 // another seed, other documents

	// MaxSteps bounds what is done for each call; 0 for what is enough for most schemas
	// and more for more documents.
	MaxSteps int
}

// A Generator makes the documents of one schema. It is not safe for concurrent
// use.
type Generator struct {
	opts      Options
	validator *authlink.Validator
	schemas   []*jsonschema.Schema // that a document is to satisfy
	facts     *facts
	survey    *survey
	work      *work // for what is being asked for
	refusal   error // of a schema whose ways are endless, or too many; nil for any other
}

// New makes a generator for the schema of a validator.
func New(validator *authlink.Validator, opts Options) *Generator {
	if err := (*engine.Validator)(validator).Walkable(); err != nil {
		return &Generator{refusal: &NoDocumentError{err.Error()}}
	}
	compiled := (*engine.Validator)(validator).Schema()
	schema := compiled.Root
	return &Generator{
		opts:      opts,
		validator: validator,
		schemas:   []*jsonschema.Schema{schema},
		facts:     factsOf(schema, compiled.Judge),
		survey:    surveyOf(maxSurvey, schema),
	}
}

// At returns a generator of values that satisfy all of some schemas, which are below that of g. It
// makes only valid ones. Little is looked at of what is far below the schemas.
func (g *Generator) At(schemas []*jsonschema.Schema, opts Options) *Generator {
	return &Generator{opts: opts, schemas: schemas, facts: g.facts, survey: surveyOf(maxSurveyAt, schemas...), refusal: g.refusal}
}

// parts are the schemas of a document as parts of the whole.
func (g *Generator) parts() []part {
	parts := make([]part, len(g.schemas))
	for i, s := range g.schemas {
		parts[i].schema = s
		if i > 0 {
			parts[i].path = jsonpointer.Append("", "allOf", strconv.Itoa(i))
		}
	}
	return parts
}

// An IncompleteError says what could not be generated, and why. What could be
// comes with it.
type IncompleteError struct {
	Reasons []string // a line each
}

func (e *IncompleteError) Error() string { return strings.Join(e.Reasons, "\n") }

// A NoDocumentError says that no document is valid, or that no valid one was found.
type NoDocumentError struct{ Reason string }

func (e *NoDocumentError) Error() string { return e.Reason }

// undecided returns the error for what was recovered while the schema judged: err itself
// for nil, and an [*authlink.PatternStepsError] for a pattern that took too many steps. Any
// other panic goes on.
func undecided(recovered any, err error) error {
	if late, ok := recovered.(*authlink.PatternStepsError); ok {
		return late
	}
	err = pattern.Undecided(recovered, err)
	if late, ok := errors.AsType[*pattern.StepsError](err); ok {
		return &authlink.PatternStepsError{Pattern: late.Pattern}
	}
	return err
}

// incomplete returns an *IncompleteError, nil if there is no reason for one.
func incomplete(reasons []string) error {
	if reasons == nil {
		return nil
	}
	return &IncompleteError{reasons}
}

// How much is tried before it is given up.
const (
	triesForValid  = 30
	triesForGoal   = 16
	triesElsewhere = 6       // in the other places where a schema applies
	triesForRandom = 50      // one after another that bring nothing new
	maxValues      = 10_000  // in one try at a document
	maxRetries     = 100     // at values in it
	maxBytes       = 1 << 21 // of all texts for it
	maxSpent       = 3       // tries at a goal that use up any of these
)

// Valid returns up to n distinct valid documents: one with as little as may be
// and one with all; one for each type, value and alternative where the schema
// lists several, and for each limit, at it; then random ones. Fewer come with an
// *[IncompleteError]; if there are none, it is a *[NoDocumentError].
func (g *Generator) Valid(n int) (cases []Case, err error) {
	defer func() { err = undecided(recover(), err) }()
	if n <= 0 || g.refusal != nil {
		return nil, g.refusal
	}
	if slices.ContainsFunc(g.schemas, func(s *jsonschema.Schema) bool { return g.facts.heights[s] >= endless }) {
		return nil, &NoDocumentError{"no document satisfies the schema: what it requires never ends, or is forbidden"}
	}
	set := newSet(n)
	g.work = newWork(n, g.opts.MaxSteps)
	g.whole(set, "minimal", minimal)
	if len(set.cases) == 0 {
		return nil, &NoDocumentError{g.unfound()}
	}
	g.whole(set, "full", full)
	for i := range g.survey.touched {
		if set.isFull() || g.work.isSpent() {
			break
		}
		g.touch(set, i)
	}
	g.fillRandom(set)
	if len(set.cases) < n {
		return set.cases, incomplete([]string{g.fewer(set, n, "valid")})
	}
	return set.cases, nil
}

// unfound says that no document was found.
func (g *Generator) unfound() string {
	if g.work.isSpent() {
		return "no document that satisfies the schema was found: " + g.work.ended()
	}
	if g.facts.stopped != "" {
		return "no document that satisfies the schema was found: " + g.facts.stopped
	}
	return fmt.Sprintf("no document that satisfies the schema was found in %d tries", triesForValid)
}

// fewer says that there are fewer documents than were asked for.
func (g *Generator) fewer(set *set, asked int, what string) string {
	why := "no more different ones were found"
	switch {
	case g.work.isSpent():
		why = g.work.ended()
	case set.isFull():
		why = "they are too large for more"
	}
	return fmt.Sprintf("%d of %d %s documents were made: %s", len(set.cases), asked, what, why)
}

// whole adds a document of a size, or of another size if that is not possible.
func (g *Generator) whole(set *set, name string, size size) {
	for try := range triesForValid {
		if g.work.isSpent() {
			return
		}
		m := g.maker(streamWhole+uint64(size), try)
		m.size, m.first = size, try == 0
		if try > triesForValid/2 {
			m.size = random
		}
		if data, ok := g.valid(m, nil); ok {
			set.add(Case{Name: name, Data: data})
			return
		}
	}
}

// touch adds a document that shows an edge.
func (g *Generator) touch(set *set, i int) {
	goal := g.survey.touched[i]
	for try := range triesForGoal {
		m := g.maker(streamTouched+uint64(i), try)
		m.size, m.first = sizeOf(try), try == 0
		if data, ok := g.valid(m, &goal); ok {
			set.add(Case{Name: edgeName(goal), Data: data})
			return
		}
		if m.spent() {
			return // an edge is not worth more
		}
	}
}

// sizeOf returns the size of what is made in one of several tries: as little as
// possible around what is to be shown, then all sorts.
func sizeOf(try int) size {
	switch {
	case try < triesForGoal/2:
		return minimal
	case try == triesForGoal/2:
		return full
	}
	return random
}

func (g *Generator) fillRandom(set *set) {
	made, idle := 0, 0
	for i := 0; !set.isFull() && idle < triesForRandom && !g.work.isSpent(); i++ {
		m := g.maker(streamRandom+uint64(i), 0)
		m.size = random
		data, ok := g.valid(m, nil)
		if ok && set.add(Case{Name: fmt.Sprintf("random-%d", made+1), Data: data}) {
			made++
			idle = 0
		} else {
			idle++
		}
	}
}

// Where the random numbers of each purpose begin, so that a document is the same
// however many others are asked for.
const (
	streamWhole   = 1 << 56
	streamTouched = 2 << 56
	streamRandom  = 3 << 56
	streamBroken  = 4 << 56
)

func (g *Generator) maker(stream uint64, try int) *maker {
	return &maker{
		rand:    rand.New(rand.NewPCG(g.opts.Seed, stream<<8|uint64(try))),
		facts:   g.facts,
		work:    g.work,
		values:  maxValues,
		retries: maxRetries,
		bytes:   maxBytes,
	}
}

// valid makes a document and has it proved valid.
func (g *Generator) valid(m *maker, goal *goal) ([]byte, bool) {
	v, ok := m.value(want{parts: g.parts(), goal: goal})
	if !ok || g.work.isSpent() { // it may lack what there was no work left for
		return nil, false
	}
	data := encode(v)
	g.work.spend(m.weight + len(data)/bytesPerStep)
	return data, g.isValid(data)
}

// StepsToJudge returns about how many steps it takes to read and to judge a document.
func (g *Generator) StepsToJudge(data []byte) int {
	return g.facts.weights.ofAll(g.parts()) + len(data)/2
}

// StepsToExplain returns about how many more it takes to say what is wrong with one.
func (g *Generator) StepsToExplain() int { return g.survey.values }

// Accepts reports whether a document is valid. The error is an [*authlink.PatternStepsError].
func (g *Generator) Accepts(data []byte) (ok bool, err error) {
	defer func() { err = undecided(recover(), err) }()
	if g.refusal != nil {
		return false, g.refusal
	}
	return g.isValid(data), nil
}

// isValid reports whether a document is valid. Where that cannot be found out it panics, as
// [facts.accepts] does.
func (g *Generator) isValid(data []byte) bool {
	if g.validator == nil {
		return !slices.ContainsFunc(g.schemas, func(s *jsonschema.Schema) bool { return !g.facts.acceptsText(s, data) })
	}
	err := g.validator.Validate(data)
	if _, ok := errors.AsType[*authlink.PatternStepsError](err); ok {
		panic(err)
	}
	return err == nil
}
