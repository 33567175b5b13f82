package generate

import (
	"fmt"
	"strings"
	"testing"

	"example.com/authlink/internal/schematest"
)

// listOf joins what format makes of the numbers up to n.
func listOf(n int, format string) string {
	var list []string
	for i := range n {
		list = append(list, fmt.Sprintf(format, i))
	}
	return strings.Join(list, ",")
}

// However large a schema is, there is an end to it, and it is told where that was
// before all had been tried.
func TestLargeSchemas(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a second")
	}
	makeLarge(t, 1, 50_000)
}

// TestSoakLarge is TestLargeSchemas with larger schemas and more steps.
func TestSoakLarge(t *testing.T) {
	schematest.NeedsSoak(t)
	makeLarge(t, 10, 500_000)
}

// makeLarge makes documents, in so many steps, of schemas whose size grows with n.
func makeLarge(t *testing.T, n, steps int) {
	const ended = "the search ended after"
	for _, test := range []struct{ name, schema, want string }{
		{"values", `{"enum": [` + listOf(20_000*n, `"v%d"`) + `]}`, ""},
		{"alternatives", `{"oneOf": [` + listOf(200*n, `{"required": ["k"], "properties": {"k": {"const": %d}}}`) + `]}`, ended},
		{"parts", `{"allOf": [` + listOf(300*n, `{"properties": {"p%d": {"type": "string"}}}`) + `]}`, ended},
		{"limits", `{"allOf": [` + listOf(300*n, `{"minimum": %d}`) + `]}`, ended},
		{"negations", `{"allOf": [` + listOf(200*n, `{"not": {"const": %d}}`) + `]}`, ended},
		{"texts", `{"pattern": "^(` + strings.ReplaceAll(listOf(2000*n, `w%d`), ",", "|") + `)$"}`, ""},
		{"a long text", `{"pattern": "` + strings.Repeat("é", 10_000*n) + `a"}`, ended},
		{"members", `{"required": [` + listOf(2000*n, `"p%d"`) + `]}`, ended},
		{"items", `{"prefixItems": [` + listOf(400*n, `{"const": %d}`) + `]}`, ended},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			expectEnd(t, test.schema, test.want, steps)
		})
	}
}

// Names that are long add up in the paths of all that is below them.
func TestLongNames(t *testing.T) {
	if testing.Short() {
		t.Skip("takes half a second")
	}
	t.Parallel()
	schema := `{"properties": {"` + strings.Repeat("x", 100_000) + `": {"allOf": [` + listOf(200, `{"minimum": %d}`) + `]}}}`
	expectEnd(t, schema, "with names this long", 50_000)
}

// expectEnd makes all sorts of documents of a schema. What could not be made is told, and
// the steps are heeded: what has been begun is done to its end, and is never more than all
// of them.
func expectEnd(t *testing.T, schema, want string, steps int) {
	t.Helper()
	g, err := generatorOf([]byte(schema), Options{MaxSteps: steps})
	if err != nil {
		t.Fatal(err)
	}
	_, validErr := g.Valid(10)
	forValid := g.work.steps - g.work.left
	_, invalidErr := g.Invalid(-1)
	forInvalid := g.work.steps - g.work.left
	told := fmt.Sprint(validErr, invalidErr)
	if want == "" && (validErr != nil || invalidErr != nil) || !strings.Contains(told, want) {
		t.Errorf("got %.300s, want that %s", told, want)
	}
	if most := 3 * steps; forValid > most || forInvalid > most {
		t.Errorf("%d and %d steps were taken, of %d", forValid, forInvalid, steps)
	}
}

// Where the search ends does not depend on how many documents are asked for, but for
// there being more of them.
func TestEndOfSearch(t *testing.T) {
	if testing.Short() {
		t.Skip("takes half a second")
	}
	t.Parallel()
	schema := `{"allOf": [` + listOf(400, `{"properties": {"p%d": {"type": "string"}}}`) + `]}`
	made := func(n int) []Case {
		g, err := generatorOf([]byte(schema), Options{Seed: 3})
		if err != nil {
			t.Fatal(err)
		}
		cases, _ := g.Valid(n)
		return cases
	}
	few, many := made(10), made(60)
	if len(many) < len(few) {
		t.Fatalf("%d documents, then %d", len(few), len(many))
	}
	for i, c := range few {
		if c.Name != many[i].Name || string(c.Data) != string(many[i].Data) {
			t.Errorf("document %d differs", i)
		}
	}
}
