package secret

import (
	"regexp/syntax"
	"testing"
)

// TestShortestMarked: no marked key is shorter than the texts that are not looked at.
func TestShortestMarked(t *testing.T) {
	shortest := maxLook
	for _, m := range marked {
		parsed, err := syntax.Parse(m.shape().String(), syntax.Perl)
		if err != nil {
			t.Fatal(err)
		}
		shortest = min(shortest, leastLength(parsed.Simplify()))
	}
	if shortest != shortestMarked {
		t.Errorf("the shortest key has %d characters, want %d", shortest, shortestMarked)
	}
}

// leastLength returns how many characters an expression matches at least.
func leastLength(re *syntax.Regexp) (n int) {
	switch re.Op {
	case syntax.OpLiteral:
		return len(re.Rune)
	case syntax.OpCharClass, syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		return 1
	case syntax.OpCapture, syntax.OpPlus:
		return leastLength(re.Sub[0])
	case syntax.OpConcat:
		for _, sub := range re.Sub {
			n += leastLength(sub)
		}
	case syntax.OpAlternate:
		n = leastLength(re.Sub[0])
		for _, sub := range re.Sub[1:] {
			n = min(n, leastLength(sub))
		}
	}
	return n
}
