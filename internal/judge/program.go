package judge

import (
	"fmt"
	"sync"

	"example.com/authlink/internal/accept"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/pattern"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// A Program is a schema, ready to judge documents. It is safe for concurrent use. It is made
// when it is first asked: most programs never are, since documents are proven valid without.
type Program struct {
	schema     *jsonschema.Schema
	resourceOf func(*jsonschema.Schema) *Resource
	quick      *accept.Program // see Foresee

	once     sync.Once // for what is below
	root     *node
	nodes    map[*jsonschema.Schema]*node
	hasLoops bool // a schema may lead back to itself for the same value
}

// Options bound what the judgement of one document may cost. Zero values stand for the
// defaults.
type Options struct {
	Faults int // how many are kept; the default is 10,000
	Steps  int // schemas asked, and members and items counted; the default is 100 million
	Memory int // for the answers that are remembered, in bytes; the default is 256 MiB

	// Patterns are the steps for the patterns that backtrack, where several judgements share
	// them; nil for those that one document has.
	Patterns *pattern.Budget

	// Suspect is the offset of a value that is probably at fault, 0 for none: what is around it
	// is not worth a look ahead.
	Suspect int

	// DuplicateNames says that objects may have equal names. Each of their members is judged.
	DuplicateNames bool
}

func (o Options) orDefaults() Options {
	if o.Faults <= 0 {
		o.Faults = 10_000
	}
	if o.Steps <= 0 {
		o.Steps = 100_000_000
	}
	if o.Memory <= 0 {
		o.Memory = 256 << 20
	}
	return o
}

// A StepsError says that a document was given up: to judge it takes more than so many steps.
type StepsError struct {
	Steps  int
	Nested bool // they would be inside one another
}

func (e *StepsError) Error() string {
	if e.Nested {
		return fmt.Sprintf("to judge the document takes more than %d steps inside one another", e.Steps)
	}
	return fmt.Sprintf("to judge the document takes more than %d steps", e.Steps)
}

// A Judgement is what a program has against a document.
type Judgement struct {
	Verdict *Verdict // of the schema on the whole document; nil where it accepts it
	Endless *Verdict // of the first schema that leads back to itself for the same value, if any
	More    int      // faults that there was no room for

	run *run // that has the memory of the verdicts; nil where there is none to give back
}

// Release gives the memory of the verdicts back for documents to come: nobody may use them any
// more. It may be left out.
func (j Judgement) Release() {
	if j.run != nil {
		j.run.release()
	}
}

// Judge judges a document, and says all that is against it. The error is a [*StepsError] or a
// [*pattern.StepsError]: then nobody knows.
func (p *Program) Judge(doc *jsonindex.Index, opts Options) (Judgement, error) {
	return p.judge(p.made().root, doc, 0, opts, true)
}

// Accepts reports whether a document is valid. It stops at the first fault.
func (p *Program) Accepts(doc *jsonindex.Index, opts Options) (bool, error) {
	return p.accepts(p.made().root, doc, 0, opts)
}

// JudgeBy is [Program.Judge] for a value in a document, and for one of the schemas that the
// program's own leads to. It panics where it does not lead there.
func (p *Program) JudgeBy(s *jsonschema.Schema, doc *jsonindex.Index, token int, opts Options) (Judgement, error) {
	return p.judge(p.made().nodes[s], doc, token, opts, true)
}

// AcceptsBy is [Program.Accepts] for the same.
func (p *Program) AcceptsBy(s *jsonschema.Schema, doc *jsonindex.Index, token int, opts Options) (bool, error) {
	return p.accepts(p.made().nodes[s], doc, token, opts)
}

// Has reports whether the program's schema leads to another.
func (p *Program) Has(s *jsonschema.Schema) bool { return p.made().nodes[s] != nil }

func (p *Program) accepts(n *node, doc *jsonindex.Index, token int, opts Options) (bool, error) {
	j, err := p.judge(n, doc, token, opts, false)
	defer j.Release()
	return err == nil && j.IsNone(), err
}

func (p *Program) judge(n *node, doc *jsonindex.Index, token int, opts Options, why bool) (Judgement, error) {
	r := runs.Get().(*run)
	r.program, r.doc, r.options, r.forward = p, doc, opts.orDefaults(), forwardBytes(doc, token, opts)
	a := r.judge(n, token, 0, wish{why: why})
	if err := r.err; err != nil {
		r.release()
		return Judgement{}, err
	}
	j := Judgement{Endless: r.endless, More: r.more, run: r}
	if !a.accepted {
		if j.Verdict = a.verdict; a.verdict == nil {
			j.Verdict = &Verdict{Schema: n.schema, Token: token}
		}
	}
	return j, nil
}

// runs are for documents to come. Nothing of a document stays in them.
var runs = sync.Pool{New: func() any { return new(run) }}

func (r *run) release() {
	r.answers.forget()
	r.verdicts.Reset()
	*r = run{answers: r.answers, verdicts: r.verdicts}
	runs.Put(r)
}

// IsNone reports whether the document is valid.
func (j Judgement) IsNone() bool { return j.Verdict == nil && j.Endless == nil }
