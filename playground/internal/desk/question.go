package desk

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"example.com/authlink/internal/source"
)

// A Question is what the page asks. The document comes beside it.
type Question struct {
	Ask string `json:"ask"` // lint, fix, detect, compat, schema, examples, share, about

	Name   string      `json:"name"`   // of the file that was dropped, "" for pasted text
	Kind   source.Kind `json:"kind"`   // of the document; "" to find out
	Select string      `json:"select"` // as [selection.Parse] takes it; "" for the whole document

	// Schema is the text of a JSON Schema. If it is empty, the contract in Form and
	// Edition applies.
	Schema  string `json:"schema"`
	Form    string `json:"form"`
	Edition string `json:"edition"`

	// Old and New are what compat compares: an edition each, or [OwnSchema].
	Old string `json:"old"`
	New string `json:"new"`

	Seed uint64 `json:"seed"` // of the examples
}

// OwnSchema stands for [Question.Schema] among editions.
const OwnSchema = "schema"

// An Emit takes one message of an answer. It is called from one goroutine.
type Emit func(message any)

// A Desk answers questions, one at a time. It remembers what it has compiled.
type Desk struct {
	now     func() time.Time // what tokens and dates are compared with
	schemas cache[compiled]
	project cache[project]
}

// New returns a desk. Tokens and dates are compared with what now returns.
func New(now func() time.Time) *Desk { return &Desk{now: now} }

// Failed is the message that ends an answer which cannot be given.
type Failed struct {
	Kind    string `json:"kind"` // "failed"
	Message string `json:"message"`
}

// Progress is the message that says how much of the work is done.
type Progress struct {
	Kind  string `json:"kind"` // "progress"
	Done  int64  `json:"done"`
	Total int64  `json:"total"`
}

func progress(done, total int) Progress { return Progress{"progress", int64(done), int64(total)} }

// Answer answers a question about a document. The last message is never a [Progress].
func (d *Desk) Answer(ctx context.Context, q Question, document []byte, emit Emit) {
	ask, ok := map[string]func(context.Context, Question, []byte, Emit) error{
		"lint": d.lint, "fix": d.fix, "detect": d.detect, "compat": d.compat,
		"schema": d.schema, "examples": d.examples, "share": d.share, "about": about,
	}[q.Ask]
	err := fmt.Errorf("nobody knows how to answer %q", q.Ask)
	if ok {
		err = ask(ctx, q, document, emit)
	}
	if err != nil {
		emit(Failed{"failed", source.VisibleError(err)})
	}
}

// AnswerJSON is [Desk.Answer] for a question and messages in JSON.
func (d *Desk) AnswerJSON(ctx context.Context, question string, document []byte, emit func(message []byte)) {
	encode := func(message any) {
		text, err := json.Marshal(message)
		if err != nil {
			text, _ = json.Marshal(Failed{"failed", err.Error()}) // of strings: it cannot fail
		}
		emit(text)
	}
	var q Question
	if err := json.Unmarshal([]byte(question), &q); err != nil {
		encode(Failed{"failed", errors.Join(errors.New("the question is not JSON"), err).Error()})
		return
	}
	d.Answer(ctx, q, document, encode)
}
