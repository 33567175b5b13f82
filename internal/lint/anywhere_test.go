package lint

import (
	"encoding/base64"
	"encoding/json"
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
	}
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
