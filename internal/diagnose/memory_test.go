package diagnose

import (
	"reflect"
	"slices"
	"strings"
	"testing"
)

// TestMemoryIsKept: what leads to a fault takes no memory of its own, if it is not very deep. The
// pool is left out, from which the race detector takes at random.
func TestMemoryIsKept(t *testing.T) {
	allocations := func(levels int) float64 {
		schema := strings.Repeat(`{"properties":{"a":`, levels) + `{"type":"number"}` + strings.Repeat(`}}`, levels)
		document := strings.Repeat(`{"a":`, levels) + `null` + strings.Repeat(`}`, levels)
		s, j := refused(t, schema, document, nil)
		s.Lexicon = NewLexicon(s.Schema)
		var e explainer
		return testing.AllocsPerRun(20, func() {
			if n := len(e.explain(s, j)); n != 1 {
				t.Fatalf("%d violations", n)
			}
			e.reset()
		})
	}
	if few, many := allocations(2), allocations(6); many > few {
		t.Errorf("%v allocations for 6 levels, %v for 2", many, few)
	}
}

// TestMemoryIsEmptied: nothing of a document is left for the next one.
func TestMemoryIsEmptied(t *testing.T) {
	const schema = `{"properties": {"a": {"anyOf": [{"enum": ["x"]}, {"minLength": 9}]}, "b": {"items": {"type": "null"}}}, "additionalProperties": false}`
	documents := []string{`{"a": "y", "b": [1, 2], "c": 3}`, `{"b": [null, {}], "d": 1}`, `{"a": "z"}`}
	var e explainer
	for _, document := range append(documents, documents...) {
		s, j := refused(t, schema, document, nil)
		s.Lexicon = NewLexicon(s.Schema)
		got := slices.Clone(e.explain(s, j))
		if want := s.explained(j); !reflect.DeepEqual(got, want) {
			t.Errorf("%s: got %+v, want %+v", document, got, want)
		}
		e.reset()
		left := append(slices.Clone(e.violations[:cap(e.violations)]), Violation{})
		if slices.ContainsFunc(left, func(v Violation) bool { return !reflect.DeepEqual(v, Violation{}) }) {
			t.Errorf("%s: violations are left: %+v", document, left)
		}
		for _, token := range e.memory.tokens[:cap(e.memory.tokens)] {
			if token != "" {
				t.Errorf("%s: the token %q is left", document, token)
			}
		}
	}
}
