package subschema

import (
	"iter"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// TestOrder: subschemas come in the order of their names, by which they are not kept.
func TestOrder(t *testing.T) {
	s := compile(t, jsonschema.Draft2020, `{
		"dependentSchemas": {"d": {}, "c": {}, "b": {}, "a": {}},
		"properties": {"h": {}, "g": {}, "f": {}, "e": {}},
		"patternProperties": {"m": {}, "l": {}, "k": {}, "j": {}}
	}`)
	old := compile(t, jsonschema.Draft7, `{"dependencies": {"d": {}, "c": {}, "b": {}, "a": {}}}`)
	for range 10 {
		if got := names(Direct(s)); got != "abcdefghjklm" {
			t.Fatalf("got %s", got)
		}
		if got := names(SameInstance(old)); got != "abcd" {
			t.Fatalf("in draft 7: got %s", got)
		}
	}
}

// names joins the last tokens of the locations of schemas.
func names(schemas iter.Seq[*jsonschema.Schema]) (joined string) {
	for s := range schemas {
		joined += s.Location[strings.LastIndexByte(s.Location, '/')+1:]
	}
	return joined
}
