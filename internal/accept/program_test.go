package accept

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/schematest"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// TestKeywords compares the program's verdicts with the reference's. The first
// of the documents of each schema must be proven.
func TestKeywords(t *testing.T) {
	for _, test := range []struct {
		schema    string
		documents []string
	}{
		{`true`, []string{`1`, ` {"a":[1,{}],"b":"x"} `, "\t[]\r\n", ``, `tru`, `[1,]`, `{"a":1,}`, `{"a":1 "b":2}`, `{a:1}`, `[1 2]`, `{"a"}`, `1 1`, "\x00", "1\x00", `nul`, `nulll`, `[`, `{`, `"`, `-`}},
		{`{"type":"integer"}`, []string{`1`, `1.0`, `1e2`, `-0`, `-0.0`, `0e5`, `0.0e-7`, `12e-1`, `120e-1`, `1.5e1`, `1.5`, `123456789012345678901234567890`, `"1"`, `01`, `1.`, `.5`, `+1`, `1e`, `-`, `0x1`}},
		{`{"type":["integer","null"]}`, []string{`null`, `1`, `1.5`, `true`}},
		{`{"type":["integer","number"]}`, []string{`1.5`, `1`}},
		{`{"enum":[1,"a",null,true,[1,2],{"a":1,"b":[]}]}`, []string{`1.0`, `1`, `10e-1`, `"a"`, `"\u0061"`, `null`, `true`, `false`, `[1,2.0]`, `[2,1]`, `[1]`, `[1,2,3]`, `{"b":[],"a":1e0}`, `{"a":1}`, `{"a":1,"b":[],"c":0}`, `{"a":1,"b":[0]}`, `"b"`, `2`}},
		{`{"enum":[""]}`, []string{`""`, `"a"`}},
		{`{"const":0}`, []string{`-0`, `0`, `0.0`, `0e9`, `1`, `false`, `""`}},
		{`{"const":1,"enum":[1,2]}`, []string{`1`, `2`}},
		{`{"enum":[]}`, []string{}},
		{`{"enum":["seven77","eight888","nine99999","fifteen90123456","sixteen901234567","seventeen90123456","seventeen9X123456"]}`, []string{`"seven77"`, `"eight888"`, `"nine99999"`, `"fifteen90123456"`, `"sixteen901234567"`, `"seventeen90123456"`, `"seventeen9X123456"`, `"seventeen9Y123456"`, `"seven7"`, `"seven777"`, `"eight8888"`, `"s\u0065ven77"`, `"fifteen9012345"`, `["seven77"]`}},
		{`{"items":{"enum":["a\u0001","b\"","c\\","d\u0000","é"]}}`, []string{`["a\u0001","b\"","c\\","d\u0000","é","\u00e9"]`, "[\"a\x01\",           1]", "[\"a\x01\"                      ]", `["c\"                   ]`, "[\"d\x00\"                 ]", "[\"d\",                1]", "[\"\xe9\"                  ]", `["b"                                 ]`}},
		{`{"minLength":2,"maxLength":3}`, []string{`"ab"`, `"a"`, `"abc"`, `"abcd"`, `"é"`, `"éé"`, `"\u00e9\u00e9"`, `"😀😀"`, `"\ud83d\ude00"`, `"\ud83d\ude00a"`, `"😀😀😀😀"`, `"\ud83d"`, `"\n\n"`, `1`, "\"\xff\xff\""}},
		{`{"pattern":"^a+$"}`, []string{`"aa"`, `"\u0061"`, `"b"`, `"aab"`, `1`, `""`}},
		{`{"pattern":"\\n"}`, []string{`"a\nb"`, `"n"`}},
		{`{"minimum":0.1,"exclusiveMaximum":1e3}`, []string{`0.1`, `0.10`, `1e-1`, `0.0999`, `999.9999`, `1000`, `1e3`, `-5`, `0`, `0.11`}},
		{`{"exclusiveMinimum":-1.5,"maximum":-1}`, []string{`-1`, `-1.5`, `-1.4999`, `-0.5`, `-1.0`, `-15e-1`, `-2`}},
		{`{"maximum":123456789012345678901234567890}`, []string{`123456789012345678901234567890`, `123456789012345678901234567891`, `1e29`, `1e30`}},
		{`{"multipleOf":0.01}`, []string{`0.05`, `1`, `19.99`, `0.005`, `1e3`, `0`, `-0.02`, `1e-2`, `1e-3`}},
		{`{"multipleOf":7}`, []string{`21`, `22`, `7e1`, `70000000000000000000000000007`, `1e5`, `3.5`, `0.0`}},
		{`{"multipleOf":2.5e-7}`, []string{`5e-7`, `1`, `2e-7`}},
		{`{"format":"ipv4"}`, []string{`"192.0.2.1"`, `"192.0.2.256"`, `"1.2.3"`, `"1.2.3.4.5"`, `"01.2.3.4"`, `4`}},
		{`{"format":"regex"}`, []string{`"a+"`, `"("`}},
		{`{"required":["a","b"]}`, []string{`{"a":1,"b":2}`, `{"b":1,"a":2}`, `{"a":1}`, `{"\u0061":1,"b":2}`, `{"a":1,"\u0061":2,"b":3}`, `{"a":1,"a":1,"b":2}`, `[]`, `{}`}},
		{`{"properties":{"a":{"type":"string"},"b":false}}`, []string{`{"a":"x"}`, `{"a":1}`, `{"b":1}`, `{"c":1}`, `{"\u0061":1}`, `{"c":1,"c":2}`, `{"c":1,"\u0063":2}`, `{"c":1,"d":2,"c":3}`}},
		{`{"additionalProperties":false,"properties":{"a":true},"patternProperties":{"^x-":{"type":"integer"},"y$":{"minimum":5}}}`, []string{`{"a":1,"x-b":2}`, `{"x-b":"c"}`, `{"b":1}`, `{"x-y":5}`, `{"x-y":4}`, `{"x-y":5.5}`, `{"zy":7}`, `{"\u0078-b":"c"}`}},
		{`{"properties":{"x-a":{"minimum":3}},"patternProperties":{"^x-":{"type":"integer"}}}`, []string{`{"x-a":3}`, `{"x-a":3.5}`, `{"x-a":2}`, `{"x-a":"b"}`}},
		{`{"propertyNames":{"maxLength":3,"pattern":"^a"},"properties":{"abcd":true}}`, []string{`{"abc":1}`, `{"abcd":1}`, `{"b":1}`, `{"\u0061":1}`, `{}`, `{"a":}`}},
		{`{"minProperties":1,"maxProperties":2}`, []string{`{"a":1}`, `{}`, `{"a":1,"b":2,"c":3}`, `[1,2,3]`}},
		{`{"dependentRequired":{"a":["b"]},"dependentSchemas":{"c":{"required":["d"],"properties":{"d":{"type":"null"}}}}}`, []string{`{"a":1,"b":1}`, `{"a":1}`, `{"c":1,"d":null}`, `{"c":1,"d":1}`, `{"c":1}`, `{"b":1}`}},
		{`{"$schema":"http://json-schema.org/draft-07/schema#","dependencies":{"a":["b"],"c":{"minProperties":2},"e":false}}`, []string{`{"a":1,"b":1}`, `{"a":1}`, `{"c":1}`, `{"c":1,"d":1}`, `{"e":1}`}},
		{`{"prefixItems":[{"type":"string"},{"type":"null"}],"items":{"type":"integer"}}`, []string{`["a",null,1,2]`, `["a"]`, `[]`, `[1]`, `["a",null,"b"]`, `["a",1]`}},
		{`{"$schema":"http://json-schema.org/draft-07/schema#","items":[{"type":"string"}],"additionalItems":false}`, []string{`["a"]`, `["a",1]`, `[]`, `[1]`}},
		{`{"$schema":"http://json-schema.org/draft-07/schema#","properties":{"a":{"$ref":"#/definitions/x","if":true,"then":false},"b":{"not":{"$ref":"#/definitions/x","contains":false}},"c":{"not":{"$ref":"#/definitions/x","propertyNames":false}},"d":{"$ref":"#/definitions/x","const":1}},"definitions":{"x":{}}}`, []string{`{"a":{},"d":1}`, `{"b":[1]}`, `{"c":{"a":1}}`, `{"d":2}`}},
		{`{"$schema":"http://json-schema.org/draft-07/schema#","additionalItems":false,"items":{"type":"null"}}`, []string{`[null,null]`, `[1]`}},
		{`{"minItems":1,"maxItems":2}`, []string{`[1]`, `[]`, `[1,2,3]`, `{}`}},
		{`{"contains":{"type":"integer"},"minContains":2,"maxContains":3}`, []string{`[1,"a",2]`, `[1]`, `[1,2,3,4]`, `[]`, `[[1,2],1,{"a":1},2]`}},
		{`{"contains":{"required":["a"]},"minContains":0}`, []string{`[]`, `[{"b":[1]}]`, `[{"a":1},{"a":1}]`}},
		{`{"uniqueItems":true}`, []string{`[1,2,"1",null,false,0,"",[],{},[1],{"a":1}]`, `[1,1.0]`, `[10,1e1]`, `["a","\u0061"]`, `[{"a":1,"b":2},{"b":2,"a":1}]`, `[{"a":1,"b":2},{"a":2,"b":1}]`, `[[1,2],[2,1]]`, `[0,-0]`, `[0,false]`, `[[],{}]`, `[[[]],[]]`, `[1,2,3,4,5,6,7,8,9,10,11,12]`, `[1,2,3,4,5,6,7,8,9,10,11,1]`, `[1]`, `[-1,1,0.1,10]`}},
		{`{"anyOf":[{"type":"string","maxLength":2},{"type":"null"},{"minimum":5}]}`, []string{`"ab"`, `"abc"`, `null`, `4`, `5`, `[]`}},
		{`{"oneOf":[{"required":["a"]},{"required":["b"]}]}`, []string{`{"a":[1]}`, `{"b":1}`, `{"a":1,"b":1}`, `{}`, `7`, `{"a":1,"a":1}`, `{"a":}`}},
		{`{"oneOf":[{"type":"integer"},{"type":"number"}]}`, []string{`1.5`, `1`, `"a"`}},
		{`{"anyOf":[{"required":["a","b"]},{"required":["c"]},{"required":["a"],"type":"object"}]}`, []string{`{"a":1}`, `{"c":1,"d":2}`, `{"b":1}`, `{}`, `1`, `[]`}},
		{`{"properties":{"a":true},"oneOf":[{"required":["a"]},{"required":["b"]}],"not":{"required":["a","c"]},"unevaluatedProperties":{"type":"null"}}`, []string{`{"a":1}`, `{"b":null}`, `{"b":1}`, `{"a":1,"b":null}`, `{"a":1,"c":null}`, `{}`}},
		{`{"not":{"type":"object","required":["a"]}}`, []string{`{"b":1}`, `{"a":1}`, `1`, `{"b":}`, `{"b":1,"b":2}`, `{"b":[1,2}`}},
		{`{"not":{"properties":{"a":{"maximum":1e3}}}}`, []string{`{"a":1001}`, `{"a":1}`, `1`}},
		{`{"not":{"not":{"minLength":2}}}`, []string{`"ab"`, `"a"`, `1`}},
		{`{"if":{"properties":{"a":{"const":1}},"required":["a"]},"then":{"required":["b"]},"else":{"required":["c"]}}`, []string{`{"a":1,"b":2}`, `{"a":1}`, `{"a":2}`, `{"a":2,"c":1}`, `{"c":1}`, `1`}},
		{`{"if":{"type":"string"},"then":{"minLength":2}}`, []string{`"ab"`, `"a"`, `1`}},
		{`{"if":{"type":"string"},"else":{"minimum":2}}`, []string{`"a"`, `1`, `2`}},
		{`{"allOf":[{"properties":{"a":{"type":"integer"}}},{"required":["a"]},{"$ref":"#/$defs/x"}],"$defs":{"x":{"maxProperties":2}}}`, []string{`{"a":1}`, `{"a":"b"}`, `{"b":1}`, `{"a":1,"b":2,"c":3}`}},
		{`{"properties":{"next":{"$ref":"#"},"value":{"type":"integer"}},"required":["value"],"additionalProperties":false}`, []string{`{"value":1,"next":{"value":2,"next":{"value":3}}}`, `{"value":1,"next":{}}`, `{"value":1,"next":{"value":2,"next":{"value":"x"}}}`}},
		{`{"$ref":"#/$defs/a","$defs":{"a":{"anyOf":[{"type":"integer"},{"type":"array","items":{"$ref":"#/$defs/a"}}]}}}`, []string{`[[1],[[],[2]]]`, `[[1],["a"]]`}},
		{`{"allOf":[{"properties":{"a":true}}],"unevaluatedProperties":false}`, []string{`{"a":1}`, `{"b":1}`, `{}`, `{"a":{"b":1}}`, `[1]`}},
		{`{"anyOf":[{"properties":{"a":{"type":"integer"}},"required":["a"]},{"properties":{"b":true},"required":["b"]}],"unevaluatedProperties":{"type":"null"}}`, []string{`{"a":1}`, `{"a":1,"b":2}`, `{"a":1,"c":null}`, `{"a":1,"c":3}`, `{"b":1,"a":"x"}`}},
		{`{"if":{"properties":{"a":{"const":1}},"required":["a"]},"then":{"properties":{"b":true}},"else":{"patternProperties":{"^c":true}},"unevaluatedProperties":false}`, []string{`{"a":1,"b":2}`, `{"a":1,"c":2}`, `{"cc":1}`, `{"a":2}`}},
		{`{"prefixItems":[true],"contains":{"type":"string"},"unevaluatedItems":false}`, []string{`[1,"a"]`, `[1,"a",2]`, `["a"]`}},
		{`{"properties":{"a":{"unevaluatedItems":false,"prefixItems":[true]}},"unevaluatedProperties":false}`, []string{`{"a":[1]}`, `{"a":[1,2]}`, `{"b":1}`}},
		{`{"allOf":[{"unevaluatedProperties":true}],"unevaluatedProperties":false}`, []string{`{"a":1}`}},
		{`{"anyOf":[{"type":"null"},{"contains":{"$ref":"#","items":{"type":"null"}},"type":"array"}]}`, []string{`[null]`, `[1]`, `[[]]`, `[[1]]`, `[[null]]`, `[[[]]]`}},
		{`{"not":{"anyOf":[true,{"properties":{"a":true}}],"unevaluatedProperties":false}}`, []string{`{"b":1}`, `{"a":1}`}},
		{`{"dependentSchemas":{"a":{"properties":{"b":true}}},"properties":{"a":true},"unevaluatedProperties":false}`, []string{`{"a":1,"b":2}`, `{"b":2}`, `{"a":1,"c":1}`}},
	} {
		e := mustCompile(t, test.schema)
		for i, document := range test.documents {
			e.check(t, []byte(document))
			if i == 0 && !e.program.Proves([]byte(document)) {
				t.Errorf("%s: %s is not proven", test.schema, document)
			}
		}
		if t.Failed() {
			t.Fatalf("with %s", test.schema)
		}
	}
}

// TestManyProperties has numbers of properties around those of words of bits.
func TestManyProperties(t *testing.T) {
	for _, count := range []int{0, 1, 7, 8, 9, 16, 31, 32, 33, 63, 64, 65, 127, 128, 129, 255, 256, 257, 1000} {
		var names, members []string
		for i := range count {
			names = append(names, fmt.Sprintf(`"p%d"`, i))
			members = append(members, fmt.Sprintf(`"p%d":%d`, i, i))
		}
		e := mustCompile(t, `{"required":[`+strings.Join(names, ",")+`]}`)
		e.check(t, []byte("{"+strings.Join(members, ",")+"}"))
		for i := range members {
			if i > 70 && i < count-3 {
				continue
			}
			e.check(t, []byte("{"+strings.Join(append(members[:i:i], members[i+1:]...), ",")+"}"))
			e.check(t, []byte("{"+strings.Join(append([]string{members[i]}, members...), ",")+"}"))
		}
		anything := mustCompile(t, `true`)
		anything.check(t, []byte("{"+strings.Join(members, ",")+"}"))
		if count > 0 {
			anything.check(t, []byte("{"+strings.Join(append(members, members[count/2]), ",")+"}"))
		}
	}
}

// TestLimits of a document: beyond them nothing is proven.
func TestLimits(t *testing.T) {
	schema := mustCompile(t, `true`).schema
	p := New(schema, Options{Limits: jsonindex.Limits{Bytes: 20, Depth: 3, Digits: 5, Exponent: 10}})
	for document, want := range map[string]bool{
		`12345`: true, `123456`: false, `1e10`: true, `1e-11`: false,
		`[[[1]]]`: true, `[[[[]]]]`: false, `{"a":{"b":{}}}`: true, `{"a":{"b":[{}]}}`: false,
		`"` + strings.Repeat("a", 18) + `"`: true, `"` + strings.Repeat("a", 19) + `"`: false,
		`[[],[],[[]],[[]]]`: true,
	} {
		if got := p.Proves([]byte(document)); got != want {
			t.Errorf("%s: %v", document, got)
		}
	}
	deep := func(n int) []byte { return []byte(strings.Repeat("[", n) + strings.Repeat("]", n)) }
	p = New(schema, Options{})
	if !p.Proves(deep(1000)) || p.Proves(deep(1001)) || p.Proves([]byte(strings.Repeat("[", 1e6))) {
		t.Error("the default limit of depth does not hold")
	}
}

// TestOrderOfMembers proves documents whose members come in other orders, and
// with other white space, than those that were proven before.
func TestOrderOfMembers(t *testing.T) {
	e := contract(t)
	data := example(t)
	separated := func(comma, colon string) []byte {
		return bytes.ReplaceAll(bytes.ReplaceAll(data, []byte(`,"`), []byte(comma+`"`)), []byte(`":`), []byte(`"`+colon))
	}
	documents := append(shuffled(t), data, separated(", ", ": "), separated(" ,\n\t", ":"), separated(",", " :"),
		separated(",", ":   "), separated(","+strings.Repeat(" ", 60), ":"), separated(",", ":\n"))
	for range 40 {
		for _, document := range documents {
			if e.check(t, document); !e.program.Proves(document) {
				t.Fatalf("%s is not proven", document)
			}
		}
	}
}

// TestOrderLearnsNoFault feeds faults between good documents.
func TestOrderLearnsNoFault(t *testing.T) {
	e := mustCompile(t, `{"properties":{"a":{"type":"integer"},"b":true,"c":true},"required":["a"]}`)
	for range 3 {
		for _, document := range []string{
			`{"a":1,"b":2,"c":3}`, `{"a":1,"x":0,"b":2}`, `{"x":0,"a":1}`, `{"x":0"a":1}`, `{"a":1"b":2}`, `{,"a":1}`,
			`{"a":1,"b":2,"a":1}`, `{"b":2,"a":1}`, `{"b":2,"a":1,"b":2}`, `{"a":1,,"b":2}`, `{ "a" : 1 , "b" : 2 }`,
			`{"a":"1","b":2}`, `{"a":1,"b":}`, `{"a":1,"b":2,}`, `{"a":1,"b":2`, `{"a":1,"b"`, `{"a":1,`, `{"\u0061":1,"b":2}`,
		} {
			e.check(t, []byte(document))
		}
	}
}

func fixtures(tb testing.TB) map[string][]byte {
	tb.Helper()
	names, err := filepath.Glob("../../testdata/valid/*.json")
	if err != nil || len(names) < 20 {
		tb.Fatalf("%d fixtures, %v", len(names), err)
	}
	files := map[string][]byte{}
	for _, name := range names {
		files[filepath.Base(name)] = readFile(tb, name)
	}
	return files
}

func TestFixtures(t *testing.T) {
	e := contract(t)
	for name, data := range fixtures(t) {
		if !e.program.Proves(data) {
			t.Errorf("%s is not proven", name)
		}
	}
	invalid, err := filepath.Glob("../../testdata/invalid/*.json")
	if err != nil || len(invalid) < 60 {
		t.Fatalf("%d fixtures, %v", len(invalid), err)
	}
	for _, name := range invalid {
		if e.program.Proves(readFile(t, name)) {
			t.Errorf("%s is proven", name)
		}
	}
}

// TestMutations has each fixture of some length cut off after each byte, without that
// byte, and with others in its place.
func TestMutations(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a second")
	}
	checkMutations(t, 2)
}

// TestSoakMutations is TestMutations with all the other bytes in each place.
func TestSoakMutations(t *testing.T) {
	schematest.NeedsSoak(t)
	checkMutations(t, len(otherBytes))
}

const otherBytes = "\x00 \",]\\0\xc3"

// checkMutations puts so many of the other bytes into each place, in turn.
func checkMutations(t *testing.T, others int) {
	t.Parallel()
	e := contract(t)
	files, turn := fixtures(t), 0
	for _, name := range slices.Sorted(maps.Keys(files)) {
		data := files[name]
		if len(data) > 1000 {
			continue // long-line.json and its like say nothing new here
		}
		for i := range data {
			e.check(t, data[:i])
			mutant := bytes.Clone(data)
			for range others {
				mutant[i] = otherBytes[turn%len(otherBytes)]
				turn++
				e.check(t, mutant)
			}
			mutant[i] = data[i] ^ 1<<(i%8)
			e.check(t, mutant)
			e.check(t, append(data[:i:i], data[i+1:]...))
		}
		if t.Failed() {
			t.Fatal(name)
		}
	}
}

// TestGrammar compares with the index on every string of a few bytes.
func TestGrammar(t *testing.T) {
	length := 5
	if testing.Short() {
		length = 4
	}
	checkGrammar(t, length)
}

// TestSoakGrammar is TestGrammar with longer strings.
func TestSoakGrammar(t *testing.T) {
	schematest.NeedsSoak(t)
	checkGrammar(t, 7)
}

// checkGrammar leaves out what goes on behind a fault: nothing can mend it.
func checkGrammar(t *testing.T, length int) {
	t.Parallel()
	p := mustCompile(t, `true`).program
	const alphabet = `{}[]",:\u0 19-+.eE/t` + "\n\x1f\x80"
	text := make([]byte, 0, length)
	var doc jsonindex.Index
	var try func()
	try = func() {
		fault, isFault := errors.AsType[*jsonindex.Error](doc.Parse(text, jsonindex.Options{}))
		if p.Proves(text) == isFault {
			t.Errorf("%q: the index says %v", text, fault)
		}
		if len(text) == cap(text) || isFault && fault.End < len(text) {
			return
		}
		for i := range len(alphabet) {
			text = append(text, alphabet[i])
			try()
			text = text[:len(text)-1]
		}
	}
	try()
}

// TestNoExponentialTime has combinators at every level of a deep document: it
// would not end.
func TestNoExponentialTime(t *testing.T) {
	operators := []string{"and", "or", "not", "like", "between", "in", "isNull"}
	var branches []string
	for _, op := range operators {
		branches = append(branches, `{"type":"object","required":["op","args"],"properties":{"args":{"type":"array","items":{"$ref":"#/$defs/e"}},"op":{"const":"`+op+`"}}}`)
	}
	for name, e := range map[string]string{
		"anyOf":            `{"anyOf":[{"type":"integer"},` + strings.Join(branches, ",") + `]}`,
		"oneOf":            `{"oneOf":[{"type":"integer"},` + strings.Join(branches, ",") + `]}`,
		"not":              `{"type":["integer","object"],"not":{"not":{"properties":{"args":{"items":{"$ref":"#/$defs/e"}}}}},"properties":{"args":{"items":{"$ref":"#/$defs/e"}}}}`,
		"if":               `{"type":["integer","object"],"if":{"properties":{"args":{"items":{"$ref":"#/$defs/e"}}}},"then":{"properties":{"args":{"items":{"$ref":"#/$defs/e"}}}},"else":false}`,
		"contains":         `{"type":["integer","object"],"properties":{"args":{"items":{"$ref":"#/$defs/e"},"contains":{"$ref":"#/$defs/e"}}}}`,
		"dependentSchemas": `{"type":["integer","object"],"properties":{"args":{"items":{"$ref":"#/$defs/e"}}},"dependentSchemas":{"args":{"properties":{"args":{"items":{"$ref":"#/$defs/e"}}}}}}`,
		"unevaluated":      `{"type":["integer","object"],"anyOf":[{"properties":{"args":{"items":{"$ref":"#/$defs/e"}}}},{"properties":{"op":true}}],"unevaluatedProperties":{"type":"string"}}`,
	} {
		e := mustCompile(t, `{"$ref":"#/$defs/e","$defs":{"e":`+e+`}}`)
		document := "1"
		for range 150 {
			document = `{"args":[` + document + `,2],"op":"isNull"}`
		}
		if !e.program.Proves([]byte(document)) {
			t.Error(name + ": not proven")
		}
		if e.program.Proves([]byte(strings.Replace(document, `[1,`, `["1",`, 1))) {
			t.Error(name + ": an invalid document is proven")
		}
	}
}

// TestUniqueInUnique has each array in an array be unique, too. Without memory of
// the hashes, the numbers in the middle would be read a thousand times.
func TestUniqueInUnique(t *testing.T) {
	e := mustCompile(t, `{"uniqueItems": true, "items": {"$ref": "#"}, "properties": {"a": {"$ref": "#"}}}`)
	for _, document := range []string{
		`[[1,[2,3]],[1,[3,2]],[1]]`, `[[1,[2,3]],[1,[2,3]]]`, `[[1,[2,2]],[1]]`, `[[[1],[2]],[[2],[1]],[[1],[2.0]]]`,
		`[{"a":[[1],[2]]},{"a":[[1],[3]]}]`, `[{"a":[[1],[2]]},{"a":[[1],[2]]}]`, `[[{"a":[]}],[{"a":[[]]}]]`, `[[{"a":[]}],[{"a":[ ]}]]`,
	} {
		e.check(t, []byte(document))
	}
	var numbers strings.Builder
	for i := range 100_000 {
		fmt.Fprintf(&numbers, "%d,", i)
	}
	deep := strings.Repeat("[0,", 900) + "[" + numbers.String() + "-1]" + strings.Repeat("]", 900)
	if !e.program.Proves([]byte(deep)) {
		t.Error("not proven")
	}
}

func TestConcurrency(t *testing.T) {
	e := contract(t)
	documents := append(shuffled(t), example(t))
	var group sync.WaitGroup
	for worker := range 8 {
		group.Go(func() {
			for i := range 300 {
				if !e.program.Proves(documents[(i*7+worker)%len(documents)]) {
					t.Error("not proven")
				}
				if e.program.Proves([]byte(`{"id":"x"}`)) {
					t.Error("proven")
				}
			}
		})
	}
	group.Wait()
}

// TestReadsNothingBehind a document in its array, where a caller may already be
// writing the next one. It is for the race detector.
func TestReadsNothingBehind(t *testing.T) {
	for schema, document := range map[string]string{
		`{"properties":{"id":{"type":"integer"}}}`: `{"id":12}`,
		`{"properties":{"id":{"const":"a"}}}`:      `{"x":1,"id":"a"}`,
		`{"const":"a"}`:                            `"a"`,
	} {
		e := mustCompile(t, schema)
		buffer := []byte(document + strings.Repeat(" ", 64))
		var group sync.WaitGroup
		group.Go(func() { copy(buffer[len(document):], "the next document") })
		if !e.program.Proves(buffer[:len(document)]) {
			t.Errorf("%s is not proven", document)
		}
		group.Wait()
	}
}

// allocations counts those of one proof. It leaves out the pool, from which the
// race detector takes at random.
func allocations(p *Program, data []byte) float64 {
	r := newRun(p)
	return testing.AllocsPerRun(20, func() {
		r.document(p.root, data)
		r.reset(len(data))
	})
}

// TestNoAllocations on documents that are proven.
func TestNoAllocations(t *testing.T) {
	e := contract(t)
	for name, data := range fixtures(t) {
		if n := allocations(e.program, data); n != 0 {
			t.Errorf("%s: %v allocations", name, n)
		}
	}
	var many []string
	for i := range 300 {
		many = append(many, fmt.Sprintf(`"k%d":{"\u0061":[%d,"\ud83d\ude00"]}`, i, i))
	}
	large := "{" + strings.Join(many, ",") + "}"
	for schema, document := range map[string]string{
		`true`: large,
		`{"patternProperties":{"^k[0-9]+$":{"minProperties":1}},"additionalProperties":false}`:                                                                                                                                                   large,
		`{"additionalProperties":{"anyOf":[{"required":["b"]},{"properties":{"a":{"items":{"anyOf":[{"minLength":3},{"maximum":900},{"pattern":"."}]}}}}]}}`:                                                                                     large,
		`{"unevaluatedProperties":{"type":"object"},"properties":{"k1":true},"anyOf":[{"required":["x"]},{"properties":{"k2":true}}]}`:                                                                                                           large,
		`{"items":{"required":["kind"],"oneOf":[{"properties":{"kind":{"const":"x"},"a":{"items":{"type":"integer"}}}},{"properties":{"kind":{"const":"y"},"a":{"type":"string"}},"if":{"required":["b"]},"then":{"not":{"required":["c"]}}}]}}`: `[{"kind":"x","a":[1]},{"kind":"y","a":"b"},{"a":"b","b":1,"kind":"y"},{"a":[2,3],"kind":"x"}]`,
		`{"uniqueItems":true,"contains":{"const":7}}`:       `[1,2,3,4,5,6,7,8,9,10,{"a":[1]},{"a":[2]},"x","\u0079",null]`,
		`{"uniqueItems":true,"items":{"uniqueItems":true}}`: `[[[1],[2]],[[3],[4]]]`,
		`{"items":{"multipleOf":0.01,"minimum":-1e3}}`:      `[1.11,2.22,-3.33e2,0.00,100000000000000000000000000]`,
		`{"items":{"format":"uri"}}`:                        `["https://example.com/a?b#c","urn:isbn:123"]`,
	} {
		e := mustCompile(t, schema)
		if !e.program.Proves([]byte(document)) {
			t.Errorf("%s does not prove %.100s", schema, document)
		}
		if n := allocations(e.program, []byte(document)); n != 0 {
			t.Errorf("%s: %v allocations", schema, n)
		}
	}
}

// TestDynamicTargets: what a dynamic reference seems to lead to decides nothing, neither for a
// document nor, under "not", against one.
func TestDynamicTargets(t *testing.T) {
	const inner = `"$defs":{"list":{"$id":"list","$defs":{"default":{"$dynamicAnchor":"item","type":"string"}},%s}},"$id":"https://example.com/root","$ref":"list"`
	for _, schema := range []string{
		`{"$dynamicAnchor":"item","type":["array","integer"],` + fmt.Sprintf(inner, `"items":{"$dynamicRef":"#item"}`) + `}`,
		`{"$dynamicAnchor":"item","type":["array","integer"],` + fmt.Sprintf(inner, `"items":{"not":{"$dynamicRef":"#item"}}`) + `}`,
	} {
		e := mustCompile(t, schema)
		for _, document := range []string{`[1]`, `["a"]`, `[null]`, `[[1]]`, `1`, `"a"`} {
			e.checkSound(t, []byte(document))
		}
	}
}

// TestForeignExtension is not known to this package.
func TestForeignExtension(t *testing.T) {
	e := mustCompile(t, `{"properties":{"a":{"type":"string"}}}`)
	e.schema.Properties["a"].Extensions = []jsonschema.SchemaExt{foreign{}}
	p := New(e.schema, Options{})
	if p.Proves([]byte(`{"a":"x"}`)) || !p.Proves([]byte(`{"b":"x"}`)) {
		t.Error("the extension is not heeded, or too much")
	}
}

type foreign struct{}

func (foreign) Validate(*jsonschema.ValidatorContext, any) {}

// TestEnumElements judges arrays of texts of an enum, which are skipped as words,
// and what one other byte makes of them.
func TestEnumElements(t *testing.T) {
	documents := []string{
		`["ats","hris","hrisLegacy","fifteen90123456","sixteen901234567","","a\tb","é"]            `,
		`["hris","ats","ats","ats","ats"]  `,
		"[\n  \"ats\",\n  \"hris\" , \"ats\",\"ats\"\n]",
		`["ats","ats" "ats","ats"]         `, `["ats",,"ats"]                   `, `["ats",]                    `,
		`["ats","hris",7,null,"ats",["ats"],"hrisLegac","ats"]`, `["","ats","","hris","ats","ats"]  `,
	}
	for _, schema := range []string{
		`{"items":{"enum":["ats","hris","hrisLegacy","fifteen90123456","sixteen901234567","","a\tb","é"]}}`,
		`{"items":{"enum":["ats","hris"]}}`,
		`{"items":{"enum":["ats","hris",7,null]},"maxItems":4}`,
		`{"items":{"enum":["ats","hris","hrisLegacy"],"type":["integer","array"]}}`,
		`{"items":{"enum":["ats","hris","hrisLegacy"],"maxLength":4}}`,
		`{"items":{"enum":["ats","hris"]},"prefixItems":[{"const":"hris"}]}`,
		`{"items":{"enum":["ats","hris"]},"contains":{"const":"hris"},"minItems":3}`,
		`{"unevaluatedItems":{"const":"ats"}}`,
	} {
		e := mustCompile(t, schema)
		for _, document := range documents {
			e.check(t, []byte(document))
			for i := range document {
				for _, c := range []byte("\"\\\x00,]a \xc3") {
					mutant := []byte(document)
					mutant[i] = c
					e.check(t, mutant)
				}
			}
		}
	}
}
