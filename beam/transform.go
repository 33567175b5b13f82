package authlinkbeam

import (
	"context"
	"fmt"
	"reflect"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/core/typex"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"

	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/lint"
)

func init() {
	register.DoFn5x0[context.Context, []byte, func(Finding), func(Failure), func(DeadLetter)](&validateFn{})
	register.DoFn6x0[context.Context, string, []byte, func(Finding), func(Failure), func(DeadLetter)](&validateKeyedFn{})
}

// A Result is what a check comes to.
type Result struct {
	Findings    beam.PCollection // of [Finding]
	Failures    beam.PCollection // of [Failure]: what could not be checked
	DeadLetters beam.PCollection // of [DeadLetter]

	// Stretches are of [Stretch]: what was looked at. Those of Validate would be as many as its
	// elements, and are not there: its counters have the numbers.
	Stretches beam.PCollection
}

type readOption struct {
	blockBytes int64
	text       textMode
}

// ReadOptionFn is a function that configures [Read] and [ReadAll].
type ReadOptionFn func(*readOption)

// BlockBytes sets how much of a file of lines is looked at, and held in memory, at a time:
// [DefaultBlockBytes], unless set. Findings do not depend on it. A file of one block is not split.
func BlockBytes(n int64) ReadOptionFn {
	return func(o *readOption) { o.blockBytes = n }
}

// LeaveOutText keeps the text of documents out of dead letters: these say where it is.
func LeaveOutText() ReadOptionFn {
	return func(o *readOption) { o.text = textLeftOut }
}

// PassText has the text of documents in dead letters as it is: whoever reads them reads the
// tokens in them. Else secrets are masked.
func PassText() ReadOptionFn {
	return func(o *readOption) { o.text = textPassed }
}

// Read checks the files that match a glob. Where there are none, or one cannot be read, that is
// a [Failure], and the pipeline goes on.
//
// Lines of *.ndjson and *.jsonl files are documents; other files are what authlink-lint takes
// them for by their names. gzip and zstd are recognized by the first bytes. Lines that are not
// compressed are split among workers, see [RegisterOpenRange].
//
// Read panics where the check or an option is wrong; see [Check.Validate].
func Read(s beam.Scope, glob string, check Check, opts ...ReadOptionFn) Result {
	s = s.Scope("authlinkbeam.Read")
	filesystem.ValidateScheme(glob)
	return read(s, beam.Create(s, glob), check, opts)
}

// ReadAll is [Read] for the globs in a PCollection<string>.
func ReadAll(s beam.Scope, globs beam.PCollection, check Check, opts ...ReadOptionFn) Result {
	return read(s.Scope("authlinkbeam.ReadAll"), globs, check, opts)
}

func read(s beam.Scope, globs beam.PCollection, check Check, opts []ReadOptionFn) Result {
	o := readOption{blockBytes: DefaultBlockBytes}
	for _, opt := range opts {
		opt(&o)
	}
	if o.blockBytes <= 0 {
		panic(fmt.Errorf("authlinkbeam: BlockBytes(%d): a block has at least one byte", o.blockBytes))
	}
	check = ready(check)
	files, unmatched := beam.ParDo2(s, &matchFn{BlockBytes: o.blockBytes}, globs)
	findings, failures, dead, stretches := beam.ParDo4(s, &readFn{Check: check, BlockBytes: o.blockBytes, Text: o.text}, files)
	return Result{Findings: findings, Failures: beam.Flatten(s, unmatched, failures), DeadLetters: dead, Stretches: stretches}
}

// Validate checks elements that are documents: a PCollection<[]byte>, or a
// PCollection<KV<string, []byte>> whose keys are the paths of what is found. It panics where the
// check is wrong, or the elements are others.
func Validate(s beam.Scope, docs beam.PCollection, check Check, opts ...ReadOptionFn) Result {
	s = s.Scope("authlinkbeam.Validate")
	var o readOption
	for _, opt := range opts {
		opt(&o)
	}
	fn := validateFn{Check: ready(check), Text: o.text}
	var result Result
	if typex.IsKV(docs.Type()) {
		result.Findings, result.Failures, result.DeadLetters = beam.ParDo3(s, &validateKeyedFn{Check: fn.Check, Text: fn.Text}, docs)
		return result
	}
	if docs.Type().Type() != reflect.TypeFor[[]byte]() {
		panic(fmt.Errorf("authlinkbeam: Validate takes []byte or KV<string, []byte>, not %v", docs.Type()))
	}
	result.Findings, result.Failures, result.DeadLetters = beam.ParDo3(s, &fn, docs)
	return result
}

// validateFn checks documents.
type validateFn struct {
	Check Check    `json:"check"`
	Text  textMode `json:"text"`

	emitter
}

// Setup is called by the worker.
func (fn *validateFn) Setup() error { return fn.setUp(fn.Check, fn.Text) }

// ProcessElement is called by the worker.
func (fn *validateFn) ProcessElement(ctx context.Context, doc []byte, found func(Finding), fail func(Failure), dead func(DeadLetter)) {
	fn.check(sink{ctx: ctx, found: found, fail: fail, dead: dead}, doc)
}

// validateKeyedFn checks documents with a path each.
type validateKeyedFn struct {
	Check Check    `json:"check"`
	Text  textMode `json:"text"`

	emitter
}

// Setup is called by the worker.
func (fn *validateKeyedFn) Setup() error { return fn.setUp(fn.Check, fn.Text) }

// ProcessElement is called by the worker.
func (fn *validateKeyedFn) ProcessElement(ctx context.Context, path string, doc []byte, found func(Finding), fail func(Failure), dead func(DeadLetter)) {
	fn.check(sink{ctx: ctx, path: path, found: found, fail: fail, dead: dead}, doc)
}

// check checks one document.
func (e *emitter) check(to sink, doc []byte) {
	to.stretch, to.raw = func(Stretch) {}, rawOf(doc, 0)
	var result finding.Result
	err := lint.Guard(func() {
		result = e.linter.Check(to.path, doc)
		result.Settle()
		result.Withhold()
	})
	switch {
	case err != nil:
		e.notChecked(to, 0, finding.Panicked(err))
		return
	case result.Err != nil:
		e.failed.Inc(to.ctx, 1)
		to.fail(failureOf(to.path, result.Err))
		return
	}
	e.emit(to, 0, result.Found)
	for _, n := range result.NotChecked {
		e.notChecked(to, 0, n)
	}
	s := Stretch{Bytes: len(doc)}
	s.add(result.Found)
	e.count(to, s)
}
