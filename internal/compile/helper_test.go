package compile

import (
	"errors"
	"testing"

	"example.com/authlink/internal/accept"
	"example.com/authlink/internal/jsonindex"
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

// unwalkable returns the error of a schema that compiles, and whose ways are endless or too
// many.
func unwalkable(t *testing.T, schema string, opts Options) *Error {
	t.Helper()
	s := compiled(t, schema, opts)
	if s.Endless != nil {
		return s.Endless
	}
	if s.Branching == nil || s.Program != nil {
		t.Fatalf("%.300s is walkable", schema)
	}
	return s.Branching
}

// accepts reports whether a schema accepts a document. What the program proves, the
// engine must accept.
func accepts(t *testing.T, s *Schema, document string) bool {
	t.Helper()
	var doc jsonindex.Index
	if err := doc.Parse([]byte(document), jsonindex.Options{}); err != nil {
		t.Fatal(err)
	}
	accepted, err := s.Judge.Accepts(&doc, s.Judging())
	if err != nil {
		t.Fatal(err)
	}
	switch says, _ := s.Prejudge([]byte(document)); {
	case says == accept.Proven && !accepted:
		t.Errorf("the program proves %s, which the judge refuses", document)
	case says == accept.Refused && accepted:
		t.Errorf("the program refuses %s, which the judge accepts", document)
	}
	return accepted
}
