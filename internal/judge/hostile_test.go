package judge

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/pattern"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// judging judges a document, and returns how many steps that took.
func judging(t *testing.T, p *Program, document string, opts Options) (Judgement, int, error) {
	t.Helper()
	r := run{program: p, doc: parsed(t, document), options: opts.orDefaults()}
	a := r.judge(p.made().root, 0, 0, wish{why: true})
	return Judgement{Verdict: a.verdict, Endless: r.endless, More: r.more}, r.steps, r.err
}

// Recursive schemas whose alternatives overlap: each way would double the work with each level.
var overlapping = map[string]string{
	"anyOf": `{"$ref": "#/$defs/e", "$defs": {"e": {"anyOf": [{"type": "number"}, {"$ref": "#/$defs/sum"}, {"$ref": "#/$defs/product"}]},
		"sum": {"type": "object", "required": ["l", "r"], "properties": {"l": {"$ref": "#/$defs/e"}, "r": {"$ref": "#/$defs/e"}, "op": {"enum": ["+", "-"]}}},
		"product": {"type": "object", "required": ["l", "r"], "properties": {"l": {"$ref": "#/$defs/e"}, "r": {"$ref": "#/$defs/e"}, "op": {"enum": ["*", "/"]}}}}}`,
	"oneOf": `{"oneOf": [{"type": "number"}, {"properties": {"r": {"$ref": "#"}, "op": {"const": "+"}}, "required": ["op", "r"]},
		{"properties": {"r": {"$ref": "#"}, "op": {"const": "-"}}, "required": ["op", "r"]}, {"properties": {"r": {"$ref": "#"}}, "required": ["r", "x"]}]}`,
	"allOf": `{"if": {"type": "object"}, "then": {"allOf": [{"properties": {"r": {"$ref": "#"}}}, {"properties": {"r": {"$ref": "#"}}}]}, "else": {"type": "number"}}`,
	"not":   `{"if": {"type": "object"}, "then": {"not": {"not": {"properties": {"r": {"$ref": "#"}}}}, "properties": {"r": {"$ref": "#"}}}, "else": {"type": "number"}}`,
	"if":    `{"if": {"properties": {"r": {"$ref": "#"}}, "type": "object"}, "then": {"properties": {"r": {"$ref": "#"}}}, "else": {"type": "number"}}`,
	"dependentSchemas": `{"dependentSchemas": {"op": {"properties": {"r": {"$ref": "#"}}}, "r": {"properties": {"r": {"$ref": "#"}}}},
		"if": {"type": "object"}, "else": {"type": "number"}}`,
	"patternProperties": `{"if": {"type": "object"}, "then": {"patternProperties": {"r": {"$ref": "#"}, "^r": {"$ref": "#"}}}, "else": {"type": "number"}}`,
	"unevaluatedProperties": `{"if": {"type": "object"}, "then": {"anyOf": [{"properties": {"r": {"$ref": "#"}, "op": true, "l": true}}, {"properties": {"r": {"$ref": "#"}}}],
		"unevaluatedProperties": {"$ref": "#"}}, "else": {"type": "number"}}`,
	"$dynamicRef": `{"$dynamicAnchor": "e", "anyOf": [{"type": "number"}, {"required": ["r"], "properties": {"r": {"$dynamicRef": "#e"}}}, {"properties": {"r": {"$dynamicRef": "#e"}}, "required": ["r"]}]}`,
}

// nested is a document of so many levels, around a leaf.
func nested(levels int, leaf string) string {
	return strings.Repeat(`{"op": "+", "l": 1, "r": `, levels) + leaf + strings.Repeat("}", levels)
}

// TestOverlapIsLinear: with each level, so many steps come on top, and no more, whether the
// document is valid or not.
func TestOverlapIsLinear(t *testing.T) {
	for name, schema := range overlapping {
		e := mustCompile(t, schema)
		for _, leaf := range []string{`1`, `"bad"`} {
			_, few, errFew := judging(t, e.program, nested(20, leaf), Options{})
			judgement, many, errMany := judging(t, e.program, nested(200, leaf), Options{})
			if errFew != nil || errMany != nil || many > 11*few {
				t.Errorf("%s, leaf %s: %d steps for 20 levels, %d for 200; %v, %v", name, leaf, few, many, errFew, errMany)
			}
			shallow := parsed(t, nested(3, leaf))
			if accepts := e.schema.Validate(shallow.Value(0)) == nil; accepts != judgement.IsNone() {
				t.Errorf("%s, leaf %s: the reference says %t of 3 levels, the program %t of 200", name, leaf, accepts, judgement.IsNone())
			}
		}
	}
}

// TestWaysToOneValue: definitions of which each refers to the next one twice make a million
// millions of ways to one value, and as many steps as there are definitions.
func TestWaysToOneValue(t *testing.T) {
	for _, combine := range []string{`"allOf": [%s, %s]`, `"anyOf": [%s, %s]`, `"oneOf": [%s, {"not": %s}]`, `"if": %s, "then": %s`} {
		var defs []string
		for i := range 40 {
			next := fmt.Sprintf(`{"$ref": "#/$defs/d%d"}`, i+1)
			defs = append(defs, fmt.Sprintf(`"d%d": {`+combine+`}`, i, next, next))
		}
		schema := `{"$ref": "#/$defs/d0", "$defs": {` + strings.Join(defs, ", ") + `, "d40": {"type": "integer"}}}`
		p := mustCompile(t, schema).program
		for document, accepted := range map[string]bool{`1`: true, `"a"`: combine[1] == 'i' || combine[1] == 'o'} {
			judgement, steps, err := judging(t, p, document, Options{})
			if err != nil || steps > 1000 || judgement.IsNone() != accepted {
				t.Errorf("%s, %s: %d steps, %v, %+v", combine, document, steps, err, judgement.Verdict)
			}
		}
	}
}

// TestAnswersAreBounded: what is remembered takes no more than it may. What has been forgotten is
// asked again, with the same result, and the values that are left behind are not: the steps for a
// list grow with its length, though its answers do not fit.
func TestAnswersAreBounded(t *testing.T) {
	for name, schema := range overlapping {
		for _, leaf := range []string{`1`, `"bad"`} {
			p := mustCompile(t, `{"items": {"$ref": "#/$defs/value"}, "$defs": {"value": `+strings.ReplaceAll(strings.ReplaceAll(schema,
				`"#/`, `"#/$defs/value/`), `"#"`, `"#/$defs/value"`)+`}}`).program
			list := func(n int) string { return "[" + strings.Repeat(nested(8, `1`)+",", n) + nested(8, leaf) + "]" }
			var steps [2]int
			for i, length := range []int{10, 100} {
				r := run{program: p, doc: parsed(t, list(length)), options: Options{Memory: 200 * sizeOfAnswer}.orDefaults()}
				bounded := r.judge(p.made().root, 0, 0, wish{why: true})
				judgement, _, err := judging(t, p, list(length), Options{})
				if err != nil || r.err != nil || bounded.accepted != judgement.IsNone() {
					t.Errorf("%s, leaf %s: accepted: %t, without a bound %t; %v, %v", name, leaf, bounded.accepted, judgement.IsNone(), r.err, err)
				}
				if r.answers.bytes > r.options.Memory || len(r.answers.known) > 200 {
					t.Errorf("%s, leaf %s: %d answers in %d bytes are remembered", name, leaf, len(r.answers.known), r.answers.bytes)
				}
				steps[i] = r.steps
			}
			if steps[1] > 15*steps[0] {
				t.Errorf("%s, leaf %s: %d steps for 10 items, %d for 100", name, leaf, steps[0], steps[1])
			}
		}
	}
}

// TestSchemasWithoutOverlapRemember nothing: most schemas have one way to each value.
func TestSchemasWithoutOverlapRememberNothing(t *testing.T) {
	for schema, remembers := range map[string]bool{
		`{"properties": {"a": {"$ref": "#/$defs/a"}, "b": {"$ref": "#/$defs/a"}}, "$defs": {"a": {"items": {"type": "number"}}}}`:                     false,
		`{"properties": {"a": {"$ref": "#"}}, "additionalProperties": {"$ref": "#"}}`:                                                                 false,
		`{"allOf": [{"properties": {"a": {"$ref": "#/$defs/a"}}}, {"$ref": "#/$defs/a"}], "$defs": {"a": {"properties": {"b": {"type": "number"}}}}}`: true,
		`{"anyOf": [{"items": {"$ref": "#"}}, {"type": "object"}]}`:                                                                                   true,
	} {
		p := mustCompile(t, schema).program
		r := run{program: p, doc: parsed(t, `{"a": [{"a": {"b": 1}}], "b": [1, 2]}`), options: Options{}.orDefaults()}
		r.judge(p.made().root, 0, 0, wish{why: true})
		isShared := false
		for _, n := range p.made().nodes {
			isShared = isShared || n.isShared
		}
		if isShared != remembers || !remembers && r.answers.known != nil {
			t.Errorf("%s: shared: %t, %d answers remembered", schema, isShared, len(r.answers.known))
		}
	}
}

// TestStepsAreBounded: the work ends at a count, with an error that says so.
func TestStepsAreBounded(t *testing.T) {
	p := mustCompile(t, `{"items": {"type": "number", "minimum": 0}}`).program
	document := "[" + strings.Repeat("1,", 999) + "1]"
	_, steps, err := judging(t, p, document, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := judging(t, p, document, Options{Steps: steps}); err != nil {
		t.Errorf("%d steps are not enough: %v", steps, err)
	}
	_, _, err = judging(t, p, document, Options{Steps: steps - 1})
	if _, ok := err.(*StepsError); !ok || !strings.Contains(err.Error(), fmt.Sprint(steps-1)) {
		t.Errorf("one step less: %v", err)
	}
	if _, err := p.Accepts(parsed(t, document), Options{Steps: 10}); err == nil {
		t.Error("Accepts knows no bound")
	}
}

// TestPatternsShareSteps: the steps for patterns are for all the strings of a document, and for
// all judgements that share them.
func TestPatternsShareSteps(t *testing.T) {
	e := mustCompile(t, `{"items": {"not": {"pattern": "x"}}}`)
	slow, err := pattern.Compile(`^(a|aa)+\1$`)
	if err != nil {
		t.Fatal(err)
	}
	e.schema.Items2020.Not.Pattern = slow
	p := New(e.schema, nil)
	hard := `"` + strings.Repeat("a", 20) + `b"`
	few, many := "["+strings.Repeat(hard+",", 9)+hard+"]", "["+strings.Repeat(hard+",", 999)+hard+"]"
	for range 10 {
		if accepted, err := p.Accepts(parsed(t, few), Options{}); !accepted || err != nil {
			t.Fatalf("got %v, %v", accepted, err)
		}
	}
	if _, err := p.Accepts(parsed(t, many), Options{}); !errors.As(err, new(*pattern.StepsError)) {
		t.Errorf("many: got %v", err)
	}
	var none pattern.Budget
	if _, err := p.Judge(parsed(t, few), Options{Patterns: &none}); !errors.As(err, new(*pattern.StepsError)) {
		t.Errorf("without steps: got %v", err)
	}
}

// TestFaultsAreBounded: those beyond the bound are counted, alternatives as one.
func TestFaultsAreBounded(t *testing.T) {
	for _, test := range []struct {
		schema, item string
		perItem      int
	}{
		{`{"items": {"type": "string"}}`, `1`, 1},
		{`{"items": {"additionalProperties": false}}`, `{"a": 1, "b": 2}`, 2},
		{`{"items": {"minimum": 5, "multipleOf": 2}}`, `3`, 2},
		{`{"items": {"anyOf": [{"type": "string"}, {"type": "null"}]}}`, `1`, 1},
		{`{"items": {"oneOf": [{"required": ["a"]}, {"minProperties": 2}]}}`, `{"b": 1}`, 1},
		{`{"items": {"not": {}}}`, `1`, 1},
	} {
		p := mustCompile(t, test.schema).program
		const items = 100
		document := "[" + strings.Repeat(test.item+",", items-1) + test.item + "]"
		all, _, _ := judging(t, p, document, Options{Faults: 10 * items})
		some, _, _ := judging(t, p, document, Options{Faults: 10})
		if all.More != 0 || some.Verdict == nil || some.More == 0 || some.More >= items*test.perItem {
			t.Errorf("%s: %d more, %d more", test.schema, all.More, some.More)
		}
		if kept := len(strings.Fields(some.locations())); kept > 10 || test.perItem*items-10 > kept+some.More {
			t.Errorf("%s: %d kept and %d more, of %d", test.schema, kept, some.More, test.perItem*items)
		}
	}
}

// TestEndless: where a schema leads back to itself for the same value, the document is refused,
// whatever stands around; other documents are judged.
func TestEndless(t *testing.T) {
	for schema, documents := range map[string][2]string{
		`{"properties": {"a": {"$ref": "#/properties/a"}}}`:                                                                {`{"b": 1}`, `{"a": 1}`},
		`{"properties": {"a": {"not": {"$ref": "#/properties/a"}}}}`:                                                       {`{"b": 1}`, `{"a": 1}`},
		`{"items": {"anyOf": [{"type": "number"}, {"$ref": "#/items"}]}}`:                                                  {`[1]`, `[1, "a"]`},
		`{"if": {"required": ["a"]}, "then": {"$ref": "#"}}`:                                                               {`{}`, `{"a": 1}`},
		`{"dependentSchemas": {"a": {"$ref": "#"}}}`:                                                                       {`{}`, `{"a": 1}`},
		`{"$defs": {"x": {"allOf": [{"$ref": "#/$defs/y"}]}, "y": {"$ref": "#/$defs/x"}}, "items": {"$ref": "#/$defs/x"}}`: {`[]`, `[0]`},
	} {
		p := mustCompile(t, schema).program
		if j := p.judged(t, parsed(t, documents[0]), Options{}); !j.IsNone() {
			t.Errorf("%s refuses %s: %s", schema, documents[0], j.locations())
		}
		if j := p.judged(t, parsed(t, documents[1]), Options{}); j.Endless == nil {
			t.Errorf("%s on %s: %+v", schema, documents[1], j)
		}
	}
}

// TestEndlessCliqueIsLinear: of schemas that all refer to all, each is asked once.
func TestEndlessCliqueIsLinear(t *testing.T) {
	const n = 20
	var refs, defs []string
	for i := range n {
		refs = append(refs, fmt.Sprintf(`{"$ref": "#/$defs/d%d"}`, i))
	}
	for i := range n {
		defs = append(defs, fmt.Sprintf(`"d%d": {"anyOf": [%s]}`, i, strings.Join(refs, ", ")))
	}
	p := mustCompile(t, `{"$ref": "#/$defs/d0", "$defs": {`+strings.Join(defs, ", ")+`}}`).program
	judgement, steps, err := judging(t, p, `1`, Options{})
	if err != nil || judgement.Endless == nil || steps > 10*n*n {
		t.Errorf("%d steps, %+v, %v", steps, judgement, err)
	}
}

// TestLongChains: a schema may lead on thousands of times for one value.
func TestLongChains(t *testing.T) {
	const n = 2000
	var b strings.Builder
	b.WriteString(`{"$ref": "#/$defs/d0", "$defs": {`)
	for i := range n {
		fmt.Fprintf(&b, `"d%d": {"$ref": "#/$defs/d%d"}, `, i, i+1)
	}
	fmt.Fprintf(&b, `"d%d": {"type": "string"}}}`, n)
	e, err := compile(b.String(), jsonschema.Draft2020)
	if err != nil {
		t.Fatal(err)
	}
	if j := e.program.judged(t, parsed(t, `1`), Options{}); j.IsNone() {
		t.Error("a number is accepted")
	}
}

// TestUniqueItemsIsLinear: each item is hashed once, however arrays of unique items are nested.
func TestUniqueItemsIsLinear(t *testing.T) {
	p := mustCompile(t, `{"uniqueItems": true, "items": {"$ref": "#"}}`).program
	document := strings.Repeat("[1,", 500) + "2" + strings.Repeat("]", 500)
	r := run{program: p, doc: parsed(t, document), options: Options{}.orDefaults()}
	if a := r.judge(p.made().root, 0, 0, wish{why: true}); !a.accepted || len(r.hashes.known) > 500 {
		t.Errorf("accepted: %t, %d hashes", a.accepted, len(r.hashes.known))
	}
}

// TestNestingIsBounded: a long chain at each level of a deep document would take all the stack
// there is, and the program with it.
func TestNestingIsBounded(t *testing.T) {
	const chain, levels = 500, 4000
	defs := make([]string, chain)
	for i := range defs {
		defs[i] = fmt.Sprintf(`"d%d": {"allOf": [{"$ref": "#/$defs/d%d"}]}`, i, i+1)
	}
	p := mustCompile(t, fmt.Sprintf(`{"$ref": "#/$defs/d0", "$defs": {%s, "d%d": {"items": {"$ref": "#"}, "type": "array"}}}`, strings.Join(defs, ", "), chain)).program
	nest := func(levels int) string { return strings.Repeat("[", levels) + strings.Repeat("]", levels) }
	if accepted, err := p.Accepts(parsed(t, nest(50)), Options{}); !accepted || err != nil {
		t.Errorf("fifty levels: %t, %v", accepted, err)
	}
	var doc jsonindex.Index
	if err := doc.Parse([]byte(nest(levels)), jsonindex.Options{Limits: jsonindex.Limits{Depth: levels}.OrDefaults()}); err != nil {
		t.Fatal(err)
	}
	accepted, err := p.Accepts(&doc, Options{})
	if e, ok := errors.AsType[*StepsError](err); accepted || !ok || !e.Nested || !strings.Contains(e.Error(), "inside one another") {
		t.Errorf("%d levels: %t, %v", levels, accepted, err)
	}
}
