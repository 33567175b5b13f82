package diagnose

import "testing"

func TestInnermost(t *testing.T) {
	outer := branch{"s#/then", 0}
	for _, test := range []struct {
		parent, rest string
		depth        int
		want         branch
	}{
		{"s#", "/then", 0, branch{"s#/then", 0}},
		{"s#", "/properties/a/else/items/minimum", 2, branch{"s#/properties/a/else", 1}},
		{"s#", "/properties/then/items/0", 2, outer},
		{"s#", "/then/properties/a/dependentSchemas/b~1c", 1, branch{"s#/then/properties/a/dependentSchemas/b~1c", 1}},
		{"", "https://schema.invalid/schema.json#/then", 0, outer}, // there is no parent
		{"s#/a", "b/then", 0, outer},                               // which begins alike
	} {
		if got := outer.innermost(test.parent, test.rest, test.depth); got != test.want {
			t.Errorf("%q below %q: %v, want %v", test.rest, test.parent, got, test.want)
		}
	}
}
