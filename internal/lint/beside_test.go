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
