package compile

import (
	"fmt"
	"strings"
	"testing"

	"example.com/authlink/internal/advice"
)

// doubling is a schema of n definitions, each of which refers to the next one twice.
func doubling(n int, combine string) string {
	var b strings.Builder
	b.WriteString(`{"$ref": "#/$defs/d0", "$defs": {`)
	for i := range n {
		next := fmt.Sprintf(`{"$ref": "#/$defs/d%d"}`, i+1)
		fmt.Fprintf(&b, `"d%d": `+combine+`,`, i, next, next)
	}
	fmt.Fprintf(&b, `"d%d": {"type": "integer"}}}`, n)
	return b.String()
}

// A schema that takes a million steps and more for one value, way by way, is told from one that
// takes some thousands. Both are judged by.
func TestBranching(t *testing.T) {
	for _, combine := range []string{
		`{"anyOf": [%s, %s]}`,
		`{"allOf": [%s, %s]}`,
		`{"oneOf": [%s, {"not": %s}]}`,
		`{"if": %s, "then": %s}`,
		`{"if": {"type": "null"}, "else": %s, "dependentSchemas": {"a": %s}}`,
	} {
		err := unwalkable(t, doubling(40, combine), Options{})
		if !strings.Contains(err.Message, "apply to one value here") || err.Line == 0 || !advice.Has(err.Advice, advice.FewerReferences) {
			t.Errorf("%s: %+v", combine, err)
		}
		for _, n := range []int{10, 40} {
			if !accepts(t, compiled(t, doubling(n, combine), Options{}), `1`) {
				t.Errorf("%s, %d times, refuses a number", combine, n)
			}
		}
	}
}

// Of several such schemas the first one is named, always the same.
func TestBranchingNamesTheFirst(t *testing.T) {
	schema := strings.Replace(doubling(40, `{"anyOf": [%s, %s]}`), `{"$ref": "#/$defs/d0"`,
		`{"dependentSchemas": {"a": {"$ref": "#/$defs/d1"}, "b": {"$ref": "#/$defs/d2"}, "c": {"not": {"$ref": "#/$defs/d3"}}}`, 1)
	for range 5 {
		if err := unwalkable(t, schema, Options{}); err.KeywordLocation != "/$defs/d25" {
			t.Fatalf("%+v", err)
		}
	}
}

// A recursive schema is none that branches: it goes on with another value.
func TestBranchingEndsAtMembers(t *testing.T) {
	compiled(t, `{"anyOf": [{"type": "integer"}, {"items": {"$ref": "#"}, "properties": {"a": {"$ref": "#"}}}]}`, Options{})
}

// exactly returns a schema by which a value takes so many steps.
func exactly(steps int) string {
	// Definition k refers to the one before twice, each reference a step of its own.
	costs := []int{1}
	definitions := []string{`"d0": {"type": "integer"}`}
	for k := 1; 3+2*costs[k-1] < steps; k++ {
		costs = append(costs, 3+2*costs[k-1])
		definitions = append(definitions, fmt.Sprintf(`"d%d": {"allOf": [{"$ref": "#/$defs/d%d"}, {"$ref": "#/$defs/d%d"}]}`, k, k-1, k-1))
	}
	var parts []string
	for left, k := steps-1, len(costs)-1; left > 0; {
		switch {
		case k < 0:
			parts = append(parts, "true")
			left--
		case costs[k]+1 <= left:
			parts = append(parts, fmt.Sprintf(`{"$ref": "#/$defs/d%d"}`, k))
			left -= costs[k] + 1
		default:
			k--
		}
	}
	return fmt.Sprintf(`{"allOf": [%s], "$defs": {%s}}`, strings.Join(parts, ","), strings.Join(definitions, ","))
}

// As many steps as are allowed compile, and one more does not.
func TestBranchingBound(t *testing.T) {
	s := compiled(t, exactly(maxSteps), Options{})
	if got := (steps{}).of(s.Root); got != maxSteps {
		t.Fatalf("a schema of %d steps is counted as %d", maxSteps, got)
	}
	if !accepts(t, s, `1`) {
		t.Error("it refuses a number")
	}
	if err := unwalkable(t, exactly(maxSteps+1), Options{}); err.KeywordLocation != "" || err.Line != 1 || err.Column != 1 {
		t.Errorf("one more: %+v", err)
	}
}
