package diagnose

import (
	"maps"
	"slices"
	"strings"

	"example.com/authlink/internal/jsonpointer"
	"example.com/authlink/internal/show"
	"example.com/authlink/internal/subschema"
	"example.com/authlink/internal/words"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// A branch is a schema that applies on a condition alone: that of "then", "else",
// "dependentSchemas" or "dependencies". The zero value is none.
type branch struct {
	location string // absolute, of that schema
	depth    int    // reference tokens of the instance that it applies to
}

// innermost returns the branch that an error lies in: the last on the way rest
// from the schema at parent, else outer. depth is that of the error's instance.
func (outer branch) innermost(parent, rest string, depth int) branch {
	if !strings.HasPrefix(rest, "/") {
		return outer // not below the parent: it begins alike, or there is none
	}
	if !strings.Contains(rest, "/then") && !strings.Contains(rest, "/else") && !strings.Contains(rest, "/depend") {
		return outer
	}
	end, descents := 0, 0
	path := strings.Split(strings.TrimPrefix(rest, "/"), "/")
	for i, keyword := range keywordsOn(path) {
		switch keyword {
		case "then", "else":
			end, descents = i+1, 0
		case "dependentSchemas", "dependencies":
			end, descents = min(i+2, len(path)), 0
		case "properties", "patternProperties", "additionalProperties", "unevaluatedProperties",
			"items", "prefixItems", "additionalItems", "unevaluatedItems", "contains", "propertyNames":
			descents++
		}
	}
	if end == 0 {
		return outer
	}
	return branch{parent + "/" + strings.Join(path[:end], "/"), max(0, depth-descents)}
}

// because names the condition on which the schema of n applies, such as
// `, because "kind" is "card"`; it is empty where there is none to name.
func (w *wording) because(n *Fault) string {
	parent, last, ok := subschema.Parent(n.branch.location)
	if !ok || n.branch.depth > len(n.instance) {
		return ""
	}
	conditions := []string{show.QuoteOwn(last) + " is there"}
	if holder := w.schemas[parent]; holder != nil { // none has "dependentSchemas" for its location
		object := &Fault{schema: parent, instance: n.instance[:n.branch.depth]}
		conditions = w.conditions(holder.If, object)
		if last == "else" && (len(conditions) > 1 || isCombined(holder.If)) {
			return "" // any of them may be the one that is not met
		}
	}
	if len(conditions) == 0 || len(conditions) > maxConditions {
		return ""
	}
	return ", because " + words.Enumerate(conditions, "and")
}

// maxConditions is how many a message names.
const maxConditions = 3

// isCombined reports whether more than the members of an object decides whether
// it meets s.
func isCombined(s *jsonschema.Schema) bool {
	return s.Not != nil || s.Ref != nil || len(s.AllOf)+len(s.AnyOf)+len(s.OneOf) > 0
}

// conditions says how the members are that the schema under "if" is about. It is
// silent of all of them where one is a secret, or has members itself.
func (w *wording) conditions(s *jsonschema.Schema, n *Fault) []string {
	object, ok := w.at(n.instance).value.(map[string]any)
	if !ok || s == nil {
		return nil
	}
	var conditions []string
	names := slices.AppendSeq(slices.Clone(s.Required), maps.Keys(s.Properties))
	slices.Sort(names)
	for _, name := range slices.Compact(names) {
		member := &Fault{schema: n.schema, instance: jsonpointer.Below(n.instance, name)}
		value, ok := object[name]
		is := " is there"
		if !ok {
			is = " is not there"
		} else if s.Properties[name] != nil {
			switch show.TypeName(value) {
			case "array", "object":
				return nil
			}
			is = " is " + w.shown(member)
		}
		if w.isSecret(member) {
			return nil
		}
		conditions = append(conditions, show.QuoteOwn(name)+is)
	}
	return conditions
}
