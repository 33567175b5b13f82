package accept

import (
	"fmt"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// TestFused has rules that are fused: names, patterns, and the rest of two objects; elements of
// two arrays. Each document is judged twice, because a run learns from the first.
func TestFused(t *testing.T) {
	for _, test := range []struct {
		schema    string
		documents []string
	}{
		{`{"allOf":[{"patternProperties":{"^a":{"type":"integer"}}},{"patternProperties":{"b$":{"minimum":5}}}]}`, []string{`{"ab":5}`, `{"ab":4}`, `{"ab":5.5}`, `{"a":1}`, `{"b":4}`, `{"b":5.5}`, `{"c":"x"}`}},
		{`{"allOf":[{"patternProperties":{"^a":{"type":["integer","string"]}}},{"additionalProperties":{"type":"integer"}}]}`, []string{`{"ax":1}`, `{"ax":"s"}`, `{"q":1}`, `{"q":"s"}`}},
		{`{"allOf":[{"additionalProperties":{"type":"integer"}},{"patternProperties":{"^a":{"minimum":3}},"additionalProperties":{"minimum":1}}]}`, []string{`{"ax":3}`, `{"ax":2}`, `{"ax":3.5}`, `{"q":1}`, `{"q":0}`, `{"q":1.5}`}},
		{`{"allOf":[{"patternProperties":{"^a":true},"additionalProperties":false},{"patternProperties":{"b$":true},"additionalProperties":false}]}`, []string{`{"ab":1}`, `{"a":1}`, `{"b":1}`, `{}`}},
		{`{"patternProperties":{"^a":{"type":"integer"},"b$":{"minimum":2}},"allOf":[{"properties":{"ab":{"maximum":9},"a":{"const":1},"c":{"const":2}}}]}`, []string{`{"ab":2,"a":1,"c":2}`, `{"ab":1}`, `{"ab":10}`, `{"ab":2.5}`, `{"a":2}`, `{"c":3}`, `{"b":1}`}},
		{`{"propertyNames":{"maxLength":3},"allOf":[{"propertyNames":{"minLength":2}},{"propertyNames":{"pattern":"^a"}}]}`, []string{`{"ab":1}`, `{"a":1}`, `{"abcd":1}`, `{"bb":1}`}},
		{`{"minProperties":1,"allOf":[{"maxProperties":3},{"minProperties":2},{"maxProperties":4}]}`, []string{`{"a":1,"b":2}`, `{"a":1}`, `{"a":1,"b":2,"c":3,"d":4}`}},
		{`{"properties":{"a":{"properties":{"b":{"minimum":1}}}},"allOf":[{"properties":{"a":{"required":["b"],"properties":{"b":{"maximum":3},"a":{"$ref":"#"}}}}}]}`, []string{`{"a":{"b":2}}`, `{"a":{"b":0}}`, `{"a":{"b":4}}`, `{"a":{}}`, `{"a":{"b":1,"a":{"a":{"b":0}}}}`, `{"a":{"b":1,"a":{"a":{"b":3}}}}`, `{"a":1}`}},
		{`{"properties":{"a":false},"allOf":[{"properties":{"a":true,"b":{"type":"null"}}}]}`, []string{`{"b":null}`, `{"a":1}`, `{"b":1}`}},
		{`{"minItems":1,"prefixItems":[{"minimum":1}],"allOf":[{"maxItems":3,"items":{"type":"integer"}},{"prefixItems":[true,{"const":7}],"items":{"maximum":9}}]}`, []string{`[1,7,9]`, `[]`, `[0]`, `[1,8]`, `[1,7,10]`, `[1.5]`, `[1,7,1.5]`, `[1,7,1,1]`}},
		{`{"uniqueItems":true,"allOf":[{"items":{"type":"integer"}},{"contains":{"const":1}}]}`, []string{`[1,2]`, `[2]`, `[1,"a"]`}},
		{`{"$ref":"#/$defs/a","$defs":{"a":{"allOf":[{"$ref":"#/$defs/b"},{"properties":{"n":{"$ref":"#/$defs/a"}}}]},"b":{"required":["v"],"properties":{"n":{"type":"object"},"v":{"type":"integer"}}}}}`, []string{`{"v":1,"n":{"v":2,"n":{"v":3}}}`, `{"v":1,"n":{}}`, `{"v":1,"n":{"v":2,"n":{"v":"x"}}}`, `{"v":1,"n":1}`}},
	} {
		e := mustCompile(t, test.schema)
		for range 2 {
			for i, document := range test.documents {
				e.checkSound(t, []byte(document))
				if i == 0 && !e.program.Proves([]byte(document)) {
					t.Errorf("%s is not proven", document)
				}
			}
		}
		if t.Failed() {
			t.Fatalf("with %s", test.schema)
		}
	}
}

// size is what a compiler has made of a schema: nodes, and the members of their rules and
// conditions.
type size struct{ nodes, members, conditions int }

func sizeOf(c *compiler) (s size) {
	s.nodes = len(c.all)
	seen := map[*condition]bool{}
	for _, n := range c.all {
		if n.object == nil {
			continue
		}
		s.members += len(n.object.members)
		if n.object.outline != nil {
			s.add(n.object.outline.condition, seen)
		}
	}
	return s
}

func (s *size) add(q *condition, seen map[*condition]bool) {
	if seen[q] {
		return
	}
	seen[q] = true
	s.conditions += 1 + len(q.values)
	for _, sub := range append(q.all, q.not...) {
		s.add(sub, seen)
	}
	for _, choice := range append(q.any, q.one...) {
		for _, sub := range choice.branches {
			s.add(sub, seen)
		}
	}
	for _, a := range q.ifs {
		for _, sub := range []*condition{a.test, a.then, a.otherwise} {
			s.add(sub, seen)
		}
	}
}

// hostile are schemas of which all would grow without bounds if nobody counted. Each has a document
// that it accepts.
func hostile() map[string][2]string {
	var defs, branches, members, names []string
	for i := range 40 {
		// The set of those that are fused becomes another one with each member.
		defs = append(defs, fmt.Sprintf(`"d%d":{"properties":{"a":{"$ref":"#/$defs/d%d"},"b":{"$ref":"#/$defs/d%d"},"c":{"$ref":"#/$defs/d%d"}}}`, i, (i+1)%40, i*7%40, (i*i+3)%40))
	}
	subsets := `{"allOf":[{"$ref":"#/$defs/d1"},{"$ref":"#/$defs/d2"},{"$ref":"#/$defs/d5"},{"$ref":"#/$defs/d11"},{"$ref":"#/$defs/d29"}],"$defs":{` + strings.Join(defs, ",") + `}}`
	// There are two ways through each level, all in one object.
	ways := []string{`"e0":{"properties":{"z":{"type":"integer"}}}`}
	for i := 1; i < 30; i++ {
		ways = append(ways, fmt.Sprintf(`"e%d":{"anyOf":[{"required":["p%d"],"anyOf":[{"$ref":"#/$defs/e%d"}]},{"properties":{"p%d":{"type":"integer"}},"oneOf":[{"$ref":"#/$defs/e%d"}]}]}`, i, i, i-1, i, i-1))
	}
	twice := []string{`"e0":{"oneOf":[{"required":["a"]},{"required":["b"]}]}`}
	for i := 1; i < 30; i++ {
		twice = append(twice, fmt.Sprintf(`"e%d":{"allOf":[{"$ref":"#/$defs/e%d"},{"allOf":[{"$ref":"#/$defs/e%d"},{"properties":{"p%d":{"type":"string"}}}]}]}`, i, i-1, i-1, i))
	}
	for i := range 120 {
		branches = append(branches, fmt.Sprintf(`{"required":["p%d"],"properties":{"p%d":{"type":"integer"}}}`, i, i))
		members = append(members, fmt.Sprintf(`"m%d":{"anyOf":[{"$ref":"#/$defs/u"},{"required":["m%d"]}]}`, i, i))
		names = append(names, fmt.Sprintf(`"q%d":{"type":"integer"}`, i))
	}
	union := `{"properties":{` + strings.Join(members, ",") + `},"$defs":{"u":{"properties":{` + strings.Join(names, ",") + `},"anyOf":[` + strings.Join(branches, ",") + `]}}}`
	return map[string][2]string{
		"subsets":  {subsets, `{"a":{"b":{"c":{"a":{}}}},"c":{}}`},
		"ways":     {`{"$ref":"#/$defs/e29","$defs":{` + strings.Join(ways, ",") + `}}`, `{"p1":1,"p2":2,"p29":3,"z":4}`},
		"twice":    {`{"$ref":"#/$defs/e29","$defs":{` + strings.Join(twice, ",") + `}}`, `{"a":1,"p7":"x"}`},
		"branches": {union, `{"m1":{"p1":1},"m2":{"q7":1,"p119":7}}`},
	}
}

// TestRoom counts what is made of hostile schemas, with room for what is fused and without.
func TestRoom(t *testing.T) {
	for name, test := range hostile() {
		e := mustCompile(t, test[0])
		if !e.program.Proves([]byte(test[1])) {
			t.Errorf("%s: %s is not proven", name, test[1])
		}
		got, least := sizeOf(compiledWith(e.schema, maxRoom)), sizeOf(compiledWith(e.schema, 0))
		t.Logf("%s: %+v, without room %+v", name, got, least)
		if got.nodes > least.nodes+2*maxRoom || got.members > least.members+maxRoom || got.conditions > namesForOne*maxRoom {
			t.Errorf("%s: %+v, without room %+v", name, got, least)
		}
	}
}

func compiledWith(s *jsonschema.Schema, room int) *compiler {
	c := newCompiler()
	c.room = room
	c.child(s)
	c.finish()
	return c
}
