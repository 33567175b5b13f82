package authlink_test

import (
	"errors"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"example.com/authlink"
	"example.com/authlink/internal/schematest"
)

// editCodes are the codes of the advice that names an edit, as package advice lists them.
func editCodes(t testing.TB) []string {
	t.Helper()
	words, err := os.ReadFile("internal/advice/words.go")
	if err != nil {
		t.Fatal(err)
	}
	_, block, ok := strings.Cut(string(words), "// Edits of a value.")
	block, _, isClosed := strings.Cut(block, "\n)")
	var codes []string
	for _, code := range regexp.MustCompile(`Code = "([a-z-]+)"`).FindAllStringSubmatch(block, -1) {
		codes = append(codes, code[1])
	}
	if !ok || !isClosed || len(codes) < 10 {
		t.Fatalf("the codes that name an edit are %q", codes)
	}
	return codes
}

// mayHaveFix are the codes of advice that comes with an edit where the word that was meant
// stands in the document and is no secret.
var mayHaveFix = []string{"did-you-mean", "did-you-mean-names", "dumped"}

// Codes of edits after which there may be more to do of the same kind.
const (
	takesOneAway = "remove-duplicate"   // of several equal items
	givesNames   = "did-you-mean-names" // to some of the properties that are missing
)

// adviceCases are schemas, documents that they refuse, the code of the advice, and what
// the document is when all fixes have been made; "" where there is none.
var adviceCases = []struct{ schema, document, code, fixed string }{
	// Quotes.
	{`{"type":"integer"}`, `"12"`, "remove-quotes", `12`},
	{`{"type":"integer"}`, `" 12 "`, "remove-quotes", `12`},
	{`{"type":"integer"}`, `"1\u0032"`, "remove-quotes", `12`},
	{`{"type":"integer"}`, `"1.5"`, "", ""},
	{`{"type":"integer"}`, `"1e400"`, "remove-quotes", `1e400`},
	{`{"type":"integer"}`, `"1e4000"`, "", ""},
	{`{"type":"number","minimum":10}`, `"5"`, "", ""},
	{`{"type":"number","minimum":10}`, `"50"`, "remove-quotes", `50`},
	{`{"type":"number"}`, `"0x10"`, "", ""},
	{`{"type":"boolean"}`, `"true"`, "remove-quotes", `true`},
	{`{"type":"boolean","const":true}`, `"false"`, "", ""},
	{`{"type":"boolean","const":true}`, `"true"`, "remove-quotes", `true`},
	{`{"type":"null"}`, `"null"`, "remove-quotes", `null`},
	{`{"const":null}`, `"null"`, "remove-quotes", `null`},
	{`{"enum":[1,2]}`, `"1"`, "remove-quotes", `1`},
	{`{"enum":[1,2]}`, `"1.0"`, "remove-quotes", `1.0`},
	{`{"enum":[1,2]}`, `"3"`, "", ""},
	{`{"type":"string"}`, `12`, "add-quotes", `"12"`},
	{`{"type":"string"}`, `1e5`, "add-quotes", `"1e5"`},
	{`{"type":"string","pattern":"^[a-z]+$"}`, `12`, "", ""},
	{`{"type":"string","pattern":"^[0-9]+$"}`, `12`, "add-quotes", `"12"`},
	{`{"type":"string","maxLength":1}`, `12`, "", ""},
	{`{"type":"string","format":"uuid"}`, `12`, "looks-like", ""},
	{`{"enum":["1",2]}`, `1`, "add-quotes", `"1"`},
	{`{"enum":["1",2]}`, `1.0`, "", ""},
	{`{"enum":["true"]}`, `true`, "add-quotes", `"true"`},
	{`{"enum":["null","none"]}`, `null`, "add-quotes", `"null"`},
	{`{"const":"7"}`, `7`, "add-quotes", `"7"`},
	{`{"type":["string","integer"],"enum":["1",2]}`, `1`, "add-quotes", `"1"`},
	{`{"properties":{"a":{"type":"integer"},"b":{"type":"string"}}}`, `{"a":"1","b":2}`, "remove-quotes", `{"a":1,"b":"2"}`},
	// Encoded twice.
	// Another keyword beside refuses what the one that failed would take.
	{`{"allOf":[{"type":"string"},{"pattern":"^[a-z]+$"}]}`, `12`, "", ""},
	{`{"$defs":{"s":{"type":"string"}},"$ref":"#/$defs/s","pattern":"^[a-z]+$"}`, `12`, "", ""},
	{`{"$defs":{"i":{"type":"integer"}},"$ref":"#/$defs/i","maximum":5}`, `"12"`, "", ""},
	{`{"allOf":[{"type":"integer"},{"minimum":5}]}`, `"3"`, "", ""},
	{`{"allOf":[{"type":"integer"},{"minimum":5}]}`, `"7"`, "remove-quotes", `7`},
	{`{"allOf":[{"type":"integer"},{"type":"string"}]}`, `"12"`, "", ""},
	{`{"type":"array","maxItems":1,"items":{"type":"string"}}`, `"a,b"`, "put-in", `["a,b"]`},
	{`{"type":"array","items":{"type":"integer"}}`, `"1,2"`, "", ""},
	{`{"type":"object","required":["x"]}`, `[{"a":1}]`, "", ""},
	{`{"allOf":[{"properties":{"a":{"type":"integer"}}},{"required":["a"]}]}`, `{"a":null}`, "", ""},
	{`{"properties":{"a":{"$ref":"#/$defs/i"}},"$defs":{"i":{"type":"integer"}}}`, `{"a":null,"b":1}`, "leave-out", `{"b":1}`},
	{`{"properties":{"a":{"enum":[1,2]}}}`, `{"a":null}`, "leave-out", `{}`},
	{`{"uniqueItems":true}`, `[1,2,1.0,2,1]`, "remove-duplicate", `[1,2]`},
	{`{"uniqueItems":true,"minItems":2}`, `[1,1]`, "", ""},
	{`{"properties":{"name":{"type":"string"}},"additionalProperties":false}`, `{"nmae":1}`, "did-you-mean", ""},
	{`{"type":"string","format":"date-time"}`, `1739439867.866`, "write-date-time", `"2025-02-13T09:44:27.866Z"`},
	{`{"type":"object"}`, `"{7c9e6679-7425-40de-944b-e07fc1f90ae7}"`, "", ""},
	{`{"type":"array"}`, `"[2025-02-13T09:44:27Z]"`, "put-in", `["[2025-02-13T09:44:27Z]"]`},
	{`{"type":"object"}`, `"{}"`, "unwrap-json", `{}`},
	{`{"type":"object"}`, `"{\"a\":1}"`, "unwrap-json", `{"a":1}`},
	{`{"type":"object"}`, `"{\"a\":\n\t\"\\\\\\u0041\"}"`, "unwrap-json", `{"a":  "\\\u0041"}`},
	{`{"type":"object"}`, `"{\"a\":\n\"\\u0041\"}"`, "unwrap-json", "{\"a\": \"\\u0041\"}"},
	{`{"type":"object"}`, `"\u007b\u007d"`, "encoded-twice", ""},
	{`{"type":"object","required":["a"]}`, `"{}"`, "encoded-twice", ""},
	{`{"type":"object","properties":{"a":{"type":"integer"}}}`, `"{\"a\":\"1\"}"`, "encoded-twice", ""},
	{`{"type":"array","items":{"type":"integer"}}`, `"[1,\"2\"]"`, "encoded-twice", ""},
	{`{"enum":[[1]]}`, `"[1]"`, "unwrap-json", `[1]`},
	{`{"enum":[{"a":1}]}`, `"{\"a\":1}"`, "unwrap-json", `{"a":1}`},
	// Arrays.
	{`{"type":"array","items":{"type":"string"}}`, `"a"`, "put-in", `["a"]`},
	{`{"type":"array","items":{"type":"string"}}`, `"a,b"`, "write-array", `["a", "b"]`},
	{`{"type":"array","items":{"type":"string"}}`, `"a, \u0062"`, "write-array", `["a", "b"]`},
	{`{"type":"array","items":{"enum":["ats","crm"]}}`, `"ats, crm"`, "write-array", `["ats", "crm"]`},
	{`{"type":"array","items":{"enum":["ats","crm"]}}`, `["ats,crm"]`, "split-string", `["ats", "crm"]`},
	{`{"type":"array","items":{"enum":["ats","crm"]}}`, `["atz,crm"]`, "", ""},
	{`{"type":"array","items":{"enum":["ats","crm"]},"maxItems":1}`, `["ats;crm"]`, "split-string", ""},
	{`{"type":"array","items":{"type":"integer"}}`, `7`, "put-in", `[7]`},
	{`{"type":"array","items":{"type":"integer"}}`, `"7"`, "", ""},
	{`{"type":"array","minItems":2}`, `7`, "", ""},
	{`{"type":"array","maxItems":0}`, `7`, "", ""},
	{`{"type":"array","items":{"type":"object"}}`, `{}`, "put-in", `[{}]`},
	{`{"type":"array"}`, `null`, "", ""},
	{`{"type":"object"}`, `[{}]`, "take-out", `{}`},
	{`{"type":"object"}`, `[ {"a": 1} ]`, "take-out", ` {"a": 1} `},
	{`{"type":"object"}`, `[{},{}]`, "check-each", ""},
	{`{"type":"object"}`, `[]`, "", ""},
	{`{"type":"object"}`, `[7]`, "", ""},
	{`{"uniqueItems":true}`, `[1,2,1.0]`, "remove-duplicate", `[1,2]`},
	{`{"uniqueItems":true}`, `[1,1,1,1]`, "remove-duplicate", `[1]`},
	{`{"uniqueItems":true,"minItems":3}`, `[1,2,1]`, "", ""},
	// Values that were probably meant.
	{`{"enum":["north","south"]}`, `"nort"`, "did-you-mean", `"north"`},
	{`{"enum":["north","south"]}`, `"NORTH"`, "did-you-mean", `"north"`},
	{`{"enum":["north","south"]}`, `"thorn"`, "", ""},
	{`{"enum":["listen"]}`, `"silent"`, "", ""},
	{`{"enum":["reverse"]}`, `"reserve"`, "", ""},
	{`{"enum":["a-b","a_b"]}`, `"ab"`, "did-you-mean", `"a-b"`},
	{`{"const":"north"}`, `"nrth"`, "did-you-mean", `"north"`},
	{`{"enum":["north"],"maxLength":3}`, `"nrth"`, "", ""},
	{`{"enum":["north","south"]}`, `"<direction>"`, "placeholder", ""},
	{`{"anyOf":[{"const":"north"},{"const":"south"}]}`, `"nrth"`, "did-you-mean", `"north"`},
	{`{"properties":{"a":{"type":"null"}}}`, `{"a":"null"}`, "remove-quotes", `{"a":null}`},
	// Dates.
	{`{"format":"date-time"}`, `" 2025-02-13T09:44:27Z\n"`, "trim-space", `"2025-02-13T09:44:27Z"`},
	{`{"format":"date-time"}`, `"2025-02-13 09:44:27Z"`, "write-t", `"2025-02-13T09:44:27Z"`},
	{`{"format":"date-time"}`, `"2025-02-13T09:44:27,866Z"`, "write-point", `"2025-02-13T09:44:27.866Z"`},
	{`{"format":"date-time"}`, `"2025-02-13T09:44:27+0200"`, "write-colon", `"2025-02-13T09:44:27+02:00"`},
	{`{"format":"date-time"}`, `"2025-02-13T09:44:27+02"`, "write-colon", `"2025-02-13T09:44:27+02:00"`},
	{`{"format":"date-time"}`, `"2025-02-13T09:44:27Z[UTC]"`, "drop-zone", `"2025-02-13T09:44:27Z"`},
	{`{"format":"date-time"}`, `"2025-02-13 09:44:27,8+0200"`, "write-t", `"2025-02-13T09:44:27.8+02:00"`},
	{`{"format":"date-time","maxLength":20}`, `"2025-02-13 09:44:27+0200"`, "looks-like", ""},
	{`{"format":"date-time"}`, `"2025-02-13"`, "only-date", ""},
	{`{"format":"date-time"}`, `"2025-02-13T09:44:27"`, "no-offset", ""},
	{`{"format":"date-time"}`, `"2025-02-30T09:44:27Z"`, "day-range", ""},
	{`{"format":"date-time"}`, `"2025-02-13 09:44:27"`, "no-offset", ""},
	{`{"type":"string","format":"date-time"}`, `1739439867`, "write-date-time", `"2025-02-13T09:44:27Z"`},
	{`{"type":"string","format":"date-time"}`, `"1739439867866"`, "write-date-time", `"2025-02-13T09:44:27.866Z"`},
	{`{"type":"string","format":"date-time"}`, `17`, "looks-like", ""},
	{`{"format":"date"}`, `"13.2.2025"`, "looks-like", ""},
	// Other formats.
	{`{"format":"uuid"}`, `"{a23e4567-e89b-12d3-a456-426614174000}"`, "remove-brackets", `"a23e4567-e89b-12d3-a456-426614174000"`},
	{`{"format":"uuid"}`, `"a23e4567e89b12d3a456426614174000"`, "add-hyphens", `"a23e4567-e89b-12d3-a456-426614174000"`},
	{`{"format":"uuid","maxLength":35}`, `"a23e4567e89b12d3a456426614174000"`, "looks-like", ""},
	{`{"format":"uuid"}`, `"{id}"`, "placeholder", ""},
	{`{"format":"ipv6"}`, `"[2001:db8::1]"`, "remove-brackets", `"2001:db8::1"`},
	{`{"format":"ipv6"}`, `"fe80::1%eth0"`, "remove-part", `"fe80::1"`},
	{`{"format":"ipv4"}`, `"192.000.002.001"`, "drop-zeros", `"192.0.2.1"`},
	{`{"format":"hostname"}`, `"https://api.example.com/v1"`, "write-alone", `"api.example.com"`},
	{`{"format":"hostname"}`, `"bücher.example"`, "write-ascii", `"xn--bcher-kva.example"`},
	{`{"format":"idn-hostname"}`, `"Bücher.example"`, "lower-case", `"bücher.example"`},
	{`{"format":"idn-hostname"}`, `"cafe\u0301.example"`, "compose", `"café.example"`},
	{`{"format":"email"}`, `"jane"`, "no-at", ""},
	{`{"format":"uri"}`, `"https://example.org/a b"`, "percent-encode", `"https://example.org/a%20b"`},
	{`{"format":"uri"}`, `"https://example.org/{id}"`, "fill-in", ""},
	{`{"format":"uri"}`, `"http://2001:db8::1/"`, "add-brackets", `"http://[2001:db8::1]/"`},
	{`{"format":"uri"}`, `"www.example.com"`, "add-scheme", `"https://www.example.com"`},
	{`{"format":"uri-reference"}`, `"\\\\host\\items"`, "write-slashes", `"//host/items"`},
	{`{"format":"uri-template"}`, `"/items/{{id}}"`, "single-braces", `"/items/{id}"`},
	{`{"format":"uri-template"}`, `"{var=def}"`, "bad-character", ""},
	{`{"format":"json-pointer"}`, `"a/b"`, "add-slash", `"/a/b"`},
	{`{"format":"json-pointer"}`, `"/a~b"`, "write-tilde", `"/a~0b"`},
	{`{"format":"duration"}`, `"P1Y2D"`, "write-unit", `"P1Y0M2D"`},
	{`{"format":"duration"}`, `"P1D2H"`, "add-t", `"P1DT2H"`},
	{`{"format":"duration"}`, `"1 day"`, "begin-p", ""},
	// Names.
	{`{"properties":{"item":{}},"additionalProperties":false}`, `{"itme":1}`, "did-you-mean", `{"item":1}`},
	{`{"properties":{"item":{}},"additionalProperties":false}`, `{"time":1}`, "", ""},
	{`{"properties":{"stop":{}},"additionalProperties":false}`, `{"post":1}`, "", ""},
	{`{"properties":{"name":{}},"additionalProperties":false}`, `{"name":1,"nmae":2}`, "", ""},
	{`{"properties":{"name":{}},"required":["name"]}`, `{"mean":1}`, "", ""},
	{`{"properties":{"name":{}},"required":["name"]}`, `{"Name":1}`, "did-you-mean-names", `{"name":1}`},
	{`{"properties":{"nameA":{},"idB":{}},"required":["nameA","idB"]}`, `{"idC":1,"name_a":2}`, "did-you-mean-names", `{"idB":1,"nameA":2}`},
	{`{"properties":{"name":{}},"unevaluatedProperties":false}`, `{"nam":1}`, "did-you-mean", `{"name":1}`},
	{`{"propertyNames":{"enum":["name"]}}`, `{"nam":1}`, "did-you-mean", `{"name":1}`},
	{`{"propertyNames":{"enum":["name"]}}`, `{"nam":1,"name":2}`, "", ""},
	{`{"propertyNames":{"format":"date-time"}}`, `{"2025-02-13 09:44:27Z":1}`, "write-t", `{"2025-02-13T09:44:27Z":1}`},
	{`{"propertyNames":{"format":"date-time"}}`, `{"1739439867":1}`, "write-date-time", `{"2025-02-13T09:44:27Z":1}`},
	{`{"propertyNames":{"type":"array"}}`, `{"a,b":1}`, "", ""},
	{`{"propertyNames":{"enum":[1]}}`, `{"1":1}`, "", ""},
	{`{"dependentRequired":{"a":["name"]}}`, `{"a":1,"nam":2}`, "did-you-mean-names", `{"a":1,"name":2}`},
	{`{"properties":{"a":{"type":"string"}}}`, `{"a":null}`, "leave-out", `{}`},
	{`{"properties":{"a":{"type":"string"},"b":{}}}`, `{"b":1, "a":null}`, "leave-out", `{"b":1}`},
	{`{"properties":{"a":{"type":"string"},"b":{}}}`, `{"a":null, "b":1}`, "leave-out", `{"b":1}`},
	{`{"properties":{"a":{"type":"string"}},"required":["a"]}`, `{"a":null}`, "", ""},
	{`{"properties":{"a":{"type":"string"}},"minProperties":1}`, `{"a":null}`, "", ""},
	{`{"required":["id","kind"]}`, `{"data":{"id":1,"kind":2}}`, "wrapped", ""},
	{`{"$ref":"#/properties/a","properties":{"a":{"type":"string"}}}`, `null`, "", ""},
	{`{"properties":{"a":{"type":"string"},"b":{}},"dependentRequired":{"b":["a"]}}`, `{"a":null,"b":1}`, "", ""},
	{`{"properties":{"a":{"properties":{"b":{"type":"string"}}}}}`, `{"a":{"b":null}}`, "leave-out", `{"a":{}}`},
	// Limits.
	{`{"multipleOf":5}`, `7`, "multiples", ""},
	{`{"maximum":5}`, `7`, "", ""},
	{`{"maxLength":2}`, `"abc"`, "", ""},
	{`{"contains":{"type":"string"}}`, `[1]`, "first-item", ""},
}

// TestAdviceAndFix: advice that names an edit has it, an edit has advice that names it, and
// with the edits made the document is what the schema accepts.
func TestAdviceAndFix(t *testing.T) {
	edits := editCodes(t)
	seen := map[string]bool{}
	for _, test := range adviceCases {
		v := compile(t, test.schema, nil)
		invalid, _ := violationsOf(t, v, []byte(test.document))
		if len(invalid) == 0 {
			t.Errorf("%s accepts %s", test.schema, test.document)
			continue
		}
		code := ""
		if advised := invalid[0].Advice; len(advised) > 0 {
			code = advised[0].Code
		}
		seen[code] = true
		if code != test.code {
			t.Errorf("%s of %s: the advice is %q, want %q", test.schema, test.document, code, test.code)
		}
		checkAdvice(t, v, []byte(test.document), edits)
		if got := mended(t, v, []byte(test.document)); got != test.fixed {
			t.Errorf("%s of %s: mended %q, want %q", test.schema, test.document, got, test.fixed)
		}
	}
	for _, code := range edits {
		if !seen[code] {
			t.Errorf("no case has the advice %q", code)
		}
	}
}

func violationsOf(t *testing.T, v *authlink.Validator, document []byte) ([]authlink.Violation, error) {
	t.Helper()
	err := v.Validate(document)
	if invalid, ok := errors.AsType[*authlink.ValidationError](err); ok {
		return invalid.Violations, err
	}
	return nil, err
}

// mended makes the first fix of a document, and again, until it is valid: "" where it does
// not become so.
func mended(t *testing.T, v *authlink.Validator, document []byte) string {
	t.Helper()
	for range 20 {
		invalid, err := violationsOf(t, v, document)
		if err == nil {
			return string(document)
		}
		i := slices.IndexFunc(invalid, func(v authlink.Violation) bool { return v.Fix != nil })
		if i < 0 {
			return ""
		}
		document = apply(t, invalid[i].Fix, document)
	}
	t.Errorf("there is no end of fixes: %s is one more document", document)
	return ""
}

func apply(t *testing.T, fix *authlink.Fix, document []byte) []byte {
	t.Helper()
	after, err := fix.Apply(document)
	if err != nil {
		t.Fatalf("%+v of %s: %v", fix, document, err)
	}
	return after
}

// checkAdvice checks the advice of each violation of a document against its fix, and that
// the violation is gone after it.
func checkAdvice(t *testing.T, v *authlink.Validator, document []byte, edits []string) {
	t.Helper()
	invalid, _ := violationsOf(t, v, document)
	for _, violation := range invalid {
		has := func(codes ...string) bool {
			return slices.ContainsFunc(violation.Advice, func(a authlink.Advice) bool { return slices.Contains(codes, a.Code) })
		}
		if violation.Fix == nil {
			if has(edits...) {
				t.Errorf("%.300s\n%s\nan edit is named that there is not: %v", v.Schema(), document, violation)
			}
			continue
		}
		if !has(edits...) && !has(mayHaveFix...) {
			t.Errorf("%.300s\n%s\nno advice names the edit: %v, %+v", v.Schema(), document, violation, violation.Fix)
		}
		after := apply(t, violation.Fix, document)
		left, err := violationsOf(t, v, after)
		if err != nil && left == nil {
			t.Errorf("%.300s\n%s\nthe fix of %v makes %s\n%v", v.Schema(), document, violation, after, err)
		}
		isThere := func(l authlink.Violation) bool {
			return l.Keyword == violation.Keyword && l.KeywordLocation == violation.KeywordLocation && l.InstanceLocation == violation.InstanceLocation
		}
		i := slices.IndexFunc(left, isThere)
		isNearer := i >= 0 && (has(takesOneAway) && len(after) < len(document) || has(givesNames) && left[i].Message != violation.Message)
		if i >= 0 && !isNearer {
			t.Errorf("%.300s\n%s\nthe fix of %v makes %s\n%v", v.Schema(), document, violation, after, err)
		}
	}
}

// TestFixturesAndFixes is the same for the fixtures.
func TestFixturesAndFixes(t *testing.T) {
	edits := editCodes(t)
	for _, f := range invalidFixtures(t) {
		v, err := f.variant.Validator()
		if err != nil {
			t.Fatal(err)
		}
		checkAdvice(t, v, f.data, edits)
	}
}

// FuzzAdviceAndFix is the same for schemas and documents that are made up.
func FuzzAdviceAndFix(f *testing.F) {
	for _, data := range schematest.Seeds(11, 300, 600) {
		f.Add(data)
	}
	edits := editCodes(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		g := schematest.New(data)
		v, err := authlink.Compile([]byte(g.Schema()), nil)
		if err != nil {
			return
		}
		for range 4 {
			checkAdvice(t, v, []byte(g.Document()), edits)
		}
	})
}
