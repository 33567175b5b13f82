package generate

import (
	"errors"
	"slices"
	"strings"
	"testing"
)

// Texts are found for what no single pattern makes: lookahead, several patterns, a format and a length
// at once. Each constraint is broken alone, too.
func TestSearch(t *testing.T) {
	for _, schema := range []string{
		`{"type":"string","pattern":"^(?=.*[A-Z])(?=.*\\d)[A-Za-z\\d]{8,}$"}`,
		`{"type":"string","pattern":"^(?!.*--)[a-z](?:[a-z-]*[a-z])?$","minLength":5,"maxLength":6}`,
		`{"type":"string","allOf":[{"pattern":"^a"},{"pattern":"z$"},{"pattern":"m.m"}]}`,
		`{"type":"string","format":"date","pattern":"-02-"}`,
		`{"type":"string","format":"email","pattern":"@acme\\.org$","maxLength":20}`,
		`{"type":"string","format":"uuid","pattern":"^[0-9A-F-]+$"}`,
		`{"type":"string","format":"uri","pattern":"^ftp://"}`,
		`{"type":"string","format":"date-time","pattern":"\\+05:30$"}`,
	} {
		g, err := generatorOf([]byte(schema), Options{Seed: 1})
		if err != nil {
			t.Fatal(schema, err)
		}
		if _, err := g.Valid(1); err != nil {
			t.Errorf("%s: %v", schema, err)
		}
		cases, err := g.Invalid(-1)
		if err != nil {
			t.Errorf("%s: %v", schema, err)
		}
		if len(cases) < 2 {
			t.Errorf("%s: %d invalid documents", schema, len(cases))
		}
	}
}

// Where there is no text, what keeps it from being is named.
func TestStopped(t *testing.T) {
	for schema, want := range map[string]string{
		`{"type":"string","pattern":"^a$","minLength":2}`:                                              `no text satisfies the pattern "^a$", the length at once`,
		`{"type":"string","format":"date","pattern":"^x"}`:                                             `no text was found that satisfies the pattern "^x", the format date`,
		`{"type":"object","required":["p"],"properties":{"p":{"type":"string","pattern":"^(?=a)b$"}}}`: `no text satisfies the pattern "^(?=a)b$" at once`,
	} {
		g, err := generatorOf([]byte(schema), Options{Seed: 1})
		if err != nil {
			t.Fatal(schema, err)
		}
		_, err = g.Valid(1)
		none, ok := errors.AsType[*NoDocumentError](err)
		if !ok || !strings.HasSuffix(none.Reason, want) {
			t.Errorf("%s: got %v, want %s", schema, err, want)
		}
	}
}

// What nobody thinks of is shown where the schema allows it, and nowhere else.
func TestVarieties(t *testing.T) {
	for schema, want := range map[string]string{
		`{"type":"number"}`:                              "fraction large negative",
		`{"type":"integer"}`:                             "large negative",
		`{"type":"integer","minimum":0}`:                 "large",
		`{"type":"string"}`:                              "empty long non-ascii",
		`{"type":"string","minLength":1,"maxLength":20}`: "non-ascii",
		`{"type":"string","pattern":"^a"}`:               "",
		`{"type":"string","format":"date-time"}`:         "other-time-zone",
		`{"type":"string","format":"date"}`:              "leap-day",
		`{"required":["a"],"type":"object","additionalProperties":false,"properties":{"a":{"type":"array","default":[null],"items":{"type":"null"}}}}`: "empty-array-a",
		`{"type":"object","properties":{"a":{"type":"null"}}}`:                              "unknown-property",
		`{"type":"object","properties":{"a":{"type":"null"}},"additionalProperties":false}`: "",
		`{"type":"array","items":{},"minItems":1}`:                                          "type-item-array type-item-boolean type-item-integer type-item-null type-item-number type-item-object",
	} {
		g, err := generatorOf([]byte(schema), Options{Seed: 1})
		if err != nil {
			t.Fatal(schema, err)
		}
		cases, _ := g.Valid(40) // there may be fewer
		var got []string
		for _, c := range cases {
			name := c.Name
			if slices.ContainsFunc([]string{"random-", "minimal", "full", "min", "max"}, func(p string) bool { return strings.HasPrefix(name, p) }) {
				continue
			}
			got = append(got, name)
		}
		slices.Sort(got)
		if names := strings.Join(got, " "); names != want {
			t.Errorf("%s: got %q, want %q", schema, names, want)
		}
	}
}
