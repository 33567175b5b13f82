package diagnose

import (
	"fmt"
	"slices"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// sayAlternatives words a combinator that fails as such.
func (w *wording) sayAlternatives(n *Fault) string {
	switch {
	case n.Keyword == "not":
		return w.sayNot(n)
	case n.Indexes != nil:
		return w.sayBoth(n)
	}
	reasons := make([]string, 0, maxListed)
	for i := range n.Causes {
		if i == maxListed {
			reasons = append(reasons, "…")
			break
		}
		reasons = append(reasons, fmt.Sprintf("(%d) %s", alternativeIndex(&n.Causes[i])+1, w.reason(w.firstOf(n, &n.Causes[i]))))
	}
	return matchesNone(n) + ": " + strings.Join(reasons, "; ")
}

func matchesNone(n *Fault) string {
	return fmt.Sprintf("matches none of the %d alternatives", n.alternatives())
}

// reason words the first fault of an alternative. If that has alternatives of its own, theirs are
// left out: nobody reads a list in a list, and the words would double from level to level.
func (w *wording) reason(first *located) string {
	if first.merged == nil && isAlternatives(first.Fault.Fault) {
		return matchesNone(first.Fault)
	}
	return w.message(first.Fault, first.instance)
}

// sayBoth words two alternatives that match, of which one may: where they only ask for
// properties, by those.
func (w *wording) sayBoth(n *Fault) string {
	first, second := n.schema.OneOf[n.Indexes[0]], n.schema.OneOf[n.Indexes[1]]
	if w.asksForNames(first) && w.asksForNames(second) {
		names := slices.Concat(first.Required, second.Required)
		slices.Sort(names)
		if names = slices.Compact(names); len(names) > 1 {
			return propertyList(names) + " are not allowed together"
		}
	}
	return fmt.Sprintf("matches alternatives %d and %d, where only one may match", n.Indexes[0]+1, n.Indexes[1]+1)
}

// asksForNames reports whether a schema asks which properties there are, and for nothing else.
func (w *wording) asksForNames(s *jsonschema.Schema) bool {
	if w.choice.source == nil || len(s.Required) == 0 {
		return false
	}
	for keyword := range w.choice.source(s) {
		if keyword != "required" && keyword != "title" && keyword != "description" && keyword != "$comment" {
			return false
		}
	}
	return true
}

// sayNot words what "not" forbids: some values, some properties together, or
// what is too much to say.
func (w *wording) sayNot(n *Fault) string {
	switch not := n.schema.Not; {
	case not.Const != nil || not.Enum != nil:
		return w.shown(n) + " is not allowed"
	case w.typeName(n) != "object" || len(not.Properties) > 0:
	case len(not.Required) == 1:
		return propertyList(not.Required) + " is not allowed"
	case len(not.Required) > 1:
		return propertyList(not.Required) + " are not allowed together"
	}
	return w.shown(n) + ` matches the schema under "not"`
}
