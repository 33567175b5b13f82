package diagnose

import (
	"sync"

	"example.com/authlink/internal/pattern"
	"example.com/authlink/internal/slab"
)

// A memory holds what is found out of one document until its violations are told, and is kept
// for the next document.
type memory struct {
	faults slab.Slab[Fault]
	steps  slab.Slab[step]
	walks  slab.Slab[walk]
	points slab.Slab[pointWalk]
	fixes  slab.Slab[singleFix]
	tokens []string // of paths
}

// path returns a copy of a path.
func (m *memory) path(tokens []string) []string {
	from := len(m.tokens)
	m.tokens = append(m.tokens, tokens...)
	return m.tokens[from:len(m.tokens):len(m.tokens)]
}

func (m *memory) reset() {
	m.faults.Reset()
	m.steps.Reset()
	m.walks.Reset()
	m.points.Reset()
	m.fixes.Reset()
	m.tokens = emptied(m.tokens)
}

// maxKept is how much room a list has at most that is kept for the next document.
const maxKept = 1 << 10

// emptied returns the room of a list, without what was in it.
func emptied[T any](list []T) []T {
	if cap(list) > maxKept {
		return nil
	}
	clear(list)
	return list[:0]
}

// An explainer puts the faults of one document into words.
type explainer struct {
	words      wording
	choice     choice
	budget     pattern.Budget
	memory     memory
	places     []located
	violations []Violation
}

// explainers are for documents to come. Nothing of a document stays in them.
var explainers = sync.Pool{New: func() any { return new(explainer) }}

func (e *explainer) release() {
	e.reset()
	explainers.Put(e)
}

func (e *explainer) reset() {
	e.memory.reset()
	*e = explainer{
		words:  wording{trail: emptied(e.words.trail)},
		memory: e.memory, places: emptied(e.places), violations: emptied(e.violations),
	}
}

// begin makes the explainer ready for a document.
func (e *explainer) begin(s Subject) *wording {
	e.budget = pattern.NewBudget(0)
	e.choice = choice{doc: s.Doc, source: s.Source, memory: &e.memory}
	lexicon := s.Lexicon
	if lexicon == nil {
		lexicon = NewLexicon(s.Schema)
	}
	e.words = wording{
		doc: s.Doc, program: s.Program, schema: s.Schema, schemas: s.Schemas, lexicon: lexicon,
		contract: s.Contract, choice: &e.choice, trail: e.words.trail, patterns: &e.budget,
	}
	return &e.words
}

// newWording returns the words for a document, with memory of their own.
func newWording(s Subject) *wording { return new(explainer).begin(s) }
