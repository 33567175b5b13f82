// Package schematest makes JSON Schemas of draft 2020-12, and documents, for the
// tests of other packages.
package schematest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// A Generator makes schemas and documents out of the bytes of a fuzzer: the
// same bytes, the same text. Both draw on one small stock of names and scalars,
// so that they have to do with each other.
type Generator struct{ data []byte }

// New returns a Generator that uses up data.
func New(data []byte) *Generator { return &Generator{data} }

// Seeds returns texts for a fuzzer to begin with: the same seed, the same texts.
func Seeds(seed byte, count, size int) [][]byte {
	random := rand.NewChaCha8([32]byte{seed})
	texts := make([][]byte, count)
	for i := range texts {
		texts[i] = make([]byte, size)
		random.Read(texts[i]) // there is never an error
	}
	return texts
}

// Pick returns a number below n; 0 when the bytes have run out.
func (g *Generator) Pick(n int) int {
	if len(g.data) == 0 {
		return 0
	}
	b := g.data[0]
	g.data = g.data[1:]
	return int(b) % n
}

// Choose returns one of some values.
func Choose[T any](g *Generator, of []T) T { return of[g.Pick(len(of))] }

// list joins up to most texts.
func (g *Generator) list(most int, text func() string) string {
	texts := make([]string, g.Pick(most+1))
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

func (g *Generator) quoted(stock []string) string { return `"` + Choose(g, stock) + `"` }

// member is one whose name is not among those in used.
func (g *Generator) member(used map[string]bool, value func() string) string {
	name := Choose(g, stockNames)
	if used[name] {
		name += fmt.Sprint(len(used))
	}
	used[name] = true
	return `"` + name + `":` + value()
}

func (g *Generator) object(most int, value func() string) string {
	used := map[string]bool{}
	return "{" + g.list(most, func() string { return g.member(used, value) }) + "}"
}

// scalars joins up to most of some scalars that are neighbors in the stock.
func (g *Generator) scalars(most, some int) string {
	from := g.Pick(len(stockScalars) - some + 1)
	return g.list(most, func() string { return Choose(g, stockScalars[from:from+some]) })
}

func (g *Generator) value(depth int) string {
	if depth <= 0 {
		return Choose(g, stockScalars)
	}
	child := func() string { return g.value(depth - 1) }
	switch g.Pick(5) {
	case 0:
		return "[" + g.list(4, child) + "]"
	case 1:
		return "[" + g.scalars(12, 3) + "]"
	case 2, 3:
		return g.object(4, child)
	}
	return Choose(g, stockScalars)
}

func (g *Generator) schema(depth int) string {
	if depth <= 0 {
		return Choose(g, []string{`true`, `false`, `{"type":"integer"}`, `{"type":["string","null"]}`, `{"$ref":"` + g.ref() + `"}`, `{"minLength":2}`, `{"required":["a"]}`})
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

// Document is a value, minified or indented.
func (g *Generator) Document() string {
	text := g.value(4)
	if g.Pick(3) > 0 {
		return text
	}
	var indented bytes.Buffer
	if err := json.Indent(&indented, []byte(text), "", Choose(g, []string{"", "  ", "\t"})); err != nil {
		panic(err) // the stock is at fault
	}
	return indented.String()
}

// Schema is a JSON Schema with definitions. It refers to them, to itself, and to
// whatever else stands in it, and may well refer to itself without end.
func (g *Generator) Schema() string {
	defs := fmt.Sprintf(`"$defs":{"a":%s,"b":%s,"c":%s}`, g.schema(2), g.schema(2), g.schema(1))
	own := g.schema(4)
	if own == "true" || own == "false" || own == "{}" {
		return "{" + defs + "}"
	}
	return direct(own[:len(own)-1] + "," + defs + "}")
}

// ref is a reference, or a place for one, which direct fills in when the whole
// schema is there.
func (g *Generator) ref() string {
	if g.Pick(2) == 0 {
		return Choose(g, stockRefs)
	}
	return "@" + strconv.Itoa(g.Pick(256))
}

var refPlace = regexp.MustCompile(`"@\d+"`)

// direct lets the references that are left open lead to objects of the schema.
func direct(schema string) string {
	var root any
	if err := json.Unmarshal([]byte(schema), &root); err != nil {
		panic(err) // the generator is at fault
	}
	targets := objects(nil, "#", root)
	return refPlace.ReplaceAllStringFunc(schema, func(place string) string {
		number, err := strconv.Atoi(strings.Trim(place, `"@`))
		if err != nil {
			panic(err)
		}
		return `"` + targets[number%len(targets)] + `"`
	})
}

// objects appends to list a URI fragment for each object in value.
func objects(list []string, fragment string, value any) []string {
	switch value := value.(type) {
	case map[string]any:
		list = append(list, fragment)
		for _, name := range slices.Sorted(maps.Keys(value)) {
			list = objects(list, fragment+"/"+url.PathEscape(name), value[name])
		}
	case []any:
		for i, element := range value {
			list = objects(list, fragment+"/"+strconv.Itoa(i), element)
		}
	}
	return list
}

// keyword returns a keyword and a value for it.
func (g *Generator) keyword(depth int) (name, value string) {
	schema := func() string { return g.schema(depth) }
	number := func() string { return Choose(g, []string{"0", "1", "2", "0.5", "10", "1e1", "-1", "2.50"}) }
	count := func() string { return Choose(g, []string{"0", "1", "2", "3"}) }
	names := func() string {
		var list []string
		for name := range strings.FieldsSeq("a b c x-a longer-than-eight") {
			if g.Pick(3) == 0 {
				list = append(list, `"`+name+`"`)
			}
		}
		return "[" + strings.Join(list, ",") + "]"
	}
	schemas := func() string { return "[" + schema() + strings.TrimSuffix(","+g.list(2, schema), ",") + "]" }
	switch g.Pick(35) {
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
		return Choose(g, []string{"minProperties", "maxProperties"}), count()
	case 15:
		return Choose(g, []string{"minItems", "maxItems"}), count()
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
		return Choose(g, []string{"minContains", "maxContains"}), count()
	case 21:
		return Choose(g, []string{"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"}), number()
	case 22:
		return "multipleOf", Choose(g, []string{"1", "2", "0.5", "0.01", "1e2", "7"})
	case 23:
		return Choose(g, []string{"minLength", "maxLength"}), count()
	case 24:
		return "pattern", g.quoted(stockPatterns)
	case 25:
		return "format", g.quoted(stockFormats)
	case 26, 27:
		return Choose(g, []string{"anyOf", "allOf"}), schemas()
	case 28:
		return "oneOf", schemas()
	case 29:
		return "not", schema()
	case 30:
		return Choose(g, []string{"if", "then", "else"}), schema()
	case 31:
		return "unevaluatedProperties", schema()
	case 32:
		return "unevaluatedItems", schema()
	}
	return "$ref", `"` + g.ref() + `"`
}
