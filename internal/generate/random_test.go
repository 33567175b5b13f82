package generate

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"example.com/authlink"
	"example.com/authlink/internal/schematest"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// A tally judges what is made of random schemas, and counts it.
type tally struct{ schemas, valid, invalid int }

// judge makes documents of a schema made of data. Every one is what it says: to the
// library, and to the engine as it comes, whose only fault it is that the keyword names.
func (n *tally) judge(t *testing.T, data []byte) {
	schema := []byte(schematest.New(data).Schema())
	validator, err := authlink.Compile(schema, nil)
	if err != nil {
		return // it refers to itself without end, or the like
	}
	b, g := benchOf(t, validator, schema), New(validator, Options{Seed: 1, MaxSteps: 200_000})
	good, _ := g.Valid(4)
	bad, _ := g.Invalid(-1)
	for _, c := range good {
		b.judgeValid(t, c)
	}
	for _, c := range bad {
		b.judgeInvalid(t, c)
		b.judgeAlone(t, c)
	}
	n.schemas, n.valid, n.invalid = n.schemas+1, n.valid+len(good), n.invalid+len(bad)
	if t.Failed() {
		t.Fatalf("of the schema\n%s", schema)
	}
}

func TestRandomSchemas(t *testing.T) {
	t.Parallel()
	schemas := 70
	if testing.Short() {
		schemas = 20
	}
	var n tally
	for _, data := range schematest.Seeds(5, schemas, 160) {
		n.judge(t, data)
	}
	if n.schemas < schemas/2 || n.valid < schemas || n.invalid < schemas/2 {
		t.Errorf("too little was judged: %+v", n)
	}
}

// TestSoak is TestRandomSchemas with schemas that nobody has seen before.
func TestSoak(t *testing.T) {
	var n tally
	for data := range schematest.Soak(t, 160, func() string { return fmt.Sprintf("%+v", n) }) {
		n.judge(t, data)
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
