package generate

import (
	"errors"
	"strings"
	"testing"

	"example.com/authlink/internal/schematest"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// Whatever the schema, every document is what it says: to the library, and to the engine
// as it comes, whose only fault it is that the keyword names.
func TestRandomSchemas(t *testing.T) {
	valid, invalid := 0, 0
	for _, data := range schematest.Seeds(5, 450, 160) {
		schema := []byte(schematest.New(data).Schema())
		g, err := generatorOf(schema, Options{Seed: 1, MaxSteps: 200_000})
		if err != nil {
			continue // it refers to itself without end, or the like
		}
		b := newBench(t, schema)
		good, _ := g.Valid(4)
		bad, _ := g.Invalid(-1)
		for _, c := range good {
			b.judgeValid(t, c)
		}
		for _, c := range bad {
			b.judgeInvalid(t, c)
			b.judgeAlone(t, c)
		}
		valid, invalid = valid+len(good), invalid+len(bad)
		if t.Failed() {
			t.Fatalf("of the schema\n%s", schema)
		}
	}
	if valid < 300 || invalid < 300 {
		t.Errorf("only %d valid and %d invalid documents were judged", valid, invalid)
	}
}

// judgeAlone checks what the engine says of an invalid document: all of it is about the
// keyword. Of alternatives, and of what asserts as a whole, it lists what is inside.
func (b bench) judgeAlone(t *testing.T, c Case) {
	t.Helper()
	for _, whole := range []string{"anyOf", "oneOf", "contains", "propertyNames"} {
		if strings.Contains(c.KeywordLocation, whole) {
			return
		}
	}
	failed, ok := errors.AsType[*jsonschema.ValidationError](b.engine.Validate(b.decode(t, c)))
	if !ok {
		t.Errorf("%s: the engine accepts it", c.Name)
		return
	}
	for _, leaf := range leaves(failed) {
		got := leaf.ErrorKind.KeywordPath()
		if got != nil && got[0] != c.Keyword { // nil of "not", and of false in the place of a schema
			t.Errorf("%s: the engine names %s\n%s", c.Name, got, c.Data)
		}
	}
}

func leaves(err *jsonschema.ValidationError) []*jsonschema.ValidationError {
	if len(err.Causes) == 0 {
		return []*jsonschema.ValidationError{err}
	}
	var all []*jsonschema.ValidationError
	for _, cause := range err.Causes {
		all = append(all, leaves(cause)...)
	}
	return all
}
