package accept

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/schematest"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// An engine is the reference for one schema, and the program made from it.
type engine struct {
	schema  *jsonschema.Schema
	program *Program
}

// compile compiles a schema with the draft that it names, else 2020-12, and
// formats asserted.
func compile(schema []byte, draft *jsonschema.Draft) (*engine, error) {
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(schema))
	if err != nil {
		return nil, err
	}
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	for name, validate := range schematest.Formats() {
		compiler.RegisterFormat(&jsonschema.Format{Name: name, Validate: validate})
	}
	compiler.DefaultDraft(draft)
	if err := compiler.AddResource("https://example.com/schema", doc); err != nil {
		return nil, err
	}
	compiled, err := compiler.Compile("https://example.com/schema")
	if err != nil {
		return nil, err
	}
	program := New(compiled, Options{OneResource: strings.Count(string(schema), `"$id"`) < 2 && !strings.Contains(string(schema), `"$ref":"http`)})
	return &engine{compiled, program}, nil
}

func mustCompile(tb testing.TB, schema string) *engine {
	tb.Helper()
	e, err := compile([]byte(schema), jsonschema.Draft2020)
	if err != nil {
		tb.Fatalf("%s: %v", schema, err)
	}
	return e
}

// accepts gives the verdict that Judge must not contradict.
func (e *engine) accepts(data []byte) bool {
	var doc jsonindex.Index
	if doc.Parse(data, jsonindex.Options{}) != nil {
		return false
	}
	return e.schema.Validate(doc.Value(0)) == nil
}

// says gives the verdict of the program.
func (e *engine) says(data []byte) Verdict {
	verdict, _ := e.program.Judge(data)
	return verdict
}

// check fails unless the program proves exactly what the reference accepts.
func (e *engine) check(tb testing.TB, data []byte) {
	tb.Helper()
	accepts, says := e.accepts(data), e.says(data)
	if accepts != (says == Proven) || !says.agrees(accepts) {
		tb.Errorf("%.200q: the reference says %v, the program %v", data, accepts, says)
	}
}

// agrees reports whether a verdict does not contradict that of the reference.
func (v Verdict) agrees(accepts bool) bool {
	return v == Unknown || accepts == (v == Proven)
}

// checkSound fails if the program proves what the reference does not accept, or refuses what
// it does.
func (e *engine) checkSound(tb testing.TB, data []byte) {
	tb.Helper()
	if says, accepts := e.says(data), e.accepts(data); !says.agrees(accepts) {
		tb.Errorf("%.200q: the reference says %v, the program %v", data, accepts, says)
	}
}

func compact(tb testing.TB, data []byte) []byte {
	tb.Helper()
	var b bytes.Buffer
	if err := json.Compact(&b, data); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}
