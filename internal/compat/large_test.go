package compat

import (
	"fmt"
	"strings"
	"testing"

	"example.com/authlink"
	"example.com/authlink/internal/schematest"
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
	if testing.Short() {
		t.Skip("takes a second")
	}
	compareLarge(t, 50, brief)
}

// TestSoakLarge is TestLargeSchemas with large schemas and the effort of Compare.
func TestSoakLarge(t *testing.T) {
	schematest.NeedsSoak(t)
	compareLarge(t, 500, usual)
}

// compareLarge compares pairs of schemas whose size grows with n.
func compareLarge(t *testing.T, n int, e effort) {
	level := func(next string) string {
		return `{"anyOf": [` + listOf(0, n/5, `{"minItems": %d, "items": {"$ref": "#/$defs/`+next+`"}}`) + `]`
	}
	levels := level("a") + `, "$defs": {"a": ` + level("b") + `}, "b": ` + level("c") + `}, "c": ` + level("d") + `}, "d": `
	const one = `{"required": ["k"], "properties": {"k": {"const": %d}}}`
	for _, test := range []struct {
		name, old, new string
		shown          int // bytes of a difference, at most
	}{
		{"values", `{"enum": [` + listOf(0, 60*n, `"v%d"`) + `]}`, `{"enum": [` + listOf(30*n, 90*n, `"v%d"`) + `]}`, 30 * maxValues},
		{"alternatives", `{"oneOf": [` + listOf(0, n, one) + `]}`, `{"oneOf": [` + listOf(1, n+1, one) + `]}`, 200},
		{"types", `{"oneOf": [` + listOf(0, 6*n, `{"type": "string", "title": "%d"}`) + `]}`, `true`, 200_000},
		{"properties", `{"properties": {` + listOf(0, 2*n, `"p%d": {"type": "string"}`) + `}}`, `{"properties": {` + listOf(0, 2*n, `"p%d": {"type": "integer"}`) + `}}`, 100},
		{"parts", `{"allOf": [` + listOf(0, 3*n, `{"properties": {"p%d": {"type": "string"}}}`) + `]}`, `true`, 100},
		{"negations", `{"allOf": [` + listOf(0, n, `{"not": {"const": %d}}`) + `]}`, `true`, 30 * maxValues},
		{"more on each level", levels + `{}}}`, levels + `{"type": "string"}}}`, 1000 * maxShown},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			old, new := compiled(t, test.old), compiled(t, test.new)
			o, n := sideOf(old, e), sideOf(new, e)
			d, err := search(e, o, n)
			if err != nil || len(d.found) == 0 {
				t.Fatalf("%d differences, %v", len(d.found), err)
			}
			if most := e.steps + e.steps/100; d.taken > most { // the last step is done to its end
				t.Errorf("%d steps were taken, of %d", d.taken, most)
			}
			found := d.found
			redact(found, o, n)
			payloads := 0
			for _, d := range found {
				if shown := len(d.Old) + len(d.New); shown > test.shown {
					t.Errorf("%s %s: %d bytes are shown", d.Path, d.Keyword, shown)
				}
				if d.Proof != nil {
					payloads += len(d.Proof.Payload)
				}
			}
			if payloads > maxPayloads {
				t.Errorf("the proofs have %d bytes", payloads)
			}
			again, err := compareWith(e, old, new)
			for i := range found {
				found[i].tellPlaces()
			}
			found = join(found)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(found, again.Differences, cmpopts.IgnoreUnexported(Difference{})); diff != "" || err != nil {
				t.Errorf("the second time it is another: %v %.1000s", err, diff)
			}
		})
	}
}
