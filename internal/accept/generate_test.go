package accept

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
)

// A generator makes schemas and documents out of the bytes of a fuzzer: the
// same bytes, the same text. Both draw on one small stock of names and scalars,
// so that they have to do with each other.
type generator struct{ data []byte }

// pick returns a number below n; 0 when the bytes have run out.
func (g *generator) pick(n int) int {
	if len(g.data) == 0 {
		return 0
	}
	b := g.data[0]
	g.data = g.data[1:]
	return int(b) % n
}

func choose[T any](g *generator, of []T) T { return of[g.pick(len(of))] }

// list joins up to most texts.
func (g *generator) list(most int, text func() string) string {
	texts := make([]string, g.pick(most+1))
	for i := range texts {
		texts[i] = text()
	}
	return strings.Join(texts, ",")
}

var (
	stockNames   = []string{"a", "b", "c", "x-a", "longer-than-eight", "longer-than-eighT", "é", "", "\\u0061", "d\\\"e"}
	stockScalars = []string{
		`null`, `true`, `false`, `0`, `-0`, `1`, `1.0`, `1e0`, `2`, `10`, `1e1`, `-1`, `0.5`, `5e-1`, `2.5`, `1000000000000000000000`, `1e21`,
		`""`, `"a"`, `"\u0061"`, `"b"`, `"x-a"`, `"é"`, `"\u00e9"`, `"😀"`, `"\ud83d\ude00"`, `"aaaaaaaa"`, `"aaaaaaaaaaaaaaaaaaaa"`,
		`"2025-02-13T09:44:27Z"`, `"2025-02-13"`, `"192.0.2.1"`, `"a@b"`, `"http://a/"`,
	}
	stockPatterns = []string{"^x-", "a", "^[a-c]$", "b$", "^$", "^(a|b|x-a)$", ".", "^a*$", "[^a]", "é", "\\\\d{2}"}
	stockFormats  = []string{"date-time", "date", "ipv4", "email", "uri", "uuid", "regex", "json-pointer", "hostname", "unheard-of"}
	stockTypes    = []string{"null", "boolean", "integer", "number", "string", "array", "object"}
	stockRefs     = []string{"#", "#/$defs/a", "#/$defs/b", "#/$defs/c"}
)

func (g *generator) quoted(stock []string) string { return `"` + choose(g, stock) + `"` }

// name is distinct among those in used.
func (g *generator) member(used map[string]bool, value func() string) string {
	name := choose(g, stockNames)
	if used[name] {
		name += fmt.Sprint(len(used))
	}
	used[name] = true
	return `"` + name + `":` + value()
}

func (g *generator) object(most int, value func() string) string {
	used := map[string]bool{}
	return "{" + g.list(most, func() string { return g.member(used, value) }) + "}"
}

// scalars joins up to most of some scalars that are neighbors in the stock.
func (g *generator) scalars(most, some int) string {
	from := g.pick(len(stockScalars) - some + 1)
	return g.list(most, func() string { return choose(g, stockScalars[from:from+some]) })
}

func (g *generator) value(depth int) string {
	if depth <= 0 {
		return choose(g, stockScalars)
	}
	child := func() string { return g.value(depth - 1) }
	switch g.pick(5) {
	case 0:
		return "[" + g.list(4, child) + "]"
	case 1:
		return "[" + g.scalars(12, 3) + "]"
	case 2, 3:
		return g.object(4, child)
	}
	return choose(g, stockScalars)
}

func (g *generator) schema(depth int) string {
	if depth <= 0 {
		return choose(g, []string{`true`, `false`, `{"type":"integer"}`, `{"type":["string","null"]}`, `{"$ref":"#/$defs/a"}`, `{"minLength":2}`, `{"required":["a"]}`})
	}
	used := map[string]bool{}
	keywords := g.list(4, func() string {
		name, value := g.keyword(depth - 1)
		if used[name] {
			return `"$comment` + fmt.Sprint(len(used)) + `":0`
		}
		used[name] = true
		used[fmt.Sprint(len(used))] = true
		return `"` + name + `":` + value
	})
	return "{" + keywords + "}"
}

// document is a value, minified or indented.
func (g *generator) document() string {
	text := g.value(4)
	if g.pick(3) > 0 {
		return text
	}
	var indented bytes.Buffer
	if err := json.Indent(&indented, []byte(text), "", choose(g, []string{"", "  ", "\t"})); err != nil {
		panic(err) // the stock is at fault
	}
	return indented.String()
}

// root is a schema with definitions to refer to.
func (g *generator) root() string {
	defs := fmt.Sprintf(`"$defs":{"a":%s,"b":%s,"c":%s}`, g.schema(2), g.schema(2), g.schema(1))
	own := g.schema(4)
	if own == "true" || own == "false" || own == "{}" {
		return "{" + defs + "}"
	}
	return own[:len(own)-1] + "," + defs + "}"
}

// keyword returns a keyword and a value for it.
func (g *generator) keyword(depth int) (name, value string) {
	schema := func() string { return g.schema(depth) }
	number := func() string { return choose(g, []string{"0", "1", "2", "0.5", "10", "1e1", "-1", "2.50"}) }
	count := func() string { return choose(g, []string{"0", "1", "2", "3"}) }
	names := func() string {
		var list []string
		for name := range strings.FieldsSeq("a b c x-a longer-than-eight") {
			if g.pick(3) == 0 {
				list = append(list, `"`+name+`"`)
			}
		}
		return "[" + strings.Join(list, ",") + "]"
	}
	schemas := func() string { return "[" + schema() + strings.TrimSuffix(","+g.list(2, schema), ",") + "]" }
	switch g.pick(35) {
	case 0:
		return "type", g.quoted(stockTypes)
	case 1:
		return "type", "[" + g.quoted(stockTypes[:3]) + "," + g.quoted(stockTypes[4:]) + "]"
	case 2:
		return "enum", "[" + g.list(4, func() string { return g.value(2) }) + "]"
	case 3:
		return "const", g.value(2)
	case 4, 5, 6:
		return "properties", g.object(4, schema)
	case 7:
		return "patternProperties", "{" + g.quoted(stockPatterns[:4]) + ":" + schema() + "," + g.quoted(stockPatterns[4:]) + ":" + schema() + "}"
	case 8, 9:
		return "additionalProperties", schema()
	case 10:
		return "required", names()
	case 11:
		return "dependentRequired", `{"a":` + names() + `,"b":` + names() + "}"
	case 12:
		return "dependentSchemas", `{"a":` + schema() + `,"x-a":` + schema() + "}"
	case 13:
		return "propertyNames", schema()
	case 14:
		return choose(g, []string{"minProperties", "maxProperties"}), count()
	case 15:
		return choose(g, []string{"minItems", "maxItems"}), count()
	case 16:
		return "prefixItems", schemas()
	case 17:
		return "items", schema()
	case 34:
		return "items", `{"enum":[` + g.scalars(12, 6) + `],"type":[` + g.quoted(stockTypes[:4]) + "," + g.quoted(stockTypes[4:]) + "]}"
	case 18:
		return "uniqueItems", "true"
	case 19:
		return "contains", schema()
	case 20:
		return choose(g, []string{"minContains", "maxContains"}), count()
	case 21:
		return choose(g, []string{"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"}), number()
	case 22:
		return "multipleOf", choose(g, []string{"1", "2", "0.5", "0.01", "1e2", "7"})
	case 23:
		return choose(g, []string{"minLength", "maxLength"}), count()
	case 24:
		return "pattern", g.quoted(stockPatterns)
	case 25:
		return "format", g.quoted(stockFormats)
	case 26, 27:
		return choose(g, []string{"anyOf", "allOf"}), schemas()
	case 28:
		return "oneOf", schemas()
	case 29:
		return "not", schema()
	case 30:
		return choose(g, []string{"if", "then", "else"}), schema()
	case 31:
		return "unevaluatedProperties", schema()
	case 32:
		return "unevaluatedItems", schema()
	}
	return "$ref", g.quoted(stockRefs)
}
