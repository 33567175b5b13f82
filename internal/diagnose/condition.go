package diagnose

import (
	"maps"
	"slices"

	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/jsonpointer"
	"example.com/authlink/internal/show"
	"example.com/authlink/internal/subschema"
	"example.com/authlink/internal/words"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// A branch is a schema that applies on a condition alone: that of "then", "else",
// "dependentSchemas" or "dependencies". The zero value is none.
type branch struct {
	holder  *jsonschema.Schema // of the keyword; nil for no branch
	keyword string
	name    string // of the property whose presence is the condition; "" with "then" and "else"
	depth   int    // reference tokens of the instance that it applies to
}

// because names the condition on which the schema of n applies, such as
// `, because "kind" is "card"`; it is empty where there is none to name.
func (w *wording) because(n *Fault) string {
	b := n.branch
	if b.holder == nil || b.depth > len(n.instance) {
		return ""
	}
	conditions := []string{show.QuoteOwn(b.name) + " is there"}
	if b.keyword == "then" || b.keyword == "else" {
		conditions = w.conditions(b.holder.If, n.instance[:b.depth])
		if b.keyword == "else" && (len(conditions) > 1 || isCombined(b.holder.If)) {
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
func (w *wording) conditions(s *jsonschema.Schema, path []string) []string {
	object := w.at(path).value
	if s == nil || object < 0 || w.doc.Token(object).Kind != jsonindex.Object {
		return nil
	}
	var conditions []string
	names := slices.AppendSeq(slices.Clone(s.Required), maps.Keys(s.Properties))
	slices.Sort(names)
	for _, name := range slices.Compact(names) {
		path := jsonpointer.Below(path, name)
		member := w.at(path)
		if member.value < 0 && !slices.Contains(s.Required, name) && !subschema.IsFalse(s.Properties[name]) {
			continue // "if" takes an object without it, whatever it asks of the member
		}
		is := " is there"
		if member.value < 0 {
			is = " is not there"
		} else if s.Properties[name] != nil {
			if w.doc.Token(member.value).Kind >= jsonindex.Array {
				return nil
			}
			is = " is " + w.show(member.value)
		}
		if w.isSecretAt(path) {
			return nil
		}
		conditions = append(conditions, show.QuoteOwn(name)+is)
	}
	return conditions
}
