package report

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	"example.com/authlink/internal/finding"
)

// TestHTMLPolicy proves that the page allows what it holds, to the letter, and
// nothing else.
func TestHTMLPolicy(t *testing.T) {
	report := write(t, "html", sample(t)...)
	for _, tag := range []string{"style", "script"} {
		_, rest, _ := strings.Cut(report, "<"+tag+">")
		content, _, ok := strings.Cut(rest, "</"+tag+">")
		if !ok || content == "" {
			t.Fatalf("no <%s>", tag)
		}
		// The + of the hash is &#43; in an attribute.
		if !strings.Contains(strings.ReplaceAll(report, "&#43;", "+"), tag+"-src "+strings.ReplaceAll(cspHash(content), "'", "&#39;")) {
			t.Errorf("the policy does not allow the <%s> of the page", tag)
		}
	}
	for _, outside := range []string{"http:", "https:", "@import", "url(", "src="} {
		if strings.Contains(report, outside) {
			t.Errorf("the page holds %q", outside)
		}
	}
}

// page returns an HTML report.
func page(t *testing.T, o Options, results ...finding.Result) string {
	t.Helper()
	var out bytes.Buffer
	fill(t, newHTMLReport(&out, o), results)
	return out.String()
}

// checkCounts wants each text so many times on a page.
func checkCounts(t *testing.T, page string, want map[string]int) {
	t.Helper()
	for text, n := range want {
		if got := strings.Count(page, text); got != n {
			t.Errorf("%q is there %d times, want %d", text, got, n)
		}
	}
}

// TestHTMLGroups has what a file has of findings that say the same in one place, and leads
// from the index to the file and from the finding to the rule.
func TestHTMLGroups(t *testing.T) {
	results := []finding.Result{
		many(t, "a.json", 12, finding.SeverityError, "type", "m"),
		many(t, "b.json", 1, finding.SeverityError, "no-such-rule", "n"),
	}
	checkCounts(t, page(t, Options{}, results...), map[string]int{
		"<article ": 2, "<pre>": foldAfter + 1, "and 7 more in this file": 1, "13 findings in all: 6 are shown, 7 are counted beside others that say the same. ": 1,
		`href="#file-1"`: 1, `id="file-1"`: 1, `href="#file-2"`: 1, `id="file-2"`: 1,
		`href="#rule-type"`: 1, `id="rule-type"`: 1, `#rule-no-such-rule`: 0,
	})
	checkCounts(t, page(t, Options{All: true}, results...), map[string]int{"<pre>": 13, "more in this file": 0, "findings in all": 0})
}

// TestHTMLDocs leads from what the page says of a rule to the rule's own page, where somebody
// serves it.
func TestHTMLDocs(t *testing.T) {
	result := many(t, "a.json", 1, finding.SeverityError, "minLength", "m")
	link := `<a href="https://acme.example/docs/rules/minLength.html#minlength">`
	checkCounts(t, page(t, Options{}, result), map[string]int{"https:": 0})
	checkCounts(t, page(t, Options{Docs: "https://acme.example/"}, result), map[string]int{"https:": 1, link: 1})
}

func TestHTMLBound(t *testing.T) {
	var results []finding.Result
	for i := range mostHTML + 10 {
		results = append(results, many(t, "a.json", 1, finding.SeverityError, "type", fmt.Sprint("m", i)))
	}
	checkCounts(t, page(t, Options{}, results...), map[string]int{
		"<article ": mostHTML, fmt.Sprintf("%d findings in all: %d are shown, 10 are not on this page. ", mostHTML+10, mostHTML): 1,
		"(not on this page)": 10, `data-found="3010"`: 1, `href="#file-`: mostHTML, fmt.Sprintf("type (%d)", mostHTML+10): 1,
	})
}

// TestHTMLFacts says when and against what files were checked, and does not call a run good
// that has checked nothing.
func TestHTMLFacts(t *testing.T) {
	o := Options{Time: time.Date(2026, 11, 29, 9, 30, 0, 0, time.FixedZone("", 3600)), Facts: [][2]string{{"Form", "wire<"}}}
	good := finding.Result{Found: finding.Found{Path: "good.json"}}
	checkCounts(t, page(t, o, good), map[string]int{
		`<time datetime="2026-11-29T08:30:00Z">`: 1, "<dt>Form</dt><dd>wire&lt;</dd>": 1, `class="verdict good"`: 1,
	})
	checkCounts(t, page(t, o), map[string]int{`class="verdict good"`: 0})
}

// TestHTMLSkipped lists what was not looked at, with the reasons: of very much the first, unless
// all of it is asked for.
func TestHTMLSkipped(t *testing.T) {
	result := finding.Result{Found: finding.Found{Path: "a.har", Documents: 1}}
	for line := range mostSkipped + 50 {
		result.NotChecked = append(result.NotChecked, finding.NotChecked{What: finding.UnitBody, Line: line + 1, Reason: "another <payload>"})
	}
	for all, want := range map[bool]int{false: mostSkipped, true: mostSkipped + 50} {
		got := page(t, Options{All: all}, result)
		if n := strings.Count(got, "this body was not looked at: another &lt;payload&gt;</li>"); n != want {
			t.Errorf("all %v: %d are listed, want %d", all, n, want)
		}
		if !strings.Contains(got, "<summary>Not looked at: 150</summary>") || strings.Contains(got, "<p>and 50 more</p>") == all {
			t.Errorf("all %v: the page does not say how many there are", all)
		}
	}
}
