package lint

import (
	"bytes"
	"fmt"
	"os"
	"path"
	"slices"
	"strings"
	"testing"

	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/golden"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/report"
	"example.com/authlink/internal/rule"
	"example.com/authlink/internal/source"
)

// plantedJWT works until the year 2100. It is not the one that the pages of rules show.
const plantedJWT = "eyJhbGciOiJIUzI1NiJ9.eyJleHAiOjQxMDI0NDQ4MDF9.cGxhbnRlZC1wbGFudGVk"

// A planting is a file with something planted in it.
type planting struct {
	where string // a JSON Pointer, or "comment"
	text  []byte
}

// plantings puts text in the place of each string of a file, and after each line of it
// where there may be comments. Text must need no escapes.
func plantings(t *testing.T, format source.Format, file []byte, text string) []planting {
	t.Helper()
	var out []planting
	for part := range format.Parts(source.Chunk{Text: file, Line: 1}) {
		whole, err := format.Read(part.Text)
		if err != nil {
			t.Fatal(err)
		}
		for d := range format.Documents(whole) {
			for _, at := range stringsOf(t, d) {
				start, stop := part.Offset+d.Start(at.start), part.Offset+d.Stop(at.end)
				out = append(out, planting{at.pointer, slices.Concat(file[:start], []byte(text), file[stop:])})
			}
		}
	}
	mark := map[source.Kind]string{source.KindYAML: "# ", source.KindJSONC: "// "}[format.Kind()]
	if mark != "" {
		out = append(out, planting{"comment", slices.Concat([]byte(mark+text+"\n"), file)})
	}
	return out
}

// A stringPlace is what is between the quotes of a string value.
type stringPlace struct {
	start, end int
	pointer    string
}

func stringsOf(t *testing.T, d source.Document) []stringPlace {
	t.Helper()
	x := new(jsonindex.Index)
	if err := x.Parse(d.JSON, source.EnvelopeOptions()); err != nil {
		t.Fatal(err)
	}
	var found []stringPlace
	var walk func(value int, pointer string)
	walk = func(value int, pointer string) {
		switch tok := x.Token(value); tok.Kind {
		case jsonindex.String:
			found = append(found, stringPlace{int(tok.Start) + 1, int(tok.End) - 1, pointer})
		case jsonindex.Array:
			i := 0
			for element := range x.Elements(value) {
				walk(element, fmt.Sprintf("%s/%d", pointer, i))
				i++
			}
		case jsonindex.Object:
			for name, member := range x.Members(value) {
				walk(member, pointer+"/"+x.Text(name))
			}
		}
	}
	walk(0, "")
	return found
}

// plantedFiles are files of every kind that docs/inputs.md names, by the selector for them:
// the recordings in testdata, and documents in every format.
func plantedFiles(t *testing.T) map[string]struct{ file, preset, text string } {
	t.Helper()
	files := map[string]struct{ file, preset, text string }{}
	add := func(file, preset, text string) {
		files[file+" "+preset] = struct{ file, preset, text string }{file, preset, text}
	}
	for _, file := range []string{"har.har", "pact-v2.json", "pact-v3-messages.json", "pact-v4.json", "go-vcr.yaml", "vcr.yml", "wiremock.json", "wiremock-mappings.json", "postman.json"} {
		preset, _, _ := strings.Cut(strings.TrimSuffix(strings.TrimSuffix(file, path.Ext(file)), "-mappings"), "-v")
		if strings.HasPrefix(file, "go-vcr") {
			preset = "go-vcr"
		}
		add(file, preset, string(golden.Read(t, path.Join(recordingDir, file))))
	}
	const document = `{"label": "x", "token": "<token>", "list": ["a", {"b": "c"}], "id": 7}`
	add("a.json", "", document)
	add("a.jsonc", "", document+" // x\n")
	add("a.ndjson", "", document+"\n"+document+"\n")
	add("a.yaml", "", "label: x\ntoken: '<token>'\nlist: [a, {b: c}]\n---\nlabel: \"y\"\n")
	add("b.json", "/body", `{"before": "x", "body": `+document+`, "after": ["y"]}`)
	return files
}

// TestPlantedSecrets: a live token is found at every place of every kind of file, whatever
// is selected; no report shows it, and --redact leaves none.
func TestPlantedSecrets(t *testing.T) {
	for name, f := range plantedFiles(t) {
		t.Run(name, func(t *testing.T) {
			m := menderOf(t, "true", finding.FixRedact)
			m.path = f.file
			if f.preset != "" {
				m.linter.opts.Selection = selected(t, f.preset)
			}
			format := source.FormatOf("", f.file)
			places := plantings(t, format, []byte(f.text), plantedJWT)
			if len(places) < 4 {
				t.Fatalf("%d places", len(places))
			}
			for _, p := range places {
				result := m.linter.CheckFile(f.file, p.text)
				if !slices.ContainsFunc(result.Findings, func(f finding.Finding) bool { return f.Rule == rule.LiveToken }) {
					t.Errorf("%s: the token is not found in\n%s", p.where, p.text)
				}
				result.Withhold()
				for _, format := range []string{"text", "json", "sarif"} {
					if out := written(t, format, result); strings.Contains(out, plantedJWT[30:]) {
						t.Errorf("%s: %s shows it", p.where, format)
					}
				}
				if fixed := m.mend(t, p.text); fixed.Err != nil || bytes.Contains(fixed.Text, []byte(plantedJWT)) {
					t.Errorf("%s: error %v, and it is left in\n%s", p.where, fixed.Err, fixed.Text)
				}
			}
		})
	}
}

// TestPlantedForms: a random secret is found in whatever stands around a body: headers,
// cookies, forms, URLs, texts in a code.
func TestPlantedForms(t *testing.T) {
	const har = `{"log": {"entries": [{"request": {"method": "POST", "url": "https://a.example/connect_sessions", %s},
		"response": {"status": 200, "content": {"mimeType": "application/json", "text": "{\"id\": 7}"}}}]}}`
	for name, in := range map[string]string{
		"a header":                 `"headers": [{"name": "Authorization", "value": "Bearer ` + randomSecret + `"}]`,
		"a header of an object":    `"headers": {"x-api-key": ["` + randomSecret + `"]}`,
		"a cookie":                 `"headers": [{"name": "Cookie", "value": "a=b; session=` + randomSecret + `; c=d"}]`,
		"a cookie by its name":     `"cookies": [{"name": "session_token", "value": "` + randomSecret + `"}]`,
		"Set-Cookie":               `"headers": [{"name": "Set-Cookie", "value": "_app=` + randomSecret + `; Path=/; HttpOnly"}]`,
		"a query string":           `"queryString": [{"name": "token", "value": "` + randomSecret + `"}]`,
		"a URL":                    `"redirectURL": "https://a.example/x?access_token=` + randomSecret + `"`,
		"a path with a query":      `"path": "/x?a=b&access_token=` + randomSecret + `"`,
		"a form":                   `"postData": {"text": "grant_type=client_credentials&client_secret=` + randomSecret + `"}`,
		"JSON in a string":         `"postData": {"text": "{\"a\": [{\"client_secret\": \"` + randomSecret + `\"}]}"}`,
		"JSON in JSON in a string": `"postData": {"text": "{\"a\": \"{\\\"client_secret\\\": \\\"` + randomSecret + `\\\"}\"}"}`,
		"JSON in base64":           `"postData": {"text": "` + codings()[3].write(t, `{"client_secret": "`+randomSecret+`"}`) + `"}`,
		"JSON in gzip":             `"postData": {"text": "` + codings()[8].write(t, `{"client_secret": "`+randomSecret+`"}`) + `"}`,
		"a form in gzip":           `"postData": {"text": "` + codings()[8].write(t, `client_secret=`+randomSecret) + `"}`,
		"XML":                      `"postData": {"text": "<a><password>` + randomSecret + `</password></a>"}`,
		"a comment":                `"comment": "the token is eyJ, see token: ` + randomSecret + `"`,
		"a name that is a JWT":     `"x": {"` + plantedJWT + `": 1}`,
	} {
		t.Run(name, func(t *testing.T) {
			m := menderOf(t, "true", finding.FixRedact)
			m.linter.opts.Selection = selected(t, "har:/connect_sessions")
			text := []byte(fmt.Sprintf(har, in))
			result := m.linter.CheckFile("a.har", text)
			if len(result.Findings) != 1 || result.Findings[0].Rule != rule.LiveToken {
				t.Fatalf("found %+v", result.Findings)
			}
			result.Withhold()
			for _, format := range report.Formats() {
				if out := written(t, format, result); strings.Contains(out, randomSecret[:10]) || strings.Contains(out, plantedJWT[30:]) {
					t.Errorf("%s shows it:\n%s", format, out)
				}
			}
			if name == "a name that is a JWT" {
				return // only a person can rename it
			}
			fixed := m.mend(t, text)
			if fixed.Err != nil || fixed.Fixes != 1 || len(fixed.Redacted) != 1 {
				t.Errorf("%d fixes, redacted %v, error %v", fixed.Fixes, fixed.Redacted, fixed.Err)
			}
			if left := m.linter.CheckFile("a.har", fixed.Text); len(left.Findings) > 0 {
				t.Errorf("left: %+v in\n%s", left.Findings, fixed.Text)
			}
		})
	}
}

// TestPlantedAside: a secret is found in what a file holds beside its values, and in what a value
// hides, in a document as it is; --redact takes it out where the rest can stay as it is.
func TestPlantedAside(t *testing.T) {
	inner := `{"a": 1, "client_secret": "` + randomSecret + `"}`
	encoded := func(i int, text string) string { return codings()[i].write(t, text) }
	for name, in := range map[string]struct {
		file, text string
		redacts    bool
	}{
		"a comment in JSON":               {"a.json", `{"a": 1, // ` + plantedJWT + "\n\"b\": 2}", true},
		"a comment before JSON":           {"a.json", "/* token: " + randomSecret + " */ {}", true},
		"a comment in selected JSON":      {"selected.json", `{"a": {}, // ` + plantedJWT + "\n\"b\": 2}", true},
		"a comment after a mark":          {"a.json", "\uFEFF{} // " + plantedJWT, true},
		"JSON in base64":                  {"a.json", `{"a": "` + encoded(3, inner) + `"}`, true},
		"an array in base64":              {"a.json", `{"a": "` + encoded(3, "["+inner+"]") + `"}`, true},
		"JSON in base64, twice":           {"a.json", `{"a": "` + encoded(3, `{"b": "`+encoded(3, inner)+`"}`) + `"}`, true},
		"JSON in gzip":                    {"a.json", `["` + encoded(8, inner) + `"]`, true},
		"JSON in zlib":                    {"a.ndjson", `["` + encoded(10, inner) + `"]`, true},
		"JSON in zstd":                    {"a.jsonc", `["` + encoded(12, inner) + `"] // x`, true},
		"JSON in base64 in YAML":          {"a.yaml", "a: " + encoded(3, inner) + "\n", true},
		"an anchor":                       {"a.yaml", "a: &" + plantedJWT + " 1\n", true},
		"a tag":                           {"a.yaml", "a: !" + plantedJWT + " 1\n", true},
		"a tag as a URI":                  {"a.yaml", "a: !<tag:a.example,2000:" + plantedJWT + "> 1\n", false},
		"a directive":                     {"a.yaml", "%TAG !e! tag:" + plantedJWT + "\n---\na: 1\n", false},
		"a comment after the end of YAML": {"a.yaml", "a: 1\n... # " + plantedJWT + "\n", true},
	} {
		t.Run(name, func(t *testing.T) {
			m := menderOf(t, "true", finding.FixRedact)
			m.path = in.file
			if strings.HasPrefix(in.file, "selected") {
				m.linter.opts.Selection = selected(t, "/a")
			}
			isLive := func(f finding.Finding) bool { return f.Rule == rule.LiveToken }
			result := m.linter.CheckFile(in.file, []byte(in.text))
			if n := len(slices.DeleteFunc(slices.Clone(result.Findings), func(f finding.Finding) bool { return !isLive(f) })); n != 1 {
				t.Fatalf("%d secrets in %+v", n, result.Findings)
			}
			result.Withhold()
			for _, format := range report.Formats() {
				out := written(t, format, result)
				if strings.Contains(out, randomSecret[:10]) || strings.Contains(out, plantedJWT[30:]) || strings.Contains(out, encoded(3, inner)[:20]) || strings.Contains(out, "H4sIA") || strings.Contains(out, "KLUv") {
					t.Errorf("%s shows it:\n%s", format, out)
				}
			}
			fixed := m.mend(t, []byte(in.text))
			if left := m.linter.CheckFile(in.file, fixed.Text); fixed.Err != nil || slices.ContainsFunc(left.Findings, isLive) == in.redacts {
				t.Errorf("error %v, left %+v in\n%s", fixed.Err, left.Findings, fixed.Text)
			}
		})
	}
	harmless := `{"a": "` + encoded(8, `{"a": "hello", "b": [1, 2, 3, 4, 5, 6, 7, 8, 9]}`) + `"}`
	if result := menderOf(t, "true").linter.CheckFile("a.json", []byte(harmless)); len(result.Findings) > 0 {
		t.Errorf("of one without a secret: %+v", result.Findings)
	}
}

// TestPlantedFilesAreComplete: no recording in testdata has been left out.
func TestPlantedFilesAreComplete(t *testing.T) {
	entries, err := os.ReadDir(path.Join(golden.Root, recordingDir))
	if err != nil {
		t.Fatal(err)
	}
	files := plantedFiles(t)
	for _, e := range entries {
		found := false
		for _, f := range files {
			found = found || f.file == e.Name()
		}
		if !found && e.Name() != "vcrpy.yaml" { // whose strings are written over lines: bodies_test.go has its shape
			t.Errorf("%s is not among them", e.Name())
		}
	}
}

// TestPlantedFaults: a fault is found at every place of a document, in every kind of file
// that may hold it; around what is selected, nothing is taken for one.
func TestPlantedFaults(t *testing.T) {
	const document = `{"label": "x", "note": {"list": ["a", {"b": "c"}]}, "id": 7}`
	for _, test := range []struct{ file, selector, text string }{
		{"a.json", "", document},
		{"A.JSON", "", document},
		{"bom.json", "", "\uFEFF" + document},
		{"comments.json", "", "// x\n" + document},
		{"equal.json", "", `{"label": "x", "label": "y", "note": {"id": "a", "id": "b"}}`},
		{"bytes.json", "", "{\"label\": \"x\", \"\xff\": \"y\"}"},
		{"a.jsonc", "", "// x\n" + document + "\n"},
		{"a.ndjson", "", document + "\n" + document + "\n"},
		{"a.jsonl", "", document},
		{"a.yaml", "", "label: x\nnote:\n  list: [a, {b: c}]\n---\nlabel: \"y\"\nnote: 'z'\n"},
		{"pointer.json", "/body", `{"before": "x", "body": ` + document + `, "after": ["y"]}`},
		{"path.json", "$..body", `{"before": "x", "body": ` + document + `, "after": ["y"]}`},
		{"wiremock.json", "wiremock", `{"request": {"url": "/a"}, "response": {"status": 200, "jsonBody": ` + document + `}}`},
		{"pact2.json", "pact", `{"interactions": [{"description": "a", "request": {"path": "/a"}, "response": {"status": 200, "body": ` + document + `}}], "metadata": {"pactSpecification": {"version": "2.0.0"}}}`},
		{"pact3.json", "pact", `{"messages": [{"description": "a", "contents": ` + document + `}], "metadata": {"pactSpecification": {"version": "3.0.0"}}}`},
		{"pact4.json", "pact", `{"interactions": [{"type": "Synchronous/HTTP", "description": "a", "response": {"status": 200, "body": {"content": ` + document + `}}}], "metadata": {"pactSpecification": {"version": "4.0"}}}`},
	} {
		t.Run(test.file, func(t *testing.T) {
			l := linterOf(t, `{"type": ["object", "array", "string", "integer"], "not": {"const": "`+plantedFault+`"}, "items": {"$ref": "#"}, "additionalProperties": {"$ref": "#"}}`, rule.Rule{})
			if test.selector != "" {
				l.opts.Selection = selected(t, test.selector)
			}
			for _, p := range faultyPlaces(t, test.file, test.text) {
				isInside := test.selector == "" || strings.Contains(p.where, "ody") || strings.Contains(p.where, "contents")
				result := l.CheckFile(test.file, p.text)
				found := slices.ContainsFunc(result.Findings, func(f finding.Finding) bool {
					return f.Rule == "not" && strings.Contains(string(p.text[f.Offset:f.End]), plantedFault)
				})
				if found != isInside {
					t.Errorf("%s: found %v, want %v, in\n%s", p.where, found, isInside, p.text)
				}
			}
		})
	}
}

const plantedFault = "planted"

// faultyPlaces is plantings of a fault. Of a text that is no JSON as it is, the words in
// quotes are its places.
func faultyPlaces(t *testing.T, file, text string) []planting {
	t.Helper()
	format := source.FormatOf("", file)
	if new(jsonindex.Index).Parse([]byte(text), source.EnvelopeOptions()) == nil || format.Kind() != source.KindJSON {
		places := plantings(t, format, []byte(text), plantedFault)
		return slices.DeleteFunc(places, func(p planting) bool { return p.where == "comment" })
	}
	var out []planting
	for i := 0; ; {
		n := strings.Index(text[i:], `: "`)
		if n < 0 {
			return out
		}
		start := i + n + len(`: "`)
		end := start + strings.IndexByte(text[start:], '"')
		out = append(out, planting{fmt.Sprint(start), []byte(text[:start] + plantedFault + text[end:])})
		i = end
	}
}

// TestRecognized: a recording in any shape and coding is recognized by what is in it, and
// its payload checked, by its names or by its URL; other payloads are said to be there.
func TestRecognized(t *testing.T) {
	const payload = `{"id": "1", "organization_id": 2, "project_id": "p", "origin_owner_id": "o", "origin_owner_name": "O", "auth_link_url": "https://connect.example.com/x", "created_at": "2025-03-03T11:52:09.120Z", "token": "<value>"}`
	project, err := NewProject(nil, Overrides{Form: "wire"}, goldenNow)
	if err != nil {
		t.Fatal(err)
	}
	for _, shape := range shapes() {
		for _, coding := range codings() {
			t.Run(shape.name+", "+coding.name, func(t *testing.T) {
				l, err := project.linterOf(shape.file)
				if err != nil {
					t.Fatal(err)
				}
				text := shape.with(t, coding, payload)
				for _, text := range []string{text, strings.ReplaceAll(text, "connect_sessions", "elsewhere")} {
					checkBody(t, linterMender{linter: l, path: shape.file}, text, []string{"type"})
				}
				other := strings.ReplaceAll(shape.with(t, coding, `{"order": 1}`), "connect_sessions", "elsewhere")
				result := l.CheckFile(shape.file, []byte(other))
				if len(result.Findings) > 0 || len(result.NotChecked) != 1 || result.NotChecked[0].Reason != "another payload" {
					t.Errorf("of another payload: %+v, %+v", result.Findings, result.NotChecked)
				}
			})
		}
	}
}

// TestDecodedAround: what strings around the payloads expand to is bounded for all of a file, and what has
// not been decoded for that is said not to have been looked at.
func TestDecodedAround(t *testing.T) {
	if testing.Short() {
		t.Skip("it decodes 100 MB")
	}
	bomb := codings()[8].write(t, `["`+strings.Repeat(" ", jsonindex.DefaultLimits().Bytes-100)+`"]`)
	for n, want := range map[int]bool{1: false, 6: true} {
		entries := strings.Repeat(`{"request": {"url": "https://a.example/x", "postData": {"text": "`+bomb+`"}}, "response": {"status": 204}}, `, n)
		l := linterOf(t, "true", rule.Rule{})
		l.opts.Selection = selected(t, "har")
		result := l.CheckFile("a.har", []byte(`{"log": {"entries": [`+entries+`{"request": {"url": "https://a.example/y"}, "response": {"status": 200, "content": {"text": "{}"}}}]}}`))
		isLimit := func(n finding.NotChecked) bool { return n.Fault == "limit" }
		if got := slices.ContainsFunc(result.NotChecked, isLimit); got != want || len(result.Findings) > 0 || result.Err != nil {
			t.Errorf("%d: said to be too much: %v, want %v; %+v", n, got, want, result)
		}
	}
}
