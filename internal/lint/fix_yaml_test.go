package lint

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"path"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/golden"
	"example.com/authlink/internal/source"

	"go.yaml.in/yaml/v3"
)

const liveJWT1 = "eyJhbGciOiJIUzI1NiJ9.eyJleHAiOjQxMDI0NDQ4MDB9.c2lnbmF0dXJl"

// fixedText makes fixes in a text that is called path.
func fixedText(t *testing.T, m linterMender, file, text string) string {
	t.Helper()
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
		{"plain, with a comma", "x: a, b " + liveJWT1 + ",\n  c\n", "x: a, b <token>,\n  c\n"},
		{"plain, in flow in a block", "x: {kind: hris-legacy, token: " + liveJWT1 + "}\n", "x: {kind: hris-legacy, token: <token>}\n"},
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
	encoded := base64.StdEncoding.EncodeToString
	wrapped := func(text string) string {
		return onLines(encoded([]byte(text)), 6)
	}
	for _, test := range []struct{ name, file, selector, in, want string }{
		{"a part", "a.json", "/a", `{"kind": "hris-legacy", "a": {"kind": "hris-legacy"}}`, `{"kind": "hris-legacy", "a": {"kind": "hrisLegacy"}}`},
		{"in a string", "a.json", "/a", `{"a": "{\"id\": \"7\",\n \"kind\": \"\u0068ris-legacy\", \"label\": 1}"}`, `{"a": "{\"id\": 7,\n \"kind\": \"hrisLegacy\", \"label\": \"1\"}"}`},
		{"an escape twice", "a.json", "/a", `{"a": "{\"kind\": \"A\\\"B\"}"}`, `{"a": "{\"kind\": \"a\\\"b\"}"}`},
		{"comments in a string", "a.json", "/a", `{"a": "{\"id\": 7, // x\n}"}`, `{"a": "{\"id\": 7\n}"}`},
		{"in JSONC", "a.jsonc", "/a", "{ // x\n\"a\": {\"id\": /* y */ \"7\"},}", "{ // x\n\"a\": {\"id\": /* y */ 7},}"},
		{"in lines", "a.ndjson", "/a", "{\"a\": {\"id\": \"7\"}}\n\n{\"a\": \"[1,]\"}\r\n", "{\"a\": {\"id\": 7}}\n\n{\"a\": \"[1]\"}\r\n"},
		{"base64", "a.json", "wiremock", `{"response": {"base64Body": "` + encoded([]byte(`{"id": "7", "token": "`+randomSecret+`"}`)) + `"}}`, `{"response": {"base64Body": "` + encoded([]byte(`{"id": 7, "token": "<token>"}`)) + `"}}`},
		{"base64 that is escaped", "a.json", "wiremock", `{"response": {"base64Body": "eyJpZCI6ICI3In0\u003d"}}`, `{"response": {"base64Body": "eyJpZCI6IDd9"}}`},
		{"base64 on odd lines", "a.json", "wiremock", `{"response": {"base64Body": "eyJp\nZCI6ICI3In0="}}`, `{"response": {"base64Body": "eyJp\nZCI6\nIDd9"}}`},
		{"in a literal", "a.yaml", "/a", "a: |\n  {\n    \"id\": \"7\",\n    \"kind\": \"hris-legacy\"\n  }\nb: 1\n", "a: |\n  {\n    \"id\": 7,\n    \"kind\": \"hrisLegacy\"\n  }\nb: 1\n"},
		{"in a literal, CRLF", "a.yaml", "/a", "a: |\r\n  {\r\n    \"id\": \"7\",\r\n    \"label\": 1}\r\nb: 1\r\n", "a: |\r\n  {\r\n    \"id\": 7,\r\n    \"label\": \"1\"}\r\nb: 1\r\n"},
		{"one after the other", "a.json", "/*", "{\"a\": {\"id\": \"7\"}}\n[\"[1,]\"]{}", "{\"a\": {\"id\": 7}}\n[\"[1]\"]{}"},
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
			m.linter.opts.Selection = selected(t, test.selector)
			if test.name == "one after the other" {
				m.linter.opts.Kind = source.KindConcatenated
			}
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
			text := golden.Read(t, path.Join(recordingDir, test.file))
			live := bytes.ReplaceAll(text, []byte(`s3cret\"`), []byte(liveJWT1+`\"`))
			live = bytes.ReplaceAll(live, []byte(`"token": "s3cret"`), []byte(`"token": "`+liveJWT1+`"`))
			live = bytes.ReplaceAll(live, []byte(`"token":"s3cret"`), []byte(`"token":"`+liveJWT1+`"`))
			if bytes.Equal(live, text) {
				t.Fatal("no secret in a body")
			}
			m := menderOf(t, `true`, finding.FixRedact)
			m.linter.opts.Selection = selected(t, test.preset)
			got := fixedText(t, m, test.file, string(live))
			want := strings.ReplaceAll(string(live), liveJWT1, "<token>")
			if got != want {
				t.Errorf("\n got %s\nwant %s", got, want)
			}
		})
	}
}

// FuzzFixInside fixes a payload by itself, and within a file of every style. Read
// by other decoders, the file holds the same payload and else what it held.
func FuzzFixInside(f *testing.F) {
	for how := range uint8(7) {
		f.Add([]byte(`{"id": "1", "token": "`+randomSecret+`", "x": "it's \"é\" \u00e9\\n", "kind": "HRIS"}`), how)
		f.Add([]byte("{\n  \"id\": \"1\", // x\n  \"label\": 12,\n  \"x\": \""+liveJWT1+" \"\n}\n"), how)
		f.Add([]byte("[\"a\", {\"id\": \"1\", \"id\": \"1\", \"labell\": 1},]"), how)
	}
	const schema = `{"properties": {"id": {"type": "number"}, "label": {"type": "string"}, "kind": {"enum": ["hris", "a\"b", "é"]}}, "items": {"$ref": "#"}}`
	kinds := []finding.FixKind{finding.FixSafe, finding.FixRedact} // no guess, which may be good for what another has mended
	m := menderOf(f, schema, kinds...)
	inside := menderOf(f, schema, kinds...)
	inside.linter.opts.Selection = selected(f, "wiremock")
	f.Fuzz(func(t *testing.T, payload []byte, how uint8) {
		if !utf8.Valid(payload) || !looksLikeJSON(payload) {
			t.Skip()
		}
		want := m.mend(t, payload).Text
		style := fileStyles[int(how)%len(fileStyles)]
		file, ok := style.write(t, string(payload))
		if !ok {
			t.Skip()
		}
		fixed := SingleProject(inside.linter).FixText(t.Context(), style.name, file, kinds)
		if fixed.Err != nil {
			t.Fatal(fixed.Err)
		}
		if got := style.read(t, fixed.Text); got != string(want) {
			t.Errorf("%s\n got %q\nwant %q\nfrom %q\nin %q", style.name, got, want, payload, file)
		}
	})
}

// A fileStyle is a way to write a payload in a file. The text around it is always
// the same.
type fileStyle struct {
	name  string
	style yaml.Style
}

var fileStyles = []fileStyle{
	{"a.json", 0}, {"base64.json", 0},
	{"double.yaml", yaml.DoubleQuotedStyle}, {"single.yaml", yaml.SingleQuotedStyle},
	{"literal.yaml", yaml.LiteralStyle}, {"folded.yaml", yaml.FoldedStyle}, {"any.yaml", 0},
}

func (s fileStyle) isYAML() bool { return strings.HasSuffix(s.name, ".yaml") }

func (s fileStyle) key() string {
	if s.name == "base64.json" {
		return "base64Body"
	}
	return "body"
}

// write is not ok where the text cannot be read back: some encoders have faults.
func (s fileStyle) write(t *testing.T, payload string) (file []byte, ok bool) {
	if s.key() == "base64Body" {
		payload = base64.StdEncoding.EncodeToString([]byte(payload))
	}
	values := map[string]any{"response": map[string]any{"x": "é'\"", s.key(): payload, "z": randomSecret}}
	file, err := json.Marshal(values)
	if s.isYAML() {
		node := new(yaml.Node)
		node.SetString(payload)
		node.Style = s.style
		file, err = yaml.Marshal(map[string]any{"response": map[string]any{"x": "é'\"", s.key(): node, "z": randomSecret}})
		if err != nil || yaml.Unmarshal(file, &values) != nil || values["response"].(map[string]any)[s.key()] != payload {
			return nil, false
		}
	}
	if err != nil {
		t.Fatal(err)
	}
	return file, true
}

// read returns the payload and proves that the rest is what it was.
func (s fileStyle) read(t *testing.T, file []byte) string {
	t.Helper()
	var values struct {
		Response map[string]string
	}
	unmarshal := json.Unmarshal
	if s.isYAML() {
		unmarshal = yaml.Unmarshal
	}
	if err := unmarshal(file, &values); err != nil {
		t.Fatalf("%v: %s", err, file)
	}
	if r := values.Response; len(r) != 3 || r["x"] != "é'\"" || r["z"] != randomSecret {
		t.Errorf("the rest has changed: %s", file)
	}
	payload := values.Response[s.key()]
	if s.key() == "base64Body" {
		decoded, err := base64.StdEncoding.DecodeString(payload)
		if err != nil {
			t.Errorf("no base64: %s", payload)
		}
		return string(decoded)
	}
	return payload
}

// FuzzFixYAML proves of any YAML that what another decoder reads as we do it still
// does after fixes, and that a second run has nothing to do.
func FuzzFixYAML(f *testing.F) {
	for _, seed := range []string{
		"id: '7' # x\nkind: HRIS\nlabell: 1\n", "token: &a [" + randomSecret + "]\nx: *a\n", "- kind: |\n    HRIS\n- \"id\": \"1\"\n",
		"{kind: Y, token: " + liveJWT1 + ",? labell : 'x'}\n", "kind: >-\n  A:\n  B\n", "a: {<<: &x {id: '1'}, <<: *x}\n", "token: a\n  " + liveJWT1 + "\n\n  b\n",
	} {
		f.Add([]byte(seed))
	}
	const schema = `{"properties": {"id": {"type": "number"}, "label": {"type": "string"}, "kind": {"enum": ["hris", "y", "a: b", "- x"]}}, "items": {"$ref": "#"}}`
	m := menderOf(f, schema, everyKind...)
	p := SingleProject(m.linter)
	f.Fuzz(func(t *testing.T, text []byte) {
		fixed := p.FixText(t.Context(), "a.yaml", text, everyKind)
		if fixed.Err != nil {
			t.Fatal(fixed.Err)
		}
		if fixed.Fixes == 0 != bytes.Equal(fixed.Text, text) {
			t.Errorf("%d fixes: %q became %q", fixed.Fixes, text, fixed.Text)
		}
		if again := p.FixText(t.Context(), "a.yaml", fixed.Text, everyKind); again.Fixes != 0 {
			t.Errorf("fixed a second time: %q, %q, %q", text, fixed.Text, again.Text)
		}
		if readsAlike(text) && !readsAlike(fixed.Text) {
			t.Errorf("%q became %q, which means something else to others", text, fixed.Text)
		}
	})
}

// readsAlike reports whether another decoder reads the first document of a text as
// we do.
func readsAlike(text []byte) bool {
	format := source.FormatOf(source.KindYAML, "")
	for part := range format.Parts(source.Chunk{Text: text, Line: 1}) {
		d, err := format.Read(part.Text)
		if err != nil {
			return false
		}
		if d.JSON == nil {
			continue
		}
		var theirs, ours any
		if yaml.Unmarshal(part.Text, &theirs) != nil || json.Unmarshal(d.JSON, &ours) != nil {
			return false
		}
		again, err := json.Marshal(theirs)
		if err != nil {
			return false
		}
		var back any
		return json.Unmarshal(again, &back) == nil && reflect.DeepEqual(back, ours)
	}
	return true
}

// onLines cuts a text into lines of a width.
func onLines(text string, width int) string {
	var out strings.Builder
	for line := range slices.Chunk([]byte(text), width) {
		out.Write(append(line, '\n'))
	}
	return out.String()
}

// looksLikeJSON reports whether a text begins like an object or an array.
func looksLikeJSON(text []byte) bool {
	text = bytes.TrimLeft(text, " \t\r\n")
	return len(text) > 0 && (text[0] == '{' || text[0] == '[')
}
