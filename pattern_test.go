package authlink_test

import (
	"errors"
	"strings"
	"testing"

	"example.com/authlink"
)

// TestPatterns: the patterns of real schemas compile, and mean what they mean in
// JavaScript, by either engine.
func TestPatterns(t *testing.T) {
	for _, test := range []struct{ schema, valid, invalid string }{
		{`{"pattern": "^(?!foo).+$"}`, `"bar"`, `"foo"`},
		{`{"pattern": "^(['\"]).*\\1$"}`, `"'a'"`, `"'a"`},
		{`{"pattern": "^\\S$"}`, `"a"`, `"\u000b"`},
		{`{"pattern": "^.$"}`, `"a"`, `"\u2028"`},
		{`{"patternProperties": {"^(?!x-)": {"type": "string"}}}`, `{"x-a": 1, "b": ""}`, `{"b": 1}`},
		{`{"patternProperties": {"^\\cA": false}}`, `{"\\cA": 1}`, `{"\u0001": 1}`},
		{`{"properties": {"x-a": {}}, "patternProperties": {"^(?!x-)": {"type": "string"}}, "additionalProperties": false}`, `{"x-a": 1}`, `{"x-b": 1}`},
		{`{"propertyNames": {"pattern": "^(?=a)"}}`, `{"a": 1}`, `{"b": 1}`},
		{`{"format": "regex"}`, `"^(?=a)\\1()$"`, `"\\a"`},
	} {
		v := compile(t, test.schema, nil)
		if err := v.Validate([]byte(test.valid)); err != nil {
			t.Errorf("%s: %v", test.schema, err)
		}
		var invalid *authlink.ValidationError
		if err := v.Validate([]byte(test.invalid)); !errors.As(err, &invalid) {
			t.Errorf("%s: got %v, want a violation", test.schema, err)
		}
	}
}

// A message shows the pattern that the schema has, not its translation.
func TestPatternAsWritten(t *testing.T) {
	err := compile(t, `{"pattern": "^a\\s.$"}`, nil).Validate([]byte(`"b"`))
	if err == nil || !strings.Contains(err.Error(), `the pattern ^a\s.$`) {
		t.Errorf("got %v", err)
	}
}

// slowPattern takes more steps than there are for what slowText returns: a reference to a group
// is what only backtracking can match, and nothing is remembered for.
const slowPattern = `^(a|aa)+\\1$`

func slowText() string { return strings.Repeat("a", 40) + "b" }

// TestSlowPattern takes all steps that there are; TestPatternSteps has more schemas, and takes
// none.
func TestSlowPattern(t *testing.T) {
	v := compile(t, `{"not": {"pattern": "`+slowPattern+`"}}`, nil)
	err := v.Validate([]byte(`"` + slowText() + `"`))
	var late *authlink.PatternStepsError
	if !errors.As(err, &late) || late.Pattern != strings.ReplaceAll(slowPattern, `\\`, `\`) {
		t.Errorf("got %v, want a *PatternStepsError", err)
	}
}

// TestNestedRepetition: what is repeated in what is repeated takes no more steps than the text is
// long, with lookaround, too.
func TestNestedRepetition(t *testing.T) {
	v := compile(t, `{"items": {"not": {"pattern": "^(?!x)(a+)+$"}}}`, nil)
	hard := `"` + strings.Repeat("a", 2000) + `!"`
	if err := v.Validate([]byte("[" + strings.Repeat(hard+", ", 99) + hard + "]")); err != nil {
		t.Error(err)
	}
}

// What a slow pattern might make a secret is masked, and costs no time.
func TestRedactBehindSlowPattern(t *testing.T) {
	v := compile(t, `{"patternProperties": {"`+slowPattern+`": {"writeOnly": true}}, "additionalProperties": {"format": "password"}}`, nil)
	if got := string(v.Redact([]byte(`{"` + slowText() + `": "hidden"}`))); strings.Contains(got, "hidden") {
		t.Errorf("got %s", got)
	}
}

func TestLinearPatternsOnly(t *testing.T) {
	linear := &authlink.Options{LinearPatternsOnly: true}
	for schema, want := range map[string]string{
		`{"pattern": "^(?!x)"}`:                    `1:13: schema at /pattern: the pattern "^(?!x)" does not compile`,
		`{"pattern": "(a)\\1"}`:                    "forbids lookaround",
		`{"patternProperties": {"(?<=a)b": true}}`: "forbids lookaround",
	} {
		_, err := authlink.Compile([]byte(schema), linear)
		var e *authlink.SchemaError
		if !errors.As(err, &e) || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %v, want one with %q", schema, err, want)
		}
	}
	// What a document holds is not matched.
	v := compile(t, `{"format": "regex", "pattern": "^\\S*$"}`, linear)
	if err := v.Validate([]byte(`"(?=a)"`)); err != nil {
		t.Error(err)
	}
}

// A schema that cannot answer for its own properties does not compile.
func TestSlowPatternOnOwnProperty(t *testing.T) {
	schema := `{"properties": {"` + slowText() + `": true}, "patternProperties": {"` + slowPattern + `": true}}`
	_, err := authlink.Compile([]byte(schema), nil)
	var e *authlink.SchemaError
	if !errors.As(err, &e) || e.KeywordLocation != "/patternProperties" || e.Line != 1 {
		t.Errorf("got %v", err)
	}
}

// TestPatternsThatBacktrack do not keep the rest of a document from the fast path.
func TestPatternsThatBacktrack(t *testing.T) {
	v := compile(t, `{"properties": {"name": {"pattern": "^(?!x)"}}}`, nil)
	doc := []byte(`{"name": "a", "others": [` + strings.Repeat(`"b", `, 1000) + `"c"]}`)
	if n := testing.AllocsPerRun(5, func() {
		if err := v.Validate(doc); err != nil {
			t.Error(err)
		}
	}); n > 100 {
		t.Errorf("%v allocations", n)
	}
}
