package lint

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"example.com/authlink/internal/report"
	"example.com/authlink/internal/rule"
	"example.com/authlink/internal/source"
	"github.com/google/go-cmp/cmp"
)

// nonNegative refuses a number below zero anywhere, and asks for an id wherever
// there is a label.
const nonNegative = `{
	"minimum": 0, "dependentRequired": {"label": ["id"]}, "maxLength": 20,
	"items": {"$ref": "#"}, "additionalProperties": {"$ref": "#"}
}`

// placesOf lists what a linter finds in a file as "line:column rule pointer text",
// where text is the file's own.
func placesOf(t *testing.T, l *Linter, name, file string) []string {
	t.Helper()
	result := l.CheckFile(name, []byte(file))
	if result.Err != nil {
		t.Fatal(result.Err)
	}
	var places []string
	for _, f := range result.Findings {
		pointer := "-"
		if f.Location != nil {
			pointer = f.InstanceLocation
		}
		places = append(places, fmt.Sprintf("%d:%d %s %s %s", f.Line, f.Column, f.Rule, pointer, file[f.Offset:f.End]))
	}
	return places
}

func TestCheckFile(t *testing.T) {
	for _, test := range []struct {
		name, file, text string
		want             []string
	}{
		{"JSON", "a.json", "[-1]", []string{"1:2 minimum /0 -1"}},
		{"JSONC", "a.jsonc", "[/* é */ -1, // x\r\n-2,]", []string{"1:10 minimum /0 -1", "2:1 minimum /1 -2"}},
		{"JSONC, compressed", "a.jsonc.gz", "[1,]", nil},
		{"JSONC, broken", "a.jsonc", "[1 /* x */ 2]", []string{"1:12 syntax - 2"}},
		{"JSONC, comment without end", "a.jsonc", "[1] /* x", []string{"1:5 syntax - /"}},
		{"lines", "a.jsonl", "1\n-2", []string{"2:1 minimum  -2"}},
		{"a name that says nothing", "a.txt", "[-1]", []string{"1:2 minimum /0 -1"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := placesOf(t, linterOf(t, nonNegative, rule.Rule{}), test.file, test.text)
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("findings (-want +got):\n%s", diff)
			}
		})
	}
}

func TestCheckConcatenated(t *testing.T) {
	for text, want := range map[string][]string{
		"{\n \"a\": -1\n}\n{\n \"b\": \"}\"}[-2]3 -4": {"2:7 minimum /a -1", "5:12 minimum /0 -2", "5:17 minimum  -4"},
		`"a""b"-1"\""`:    {`1:7 minimum  -1`},
		"[1] ] -2":        {"1:5 syntax - ]", "1:7 minimum  -2"},
		"[1]\n\n[\n[2]\n": {"4:4 syntax - "},
		"":                {"1:1 syntax - "},
		" \n":             {"1:1 syntax - "},
	} {
		l := linterOf(t, nonNegative, rule.Rule{})
		l.opts.Kind = source.KindConcatenated
		if diff := cmp.Diff(want, placesOf(t, l, "a.json", text)); diff != "" {
			t.Errorf("%q (-want +got):\n%s", text, diff)
		}
	}
}

func TestSelect(t *testing.T) {
	for _, test := range []struct {
		name      string
		selectors []string
		file      string
		text      string
		want      []string
	}{
		{"JSONPath", []string{"$[*]"}, "a.json", "[1, -2,\n -3]", []string{"1:5 minimum /1 -2", "2:2 minimum /2 -3"}},
		{"filter", []string{"$[?@.n > 1].v"}, "a.json", `[{"n": 1, "v": -1}, {"n": 2, "v": -2}]`, []string{"1:35 minimum /1/v -2"}},
		{"pointer", []string{"/a/*/b~1c"}, "a.json", `{"a": {"x": {"b/c": -1}, "y": {"b/c": [-2]}, "z": -3}}`, []string{"1:21 minimum /a/x/b~1c -1", "1:40 minimum /a/y/b~1c/0 -2"}},
		{"several, nested, each once", []string{"/a", "$..a", "/a/0"}, "a.json", `{"a": [-1]}`, []string{"1:8 minimum /a/0 -1", "1:8 minimum /a/0 -1"}},
		{"of equal names each", []string{"/a"}, "a.json", `{"a": -1, "a": -2}`, []string{"1:7 minimum /a -1", "1:16 minimum /a -2"}},
		{"of equal names what the last does not hold", []string{"$..c", "/a/1"}, "a.json", `{"a": ["x", -2], "a": {"b": {"c": -1}}, "a": []}`, []string{"1:13 minimum /a/1 -2", "1:35 minimum /a/b/c -1"}},
		{"in an envelope with a byte order mark", []string{"/a"}, "a.json", "\uFEFF" + `{"a": -1}`, []string{"1:1 byte-order-mark - \uFEFF", "1:8 minimum /a -1"}},
		{"in an envelope with comments", []string{"/a"}, "a.json", `{"a": -1, /* b */}`, []string{"1:7 minimum /a -1", "1:11 syntax - /"}},
		{"secrets around it, broken", []string{"/a"}, "a.json", `{"a": -1, "token": "` + randomSecret + `"`, []string{"1:21 live-token  " + randomSecret, "1:54 syntax - "}},
		{"in a string", []string{"/body"}, "a.json", `{"é": 1, "body": "{\"k\u0041é\": [\n-1],\t\"x\": -2}"}`, []string{`1:37 minimum /body/kAé/0 -1`, `1:50 minimum /body/x -2`}},
		{"in a string, cut off", []string{"/body"}, "a.json", `{"body": "{\"k\": [1"}`, []string{"1:21 syntax - "}},
		{"a string that is one", []string{"/body"}, "a.json", `{"body": "this is longer than twenty"}`, []string{`1:10 maxLength /body "this is longer than twenty"`}},
		{"in each line", []string{"/p"}, "a.jsonl", "{\"p\": -1}\n{}\n{\"p\": -2}\n", []string{"1:7 minimum /p -1", "3:7 minimum /p -2"}},
		{"in JSONC", []string{"/p"}, "a.jsonc", "{ // -1\n\"p\": -2,\n}", []string{"2:6 minimum /p -2"}},
		{"nothing", []string{"/p"}, "a.json", "{}", []string{"1:1 empty-selection - "}},
		{"no JSON", []string{"/p"}, "a.json", `{"p": 1`, []string{"1:8 syntax - "}},
	} {
		t.Run(test.name, func(t *testing.T) {
			l := linterOf(t, nonNegative, rule.Rule{})
			l.opts.Selection = selected(t, test.selectors...)
			if diff := cmp.Diff(test.want, placesOf(t, l, test.file, test.text)); diff != "" {
				t.Errorf("findings (-want +got):\n%s", diff)
			}
		})
	}
}

// TestSelectShowsNoSecret: of what is around a payload nothing is shown, and
// nothing of a payload that is a secret in its place.
func TestSelectShowsNoSecret(t *testing.T) {
	const secret = "s3cretX"
	for _, test := range []struct{ selector, name, text string }{
		{"/body", "a.json", `{"auth": "s3cretX", "body": {"label": "x", "token": "s3cretX"}, "cookie": "s3cretX"}`},
		{"/body", "a.json", `{"headers": [{"name": "Authorization", "value": "Basic s3cretX"}], "body": "{\"label\": \"x\", \"token\": \"s3cretX\"}", "x": "s3cretX"}`},
		{"/token", "a.json", `{"token": "{\"label\": \"s3cretX\"}"}`},
		{"/token/*", "a.json", `{"token": ["s3cretX and more than twenty"]}`},
		{"/*/*", "a.json", `{"token": {"label": {"label": "s3cretX"}}}`},
		{"/body", "a.json", `{"body": "{\"label\": 1, \"token\": \"\u0073\u0033cretX\"}"}`},
		{"/body", "a.json", `{"body": "{\"label\": 1, \"token\": \"s3cretX"}`},
		{"/token/*", "a.json", `{"token": {"s3cretX": {"label": 1}}}`},
		{"/*/*/*", "a.json", `{"token": {"a": {"s3cretX": {"label": 1}}}}`},
		{"$..*", "a.json", `{"body": {"label": 1, "token": {"label": "s3cretX"}}}`},
		{"/a/*", "a.json", `{"a": ["password", "s3cretX and more than twenty"], "a": []}`},
		{"$..value", "a.json", `{"a": {"name": "password", "value": "s3cretX and more than twenty"}, "a": {}}`},
		{"/x", "a.yaml", "token: &a s3cretX and more than twenty\nx: *a\n"},
		{"/x", "a.yaml", "token: &a '{\"label\": \"s3cretX\"}'\nx: *a\n"},
		{"/body", "a.jsonc", "{ // s3cretX\n\"body\": {\"label\": 1, /* s3cretX */ \"token\": \"s3cretX\",}}"},
	} {
		l := linterOf(t, nonNegative, rule.Rule{})
		l.opts.Selection = selected(t, test.selector)
		result := l.CheckFile(test.name, []byte(test.text))
		if len(result.Findings) == 0 {
			t.Errorf("%s: no finding", test.text)
		}
		for _, format := range report.Formats() {
			if out := written(t, format, result); strings.Contains(out, secret) || strings.Contains(out, "cretX") {
				t.Errorf("%s of %s shows a secret:\n%s", format, test.text, out)
			}
		}
	}
}

// FuzzCheckFile proves that no text makes a finding lie outside of the file, or
// the reports fail, whatever is selected.
func FuzzCheckFile(f *testing.F) {
	selectors := []string{"", "$[*]", "$..*", "/*", "/a/*", "har", "pact", "wiremock", "postman", "go-vcr", "vcr"}
	names := []string{"a.json", "a.jsonc", "a.jsonl", "a.yaml"}
	f.Add([]byte(`{"a": "[\"\\u0041\", -1]"}`), uint8(4), uint8(0))
	f.Add([]byte("{\"a\": [-1, // x\n],}"), uint8(2), uint8(1))
	f.Add([]byte("a: &x [-1]\nb: *x\nc: |\n  {\"d\":\n   -1}\n"), uint8(3), uint8(3))
	f.Fuzz(func(t *testing.T, text []byte, which, name uint8) {
		l := linterOf(t, nonNegative, rule.Rule{})
		if expr := selectors[int(which)%len(selectors)]; expr != "" {
			l.opts.Selection = selected(t, expr)
		}
		result := l.CheckFile(names[int(name)%len(names)], text)
		before := 0
		for _, f := range result.Findings {
			if f.Offset < before || f.End < f.Offset || f.End > len(text) {
				t.Errorf("a finding at [%d, %d), after one at %d, in %d bytes", f.Offset, f.End, before, len(text))
			}
			before = f.Offset
			if line := 1 + bytes.Count(text[:f.Offset], []byte("\n")); f.Line != line {
				t.Errorf("line %d, want %d", f.Line, line)
			}
		}
		written(t, "text", result)
		written(t, "sarif", result)
	})
}
