package accept

import (
	"hash/maphash"
	"math"
	"sync"

	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/pattern"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// A Program proves documents valid against one schema. It is safe for
// concurrent use.
type Program struct {
	root    *node
	nodes   map[nodeKey]*node
	objects int // object rules, which are numbered from 0
	limits  jsonindex.Limits
	runs    sync.Pool

	backtracks bool // a pattern may take its time
}

// Options say what there is to know besides a schema.
type Options struct {
	Limits jsonindex.Limits // of documents, as for [jsonindex.Index.Parse]

	// OneResource says that all that the schema leads to is one schema resource: then a dynamic
	// reference leads where it seems to (JSON Schema Core 2020-12, section 8.2.3.2). It has to be
	// known from the text of the schema: the compiled one does not show each resource that a
	// reference enters.
	OneResource bool
}

// New compiles a schema. What it asks that cannot be proven, such as the
// extension of a foreign vocabulary, makes a Program that proves less.
func New(schema *jsonschema.Schema, opts Options) *Program {
	c := newCompiler()
	c.oneResource = opts.OneResource
	p := &Program{root: c.child(schema), limits: opts.Limits.OrDefaults()}
	c.finish()
	p.objects, p.nodes, p.backtracks = c.objects, c.nodes, c.backtracks
	p.limits.Bytes = min(p.limits.Bytes, math.MaxInt32) // offsets have 32 bits in memo.go
	p.runs.New = func() any { return newRun(p) }
	return p
}

// A Verdict is what a program says of a text.
type Verdict uint8

const (
	Unknown Verdict = iota // nothing: neither that it is malformed nor that it is invalid
	Proven                 // it is a document that the schema accepts
	Refused                // it is none: the schema refuses it, or it is malformed
)

// Proves reports whether data is one JSON text, well-formed under all the rules
// of package jsonindex, that the schema accepts. False says nothing: neither
// that it is malformed nor that it is invalid.
func (p *Program) Proves(data []byte) bool {
	verdict, _ := p.Judge(data)
	return verdict == Proven
}

// Judge says of data whether it is one JSON text, well-formed under all the rules of
// package jsonindex, that the schema accepts: so far as that can be told. A text that is
// refused has been read up to where that was certain, and is perhaps not JSON behind it.
// Among the rules is that no name stands in an object twice: where equal names are
// allowed, "maxProperties" may count them twice, and what is refused may be valid.
//
// Of a text that is refused, fault is where the value begins that was the last to be refused,
// which is mostly the one at fault.
func (p *Program) Judge(data []byte) (verdict Verdict, fault int) { return p.judge(p.root, data) }

func (p *Program) judge(n *node, data []byte) (verdict Verdict, fault int) {
	if len(data) > p.limits.Bytes {
		return Unknown, 0
	}
	r := p.runs.Get().(*run)
	verdict = r.document(n, data)
	fault = r.fault
	r.reset(len(data))
	p.runs.Put(r)
	return verdict, fault
}

// A Part judges values by one of the schemas that a program's own leads to.
type Part struct {
	program *Program
	node    *node
}

// Part returns the part of a schema; nil where there is none that can judge values by
// themselves.
func (p *Program) Part(s *jsonschema.Schema) *Part {
	n := p.nodes[nodeKey{s, false}]
	if n == nil {
		return nil
	}
	return &Part{p, n}
}

// Backtracks reports whether a pattern of the schema may take longer than the text is long.
func (p *Program) Backtracks() bool { return p.backtracks }

// Judge is [Program.Judge] for the text of a value.
func (p *Part) Judge(value []byte) Verdict {
	verdict, _ := p.program.judge(p.node, value)
	return verdict
}

// A run is the memory of one call of Judge, kept for the next.
type run struct {
	data   []byte
	limits *jsonindex.Limits

	stuck   bool // the proof has failed for good: see giveUp
	fault   int  // offset of the value that was the last to be refused, if one was
	depth   int  // arrays and objects that are open
	uniques int  // open arrays whose elements must be unique
	looks   int  // nodes at work that look at their value more than once
	steps   pattern.Budget

	memo    memo
	hashes  []uint64       // of the names in open objects, or the elements in open arrays; a stack
	words   []uint64       // bits of the members seen in open objects, where they are many; a stack
	table   []uint64       // of distinct
	hashed  map[int]hashed // by the offset of the value: see hashElement
	seed    maphash.Seed
	salt    uint64 // of the hashes of short names
	decoded []byte // a string without its escapes
	digits  []byte // of a number
	frames  frameStack
	places  []place   // of the members of open objects that have an outline; a stack
	orders  []order   // by the number of the object rule
	guesses [][]*node // by the same, a row after the other: see outline
}

func newRun(p *Program) *run {
	seed := maphash.MakeSeed()
	return &run{limits: &p.limits, seed: seed, salt: maphash.Comparable(seed, p.objects), orders: make([]order, p.objects), guesses: make([][]*node, p.objects)}
}

// document judges a text by a node.
func (r *run) document(n *node, data []byte) Verdict {
	r.data = data[:len(data):len(data)] // what is behind it may be being written
	r.steps = pattern.NewBudget(len(data))
	i, c := jsonindex.SkipSpace(data, 0)
	end := r.value(n, i, c)
	switch {
	case r.stuck:
		return Unknown
	case end < 0:
		return Refused
	}
	if end, _ = jsonindex.SkipSpace(data, end); end < len(data) {
		return Unknown // something follows
	}
	return Proven
}

// maxKept bounds each part of the memory that a run keeps, in elements.
const maxKept = 1 << 16

// reset forgets the document, and the memory that only a large one needs.
func (r *run) reset(size int) {
	r.data, r.stuck, r.depth, r.uniques, r.looks = nil, false, 0, 0, 0
	r.hashes, r.words, r.places, r.frames.top = r.hashes[:0], r.words[:0], r.places[:0], 0
	r.memo.forget()
	if len(r.hashed) > 0 {
		clear(r.hashed)
	}
	if size > maxKept { // a small document needs no more than that
		r.hashes, r.words, r.table, r.places = kept(r.hashes), kept(r.words), kept(r.table), kept(r.places)
		r.decoded, r.digits = kept(r.decoded), kept(r.digits)
		r.hashed = nil
		r.memo.entries, r.frames.frames = kept(r.memo.entries), kept(r.frames.frames)
	}
}

// kept returns s, or nil if that is too large to keep.
func kept[T any](s []T) []T {
	if cap(s) > maxKept {
		return nil
	}
	return s
}

// A mark is where the stacks of a run stand, to go back to from a value that
// was refused in the middle.
type mark struct{ depth, uniques, hashes, words, places, frames int }

func (r *run) mark() mark {
	return mark{r.depth, r.uniques, len(r.hashes), len(r.words), len(r.places), r.frames.top}
}

func (r *run) back(m mark) {
	r.depth, r.uniques, r.frames.top = m.depth, m.uniques, m.frames
	r.hashes, r.words, r.places = r.hashes[:m.hashes], r.words[:m.words], r.places[:m.places]
}
