package generate

import (
	"fmt"
	"strings"
	"testing"
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
	const ended = "the search ended after"
	for _, test := range []struct{ name, schema, want string }{
		{"values", `{"enum": [` + listOf(200_000, `"v%d"`) + `]}`, ""},
		{"alternatives", `{"oneOf": [` + listOf(2000, `{"required": ["k"], "properties": {"k": {"const": %d}}}`) + `]}`, ended},
		{"parts", `{"allOf": [` + listOf(3000, `{"properties": {"p%d": {"type": "string"}}}`) + `]}`, ended},
		{"limits", `{"allOf": [` + listOf(3000, `{"minimum": %d}`) + `]}`, ended},
		{"negations", `{"allOf": [` + listOf(2000, `{"not": {"const": %d}}`) + `]}`, ended},
		{"texts", `{"pattern": "^(` + strings.ReplaceAll(listOf(20_000, `w%d`), ",", "|") + `)$"}`, ""},
		{"a long text", `{"pattern": "` + strings.Repeat("é", 100_000) + `a"}`, ended},
		{"members", `{"required": [` + listOf(20_000, `"p%d"`) + `]}`, ended},
		{"items", `{"prefixItems": [` + listOf(4000, `{"const": %d}`) + `]}`, ended},
		{"long names", `{"properties": {"` + strings.Repeat("x", 100_000) + `": {"allOf": [` + listOf(200, `{"minimum": %d}`) + `]}}}`, "with so long names"},
	} {
		t.Run(test.name, func(t *testing.T) {
			g, err := generatorOf([]byte(test.schema), Options{MaxSteps: 500_000})
			if err != nil {
				t.Fatal(err)
			}
			_, validErr := g.Valid(10)
			_, invalidErr := g.Invalid(-1)
			told := fmt.Sprint(validErr, invalidErr)
			if test.want == "" && (validErr != nil || invalidErr != nil) || !strings.Contains(told, test.want) {
				t.Errorf("got %.300s, want that %s", told, test.want)
			}
		})
	}
}

// Where the search ends does not depend on how many documents are asked for, but for
// there being more of them.
func TestEndOfSearch(t *testing.T) {
	schema := `{"allOf": [` + listOf(1000, `{"properties": {"p%d": {"type": "string"}}}`) + `]}`
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
