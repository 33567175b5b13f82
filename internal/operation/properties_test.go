package operation

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const nested = `{
  "$ref": "#/$defs/Order",
  "$defs": {
    "Order": {
      "properties": {
        "id": {"writeOnly": true}, "a/b": {}, "made": {"readOnly": true},
        "lines": {"type": "array", "items": {"allOf": [{"properties": {"sku": {}}}, {"properties": {"count": {}}}]}},
        "notes": {"additionalProperties": {"properties": {"text": {}}}},
        "parent": {"$ref": "#/$defs/Order"},
        "payment": {"oneOf": [{"properties": {"iban": {}}}, {"properties": {"card": {}}}]}
      }
    }
  }
}`

// TestProperties: a schema that has itself in it ends, and what documents have had is told from what
// they have not.
func TestProperties(t *testing.T) {
	p := ReadProperties([]byte(nested), "readOnly")
	want := []string{"/a~1b", "/id", "/lines", "/lines/*/count", "/lines/*/sku", "/notes", "/notes/*/text", "/parent", "/payment", "/payment/card", "/payment/iban"}
	if diff := cmp.Diff(want, p.All()); diff != "" {
		t.Errorf("all (-want +got):\n%s", diff)
	}
	for _, document := range []string{`{"id": 1, "other": 1, "notes": {"first": {"text": ""}}}`, `{"lines": [{"sku": ""}], "payment": {"iban": ""}}`, `[{"id": `, `3`} {
		p.See([]byte(document))
	}
	if diff := cmp.Diff([]string{"/a~1b", "/lines/*/count", "/parent", "/payment/card"}, p.Unseen()); diff != "" {
		t.Errorf("unseen (-want +got):\n%s", diff)
	}
	if p.Seen() != 7 || p.IsCut {
		t.Errorf("%d are seen, cut %v", p.Seen(), p.IsCut)
	}
}

// TestManyProperties: there is a bound, and it is said.
func TestManyProperties(t *testing.T) {
	var b strings.Builder
	for i := range MaxProperties + 1 {
		fmt.Fprintf(&b, `,"p%d": {}`, i)
	}
	for text, want := range map[string]bool{b.String()[1:]: true, b.String()[1:strings.LastIndexByte(b.String(), ',')]: false} {
		p := ReadProperties([]byte(`{"properties": {`+text+`}}`), "")
		if p.IsCut != want || len(p.All()) != MaxProperties {
			t.Errorf("%d properties, cut %v, want %v", len(p.All()), p.IsCut, want)
		}
	}
	const deep = `{"properties": {"a": {"$ref": "#/$defs/d"}, "b": {"$ref": "#/$defs/d"}}}`
	if p := ReadProperties([]byte(`{"$ref": "#/$defs/d", "$defs": {"d": `+deep+`}}`), ""); len(p.All()) != 2 {
		t.Errorf("a schema in itself has %v", p.All())
	}
}

// TestManyWays: schemas that each refer to the next one twice have a million million ways to the last.
func TestManyWays(t *testing.T) {
	var b strings.Builder
	for i := range 40 {
		fmt.Fprintf(&b, `"s%d": {"allOf": [{"$ref": "#/$defs/s%d"}, {"$ref": "#/$defs/s%d"}]},`, i, i+1, i+1)
	}
	p := ReadProperties([]byte(`{"$ref": "#/$defs/s0", "$defs": {`+b.String()+`"s40": {"properties": {"id": {}}}}}`), "")
	if diff := cmp.Diff([]string{"/id"}, p.All()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
