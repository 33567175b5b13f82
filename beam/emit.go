package authlinkbeam

import (
	"bytes"
	"context"
	"fmt"
	"math"
	"unicode/utf8"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"

	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/lint"
	"example.com/authlink/internal/span"
)

// namespace is that of the counters.
const namespace = "authlink"

// maxText is how long the text of a dead letter may be, in bytes.
const maxText = 1 << 20

// A textMode says what of the text of a document is in its dead letter.
type textMode string

// What of a text may be in a dead letter.
const (
	textRedacted textMode = ""
	textLeftOut  textMode = "left-out"
	textPassed   textMode = "passed"
)

// A sink is where the elements about a file go.
type sink struct {
	ctx     context.Context
	path    string
	found   func(Finding)
	fail    func(Failure)
	dead    func(DeadLetter)
	stretch func(Stretch)

	// raw returns so many bytes from an offset of the file on, as they are; nil if they are not at
	// hand. It is called only where texts are passed.
	raw func(offset, length int) []byte
}

// An emitter makes elements of what a linter finds, and counts.
type emitter struct {
	linter *lint.Linter
	text   textMode

	documents, invalid, malformed, bytes, failed, panicked beam.Counter
	rules                                                  map[string]beam.Counter
}

func (e *emitter) setUp(check Check, text textMode) (err error) {
	counter := func(name string) beam.Counter { return beam.NewCounter(namespace, name) }
	e.documents, e.invalid, e.malformed = counter("documents"), counter("invalid"), counter("malformed")
	e.bytes, e.failed, e.panicked = counter("bytes"), counter("files_failed"), counter("panicked")
	e.rules = map[string]beam.Counter{}
	e.text = text
	e.linter, err = linterOf(check)
	return err
}

// emit emits what was found in a stretch of a file, which begins at an offset.
func (e *emitter) emit(to sink, stretch int, found finding.Found) {
	for _, f := range found.Findings {
		to.found(findingOf(to.path, stretch, f))
		counter, ok := e.rules[f.Rule]
		if !ok {
			counter = beam.NewCounter(namespace, "findings/"+f.Rule)
			e.rules[f.Rule] = counter
		}
		counter.Inc(to.ctx, 1)
	}
	at := 0
	for i, shown := range found.Excerpts {
		end := math.MaxInt
		if i+1 < len(found.Excerpts) {
			end = found.Excerpts[i+1].Offset
		}
		var rules []string
		for ; at < len(found.Findings) && found.Findings[at].Offset < end; at++ {
			if f := found.Findings[at]; f.Severity == finding.SeverityError {
				rules = append(rules, f.Rule)
			}
		}
		if len(rules) > 0 {
			to.dead(e.deadLetter(to, shown, rules))
		}
	}
}

// deadLetter is that of a document, of which something may be shown.
func (e *emitter) deadLetter(to sink, shown span.Excerpt, rules []string) DeadLetter {
	letter := DeadLetter{Path: to.path, Offset: shown.Offset, Rules: rules}
	if e.text == textLeftOut {
		return letter
	}
	var text []byte
	if lint.Guard(func() { text = shown.Shown() }) != nil || len(text) > maxText {
		return letter
	}
	switch {
	case e.text == textPassed:
		letter.Text = to.raw(shown.Offset, len(text))
	case utf8.Valid(text): // in anything else nobody can tell what is a secret
		letter.Text = text
	}
	return letter
}

// notChecked emits what of a stretch has not been judged. It is no error, but if the check
// panicked: nobody knows whether that document is good, and nothing of it is shown.
func (e *emitter) notChecked(to sink, stretch int, n finding.NotChecked) {
	if n.Fault == finding.FaultPanic {
		e.panicked.Inc(to.ctx, 1)
		to.dead(DeadLetter{Path: to.path, Offset: n.Offset, Rules: []string{finding.FaultPanic}})
		to.fail(Failure{Path: to.path, Error: fmt.Sprintf("the document at byte %d: %s", n.Offset, n.Reason)})
		return
	}
	to.fail(Failure{Path: to.path, Error: n.Reason, What: string(n.What), Offset: stretch, Line: n.Line, Pointer: n.Pointer})
}

// stretch emits a stretch, of which all is known.
func (e *emitter) stretch(to sink, offset int, text []byte, found finding.Found) {
	s := Stretch{Path: to.path, Offset: offset, Bytes: len(text), Lines: bytes.Count(text, []byte("\n"))}
	s.add(found)
	e.count(to, s)
}

// count emits a stretch and counts it.
func (e *emitter) count(to sink, s Stretch) {
	to.stretch(s)
	for counter, n := range map[beam.Counter]int{e.documents: s.Documents, e.invalid: s.Invalid, e.malformed: s.Malformed, e.bytes: s.Bytes} {
		if n > 0 {
			counter.Inc(to.ctx, int64(n))
		}
	}
}

// add counts the documents of what was found.
func (s *Stretch) add(found finding.Found) {
	s.Documents += found.Documents
	invalid, malformed := -1, -1
	for _, f := range found.Findings {
		if f.Severity != finding.SeverityError {
			continue
		}
		if f.Document != invalid {
			invalid = f.Document
			s.Invalid++
		}
		if f.IsOfText() && f.Document != malformed {
			malformed = f.Document
			s.Malformed++
		}
	}
}
