// Package generate makes documents out of a JSON Schema: valid ones, and invalid
// ones that break one constraint each. The reference engine proves every one
// before it is handed out. The same schema and seed give the same bytes.
package generate

import "errors"

// A Case is one document and what is known of it.
type Case struct {
	Name string // "required-created-at": letters, digits and hyphens, distinct among its kind
	Data []byte // indented, with a line feed at the end

	// The one violation of the document; all empty when it is valid.
	Keyword, KeywordLocation, InstanceLocation string
}

// Options say how to generate.
type Options struct {
	Seed uint64
}

// A Generator makes the documents of one schema. It is not safe for concurrent use.
type Generator struct{}

// New compiles a JSON Schema of any draft from 4 to 2020-12.
func New(schema []byte, opts Options) (*Generator, error) {
	return nil, errors.New("not done yet")
}

// Valid returns up to n distinct valid documents: the minimal one, a full one,
// those at a boundary, then random ones.
func (g *Generator) Valid(n int) ([]Case, error) { return nil, errors.New("not done yet") }

// Invalid returns up to n distinct documents that break one constraint each:
// one for every constraint, then variations. Fewer come with an
// [*IncompleteError] that says what is missing, and why. A negative n asks for
// one for every constraint.
func (g *Generator) Invalid(n int) ([]Case, error) { return nil, errors.New("not done yet") }

// An IncompleteError says what could not be generated. What could be comes with it.
type IncompleteError struct {
	Reasons []string // a line each
}

func (e *IncompleteError) Error() string { return "" }
