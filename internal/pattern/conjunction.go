package pattern

import "regexp"

// A Conjunct is one of the expressions that a text has to match, or not to match, so that a pattern
// matches it.
type Conjunct struct {
	Expression *regexp.Regexp
	Negative   bool // the text must not match
}

// conjunction returns the conjuncts of a pattern that begins at the start of the text, and there with
// lookahead, such as
//
//	^(?!.*--)(?=.*[0-9])[a-z0-9-]+$
//
// Each of them looks at the text from its start, and none depends on what another has matched. So
// they are expressions of their own. It returns nil for any other pattern.
func conjunction(t *tree) (all []Conjunct) {
	parts, ok := t.root.(sequence)
	if !ok || len(t.used) > 0 {
		return nil // a group that is referred to may be in one and the reference in another
	}
	anchored := false
	rest := 0
	for ; rest < len(parts); rest++ {
		if look, ok := parts[rest].(*lookaround); ok && !look.behind {
			all = append(all, Conjunct{anchoredLinear(look.body), look.negative})
		} else if start, ok := parts[rest].(assertion); ok && start.kind == textStart {
			anchored = true
		} else {
			break
		}
	}
	if !anchored || len(all) == 0 {
		return nil
	}
	all = append(all, Conjunct{Expression: anchoredLinear(parts[rest:])})
	for _, c := range all {
		if c.Expression == nil {
			return nil
		}
	}
	return all
}

// anchoredLinear returns the expression that matches what a node matches at the start of a text; nil
// if there is none.
func anchoredLinear(n node) *regexp.Regexp {
	return compileLinear(&tree{root: sequence{assertion{kind: textStart}, n}})
}
