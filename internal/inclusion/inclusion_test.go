package inclusion

import (
	"testing"

	"example.com/authlink"
	"example.com/authlink/internal/engine"
	"example.com/authlink/internal/judge"
	"example.com/authlink/internal/schematest"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

func compiled(tb testing.TB, schema string) *authlink.Validator {
	tb.Helper()
	v, err := authlink.Compile([]byte(schema), nil)
	if err != nil {
		tb.Fatalf("%s: %v", schema, err)
	}
	return v
}

// includes returns what is proven of two schemas: that b has all of a, and the other way round.
func includes(a, b *authlink.Validator, steps int) (forth, back bool, p *Prover) {
	in, out := (*engine.Validator)(a).Schema(), (*engine.Validator)(b).Schema()
	p = New(steps, []*judge.Program{in.Judge, out.Judge}, in.Root, out.Root)
	list := func(s *jsonschema.Schema) []*jsonschema.Schema { return []*jsonschema.Schema{s} }
	return p.Includes(list(out.Root), list(in.Root)), p.Includes(list(in.Root), list(out.Root)), p
}

// equalSchemas are pairs that say the same in two ways.
var equalSchemas = [][2]string{
	{`{"type":"string","enum":["a","b"]}`, `{"enum":["a","b"]}`},
	{`{"type":"integer","minimum":1}`, `{"type":"integer","exclusiveMinimum":0}`},
	{`{"type":"integer","minimum":0.5,"maximum":7.5}`, `{"type":"integer","minimum":1,"maximum":7}`},
	{`{"properties":{"m":{}}}`, `{}`},
	{`{"properties":{"m":true},"patternProperties":{"^x":{}}}`, `true`},
	{`{"anyOf":[{"const":"a"},{"const":"b"}]}`, `{"enum":["a","b"]}`},
	{`{"oneOf":[{"const":"a"},{"enum":["b",3]}]}`, `{"enum":["b",3.0,"a"]}`},
	{`{"oneOf":[{"type":"string","minLength":1},{"type":"integer","minimum":0}]}`, `{"anyOf":[{"type":"string","minLength":1},{"type":"integer","minimum":0}]}`},
	{`{"type":"array","items":{}}`, `{"type":"array"}`},
	{`{"type":"string","minLength":0}`, `{"type":"string"}`},
	{`{"type":"array","minItems":0,"uniqueItems":false}`, `{"type":"array"}`},
	{`{"type":"integer"}`, `{"type":"number","multipleOf":1}`},
	{`{"type":"integer","multipleOf":0.5}`, `{"type":"integer"}`},
	{`{"type":["string","null"],"format":"date"}`, `{"anyOf":[{"type":"string","format":"date"},{"type":"null"}]}`},
	{`{"type":["string","null"],"enum":["a","b",null]}`, `{"oneOf":[{"type":"string","enum":["a","b"]},{"type":"null"}]}`},
	{`{"type":"string","enum":["a",null]}`, `{"type":"string","enum":["a"]}`},
	{`{"anyOf":[{"type":"string","maxLength":3}]}`, `{"type":"string","maxLength":3}`},
	{`{"allOf":[{"$ref":"#/$defs/A"},{"required":["a"]}],"$defs":{"A":{"type":"object","properties":{"a":{"type":"string"}}}}}`, `{"type":"object","required":["a"],"properties":{"a":{"type":"string"}}}`},
	{`{"type":"string","minimum":3}`, `{"type":"string"}`},
	{`{"type":"object","required":["a"],"minProperties":1}`, `{"type":"object","required":["a"]}`},
	{`{"type":"object","anyOf":[{"type":"object","required":["a"]},{"type":"object","required":["b"]}]}`, `{"anyOf":[{"type":"object","required":["a"]},{"type":"object","required":["b"]}]}`},
	{`{"type":"string","pattern":"^[0-9]+$"}`, `{"type":"string","pattern":"^\\d+$"}`},
	{`{"type":"string","pattern":"^[a-z]{2}$","minLength":2,"maxLength":9}`, `{"type":"string","pattern":"^[a-z][a-z]$"}`},
	{`{"type":"string","pattern":"^(a|b)$"}`, `{"enum":["a","b"]}`},
	{`{"anyOf":[{"type":"string","maxLength":3},{"type":"integer","minimum":0}]}`, `{"anyOf":[{"type":"integer","minimum":0},{"type":"string","maxLength":3},{"type":"string","maxLength":2}]}`},
	{`{"type":"object","properties":{"a":{}},"additionalProperties":false}`, `{"type":"object","properties":{"a":{}},"unevaluatedProperties":false}`},
	{`{"allOf":[{"properties":{"a":{}}},{"properties":{"b":{}}}],"unevaluatedProperties":false,"type":"object"}`, `{"type":"object","properties":{"a":{},"b":{}},"additionalProperties":false}`},
	{`{"type":"number","anyOf":[{"minimum":0},{"maximum":0}]}`, `{"type":"number"}`},
	{`{"type":"number","anyOf":[{"exclusiveMinimum":0},{"exclusiveMaximum":0},{"const":0}]}`, `{"type":"number"}`},
	{`{"type":["string","number"],"not":{"type":"number"}}`, `{"type":"string"}`},
	{`{"type":"string","not":{"type":"integer"}}`, `{"type":"string"}`},
	{`{"type":"string","not":{"const":5}}`, `{"type":"string"}`},
	{`{"not":{"not":{"type":"string"}}}`, `{"type":"string"}`},
	{`{"oneOf":[{"type":"object","required":["k"],"properties":{"k":{"const":"a"}}},{"type":"object","required":["k"],"properties":{"k":{"const":"b"}}}]}`, `{"type":"object","required":["k"],"properties":{"k":{"enum":["a","b"]}}}`},
	{`{"type":"object","properties":{"k":{"type":["string","null"]}}}`, `{"type":"object","anyOf":[{"properties":{"k":{"type":"string"}}},{"properties":{"k":{"type":"null"}}}]}`},
	{`{"type":"array","items":{"type":"string"},"prefixItems":[{"type":"string"}]}`, `{"type":"array","items":{"type":"string"}}`},
	{`{"type":"array","items":false}`, `{"type":"array","maxItems":0}`},
	{`{"type":"array","prefixItems":[{}],"items":false}`, `{"type":"array","maxItems":1}`},
	{`{"type":"object","additionalProperties":false}`, `{"type":"object","maxProperties":0}`},
	{`{"type":"object","properties":{"a":false}}`, `{"type":"object","not":{"required":["a"]}}`},
	{`{"type":"object","patternProperties":{"^[0-9]+$":{"type":"string"}}}`, `{"type":"object","patternProperties":{"^\\d+$":{"type":"string"}}}`},
	{`{"type":"array","contains":{"type":"string"},"minContains":0}`, `{"type":"array"}`},
	{`{"type":"array","contains":{},"minContains":2}`, `{"type":"array","minItems":2}`},
	{`{"$ref":"#/$defs/n","$defs":{"n":{"type":"object","properties":{"next":{"$ref":"#/$defs/n"}}}}}`, `{"type":"object","properties":{"next":{"$ref":"#"},"other":{}}}`},
	{`{"if":{"type":"string"},"then":{"minLength":2}}`, `{"if":{"type":"string"},"then":{"minLength":2},"else":true}`},
	{`{"type":"string","if":{"type":"string"},"then":{"minLength":2}}`, `{"type":"string","minLength":2}`},
	{`{"type":"object","required":["a","b"],"dependentRequired":{"a":["b"]}}`, `{"type":"object","required":["b","a"]}`},
	{`{"enum":[1,"a"],"type":"string","maxLength":0}`, `false`},
	{`{"type":"boolean"}`, `{"enum":[true,false]}`},
	{`{"type":["boolean","null"]}`, `{"anyOf":[{"const":null},{"enum":[false]},{"const":true}]}`},
	{`{"$schema":"http://json-schema.org/draft-07/schema#","type":"array","items":[{"type":"string"}],"additionalItems":false}`, `{"type":"array","prefixItems":[{"type":"string"}],"items":false}`},
	{`{"$schema":"http://json-schema.org/draft-04/schema#","type":"integer","minimum":0,"exclusiveMinimum":true}`, `{"type":"integer","minimum":1}`},
	{`{"type":"object","propertyNames":{"enum":["a"]}}`, `{"type":"object","properties":{"a":{}},"additionalProperties":false}`},
	{`{"oneOf":[{"type":"number"},{"type":"integer"}]}`, `{"type":"number","not":{"type":"integer"}}`},
}

func TestEqual(t *testing.T) {
	for _, pair := range equalSchemas {
		forth, back, p := includes(compiled(t, pair[0]), compiled(t, pair[1]), 20_000)
		if !forth || !back {
			t.Errorf("%s\n%s\n%t %t, %d steps left", pair[0], pair[1], forth, back, p.left)
		}
	}
}

// What is narrower is proven to be so, and not the opposite.
func TestNarrower(t *testing.T) {
	for _, pair := range [][2]string{
		{`{"type":"number","exclusiveMinimum":10}`, `{"type":"number","minimum":10}`},
		{`{"type":"string","pattern":"^[a-z]{2}$"}`, `{"type":"string","pattern":"^[a-z]+$"}`},
		{`{"type":"string","format":"uri"}`, `{"type":"string","format":"uri-reference"}`},
		{`{"const":3}`, `{"type":"integer"}`},
		{`{"type":"object","properties":{"a":{"type":"string"}},"additionalProperties":false}`, `{"type":"object","properties":{"a":{"type":"string"},"b":{"type":"integer"}}}`},
		{`{"$ref":"#/$defs/n","$defs":{"n":{"type":"object","required":["v"],"properties":{"v":{"const":1},"next":{"$ref":"#/$defs/n"}}}}}`, `{"type":"object","properties":{"v":{"type":"integer"},"next":{"$ref":"#"}}}`},
		{`{"type":"array","items":{"enum":["a"]},"minItems":1}`, `{"type":"array","contains":{"type":"string"}}`},
		{`{"oneOf":[{"type":"object","required":["k"],"properties":{"k":{"const":"a"},"n":{"type":"string"}}},{"type":"object","required":["k"],"properties":{"k":{"const":"b"}}}]}`, `{"type":"object","required":["k"],"properties":{"k":{"enum":["a","b"]}}}`},
		{`{"type":"object","patternProperties":{"^a":{"type":"string"}},"additionalProperties":{"type":"integer"}}`, `{"type":"object","patternProperties":{"^ab":{"type":"string"}},"additionalProperties":{"type":["integer","string"]}}`},
		{`{"type":"object","required":["a"],"dependentSchemas":{"a":{"required":["b"]}}}`, `{"type":"object"}`},
		{`false`, `{"type":"null"}`},
	} {
		forth, back, _ := includes(compiled(t, pair[0]), compiled(t, pair[1]), 20_000)
		if !forth || back {
			t.Errorf("%s\n%s\n%t %t", pair[0], pair[1], forth, back)
		}
	}
}

// FuzzProver holds the proofs against the judge: what one schema accepts, one that is proven to
// include it accepts, and one that is proven to be empty accepts nothing.
func FuzzProver(f *testing.F) {
	for _, seed := range schematest.Seeds(7, 200, 400) {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		g := schematest.New(data)
		a := g.Schema()
		b := g.Schema()
		if g.Pick(2) == 0 {
			b = changed(g, a)
		}
		before, err := authlink.Compile([]byte(a), nil)
		if err != nil || (*engine.Validator)(before).Walkable() != nil {
			t.Skip()
		}
		after, err := authlink.Compile([]byte(b), nil)
		if err != nil || (*engine.Validator)(after).Walkable() != nil {
			t.Skip()
		}
		forth, back, p := includes(before, after, 3000)
		empty := p.IsEmpty([]*jsonschema.Schema{(*engine.Validator)(before).Schema().Root})
		if !forth && !back && !empty {
			t.Skip()
		}
		for range 60 {
			document := []byte(g.Document())
			old, new := before.Validate(document) == nil, after.Validate(document) == nil
			if old && empty || old && !new && forth || new && !old && back {
				t.Fatalf("%s\n%s\n%s: %t %t, but proven %t %t %t", a, b, document, old, new, forth, back, empty)
			}
		}
	})
}

// changed is a schema with another subschema somewhere.
func changed(g *schematest.Generator, schema string) string {
	other := g.Schema()
	for range 4 {
		at := g.Pick(len(schema))
		for _, part := range [][2]string{{"true", "false"}, {"false", "true"}, {"1", "2"}, {"2", "1"}, {"anyOf", "oneOf"}, {"oneOf", "anyOf"}, {"properties", "required"}, {"integer", "number"}} {
			if rest := schema[at:]; len(rest) > len(part[0]) && rest[:len(part[0])] == part[0] {
				return schema[:at] + part[1] + rest[len(part[0]):]
			}
		}
	}
	if g.Pick(3) == 0 {
		return `{"anyOf":[` + schema + `,` + other + `]}`
	}
	return schema
}
