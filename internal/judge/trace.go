package judge

import (
	"example.com/authlink/internal/jsonindex"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// A Trace is all that was asked about a value, by one schema: what an output of every result,
// and annotations, are made of (JSON Schema Core 2020-12, section 12.4.4). Like verdicts, traces
// are shared.
type Trace struct {
	Schema  *jsonschema.Schema
	Token   int
	Verdict *Verdict // nil where the schema accepts the value
	Applied []Applied
}

// Applied is a subschema that was asked.
type Applied struct {
	Keyword string // that applies it
	Item    int    // index of the item that it was asked about, where the value is an array
	Trace   *Trace
}

// Trace judges a document, and keeps all that was asked: no alternative is left out because
// another one accepts. The error is that of [Program.Judge].
func (p *Program) Trace(doc *jsonindex.Index, opts Options) (*Trace, error) {
	r := run{program: p, doc: doc, options: opts.orDefaults()}
	a := r.judge(p.made().root, 0, 0, wish{why: true, trace: true})
	if r.err != nil {
		return nil, r.err
	}
	return r.whole(a.trace), nil
}

// whole returns the trace of the whole document, which is refused where a schema leads back to
// itself, whatever "not" and alternatives make of that.
func (r *run) whole(t *Trace) *Trace {
	if r.endless == nil || t.Verdict != nil {
		return t
	}
	refused := *t
	refused.Verdict = &Verdict{Schema: t.Schema, Token: t.Token, Faults: r.endless.Faults}
	return &refused
}

// apply judges a value by a subschema that a keyword applies to it. Item is the index of the
// value in an array.
func (f *frame) apply(keyword string, n *node, token, item int, w wish) answer {
	if f.trace == nil {
		if !w.seen && f.run.glance(n, token) {
			return answer{accepted: true}
		}
		if token != f.token || !w.why { // else it has been looked at already
			if a, ok := f.run.foresee(n, token, w); ok {
				return a
			}
		}
		return f.run.judge(n, token, f.scope, w)
	}
	w.why, w.trace = true, true
	a := f.run.judge(n, token, f.scope, w)
	if a.trace != nil && n != acceptAll {
		f.trace.Applied = append(f.trace.Applied, Applied{keyword, item, a.trace})
	}
	return a
}
