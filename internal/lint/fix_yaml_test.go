package lint

import (
	"bytes"
	"encoding/base64"
	"path"
	"strings"
	"testing"

	"example.com/authlink/internal/jsonindex"
)

const liveJWT1 = "eyJhbGciOiJIUzI1NiJ9.eyJleHAiOjQxMDI0NDQ4MDB9.c2lnbmF0dXJl"

// fixedText makes fixes in a text that is called path.
func fixedText(t *testing.T, m *mender, file, text string) string {
	t.Helper()
	m.linter.opts.Kind = ""
	fixed := SingleProject(m.linter).FixText(t.Context(), file, []byte(text), m.kinds)
	if fixed.Err != nil {
		t.Fatal(fixed.Err)
	}
	if diff := string(fixed.Diff()); strings.Contains(diff, randomSecret) || strings.Contains(diff, liveJWT1) {
		t.Errorf("the diff shows a secret:\n%s", diff)
	}
	if (fixed.Fixes > 0) != (string(fixed.Text) != text) {
		t.Errorf("%d fixes", fixed.Fixes)
	}
	return string(fixed.Text)
}

// TestFixYAML fixes scalars of every style.
func TestFixYAML(t *testing.T) {
	const schema = `{"properties": {
		"id": {"type": "number"}, "on": {"type": "boolean"}, "label": {"type": "string"},
		"kind": {"enum": ["hrisLegacy", "on", "it's", "a: b", "x\ty", "- x", "7up"]}, "token": {"type": "string"}
	}}`
	for _, test := range []struct{ name, in, want string }{
		{"plain", "kind: hris-legacy # why\n", "kind: hrisLegacy # why\n"},
		{"plain, in flow", "{id: 1, kind: hris-legacy}\n", "{id: 1, kind: hrisLegacy}\n"},
		{"plain, a word of YAML 1.1", "kind: ON\n", "kind: 'on'\n"},
		{"plain, then a digit", "kind: 7-up\n", "kind: '7up'\n"},
		{"plain, then a name", "kind: A:B\n", "kind: 'a: b'\n"},
		{"plain, then an apostrophe", "kind: IT'S\n", "kind: it's\n"},
		{"plain that cannot be", "kind: X-Y\n", "kind: X-Y\n"},
		{"single", "kind: 'hris-legacy'\r\nx: 1\r\n", "kind: 'hrisLegacy'\r\nx: 1\r\n"},
		{"single, with an apostrophe", "kind: 'IT''S'\n", "kind: 'it''s'\n"},
		{"double", "kind: \"hris\\x2dlegacy\"\n", "kind: \"hrisLegacy\"\n"},
		{"double, with an escape", "kind: \"X-Y\"\n", "kind: \"x\\ty\"\n"},
		{"literal", "kind: |-\n  hris-legacy\nid: 1\n", "kind: |-\n  hrisLegacy\nid: 1\n"},
		{"folded", "kind: >-\n  hris-legacy\nid: 1\n", "kind: >-\n  hrisLegacy\nid: 1\n"},
		{"number in single quotes", "id: '4148.57' # n\n", "id: 4148.57 # n\n"},
		{"number in double quotes", "{\"id\": \"7\"}\n", "{\"id\": 7}\n"},
		{"number in a block", "id: |-\n  7\n", "id: |-\n  7\n"},
		{"number by its tag", "id: !!str 7\n", "id: !!str 7\n"},
		{"number in quotes, with a tag", "id: !!str '7'\n", "id: !!str '7'\n"},
		{"boolean in quotes", "on: 'true'\n", "on: true\n"},
		{"number without quotes", "label: 12345\n", "label: \"12345\"\n"},
		{"number of another base", "label: 0x10\n", "label: 0x10\n"},
		{"name", "labell: x\nid: 1\n", "label: x\nid: 1\n"},
		{"name in quotes", "'labell': x\n", "'label': x\n"},
		{"name, explicit", "? labell\n: x\n", "? label\n: x\n"},
		{"live token, plain", "a: [1]\ntoken:   " + liveJWT1 + "   # x\n", "a: [1]\ntoken:   <token>   # x\n"},
		{"live token in a text", "x: see\n  " + liveJWT1 + "\n  there\n", "x: see\n  <token>\n  there\n"},
		{"live token, folded in quotes", "x: \"see\n  " + liveJWT1 + " \\\n  there\"\n", "x: \"see\n  <token> \\\n  there\"\n"},
		{"live token, in a literal", "x:\n  - |2\n      " + liveJWT1 + "\n    é\n", "x:\n  - |2\n      <token>\n    é\n"},
		{"live token in a list of flow", "token: [" + liveJWT1 + ", '" + liveJWT1 + "']\n", "token: [<token>, '<token>']\n"},
		{"random secret", "token: Bearer " + randomSecret + "\n", "token: Bearer <token>\n"},
		{"password of a URL", "x: https://me:" + randomSecret + "@a.example/x\n", "x: https://me:redacted@a.example/x\n"},
		{"a value that an alias shares", "x: &a " + liveJWT1 + "\ny: *a\n", "x: &a " + liveJWT1 + "\ny: *a\n"},
		{"beside a value that an alias shares", "x: &a " + liveJWT1 + "\ny: *a\nkind: hris-legacy\nz: '" + liveJWT1 + "'\n", "x: &a " + liveJWT1 + "\ny: *a\nkind: hrisLegacy\nz: '<token>'\n"},
		{"an anchor without an alias", "x: &a " + liveJWT1 + "\n", "x: &a <token>\n"},
		{"equal names", "kind: hrisLegacy\nkind: hrisLegacy\n", "kind: hrisLegacy\nkind: hrisLegacy\n"},
		{"documents", "--- # a\nkind: hris-legacy\n---\nid: '7'\n...\n# c\n---\nkind: none\nid: 1\n", "--- # a\nkind: hrisLegacy\n---\nid: 7\n...\n# c\n---\nkind: none\nid: 1\n"},
		{"a byte order mark", "\uFEFFkind: hris-legacy\n", "\uFEFFkind: hrisLegacy\n"},
		{"no end of line", "kind: hris-legacy", "kind: hrisLegacy"},
		{"multi-byte before", "é: [ü]\nkind: hris-legacy\n", "é: [ü]\nkind: hrisLegacy\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			m := menderOf(t, schema, everyKind...)
			if got := fixedText(t, m, "a.yaml", test.in); got != test.want {
				t.Errorf("\n got %q\nwant %q", got, test.want)
			}
			if got := fixedText(t, m, "a.yaml", test.want); got != test.want {
				t.Errorf("a second time: %q", got)
			}
		})
	}
}

// TestFixInside fixes what is in a string: once and twice, in YAML, in base64.
func TestFixInside(t *testing.T) {
	const schema = `{"properties": {"id": {"type": "number"}, "kind": {"enum": ["hrisLegacy", "a\"b"]}, "label": {"type": "string"}}}`
	wrapped := func(text string) string {
		return string(encodeBase64([]byte(text), []byte("123456\n")))
	}
	encoded := base64.StdEncoding.EncodeToString
	for _, test := range []struct{ name, file, selector, in, want string }{
		{"a part", "a.json", "/a", `{"kind": "hris-legacy", "a": {"kind": "hris-legacy"}}`, `{"kind": "hris-legacy", "a": {"kind": "hrisLegacy"}}`},
		{"in a string", "a.json", "/a", `{"a": "{\"id\": \"7\",\n \"kind\": \"\u0068ris-legacy\", \"label\": 1}"}`, `{"a": "{\"id\": 7,\n \"kind\": \"hrisLegacy\", \"label\": \"1\"}"}`},
		{"an escape twice", "a.json", "/a", `{"a": "{\"kind\": \"A\\\"B\"}"}`, `{"a": "{\"kind\": \"a\\\"b\"}"}`},
		{"comments in a string", "a.json", "/a", `{"a": "{\"id\": 7, // x\n}"}`, `{"a": "{\"id\": 7\n}"}`},
		{"in JSONC", "a.jsonc", "/a", "{ // x\n\"a\": {\"id\": /* y */ \"7\"},}", "{ // x\n\"a\": {\"id\": /* y */ 7},}"},
		{"in lines", "a.ndjson", "/a", "{\"a\": {\"id\": \"7\"}}\n\n{\"a\": \"[1,]\"}\r\n", "{\"a\": {\"id\": 7}}\n\n{\"a\": \"[1]\"}\r\n"},
		{"base64", "a.json", "wiremock", `{"response": {"base64Body": "` + encoded([]byte(`{"id": "7", "token": "`+randomSecret+`"}`)) + `"}}`, `{"response": {"base64Body": "` + encoded([]byte(`{"id": 7, "token": "<token>"}`)) + `"}}`},
		{"base64 that is escaped", "a.json", "wiremock", `{"response": {"base64Body": "eyJpZCI6ICI3In0\u003d"}}`, `{"response": {"base64Body": "eyJpZCI6IDd9"}}`},
		{"base64 on odd lines", "a.json", "wiremock", `{"response": {"base64Body": "eyJp\nZCI6ICI3In0="}}`, `{"response": {"base64Body": "eyJp\nZCI6ICI3In0="}}`},
		{"in a literal", "a.yaml", "/a", "a: |\n  {\n    \"id\": \"7\",\n    \"kind\": \"hris-legacy\"\n  }\nb: 1\n", "a: |\n  {\n    \"id\": 7,\n    \"kind\": \"hrisLegacy\"\n  }\nb: 1\n"},
		{"in single quotes", "a.yaml", "/a", "a: '{\"x\": \"it''s\", \"id\": \"7\"}'\n", "a: '{\"x\": \"it''s\", \"id\": 7}'\n"},
		{"in double quotes", "a.yaml", "/a", "a: \"{\\\"kind\\\": \\\"A\\\\\\\"B\\\",\\\n  \\ \\\"label\\\": 1}\"\n", "a: \"{\\\"kind\\\": \\\"a\\\\\\\"b\\\",\\\n  \\ \\\"label\\\": \\\"1\\\"}\"\n"},
		{"in a folded block", "a.yaml", "/a", "a: >-\n  {\"kind\":\n  \"hris-legacy\",\n\n  \"id\": \"7\"}\n", "a: >-\n  {\"kind\":\n  \"hrisLegacy\",\n\n  \"id\": 7}\n"},
		{"base64 in a literal", "a.yaml", "vcr", "interactions:\n- response:\n    body:\n      base64_string: |\n        " + strings.ReplaceAll(strings.TrimSpace(wrapped(`{"id": "7", "x": 1}`)), "\n", "\n        ") + "\n    a: 1\n",
			"interactions:\n- response:\n    body:\n      base64_string: |\n        " + strings.ReplaceAll(strings.TrimSpace(wrapped(`{"id": 7, "x": 1}`)), "\n", "\n        ") + "\n    a: 1\n"},
		{"of two, one that cannot be", "a.yaml", "/*", "a: &x {kind: hris-legacy}\nb: *x\nc: {kind: hris-legacy}\n", "a: &x {kind: hris-legacy}\nb: *x\nc: {kind: hrisLegacy}\n"},
		{"nested in one another", "a.json", "$..a", `{"a": {"a": {"id": "7"}, "id": "8"}}`, `{"a": {"a": {"id": 7}, "id": 8}}`},
	} {
		t.Run(test.name, func(t *testing.T) {
			m := menderOf(t, schema, everyKind...)
			m.linter.opts.Selection = selection(t, test.selector)
			if got := fixedText(t, m, test.file, test.in); got != test.want {
				t.Errorf("\n got %s\nwant %s", got, test.want)
			}
			if got := fixedText(t, m, test.file, test.want); got != test.want {
				t.Errorf("a second time: %s", got)
			}
		})
	}
}

// TestRedactRecordings puts live secrets into the recordings of every preset, and
// takes them out again.
func TestRedactRecordings(t *testing.T) {
	for _, test := range []struct{ file, preset string }{
		{"har.har", "har"}, {"pact-v2.json", "pact"}, {"pact-v3-messages.json", "pact"}, {"pact-v4.json", "pact"},
		{"go-vcr.yaml", "go-vcr"}, {"vcr.yml", "vcr"}, {"vcrpy.yaml", "vcr"},
		{"wiremock.json", "wiremock"}, {"wiremock-mappings.json", "wiremock"}, {"postman.json", "postman"},
	} {
		t.Run(test.file, func(t *testing.T) {
			text := readRoot(t, path.Join(recordingDir, test.file))
			live := bytes.ReplaceAll(text, []byte(`s3cret\"`), []byte(liveJWT1+`\"`))
			live = bytes.ReplaceAll(live, []byte(`"token": "s3cret"`), []byte(`"token": "`+liveJWT1+`"`))
			live = bytes.ReplaceAll(live, []byte(`"token":"s3cret"`), []byte(`"token":"`+liveJWT1+`"`))
			if bytes.Equal(live, text) {
				t.Fatal("no secret in a body")
			}
			m := menderOf(t, `true`, FixRedact)
			m.linter.opts.Selection = selection(t, test.preset)
			got := fixedText(t, m, test.file, string(live))
			want := strings.ReplaceAll(string(live), liveJWT1, "<token>")
			if got != want {
				t.Errorf("\n got %s\nwant %s", got, want)
			}
		})
	}
}

// valuesOf returns the JSON of every document of a text.
func valuesOf(t *testing.T, kind Kind, text []byte) []byte {
	t.Helper()
	if kind != KindYAML {
		if err := new(jsonindex.Index).Parse(text, jsonindex.Options{}); err != nil {
			t.Fatalf("%v: %s", err, text)
		}
		return text
	}
	d, err := convertYAML(text)
	if err != nil {
		t.Fatalf("%v: %s", err, text)
	}
	return d.json
}
