package schematest

import "fmt"

// Branches makes schemas of objects that come in several kinds, and such objects: branches that
// overlap, in one another and beside each other, with conditions, references, closed objects and
// keywords for what is not evaluated.
type Branches struct {
	*Generator
	below []string // definitions that lead to no reference to this place without reading on
}

var (
	branchNames  = []string{"kind", "kind", "kind", "a", "b", "c", "longer-than-eight", "x-a", "longer-than-sixteen"}
	branchTexts  = []string{`"x"`, `"y"`, `"z"`, `"\u0078"`, `"longer-than-eight"`, `"longer-than-sixteen"`, `1`, `1.0`, `10e-1`, `2`, `2.5`, `1E+30`, `3`}
	branchScalar = []string{`"x"`, `"y"`, `"z"`, `"\u0078"`, `""`, `"longer-than-eight"`, `"longer-than-sixteen"`, `"é"`, `1`, `1.0`, `2`, `null`, `true`}
	branchTypes  = []string{`"object"`, `"object"`, `["object","null"]`, `["object","string"]`}
)

// NewBranches returns what makes schemas and objects out of the bytes of a fuzzer.
func NewBranches(data []byte) Branches { return Branches{Generator: New(data)} }

// Schema is a schema with definitions.
func (b Branches) Schema() string {
	above := func(below ...string) Branches { return Branches{b.Generator, below} }
	return fmt.Sprintf(`{"$ref":"#/$defs/%s","$defs":{"a":%s,"b":%s,"c":%s}}`, Choose(b.Generator, []string{"a", "b"}), above("b", "c").object(3), above("c").object(2), above().object(1))
}

// object asks of an object one to five things.
func (b Branches) object(depth int) string {
	text, used := "{", map[string]bool{}
	for range 1 + b.Pick(5) {
		name, value := b.keyword(depth)
		if used[name] {
			continue
		}
		if used[name] = true; len(text) > 1 {
			text += ","
		}
		text += `"` + name + `":` + value
	}
	return text + "}"
}

func (b Branches) keyword(depth int) (name, value string) {
	some := func(n int, text func() string) string {
		list := text()
		for range b.Pick(n) {
			list += "," + text()
		}
		return list
	}
	quoted := func() string { return b.quoted(branchNames) }
	if depth > 0 {
		below := func() string { return b.branch(depth - 1) }
		switch b.Pick(16) {
		case 0, 1:
			return "anyOf", "[" + some(4, below) + "]"
		case 2, 3:
			return "oneOf", "[" + some(4, below) + "]"
		case 4:
			return "allOf", "[" + some(3, below) + "]"
		case 5:
			return "not", below()
		case 6:
			return "if", below() + `,"then":` + below() + `,"else":` + below()
		case 7:
			return "dependentSchemas", "{" + quoted() + ":" + below() + "}"
		case 8:
			if b.Pick(3) == 0 {
				return "unevaluatedProperties", Choose(b.Generator, []string{`false`, `{"type":"string"}`})
			}
		}
	}
	switch b.Pick(14) {
	case 0:
		return "type", Choose(b.Generator, branchTypes)
	case 1, 2:
		return "required", Choose(b.Generator, []string{`["kind"]`, `["a"]`, `["a","b"]`, `["longer-than-sixteen","kind"]`, `["x-a"]`})
	case 3:
		return "additionalProperties", Choose(b.Generator, []string{`false`, `false`, `false`, `true`, b.value(depth - 1)})
	case 4:
		return "patternProperties", "{" + b.quoted(stockPatterns) + ":" + b.value(depth-1) + "}"
	case 5:
		return Choose(b.Generator, []string{"minProperties", "maxProperties"}), Choose(b.Generator, []string{"1", "2", "3"})
	case 6:
		return "dependentRequired", "{" + quoted() + ":[" + quoted() + "]}"
	case 7:
		return "propertyNames", Choose(b.Generator, []string{`{"maxLength":9}`, `{"enum":["kind","a","b"]}`, `{"pattern":"^[a-k]"}`})
	case 8:
		if len(b.below) > 0 {
			return "$ref", `"#/$defs/` + Choose(b.Generator, b.below) + `"`
		}
	}
	used := map[string]bool{}
	return "properties", "{" + some(4, func() string { return b.member(used, depth) }) + "}"
}

// member is a member of properties.
func (b Branches) member(used map[string]bool, depth int) string {
	name := Choose(b.Generator, branchNames)
	for used[name] {
		name += "a"
	}
	used[name] = true
	if name == "kind" {
		return `"kind":` + Choose(b.Generator, []string{`{"const":"x"}`, `{"const":"y"}`, `{"enum":["x","y"]}`, `{"enum":["z","x"]}`, `{"enum":["longer-than-eight","longer-than-sixteen"]}`, `{"const":1}`, `{"enum":[2.0,"x"]}`, `{"enum":[2.5,1e0,1e30]}`, `true`})
	}
	return `"` + name + `":` + b.value(depth-1)
}

// branch is a schema of the same object.
func (b Branches) branch(depth int) string {
	switch b.Pick(12) {
	case 0:
		if len(b.below) > 0 {
			return `{"$ref":"#/$defs/` + Choose(b.Generator, b.below) + `"}`
		}
	case 1:
		return Choose(b.Generator, []string{`true`, `false`, `{"type":"null"}`, `{"type":"string"}`})
	}
	return b.object(depth)
}

// value is a schema of a value in an object.
func (b Branches) value(depth int) string {
	switch b.Pick(12) {
	case 0:
		return "true"
	case 1:
		return Choose(b.Generator, []string{`false`, `true`, `{"not":{"type":"object"}}`})
	case 2, 3:
		return `{"type":"string"}`
	case 4:
		return `{"enum":["x",1,null]}`
	case 5:
		return `{"type":["integer","null"]}`
	case 6:
		return `{"$ref":"#/$defs/` + Choose(b.Generator, []string{"a", "b", "c"}) + `"}`
	case 7:
		return `{"items":` + b.value(depth-1) + Choose(b.Generator, []string{``, `,"minItems":1`, `,"type":"array"`}) + `}`
	case 8:
		return `{"pattern":"x$"}`
	}
	if depth <= 0 {
		return `{"type":"object"}`
	}
	return b.object(depth)
}

// Document is mostly an object.
func (b Branches) Document() string { return b.part(3) }

func (b Branches) part(depth int) string {
	if depth == 0 || depth < 3 && b.Pick(2) == 0 {
		return Choose(b.Generator, branchScalar)
	}
	if b.Pick(6) == 0 {
		return "[" + b.list(2, func() string { return b.part(depth - 1) }) + "]"
	}
	used, text := map[string]bool{}, ""
	for range b.Pick(6) {
		name := Choose(b.Generator, branchNames)
		if used[name] {
			continue
		}
		if used[name] = true; text != "" {
			text += Choose(b.Generator, []string{",", ",", ", "})
		}
		value := Choose(b.Generator, branchTexts)
		if name != "kind" || b.Pick(8) == 0 {
			value = b.part(depth - 1)
		}
		text += `"` + name + `":` + value
	}
	return "{" + text + "}"
}
