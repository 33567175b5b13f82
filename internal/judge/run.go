package judge

import (
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/slab"
)

// A run is one document before one program.
type run struct {
	program *Program
	doc     *jsonindex.Index
	options Options

	answers answers
	active  []question // that are being asked, of nodes that may lead back to themselves
	scopes  scopes
	hashes  hashes

	verdicts slab.Slab[single]

	forward int // bytes that may still be read ahead: see foresight.go

	steps        int
	nested       int      // questions that are being asked
	kept, more   int      // faults: how many there are, and how many there was no room for
	alternatives int      // that the current value is in
	endless      *Verdict // see Judgement
	err          error    // that ended the run
}

// judge answers whether a schema accepts a value.
func (r *run) judge(n *node, token int, scope int32, w wish) answer {
	if n.accepts && !w.trace {
		return answer{accepted: true}
	}
	if !r.step(1) {
		return answer{}
	}
	scope = r.scopes.enter(scope, n.resource)
	if !n.isShared && !n.isLoop {
		return r.ask(n, token, scope, w)
	}
	q := question{node: n.id, token: int32(token)}
	if n.isScoped {
		q.scope = scope
	}
	if known, ok := r.answers.known[q]; ok && known.fulfils(w) {
		return known
	}
	if n.isLoop {
		if r.isActive(q) {
			return r.endlessly(n, token)
		}
		r.active = append(r.active, q)
		defer func() { r.active = r.active[:len(r.active)-1] }()
	}
	a := r.ask(n, token, scope, w)
	r.answers.add(q, a, r.options.Memory)
	return a
}

// ask puts a question that has not been answered.
func (r *run) ask(n *node, token int, scope int32, w wish) answer {
	f := frame{run: r, node: n, token: token, scope: scope, why: w.why}
	if w.trace {
		f.trace = &Trace{Schema: n.schema, Token: token}
	}
	if w.seen || w.trace || n.asksUnevaluated(r.doc.Token(token).Kind) {
		f.seen = &evaluated{}
	}
	if r.nested++; r.nested > maxNested && r.err == nil {
		r.err = &StepsError{Steps: maxNested, Nested: true}
	}
	if r.err == nil {
		f.judge()
	}
	r.nested--
	a := answer{accepted: !f.refused, seen: f.seen, trace: f.trace}
	if f.refused {
		if a.verdict, a.seen = f.verdict, nil; w.why && f.verdict == nil {
			a.verdict = &Verdict{Schema: n.schema, Token: token} // its faults found no room
		}
	}
	if a.trace != nil {
		a.trace.Verdict = a.verdict
	}
	return a
}

// isActive reports whether a question is being asked already: to answer it would take its own
// answer. The questions about the same value are the last ones.
func (r *run) isActive(q question) bool {
	for i := len(r.active) - 1; i >= 0 && r.active[i].token == q.token; i-- {
		if r.active[i] == q {
			return true
		}
	}
	return false
}

// endlessly refuses a value whose schema leads back to itself without reading on. The document
// is refused for it, whatever stands around: what "not" makes of a question without an answer
// is none.
func (r *run) endlessly(n *node, token int) answer {
	v := &Verdict{Schema: n.schema, Token: token, Faults: []Fault{{Endless: true}}}
	if r.endless == nil {
		r.endless = v
	}
	return answer{verdict: v}
}

// maxNested bounds the questions inside one another: each takes up to a kilobyte of stack, and a
// program cannot recover from running out of that, which is at a gigabyte, and on 32 bits at a quarter of that.
const maxNested = 100_000

// step counts the work, and reports whether it may go on.
func (r *run) step(n int) bool {
	r.steps += n
	if r.steps > r.options.Steps && r.err == nil {
		r.err = &StepsError{Steps: r.options.Steps}
	}
	return r.err == nil
}
