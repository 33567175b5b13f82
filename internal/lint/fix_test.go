package lint

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"example.com/authlink"
	"example.com/authlink/internal/contracts"
	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/rule"
)

var everyKind = []finding.FixKind{finding.FixSafe, finding.FixUnsafe, finding.FixRedact}

// A linterMender makes fixes of what a linter finds in a text that is called path.
type linterMender struct {
	linter *Linter
	path   string
	kinds  []finding.FixKind
}

// mend makes the fixes.
func (m linterMender) mend(t *testing.T, text []byte) Fixed {
	t.Helper()
	fixed := SingleProject(m.linter).FixText(t.Context(), m.path, text, m.kinds)
	if fixed.Err != nil {
		t.Fatal(fixed.Err)
	}
	return fixed
}

// look returns the fixes that could be made in a text, and how many faults its schema
// finds in it.
func (m linterMender) look(text []byte) (fixes []*finding.Fix, faults int) {
	for _, f := range m.linter.CheckFile(m.path, text).Findings {
		if f.Fix.IsOne(m.kinds) {
			fixes = append(fixes, f.Fix)
		}
		if f.Location != nil && f.KeywordLocation != "" {
			faults++
		}
	}
	return fixes, faults
}

// menderOf returns a mender of documents of a schema, "" for the contract.
func menderOf(tb testing.TB, schema string, kinds ...finding.FixKind) linterMender {
	tb.Helper()
	opts := Options{Contract: contracts.BuiltIn(), Variant: contracts.BuiltInOf(authlink.Variant{}).Variant, Now: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)}
	validator, err := opts.Contract.Validator(opts.Variant)
	if schema != "" {
		opts.Contract = nil
		validator, err = authlink.Compile([]byte(schema), nil)
	}
	if err != nil {
		tb.Fatal(err)
	}
	l := New(validator, opts)
	return linterMender{l, "a.json", kinds}
}

const randomSecret = "q8Zr2LkX9vTn4WmB7cYd1JpH6sGf3AeU"

func TestFix(t *testing.T) {
	const (
		jwt   = "eyJhbGciOiJIUzI1NiJ9.eyJleHAiOjQxMDI0NDQ4MDB9.c2lnbmF0dXJl"
		label = `{"properties": {"label": {"type": "string"}, "id": {"type": "number"}, "count": {"type": "integer"}, "on": {"type": "boolean"}}}`
	)
	for _, test := range []struct{ name, schema, in, safe, all string }{
		{"byte order mark", label, "\uFEFF{}\r\n", "{}\r\n", ""},
		{"byte order mark, then a comma", label, "\uFEFF{\"id\": 1,}", `{"id": 1}`, ""},
		{"trailing commas", label, "{\r\n  \"id\": 1,\r\n  \"list\": [1, [2,], ],\r\n}\r\n", "{\r\n  \"id\": 1,\r\n  \"list\": [1, [2] ]\r\n}\r\n", ""},
		{"two commas", label, `[1,,]`, `[1,,]`, ""},
		{"comments", label, "// head\n{\n  \"id\": 1, // one\n  /* two */\n  \"on\": /* three */ true, // last\n}\n/* end */", "{\n  \"id\": 1,\n  \"on\":  true\n}\n", ""},
		{"comments between numbers", label, `{"id": 12/* was 99 */34}`, `{"id": 12/* was 99 */34}`, ""},
		{"comments in words", label, `[tr/**/ue, -/**/1, 1/**/.5, 1e/**/5, "a"/**/"b"]`, `[tr/**/ue, -/**/1, 1/**/.5, 1e/**/5, "a"/**/"b"]`, ""},
		{"comments in a row", label, "[1/*a*//*b*/2]", "[1/*a*//*b*/2]", ""},
		{"comments around a comma", label, `[1/*a*/,/*b*/2/**/]`, `[1,2]`, ""},
		{"comment that is no comment", label, `{"label": "https://a.example/*b*/",}`, `{"label": "https://a.example/*b*/"}`, ""},
		{"comment in broken text", label, "{\"id\": // 1\n}", "{\"id\": // 1\n}", ""},
		{"comment without an end", label, `{} /* `, `{} /* `, ""},
		{"equal values", label, "{\n  \"id\": 1,\n  \"id\": 1,\n  \"id\": 1\n}", "{\n  \"id\": 1\n}", ""},
		{"equal values, escaped", label, `{"label": "a", "l\u0061bel": "\u0061"}`, `{"label": "a"}`, ""},
		{"equal values below", label, `[{"a": {"b": 1, "b": 1}, "a": {"b": 1}}]`, `[{"a": {"b": 1}}]`, ""},
		{"other values", label, `{"id": 1, "id": 2}`, `{"id": 1, "id": 2}`, ""},
		{"number in quotes", label, `{"id": "4148.57"}`, `{"id": 4148.57}`, ""},
		{"integer in quotes", label, `{"count": "7"}`, `{"count": 7}`, ""},
		{"fraction where an integer is wanted", label, `{"count": "7.5"}`, `{"count": "7.5"}`, ""},
		{"number and white space in quotes", label, `{"id": " 7"}`, `{"id": 7}`, ""},
		{"no JSON number in quotes", label, `{"id": "0x7"}`, `{"id": "0x7"}`, ""},
		{"huge number in quotes", label, `{"id": "1e1000001"}`, `{"id": "1e1000001"}`, ""},
		{"more digits than a double has", label, `{"id": "45355976281015164504"}`, `{"id": "45355976281015164504"}`, `{"id": 45355976281015164504}`},
		{"boolean in quotes", label, `{"on": "true"}`, `{"on": true}`, ""},
		{"number without quotes", label, `{"label": 45355976281015164504}`, `{"label": "45355976281015164504"}`, ""},
		{"exponent without quotes", label, `{"label": 1e5}`, `{"label": 1e5}`, `{"label": "1e5"}`},
		{"secret number", `{"properties": {"token": {"type": "string"}}}`, `{"token": 12345678}`, `{"token": "12345678"}`, ""},
		{"spelling", `{"items": {"enum": ["hris", "hrisLegacy"]}}`, `["hris-legacy", "HRIS"]`, `["hrisLegacy", "hris"]`, ""},
		{"two spellings", `{"items": {"enum": ["a-b", "aB"]}}`, `["AB"]`, `["AB"]`, `["a-b"]`},
		{"typo", `{"items": {"enum": ["hris"]}}`, `["hrsi"]`, `["hrsi"]`, `["hris"]`},
		{"quotes in a value", `{"items": {"enum": ["say \"x\""]}}`, `["Say \"x\""]`, `["say \"x\""]`, ""},
		{"enum of numbers", `{"items": {"enum": [1, 2]}}`, `["1"]`, `[1]`, ""},
		{"two enums in turn", `{"allOf": [{"enum": ["abcd1"]}, {"enum": ["abcd2"]}]}`, `"abcd3"`, `"abcd3"`, ""},
		{"unknown property", label, `{"lable": "x"}`, `{"lable": "x"}`, `{"label": "x"}`},
		{"two for one", label, `{"lable": "x", "labl": "y"}`, `{"lable": "x", "labl": "y"}`, `{"label": "x", "labl": "y"}`},
		{"forbidden property", `{"properties": {"label": {}}, "additionalProperties": false}`, `{"lable": 1}`, `{"lable": 1}`, `{"label": 1}`},
		{"a rename that does harm", label, `{"lable": null}`, `{"lable": null}`, ""},
		{"live token", label, `{"token": "` + jwt + `"}`, `{"token": "` + jwt + `"}`, `{"token": "<token>"}`},
		{"live token in a text", label, `["a ` + jwt + ` \u00e9 ` + jwt + `"]`, `["a ` + jwt + ` \u00e9 ` + jwt + `"]`, `["a <token> \u00e9 <token>"]`},
		{"random secret", label, `{"token": "Bearer ` + randomSecret + `"}`, `{"token": "Bearer ` + randomSecret + `"}`, `{"token": "Bearer <token>"}`},
		{"in a query", label, `["https:\/\/a.example\/?a=b&token=` + randomSecret + `#x"]`, `["https:\/\/a.example\/?a=b&token=` + randomSecret + `#x"]`, `["https:\/\/a.example\/?a=b&token=redacted#x"]`},
		{"in a fragment", label, `["https://a.example/#access_token=` + randomSecret + `&b=c"]`, `["https://a.example/#access_token=` + randomSecret + `&b=c"]`, `["https://a.example/#access_token=redacted&b=c"]`},
		{"password", label, `["https://me:` + randomSecret + `@a.example/x"]`, `["https://me:` + randomSecret + `@a.example/x"]`, `["https://me:redacted@a.example/x"]`},
		{"token that must be long", `{"properties": {"token": {"minLength": 20}}}`, `{"token": "` + jwt + `"}`, `{"token": "` + jwt + `"}`,
			`{"token": "<token` + strings.Repeat("-", len(jwt)-len("<token>")) + `>"}`},
		{"secret that must be long, in a query", `{"items": {"minLength": 60}}`, `["https://a.example/?a=b&token=` + randomSecret + `#x"]`, `["https://a.example/?a=b&token=` + randomSecret + `#x"]`,
			`["https://a.example/?a=b&token=redacted` + strings.Repeat("-", len(randomSecret)-len("redacted")) + `#x"]`},
		{"token of which no placeholder is valid", `{"properties": {"token": {"pattern": "^eyJ"}}}`, `{"token": "` + jwt + `"}`, `{"token": "` + jwt + `"}`, `{"token": "<token>"}`},
		{"two tokens, one that must be long", `{"items": {"minLength": 5}, "prefixItems": [{"minLength": 20}]}`, `["` + jwt + `", "` + jwt + `"]`, `["` + jwt + `", "` + jwt + `"]`,
			`["<token` + strings.Repeat("-", len(jwt)-len("<token>")) + `>", "<token>"]`},
	} {
		t.Run(test.name, func(t *testing.T) {
			if test.all == "" {
				test.all = test.safe
			}
			checkMended(t, menderOf(t, test.schema, finding.FixSafe), test.in, test.safe)
			checkMended(t, menderOf(t, test.schema, everyKind...), test.in, test.all)
		})
	}
}

func checkMended(t *testing.T, m linterMender, in, want string) {
	t.Helper()
	fixed := m.mend(t, []byte(in))
	if got := string(fixed.Text); got != want {
		t.Errorf("%v of %s\n got %s\nwant %s", m.kinds, in, got, want)
	}
	if (fixed.Fixes > 0) != (in != want) {
		t.Errorf("%d fixes", fixed.Fixes)
	}
}

// TestConvert turns every valid payload into the wire form and back, byte for
// byte, and mends the wrong form in the same way.
func TestConvert(t *testing.T) {
	files, err := filepath.Glob("../../testdata/valid/*.json")
	if err != nil || len(files) == 0 {
		t.Fatalf("no fixtures: %v", err)
	}
	m := menderOf(t, "", finding.FixUnsafe)
	for _, file := range files {
		sdk, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(sdk, []byte(`\u`)) {
			continue // escapes in names and categories do not come back
		}
		if filepath.Base(file) == "unknown-property-beside-its-namesake.json" {
			if _, refused := Convert(file, sdk, contracts.BuiltInOf(authlink.Variant{Form: authlink.FormWire})); refused.Err == nil {
				t.Errorf("%s: it has a property twice after that", file)
			}
			continue
		}
		wire := converted(t, file, sdk, authlink.FormWire)
		if back := converted(t, file, wire, authlink.FormSDK); !bytes.Equal(back, sdk) {
			t.Errorf("%s, back again (-want +got):\n%s", file, cmp.Diff(string(sdk), string(back)))
		}
		if text := m.mend(t, wire).Text; authlink.Validate(text) != nil {
			t.Errorf("%s: mended from the wire form:\n%s", file, text)
		}
	}
}

func converted(t *testing.T, path string, text []byte, form authlink.Form) []byte {
	t.Helper()
	to := authlink.Variant{Form: form}
	out, refused := Convert(path, text, contracts.BuiltInOf(to))
	if refused.Err != nil || len(refused.Findings) > 0 {
		t.Fatalf("%s: %v, %v", path, refused.Err, refused.Findings)
	}
	if err := to.Validate(out); err != nil {
		t.Errorf("%s: %v", path, err)
	}
	return out
}

// checkFixed proves what --fix promises of a document.
func checkFixed(t *testing.T, m linterMender, data []byte) {
	fixed := m.mend(t, data)
	after := fixed.Text
	if fixed.Fixes == 0 && !bytes.Equal(data, after) {
		t.Errorf("no fix, and another text:\n%s\n%s", data, after)
	}
	if new(jsonindex.Index).Parse(data, jsonindex.Options{}) == nil {
		if err := new(jsonindex.Index).Parse(after, jsonindex.Options{}); err != nil {
			t.Errorf("it was JSON: %v\n%s\n%s", err, data, after)
		}
		fixes, faults := m.look(data)
		if fixesLeft, faultsLeft := m.look(after); len(fixesLeft) > len(fixes) || faultsLeft > faults {
			t.Errorf("it has become worse:\n%s\n%s", data, after)
		}
	}
	if again := m.mend(t, after); again.Fixes != 0 || !bytes.Equal(again.Text, after) {
		t.Errorf("fixed a second time, %d fixes:\n%s", again.Fixes, cmp.Diff(string(after), string(again.Text)))
	}
}

func TestFixFixtures(t *testing.T) {
	files, err := filepath.Glob("../../testdata/*/*.json")
	if err != nil || len(files) == 0 {
		t.Fatalf("no fixtures: %v", err)
	}
	fixed := 0
	for _, kinds := range [][]finding.FixKind{{finding.FixSafe}, everyKind} {
		m := menderOf(t, "", kinds...)
		for _, file := range files {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if len(data) > 1<<16 {
				continue
			}
			checkFixed(t, m, data)
			fixed += m.mend(t, data).Fixes
		}
	}
	if fixed < 50 {
		t.Errorf("only %d fixes in all fixtures", fixed)
	}
}

// FuzzFix proves what --fix promises, of any text.
func FuzzFix(f *testing.F) {
	for _, seed := range []string{
		"\uFEFF{\"id\": \"1\", \"id\": \"1\",} // x", `{"categories": ["hris-legacy", "Hris", "hrsi"], "Token": 1}`,
		`{"account_id": 1, "project_id": "x", "accountId": "2"}`, `{"auth_link_url": "https://a:b@c/?token=` + randomSecret + `", "token": "` + randomSecret + `"}`,
		"[1, /* a */ 2, // b\n]", `{"token": "\ud83d\ude00 eyJhbGciOiJIUzI1NiJ9.eyJleHAiOjQxMDI0NDQ4MDB9.c2lnbmF0dXJl"}`,
	} {
		f.Add([]byte(seed))
	}
	safe, all := menderOf(f, "", finding.FixSafe), menderOf(f, "", everyKind...)
	f.Fuzz(func(t *testing.T, data []byte) {
		checkFixed(t, safe, data)
		checkFixed(t, all, data)
	})
}

// TestFixAcrossLines fixes a file of lines, less what a baseline accepts.
func TestFixAcrossLines(t *testing.T) {
	p := SingleProject(linterOf(t, `{"properties": {"id": {"type": "number"}}}`, rule.Rule{}))
	const in = "{\"id\": \"1\"}\r\n\n[1,]\n{\"id\": \"2\"}"
	fixed := p.FixText(t.Context(), "a.ndjson", []byte(in), []finding.FixKind{finding.FixSafe})
	if want := "{\"id\": 1}\r\n\n[1]\n{\"id\": 2}"; string(fixed.Text) != want || fixed.Fixes != 3 || fixed.Err != nil {
		t.Errorf("%d fixes, %v: %q, want %q", fixed.Fixes, fixed.Err, fixed.Text, want)
	}
}

// TestFixedDiff proves that a diff shows no secret, and nothing that a terminal
// would obey.
func TestFixedDiff(t *testing.T) {
	contract := menderOf(t, "", finding.FixSafe)
	p := SingleProject(contract.linter)
	in := "{\"token\": \"" + randomSecret + "\", \"note\": \"\u009b\",\r\n\"id\": \"7\"}"
	diff := string(p.FixText(t.Context(), "a\x1b.json", []byte(in), everyKind).Diff())
	for _, bad := range []string{randomSecret, "\x1b", "\u009b"} {
		if strings.Contains(diff, bad) {
			t.Errorf("the diff holds %q:\n%s", bad, diff)
		}
	}
	for _, good := range []string{"\n+{\"token\": \"<token>\"", "\n-\"id\": \"7\"", "\n+\"id\": 7}"} {
		if !strings.Contains(diff, good) {
			t.Errorf("the diff lacks %q:\n%s", good, diff)
		}
	}
}

// TestPagesTellFixes holds what the pages say of fixes against the fixes of
// their examples.
func TestPagesTellFixes(t *testing.T) {
	flags := map[finding.FixKind]string{finding.FixSafe: "--fix", finding.FixUnsafe: "--fix --unsafe", finding.FixRedact: "--redact"}
	told := 0
	for _, rule := range rule.All() {
		if rule.Bad.Document == "" || rule.Bad.Config != "" {
			continue
		}
		m := menderOf(t, rule.Bad.Schema, everyKind...)
		fixes, _ := m.look([]byte(rule.Bad.Document))
		for _, fix := range fixes {
			told++
			if !strings.Contains(rule.Fix, flags[fix.Kind]) {
				t.Errorf("%s: the page does not say that %s fixes the example", rule.ID, flags[fix.Kind])
			}
		}
	}
	if told < 8 {
		t.Errorf("only %d examples can be fixed", told)
	}
}

// TestFixKeepsComments fixes JSON with comments in place.
func TestFixKeepsComments(t *testing.T) {
	const schema = `{"properties": {"list": {"items": {"enum": ["hrisLegacy"]}}, "id": {"type": "number"}}}`
	for _, test := range []struct{ in, want string }{
		{"// é\r\n{ \"list\": [ /* a */ \"hris-legacy\", // b\n ],\n}", "// é\r\n{ \"list\": [ /* a */ \"hrisLegacy\", // b\n ],\n}"},
		{"{\"id\": \"1\", // \"id\": \"1\"\n}", "{\"id\": 1, // \"id\": \"1\"\n}"},
		{"\uFEFF{\"id\": 1,} //", "{\"id\": 1,} //"},
		{`{"id": 1, "id": 1, /* last */}`, `{"id": 1, /* last */}`},
		{`{"id": 1, /* again */ "id": 1}`, `{"id": 1, /* again */ "id": 1}`},
		{`{"id": 1 /* once */}`, `{"id": 1 /* once */}`},
		{`{"id": "1" /* without an end`, `{"id": "1" /* without an end`},
		{`[1,,] // x`, `[1,,] // x`},
	} {
		m := menderOf(t, schema, everyKind...)
		m.path = "a.jsonc"
		checkMended(t, m, test.in, test.want)
		checkMended(t, m, test.want, test.want)
	}
}

// TestFixedDiffOfComments proves that a diff shows no comment: it may hold a secret.
func TestFixedDiffOfComments(t *testing.T) {
	p := SingleProject(menderOf(t, "", finding.FixSafe).linter)
	in := "{\n  \"token\": \"" + randomSecret + "\", // " + randomSecret + "\n  \"id\": \"7\"\n}"
	diff := string(p.FixText(t.Context(), "a.jsonc", []byte(in), everyKind).Diff())
	if strings.Contains(diff, randomSecret) || !strings.Contains(diff, "\n+  \"id\": 7\n") {
		t.Errorf("the diff:\n%s", diff)
	}
}

// TestFixIsInterrupted gives up in the middle of a file, which stays as it is.
func TestFixIsInterrupted(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.ndjson")
	text := []byte("[1,]\n[2,]\n")
	if err := os.WriteFile(path, text, 0o666); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	stop()
	p := SingleProject(linterOf(t, `true`, rule.Rule{}))
	if fixed := p.fixFile(ctx, path, Repair{Kinds: everyKind}); !errors.Is(fixed.Err, context.Canceled) {
		t.Errorf("interrupted: %v", fixed.Err)
	}
	if got, err := os.ReadFile(path); err != nil || !bytes.Equal(got, text) {
		t.Errorf("%v: %s", err, got)
	}
}

// TestFixVeryMany: of very many faults, a fix is offered for some only; all are fixed, in a few
// passes.
func TestFixVeryMany(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a second")
	}
	const n = 12_000
	m := menderOf(t, `{"items": {"enum": ["fast", "slow"]}}`, finding.FixSafe)
	text := "[" + strings.Repeat(`"Fast",`, n) + `"slow"]`
	if got, want := fixedText(t, m, "a.json", text), strings.ReplaceAll(text, "Fast", "fast"); got != want {
		t.Errorf("%d of %d are left", strings.Count(got, "Fast"), n)
	}
}
