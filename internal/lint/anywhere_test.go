package lint

import (
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"encoding/json"
	"io"
	"maps"
	"slices"
	"strings"
	"testing"

	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/rule"
)

// anywhereSchema refuses one member, however deep it lies.
const anywhereSchema = `{"properties": {"planted": {"const": 1}}, "additionalProperties": {"$ref": "#"}, "items": {"$ref": "#"}}`

// A wrapping is a kind of file, with a payload in it.
type wrapping struct {
	name, selector string
	write          func(payload string) string
}

func wrappings() []wrapping {
	inString := func(text string) string {
		quoted, _ := json.Marshal(text) // a string can always be written
		return string(quoted)
	}
	har := func(content string) string {
		return `{"log":{"entries":[{"request":{"url":"https://a/x"},"response":{"status":200,"content":` + content + `}}]}}`
	}
	return []wrapping{
		{"a.json", "", func(p string) string { return p }},
		{"a.jsonc", "", func(p string) string { return "// x\n" + p + "// y" }},
		{"a.ndjson", "", func(p string) string { return "1\n" + p + "\n2\n" }},
		{"a.yaml", "", func(p string) string { return "# x\n" + p + "\n---\n1\n" }},
		{"b.json", "/a", func(p string) string { return `{"a":` + inString(p) + `}` }},
		{"a.har", "har", func(p string) string { return har(`{"mimeType":"application/json","text":` + inString(p) + `}`) }},
		{"b.har", "har", func(p string) string {
			return har(`{"encoding":"base64","text":"` + base64.StdEncoding.EncodeToString([]byte(p)) + `"}`)
		}},
		{"c.har", "har", func(p string) string {
			return har(`{"encoding":"base64","text":"` + base64.RawURLEncoding.EncodeToString(gzipped(p)) + `"}`)
		}},
		{"pact2.json", "pact", func(p string) string {
			return `{"consumer":{},"provider":{},"interactions":[{"request":{"path":"/x"},"response":{"status":200,"body":` + p + `}}]}`
		}},
		{"pact4.json", "pact", func(p string) string {
			return `{"metadata":{"pactSpecification":{"version":"4.0"}},"consumer":{},"provider":{},` +
				`"interactions":[{"type":"Synchronous/HTTP","response":{"body":{"encoded":"base64","content":"` + base64.StdEncoding.EncodeToString([]byte(p)) + `"}}}]}`
		}},
		{"go-vcr.yaml", "go-vcr", func(p string) string {
			return "version: 2\ninteractions:\n- request:\n    url: https://a/x\n  response:\n    code: 200\n    body: " + inString(p) + "\n"
		}},
		{"vcr.yml", "vcr", func(p string) string {
			return "http_interactions:\n- request: {uri: 'https://a/x'}\n  response:\n    status: {code: 200}\n    body:\n      base64_string: " +
				base64.StdEncoding.EncodeToString([]byte(p)) + "\n"
		}},
		{"binary.yaml", "vcr", func(p string) string {
			return "interactions:\n- request: {uri: 'https://a/x'}\n  response:\n    body:\n      string: !!binary " + base64.StdEncoding.EncodeToString(gzipped(p)) + "\n"
		}},
		{"wiremock.json", "wiremock", func(p string) string {
			return `{"mappings":[{"request":{"url":"/x"},"response":{"status":200,"jsonBody":` + p + `}},{"request":{"url":"/y"},"response":{"status":204}}]}`
		}},
		{"postman.json", "postman", func(p string) string {
			return `{"info":{"schema":"https://schema.getpostman.com/x"},"item":[{"item":[{"response":[{"code":200,"body":` + inString(p) + `}]}]}]}`
		}},
		{"a.jsonl", "", func(p string) string { return p }},
		{"a.yml", "", func(p string) string { return "a: &x " + p + "\nb: *x\n" }},
		{"pact3.json", "pact", func(p string) string {
			return `{"metadata":{"pactSpecification":{"version":"3.0.0"}},"consumer":{},"provider":{},"messages":[{"description":"a","contents":` + p + `}]}`
		}},
		{"httpx.yaml", "vcr", func(p string) string {
			return "interactions:\n- request: {uri: 'https://a/x'}\n  response:\n    status_code: 200\n    content: " + inString(p) + "\n"
		}},
		{"vcr.json", "vcr", func(p string) string {
			return `{"http_interactions":[{"request":{"uri":"https://a/x"},"response":{"status":{"code":200},"body":{"string":` + inString(p) + `}}}],"recorded_with":"VCR 6"}`
		}},
		{"stub.json", "wiremock", func(p string) string {
			return `{"request":{"url":"/x"},"response":{"status":200,"base64Body":"` + base64.StdEncoding.EncodeToString([]byte(p)) + `"}}`
		}},
		{"path.json", "$..payload", func(p string) string { return `{"a":[{"payload":` + p + `}]}` }},
	}
}

func gzipped(text string) []byte {
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	io.WriteString(w, text) // a buffer takes everything
	w.Close()
	return out.Bytes()
}

// objectsIn appends the objects in a value, in an order that is always the same.
func objectsIn(v any, all []map[string]any) []map[string]any {
	switch v := v.(type) {
	case []any:
		for _, element := range v {
			all = objectsIn(element, all)
		}
	case map[string]any:
		all = append(all, v)
		for _, name := range slices.Sorted(maps.Keys(v)) {
			all = objectsIn(v[name], all)
		}
	}
	return all
}

// FuzzAnywhere plants a secret and a fault in an object of a document, in a file of every
// kind: the secret is in no output, and the fault is found, or the file has another fault.
func FuzzAnywhere(f *testing.F) {
	for _, document := range []string{`{}`, `{"a":[{"b":{}},"x"],"token":{"c":{}}}`, `{"name":"id","value":"x","é\n":{"url":"https://a/b?c=d"}}`} {
		for kind := range wrappings() {
			f.Add([]byte(document), uint8(1), uint8(kind))
		}
	}
	f.Fuzz(func(t *testing.T, document []byte, at, kind uint8) {
		var value any
		if json.Unmarshal(document, &value) != nil || len(document) > 4096 || strings.Contains(string(document), fewSecretBytes) {
			t.Skip()
		}
		objects := objectsIn(value, nil)
		if len(objects) == 0 {
			t.Skip()
		}
		object := objects[int(at)%len(objects)]
		object["token"], object["planted"] = fileSecret, 2
		payload, err := json.Marshal(value)
		if err != nil {
			t.Fatal(err)
		}
		w := wrappings()[int(kind)%len(wrappings())]
		l := linterOf(t, anywhereSchema, rule.Rule{})
		if w.selector != "" {
			l.opts.Selection = selected(t, w.selector)
		}
		text := []byte(w.write(string(payload)))
		if out := shownOf(t, l, w.name, text); strings.Contains(out, fewSecretBytes) {
			t.Errorf("%q\ngets out in\n%s", text, around(out, fewSecretBytes))
		}
		isFault := func(f finding.Finding) bool { return f.Rule == "const" || f.IsOfText() }
		if result := l.CheckFile(w.name, text); result.Err == nil && !slices.ContainsFunc(result.Findings, isFault) {
			t.Errorf("the fault is not found in %q: %+v", text, result.Findings)
		}
	})
}
