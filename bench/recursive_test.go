package bench

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"example.com/authlink"
)

// expressions is a schema whose alternatives overlap at each level: whoever goes every way
// doubles the work with each.
const expressions = `{"$ref": "#/$defs/e", "$defs": {
	"e": {"anyOf": [{"type": "number"}, {"$ref": "#/$defs/sum"}, {"$ref": "#/$defs/product"}]},
	"sum": {"type": "object", "required": ["l", "r"], "properties": {"l": {"$ref": "#/$defs/e"}, "r": {"$ref": "#/$defs/e"}, "op": {"enum": ["+", "-"]}}},
	"product": {"type": "object", "required": ["l", "r"], "properties": {"l": {"$ref": "#/$defs/e"}, "r": {"$ref": "#/$defs/e"}, "op": {"enum": ["*", "/"]}}}}}`

// levels is how deep the recursive documents are.
const levels = 40

// A recursive schema, and documents that go around in it.
type recursive struct {
	name, schema         string // schema is a file of the workloads where it is no object
	before, after        string // around what repeats
	open, bad, good, end string // what repeats opens and ends; what is in the middle
}

var recursives = []recursive{
	{"expressions", expressions, ``, ``, `{"op": "+", "l": 1, "r": `, `"bad"`, `1`, `}`},
	{"geojson", "geojson", `{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": null, "geometry": `, `}]}`,
		`{"type": "GeometryCollection", "geometries": [`, `{"type": "Point", "coordinates": ["1", 2]}`, `{"type": "Point", "coordinates": [1, 2]}`, `]}`},
	{"openrpc", "openrpc", `{"openrpc": "1.3.2", "info": {"title": "a", "version": "1"}, "methods": [{"name": "m", "params": [{"name": "p", "schema": `, `}]}]}`,
		`{"type": "array", "items": `, `{"type": "strin"}`, `{"type": "string"}`, `}`},
	{"package-json", "package-json", `{"name": "a", "version": "1.0.0", "exports": `, `}`, `{"import": "./a.js", "require": `, `"b.js"`, `"./b.js"`, `}`},
	{"person", "person", ``, ``, `{"@context": "https://schema.org", "@type": "Person", "name": "Ann", "knows": [`, `{"@id": 1}`, `{"@id": "a"}`, `]}`},
}

// document returns one with the middle that is given.
func (r recursive) document(middle string) []byte {
	return []byte(r.before + strings.Repeat(r.open, levels) + middle + strings.Repeat(r.end, levels) + r.after)
}

func (r recursive) compile(tb testing.TB) *authlink.Validator {
	tb.Helper()
	schema := []byte(r.schema)
	if r.schema[0] != '{' {
		var err error
		if schema, err = os.ReadFile(fmt.Sprintf("workload/schema/%s.schema.json", r.schema)); err != nil {
			tb.Fatal(err)
		}
	}
	v, err := authlink.Compile(schema, nil)
	if err != nil {
		tb.Fatal(err)
	}
	return v
}

// TestRecursive sees to it that the benchmark times what it says.
func TestRecursive(t *testing.T) {
	for _, r := range recursives {
		v := r.compile(t)
		if err := v.Validate(r.document(r.good)); err != nil {
			t.Errorf("%s, valid: %v", r.name, err)
		}
		if err := v.Validate(r.document(r.bad)); err == nil {
			t.Errorf("%s: accepted", r.name)
		}
	}
}

// BenchmarkRecursive times every recursive schema of the workloads, and one of expressions,
// on documents of forty levels. There is no peer: on the first of them the reference takes all
// memory.
func BenchmarkRecursive(b *testing.B) {
	for _, r := range recursives {
		v := r.compile(b)
		for name, document := range map[string][]byte{"valid": r.document(r.good), "broken": r.document(r.bad)} {
			b.Run(r.name+"/"+name, func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					_ = v.Validate(document)
				}
			})
		}
	}
}
