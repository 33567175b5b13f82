package compat

import (
	"fmt"
	"strings"
	"testing"

	"example.com/authlink"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// listOf joins what format makes of numbers.
func listOf(from, to int, format string) string {
	var list []string
	for i := from; i < to; i++ {
		list = append(list, fmt.Sprintf(format, i))
	}
	return strings.Join(list, ",")
}

func compiled(t *testing.T, schema string) *authlink.Validator {
	t.Helper()
	validator, err := authlink.Compile([]byte(schema), nil)
	if err != nil {
		t.Fatal(err)
	}
	return validator
}

// However large schemas are, there is an end to their comparison, always the same one,
// and it is short enough to read.
func TestLargeSchemas(t *testing.T) {
	levels := `{"anyOf": [` + listOf(0, 100, `{"minItems": %d, "items": {"$ref": "#/$defs/a"}}`) + `], "$defs": {`
	for _, level := range [][2]string{{"a", "b"}, {"b", "c"}, {"c", "d"}} {
		levels += `"` + level[0] + `": {"anyOf": [` + listOf(0, 100, `{"minItems": %d, "items": {"$ref": "#/$defs/`+level[1]+`"}}`) + `]},`
	}
	for _, test := range []struct{ name, old, new string }{
		{"values", `{"enum": [` + listOf(0, 30_000, `"v%d"`) + `]}`, `{"enum": [` + listOf(15_000, 45_000, `"v%d"`) + `]}`},
		{"alternatives", `{"oneOf": [` + listOf(0, 500, `{"required": ["k"], "properties": {"k": {"const": %d}}}`) + `]}`, `{"oneOf": [` + listOf(1, 501, `{"required": ["k"], "properties": {"k": {"const": %d}}}`) + `]}`},
		{"types", `{"oneOf": [` + listOf(0, 3000, `{"type": "string", "title": "%d"}`) + `]}`, `true`},
		{"properties", `{"properties": {` + listOf(0, 800, `"p%d": {"type": "string"}`) + `}}`, `{"properties": {` + listOf(0, 800, `"p%d": {"type": "integer"}`) + `}}`},
		{"parts", `{"allOf": [` + listOf(0, 1500, `{"properties": {"p%d": {"type": "string"}}}`) + `]}`, `true`},
		{"negations", `{"allOf": [` + listOf(0, 500, `{"not": {"const": %d}}`) + `]}`, `true`},
		{"more on each level", levels + `"d": {}}}`, levels + `"d": {"type": "string"}}}`},
	} {
		t.Run(test.name, func(t *testing.T) {
			old, new := compiled(t, test.old), compiled(t, test.new)
			found, err := Compare(old, new)
			if err != nil || len(found) == 0 {
				t.Fatalf("%d differences, %v", len(found), err)
			}
			payloads := 0
			for _, d := range found {
				if len(d.Old)+len(d.New) > 200_000 {
					t.Errorf("%s %s: %d bytes are shown", d.Path, d.Keyword, len(d.Old)+len(d.New))
				}
				if d.Proof != nil {
					payloads += len(d.Proof.Payload)
				}
			}
			if payloads > maxPayloads {
				t.Errorf("the proofs have %d bytes", payloads)
			}
			again, err := Compare(old, new)
			if diff := cmp.Diff(found, again, cmpopts.IgnoreUnexported(Difference{})); diff != "" || err != nil {
				t.Errorf("the second time it is another: %v %.1000s", err, diff)
			}
		})
	}
}
