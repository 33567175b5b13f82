package generate

import (
	"encoding/json"
	"slices"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// A variety is a kind of value that nobody thinks of, and that a schema allows all the same.
type variety struct {
	name string
	of   func(s *jsonschema.Schema) bool // whether it is worth trying for values of a schema
	try  []any                           // values of it, of which one may be valid
}

// varieties are shown once for each schema whose values may be of them.
var varieties = []variety{
	{"negative", allowsNumbers, []any{json.Number("-1"), json.Number("-0.5"), json.Number("-1000")}},
	{"fraction", allowsFractions, []any{json.Number("0.5"), json.Number("1.25"), json.Number("-0.5"), json.Number("99.9")}},
	{"large", allowsNumbers, []any{json.Number("9007199254740993"), json.Number("2147483648")}},
	{"empty", allowsTexts, []any{""}},
	{"non-ascii", allowsTexts, []any{"Zoë 日本 😀", "Zoë", "é"}},
	{"long", allowsTexts, []any{strings.Repeat("long ", 60)}},
	{"other-time-zone", hasFormat("date-time"), []any{"2025-03-30T01:30:00.5+05:30", "2025-03-30T01:30:00-08:00"}},
	{"other-time-zone", hasFormat("time"), []any{"01:30:00+05:30"}},
	{"leap-day", hasFormat("date"), []any{"2024-02-29"}},
	{"empty-array", func(s *jsonschema.Schema) bool { return isOf(s, "array") && s.MinItems == nil && s.Contains == nil }, []any{[]any{}}},
}

// unknownProperty is the variety of an object with a member that its schema does not know.
const unknownProperty = "unknown-property"

// unknownName is the name of that member.
const unknownName = "somethingNew"

// varies adds the varieties of values that a schema describes by their type alone.
func (s *survey) varies(p part) {
	if p.schema.Enum != nil || p.schema.Const != nil {
		return
	}
	for _, v := range varieties {
		if v.of(p.schema) {
			s.varied = append(s.varied, goal{part: p, keyword: v.name, edge: true})
		}
	}
	if isOf(p.schema, "object") && len(p.schema.Properties) > 0 && p.schema.AdditionalProperties == nil && p.schema.UnevaluatedProperties == nil {
		s.varied = append(s.varied, goal{part: p, keyword: unknownProperty, edge: true})
	}
	if saysNothing(p.schema) {
		for _, name := range []string{"array", "boolean", "integer", "null", "number", "object", "string"} {
			s.varied = append(s.varied, goal{part: p, keyword: "type", detail: name, edge: true})
		}
	}
}

// addVariety asks for a value of the variety that the goal is about.
func (s *spec) addVariety(p part) {
	if s.goal == nil || !s.goal.edge || s.goal.path != p.path {
		return
	}
	if s.goal.keyword == unknownProperty {
		s.keep(object)
		s.required[unknownName] = true
		return
	}
	for _, v := range varieties {
		if v.name == s.goal.keyword && v.of(p.schema) {
			s.samples, s.closed = v.try, true
			s.test(false, func(value any) bool { return slices.ContainsFunc(v.try, func(w any) bool { return equal(value, w) }) })
		}
	}
}

// isOf reports whether values of a schema are of a type, or perhaps null.
func isOf(s *jsonschema.Schema, names ...string) bool {
	if s.Types == nil {
		return false
	}
	types := slices.DeleteFunc(s.Types.ToStrings(), func(name string) bool { return name == "null" })
	return len(types) == 1 && slices.Contains(names, types[0])
}

func allowsNumbers(s *jsonschema.Schema) bool { return isOf(s, "number", "integer") }

func allowsFractions(s *jsonschema.Schema) bool { return isOf(s, "number") && s.MultipleOf == nil }

func allowsTexts(s *jsonschema.Schema) bool {
	return isOf(s, "string") && s.Pattern == nil && s.Format == nil && !s.WriteOnly
}

func hasFormat(name string) func(*jsonschema.Schema) bool {
	return func(s *jsonschema.Schema) bool { return s.Format != nil && s.Format.Name == name && s.Pattern == nil }
}

// saysNothing reports whether a schema allows values of every type, and says nothing about any.
func saysNothing(s *jsonschema.Schema) bool {
	return (s.Bool == nil || *s.Bool) && s.Types == nil && s.Enum == nil && s.Const == nil && s.Not == nil && s.If == nil && s.Format == nil && s.Pattern == nil &&
		fanout(s) == 1 && len(references(part{schema: s})) == 0 && len(s.Required) == 0 && !hasItems(s) && s.AdditionalProperties == nil && s.PropertyNames == nil
}
