package lint

import (
	"fmt"
	"io"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"

	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/golden"
	"example.com/authlink/internal/rule"
	"example.com/authlink/internal/selection"
	"example.com/authlink/internal/source"
)

// A fileKind is a kind of file that docs/inputs.md names, as it lies in a directory.
type fileKind struct {
	name   string
	file   string
	as     source.Kind // that somebody says it is of
	preset string      // by which it is recognised; "" for a document
	write  func(t testing.TB, payload string) map[string]string
}

// fileKinds are all of them: the formats, compressed or not, and the recordings, with their bodies in
// every coding.
func fileKinds() []fileKind {
	var kinds []fileKind
	add := func(name, file string, as source.Kind, preset string, write func(testing.TB, string) string) {
		kinds = append(kinds, fileKind{name, file, as, preset, func(t testing.TB, payload string) map[string]string {
			return map[string]string{file: write(t, payload)}
		}})
	}
	inFormat := func(name, file string, as source.Kind, template string) {
		for _, packing := range []struct {
			name string
			pack func(testing.TB, string) string
		}{
			{"", func(_ testing.TB, text string) string { return text }},
			{" in gzip", func(_ testing.TB, text string) string { return string(gzipped(text)) }},
			{" in zstd", func(t testing.TB, text string) string {
				return packed(t, text, func(w io.Writer) io.WriteCloser { z, _ := zstd.NewWriter(w); return z }) // there are no options
			}},
		} {
			add(name+packing.name, file, as, "", func(t testing.TB, payload string) string {
				return packing.pack(t, fmt.Sprintf(template, payload))
			})
		}
	}
	inFormat("JSON", "a.json", "", "%s")
	inFormat("JSON in capitals", "A.JSON", "", "%s")
	inFormat("JSON with a byte order mark", "bom.json", "", "\uFEFF%s")
	inFormat("JSON of another name", "payload", source.KindJSON, "%s")
	inFormat("JSONC", "a.jsonc", "", "// x\n%s // y\n")
	inFormat("lines", "a.ndjson", "", "%[1]s\n\n%[1]s\n")
	inFormat("JSON lines", "a.jsonl", "", "%s")
	inFormat("concatenated", "a.txt", source.KindConcatenated, "%[1]s\n%[1]s")
	inFormat("YAML", "a.yaml", source.KindYAML, "# x\n%[1]s\n---\n%[1]s\n")
	inFormat("YAML, yml", "a.yml", source.KindYAML, "%s")
	for _, s := range shapes() {
		for _, c := range codings() {
			add(s.name+", "+c.name, s.file, "", s.preset, func(t testing.TB, payload string) string { return s.with(t, c, payload) })
		}
	}
	recorded := func(name, file, preset, template string) {
		add(name, file, "", preset, func(_ testing.TB, payload string) string { return fmt.Sprintf(template, payload) })
	}
	recorded("Pact 2", "a.json", "pact", `{"consumer": {"name": "c"}, "provider": {"name": "p"}, "interactions": [{"description": "a", "request": {"path": "/a"}, "response": {"status": 200, "body": %s}}], "metadata": {"pactSpecification": {"version": "2.0.0"}}}`)
	recorded("Pact 3, a message", "a.json", "pact", `{"consumer": {"name": "c"}, "provider": {"name": "p"}, "messages": [{"description": "a", "contents": %s}], "metadata": {"pactSpecification": {"version": "3.0.0"}}}`)
	recorded("Pact 4, a message", "a.json", "pact", `{"consumer": {"name": "c"}, "provider": {"name": "p"}, "interactions": [{"type": "Asynchronous/Messages", "description": "a", "contents": {"contentType": "application/json", "content": %s}}], "metadata": {"pactSpecification": {"version": "4.0"}}}`)
	recorded("WireMock, JSON", "a.json", "wiremock", `{"mappings": [{"request": {"url": "/a"}, "response": {"status": 200, "jsonBody": %s}}, {"request": {"url": "/b"}, "response": {"status": 204}}]}`)
	kinds = append(kinds, fileKind{"WireMock, a file", "mappings/a.json", "", "wiremock", func(_ testing.TB, payload string) map[string]string {
		return map[string]string{
			"mappings/a.json":   `{"request": {"url": "/a"}, "response": {"status": 200, "headers": {"Content-Type": "application/json"}, "bodyFileName": "b.json"}}`,
			"__files/b.json":    payload,
			"__files/other.txt": "x",
		}
	}})
	return kinds
}

// plantedSchema finds a fault at any place of a payload.
const plantedSchema = `{"required": ["id", "label", "note", "token"], "$ref": "#/$defs/any", "$defs": {"any": {
	"type": ["object", "array", "string", "integer"], "not": {"const": "` + plantedFault + `"}, "items": {"$ref": "#/$defs/any"}, "additionalProperties": {"$ref": "#/$defs/any"}}}}`

// payloadPlaces are payloads with something in the place of each string in turn.
func payloadPlaces(planted string) []string {
	var all []string
	const places = 6
	for i := range places {
		values := slices.Repeat([]any{"x"}, places)
		values[i] = planted
		all = append(all, fmt.Sprintf(`{"id": 7, "label": %q, "note": {"list": [%q, {"c": %q}], "n": %q}, "token": %q, "z": [[%q]]}`, values...))
	}
	return all
}

// TestPlantedInEveryKind: a fault and a live token, put in turn at every place of a payload, are found in
// every kind of file as somebody runs the linter on a directory, or on a file, and the token
// is shown in no report.
func TestPlantedInEveryKind(t *testing.T) {
	for _, kind := range fileKinds() {
		t.Run(kind.name, func(t *testing.T) {
			if testing.Short() && strings.Contains(kind.name, ", ") && !strings.Contains(kind.name, "gzip") {
				t.Skip("in one coding only")
			}
			t.Chdir(t.TempDir())
			writeTestFile(t, "s.schema.json", plantedSchema)
			project, err := NewProject(nil, Overrides{Schema: "s.schema.json", As: kind.as}, goldenNow)
			if err != nil {
				t.Fatal(err)
			}
			in := Input{Args: []string{kind.file}}
			if kind.preset != "" {
				in.Args = []string{"."}
			}
			for _, planted := range []struct{ text, rule string }{{plantedFault, "not"}, {plantedJWT, rule.LiveToken}} {
				for _, payload := range payloadPlaces(planted.text) {
					for file, text := range kind.write(t, payload) {
						writeTestFile(t, file, text)
					}
					checkPlanted(t, project, in, payload, planted.rule)
				}
			}
		})
	}
}

// checkPlanted wants a run to find what is planted, and no report to show the token.
func checkPlanted(t *testing.T, project *Project, in Input, payload, want string) {
	t.Helper()
	events := slices.Collect(project.Run(t.Context(), in))
	isFound := func(e finding.Event) bool {
		found, ok := e.(finding.Found)
		return ok && slices.ContainsFunc(found.Findings, func(f finding.Finding) bool { return f.Rule == want && f.Severity == finding.SeverityError })
	}
	if !slices.ContainsFunc(events, isFound) {
		t.Errorf("%s is not found with %s: %+v", want, payload, events)
	}
	for _, format := range []string{"text", "json"} {
		if out := reported(t, format, events...); strings.Contains(out, plantedJWT[30:]) {
			t.Errorf("%s shows the token of %s:\n%s", format, payload, out)
		}
	}
}

// TestFileKindsAreComplete: each kind of file and each preset that docs/inputs.md lists is among fileKinds.
func TestFileKindsAreComplete(t *testing.T) {
	docs, err := os.ReadFile(path.Join(golden.Root, "docs", "inputs.md"))
	if err != nil {
		t.Fatal(err)
	}
	covered := map[string]bool{}
	for _, kind := range fileKinds() {
		covered["*"+path.Ext(kind.file)] = true
		covered[string(source.FormatOf(kind.as, kind.file).Kind())] = true
		covered[kind.preset] = true
	}
	row := regexp.MustCompile("(?m)^\\|([^|]*)\\|[^|]*\\|(?: (`[a-z]+`) \\|$)?")
	word := regexp.MustCompile("`([^`]+)`")
	listed := 0
	for _, m := range row.FindAllStringSubmatch(string(docs), -1) {
		for _, name := range word.FindAllStringSubmatch(m[1]+m[2], -1) {
			if listed++; !covered[name[1]] {
				t.Errorf("nothing is planted in what docs/inputs.md calls %s", name[1])
			}
		}
	}
	if least := len(selection.Presets()) + 11; listed < least {
		t.Errorf("%d names are listed in docs/inputs.md, want at least %d", listed, least)
	}
}
