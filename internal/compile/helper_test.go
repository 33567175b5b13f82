package compile

import (
	"errors"
	"testing"

	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/pattern"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// withDefaults returns options with the draft that a schema has which names none.
func withDefaults(opts Options) Options {
	if opts.Draft == nil {
		opts.Draft = jsonschema.Draft2020
	}
	return opts
}

func compiled(t *testing.T, schema string, opts Options) *Schema {
	t.Helper()
	s, err := Compile([]byte(schema), withDefaults(opts))
	if err != nil {
		t.Fatalf("%.300s: %.300v", schema, err)
	}
	return s
}

// refused returns the error of a schema that does not compile.
func refused(t *testing.T, schema string, opts Options) *Error {
	t.Helper()
	_, err := Compile([]byte(schema), withDefaults(opts))
	refusal, ok := errors.AsType[*Error](err)
	if !ok {
		t.Fatalf("%.300s: got %.300v, want an *Error", schema, err)
	}
	return refusal
}

// accepts reports whether a schema accepts a document. What the program proves, the
// engine must accept.
func accepts(t *testing.T, s *Schema, document string) bool {
	t.Helper()
	var doc jsonindex.Index
	if err := doc.Parse([]byte(document), jsonindex.Options{}); err != nil {
		t.Fatal(err)
	}
	accepted := judge(s, doc.Value(0)) == nil
	if s.Program.Proves([]byte(document)) && !accepted {
		t.Errorf("the program proves %s, which the engine refuses", document)
	}
	return accepted
}

func judge(s *Schema, value any) (err error) {
	defer func() { err = pattern.Undecided(recover(), err) }()
	return s.Root.Validate(value)
}
