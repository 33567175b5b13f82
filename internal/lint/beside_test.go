package lint

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/rule"
)

// eventsOf lists the steps of a run, without the places of findings.
func eventsOf(t *testing.T, p *Project, in Input) []string {
	t.Helper()
	var got []string
	for e := range p.Run(t.Context(), in) {
		switch e := e.(type) {
		case finding.Found:
			for _, f := range e.Findings {
				got = append(got, fmt.Sprintf("%s:%d %s", e.Path, f.Line, f.Rule))
			}
		case finding.NotChecked:
			got = append(got, fmt.Sprintf("%s:%d not checked: %s", e.Path, e.Line, e.Reason))
		case finding.End:
			got = append(got, fmt.Sprintf("%s %s", e.Path, e.Status))
		}
	}
	return got
}

// TestBodyFiles: the file that a mapping names is checked with it, and once.
func TestBodyFiles(t *testing.T) {
	t.Chdir(t.TempDir())
	const bad = `{"id": -7}`
	mapping := func(file string) string {
		return `{"request": {"url": "/a"}, "response": {"status": 200, "headers": {"Content-Type": "application/json"}, "bodyFileName": "` + file + `"}}`
	}
	writeTestFile(t, "w/mappings/below/a.json", mapping("a.json"))
	writeTestFile(t, "w/mappings/b.json", mapping("a.json"))
	writeTestFile(t, "w/mappings/c.json", mapping("deep/c.txt"))
	writeTestFile(t, "w/mappings/d.json", mapping("gone.json"))
	writeTestFile(t, "w/mappings/e.json", mapping("../mappings/b.json"))
	writeTestFile(t, "w/mappings/f.json", strings.Replace(mapping("page"), "application/json", "text/html", 1))
	writeTestFile(t, "w/__files/a.json", bad)
	writeTestFile(t, "w/__files/deep/c.txt", bad)
	writeTestFile(t, "w/__files/page", "<html>")
	l := linterOf(t, nonNegative, rule.Rule{})
	l.opts.Selection = selected(t, "wiremock")
	project := SingleProject(l)
	mappings := func(names ...string) Input {
		in := Input{}
		for _, name := range names {
			in.Args = append(in.Args, "w/mappings/"+name)
		}
		return in
	}
	want := []string{
		"w/mappings/below/a.json valid", "w/__files/a.json:1 minimum", "w/__files/a.json invalid",
		"w/mappings/b.json valid",
		"w/mappings/c.json valid", "w/__files/deep/c.txt:1 minimum", "w/__files/deep/c.txt invalid",
		"w/mappings/d.json:1 unreadable-body", "w/mappings/d.json invalid",
		"w/mappings/e.json:1 unreadable-body", "w/mappings/e.json invalid",
		"w/mappings/f.json:1 empty-selection", "w/mappings/f.json invalid",
	}
	got := eventsOf(t, project, mappings("below/a.json", "b.json", "c.json", "d.json", "e.json", "f.json"))
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("named (-want +got):\n%s", diff)
	}
	got = eventsOf(t, project, Input{Args: []string{"w"}})
	if n := strings.Count(strings.Join(got, "\n"), "w/__files/a.json:1 minimum"); n != 1 {
		t.Errorf("in a directory: %d findings:\n%s", n, strings.Join(got, "\n"))
	}
}

// TestBodyFilesOfAnAPI: the file that a mapping names is held against its operation, once for each operation, and in
// the edition that has nothing against it.
func TestBodyFilesOfAnAPI(t *testing.T) {
	t.Chdir(t.TempDir())
	mapping := func(method, file, contentType string) string {
		return fmt.Sprintf(`{"request": {"method": %q, "urlPath": "/orders/7"}, "response": {"headers": {%s}, "bodyFileName": %q}}`, method, contentType, file)
	}
	const isJSON, isPage = `"Content-Type": "application/json"`, `"Content-Type": "text/html"`
	writeTestFile(t, "w/mappings/a.json", mapping("GET", "two.json", isJSON))
	writeTestFile(t, "w/mappings/b.json", mapping("GET", "three.json", ""))
	writeTestFile(t, "w/mappings/c.json", mapping("GET", "three.json", isJSON))
	writeTestFile(t, "w/mappings/d.json", mapping("PATCH", "three.json", isJSON))
	writeTestFile(t, "w/mappings/e.json", mapping("GET", "gone.json", isJSON))
	writeTestFile(t, "w/mappings/f.json", mapping("GET", "gone", ""))
	writeTestFile(t, "w/mappings/g.json", mapping("GET", "page", isPage))
	writeTestFile(t, "w/mappings/h.json", mapping("GET", "page", ""))
	writeTestFile(t, "w/mappings/i.json", mapping("GET", "broken.json", isJSON))
	writeTestFile(t, "w/__files/two.json", `{"planted": 2}`)
	writeTestFile(t, "w/__files/three.json", `{"planted": 3}`)
	writeTestFile(t, "w/__files/page", "<html>")
	writeTestFile(t, "w/__files/broken.json", `{"planted": }`)
	writeTestFile(t, "w/__files/stray.json", `{"planted": 1}`)
	own := strings.Replace(api, `"put": {`, `"patch": {"responses": {"200": {"content": {"application/json": {"schema": {"required": ["id"]}}}}}}, "put": {`, 1)
	l := apiLinter(t, Options{Now: goldenNow, Severities: map[string]finding.Severity{}}, strings.Replace(own, `"const": 1`, `"const": 2`, 1), own)
	project := SingleProject(l)
	mappings := []string{
		"w/mappings/a.json valid", "w/__files/two.json valid",
		"w/mappings/b.json valid", "w/__files/three.json:1 const", "w/__files/three.json invalid",
		"w/mappings/c.json valid",
		"w/mappings/d.json valid", "w/__files/three.json:1 required", "w/__files/three.json invalid",
		"w/mappings/e.json:1 unreadable-body", "w/mappings/e.json invalid",
		"w/mappings/f.json:1 not checked: " + errNoFile.Error(), "w/mappings/f.json valid",
		"w/mappings/g.json:1 undeclared-media-type", "w/mappings/g.json invalid",
		"w/mappings/h.json:1 not checked: it is no JSON", "w/mappings/h.json valid",
		"w/mappings/i.json valid", "w/__files/broken.json:1 syntax", "w/__files/broken.json invalid",
	}
	if diff := cmp.Diff(mappings, eventsOf(t, project, Input{Args: []string{"w/mappings"}})); diff != "" {
		t.Errorf("mappings (-want +got):\n%s", diff)
	}
	got := eventsOf(t, project, Input{Args: []string{"w/mappings", "w/__files/stray.json", "w/__files/three.json"}})
	if diff := cmp.Diff(append(mappings, "w/__files/stray.json:1 not checked: "+inFile, "w/__files/stray.json valid"), got); diff != "" {
		t.Errorf("mappings, then files (-want +got):\n%s", diff)
	}
	got = eventsOf(t, project, Input{Args: []string{"w/__files/three.json", "w/mappings"}})
	if diff := cmp.Diff(append([]string{"w/__files/three.json:1 not checked: " + inFile, "w/__files/three.json valid"}, mappings...), got); diff != "" {
		t.Errorf("a file, then mappings (-want +got):\n%s", diff)
	}
}
