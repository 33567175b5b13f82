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

	locations [8]string // of keywords, as violations have them: some of the last ones, of whatever document
	located   int       // how many locations there have been
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
	for i, location := range m.locations {
		if len(location) > maxLocation {
			m.locations[i] = ""
		}
	}
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

// maxLocation is how long the location of a keyword is at most, in bytes, that is kept for the next
// document.
const maxLocation = 256

// explainers are for documents to come. Nothing of a document stays in them.
var explainers = sync.Pool{New: func() any { return new(explainer) }}

func (e *explainer) release() {
	e.reset()
	explainers.Put(e)
}

func (e *explainer) reset() {
	e.memory.reset()
	e.words = wording{trail: emptied(e.words.trail)}
	e.choice, e.budget = choice{}, pattern.Budget{}
	e.places, e.violations = emptied(e.places), emptied(e.violations)
}

// begin makes the explainer ready for a document.
func (e *explainer) begin(s Subject) *wording {
	e.budget = pattern.NewBudget(0)
	c := &e.choice
	c.doc, c.source, c.memory = s.Doc, s.Source, &e.memory
	lexicon := s.Lexicon
	if lexicon == nil {
		lexicon = NewLexicon(s.Schema)
	}
	w := &e.words // in which there is nothing but memory
	w.doc, w.program, w.schema, w.schemas, w.lexicon = s.Doc, s.Program, s.Schema, s.Schemas, lexicon
	w.contract, w.choice, w.patterns = s.Contract, c, &e.budget
	return w
}

// newWording returns the words for a document, with memory of their own.
func newWording(s Subject) *wording { return new(explainer).begin(s) }
