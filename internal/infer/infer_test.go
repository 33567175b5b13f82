package infer

import (
	"fmt"
	"strings"
	"testing"

	"example.com/authlink"
	"example.com/authlink/internal/schematest"
)

func schemaOf(t testing.TB, strictness Strictness, documents ...string) string {
	t.Helper()
	var s Sample
	for _, d := range documents {
		if err := s.Add([]byte(d)); err != nil {
			t.Fatal(err)
		}
	}
	schema, err := s.Schema(strictness)
	if err != nil {
		t.Fatal(err)
	}
	return string(schema)
}

// times repeats documents.
func times(n int, documents ...string) (all []string) {
	for range n {
		all = append(all, documents...)
	}
	return all
}

func TestSchema(t *testing.T) {
	orders := times(4, `{"id": 1, "state": "new", "at": "2026-01-02T03:04:05Z", "note": null}`, `{"id": 2.5, "state": "paid", "at": "2026-01-02T03:04:05Z", "note": "x"}`,
		`{"id": 3, "state": "new", "at": "2026-01-02T03:04:06Z", "note": "y", "lines": [{"sku": "a"}, {"sku": "b", "gift": true}]}`)
	for _, test := range []struct {
		name       string
		strictness Strictness
		documents  []string
		want, not  []string
	}{
		{"loose", Loose, orders, []string{`"type": "number"`, `"null",`, `"in 4 of 12 objects"`, `"in 4 of 8 objects"`, `made of 12 documents`}, []string{"enum", "format", "additionalProperties"}},
		{"usual", Usual, orders, []string{`"enum": [`, `"new"`, `"format": "date-time"`}, []string{"additionalProperties"}},
		{"strict", Strict, orders, []string{`"additionalProperties": false`}, nil},
		{"few texts", Usual, times(1, `{"a": "x"}`, `{"a": "x"}`), []string{`"type": "string"`}, []string{"enum"}},
		{"texts and others", Usual, times(10, `["x", 1, null]`), []string{`"anyOf"`, `"enum"`}, nil},
		{"a secret", Strict, times(20, `{"token": "s3cr3t", "api_key": "s3cr3t"}`), []string{`"writeOnly": true`}, []string{"s3cr3t", "enum"}},
		{"a name that is data", Usual, times(2, `{"7c9e6679-7425-40de-944b-e07fc1f90ae7": {"a": 1}, "7c9e6679-7425-40de-944b-e07fc1f90ae8": {"a": 2}}`),
			[]string{`"additionalProperties": {`}, []string{"7c9e", `"in `}},
		{"nothing", Usual, nil, []string{"made of 0 documents"}, []string{"type"}},
	} {
		got := schemaOf(t, test.strictness, test.documents...)
		for _, want := range test.want {
			if !strings.Contains(got, want) {
				t.Errorf("%s: no %s in\n%s", test.name, want, got)
			}
		}
		for _, not := range test.not {
			if strings.Contains(got, not) {
				t.Errorf("%s: %s in\n%s", test.name, not, got)
			}
		}
	}
}

// checkAll reports documents that are not valid under the schema made of them.
func checkAll(t *testing.T, documents []string) {
	t.Helper()
	for _, strictness := range Strictnesses() {
		schema := schemaOf(t, Strictness(strictness), documents...)
		v, err := authlink.Compile([]byte(schema), nil)
		if err != nil {
			t.Fatalf("%v\n%s", err, schema)
		}
		for _, d := range documents {
			if err := v.Validate([]byte(d)); err != nil {
				t.Fatalf("%s: %v\n%s\n%s", strictness, err, d, schema)
			}
		}
	}
}

var pieces = []string{`1`, `2.5`, `1e2`, `null`, `true`, `"x"`, `"y"`, `"2026-01-02"`, `"2026-01-02T03:04:05Z"`, `"a@b.example"`, `"https://a.example/"`, `"7c9e6679-7425-40de-944b-e07fc1f90ae7"`, `[]`, `{}`, `""`}

func made(g *schematest.Generator, depth int) string {
	switch n := g.Pick(4); {
	case n == 0 && depth > 0:
		var members []string
		used := map[string]bool{}
		for range g.Pick(4) {
			name := schematest.Choose(g, []string{"id", "token", "at", "7", "é", "url"})
			if !used[name] {
				members = append(members, fmt.Sprintf("%q: %s", name, made(g, depth-1)))
			}
			used[name] = true
		}
		return "{" + strings.Join(members, ", ") + "}"
	case n == 1 && depth > 0:
		var elements []string
		for range g.Pick(4) {
			elements = append(elements, made(g, depth-1))
		}
		return "[" + strings.Join(elements, ", ") + "]"
	}
	return schematest.Choose(g, pieces)
}

// TestAllAreValid proves that what a schema is made of is valid under it.
func TestAllAreValid(t *testing.T) {
	count := 400
	if testing.Short() {
		count = 100
	}
	for _, seed := range schematest.Seeds(3, count, 128) {
		g := schematest.New(seed)
		var documents []string
		for range 1 + g.Pick(12) {
			documents = append(documents, made(g, 3))
		}
		checkAll(t, documents)
	}
}

// TestOrder proves that the order of documents does not matter.
func TestOrder(t *testing.T) {
	a, b := `{"a": 1, "b": "2026-01-02"}`, `{"a": "x", "c": [1, null]}`
	if one, other := schemaOf(t, Usual, a, b), schemaOf(t, Usual, b, a); one != other {
		t.Errorf("got\n%s\nand\n%s", one, other)
	}
}
