package rule

import (
	"strings"
	"testing"

	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/golden"
	"example.com/authlink/internal/span"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// TestRulesDocument compares docs/rules.md with the rules.
func TestRulesDocument(t *testing.T) {
	golden.Check(t, "docs/rules.md", []byte(RulesDocument()))
}

// TestPageObeysNothing looks for what a terminal would obey, or an editor hide.
func TestPageObeysNothing(t *testing.T) {
	for _, r := range All() {
		for line := range strings.Lines(r.Page() + r.Markdown(2)) {
			if line = strings.TrimSuffix(line, "\n"); span.Visible(line) != line {
				t.Errorf("%s: %q", r.ID, line)
			}
		}
	}
}

// TestPages: each page is that of a rule.
func TestPages(t *testing.T) {
	files, err := pages.ReadDir("pages")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		id := strings.TrimSuffix(file.Name(), ".md")
		if _, ok := Find(id); !ok {
			t.Errorf("there is no rule %q", id)
		}
	}
	if n := len(All()); n != len(files) {
		t.Errorf("%d rules, %d pages", n, len(files))
	}
}

func TestReadPage(t *testing.T) {
	const page = "# x\n\nFinds a \\<b>. Severity: info; off unless turned on.\n\nWhy.\n\nMore.\n\n**To fix it:** Do.\n\nThis, too.\n\n" +
		"Selected: `/a`\n\nBad:\n\n```json\n[\n\n1]\n```\n\nThe schema:\n\n```json\nfalse\n```\n\nGood:\n\n```json\n2\n```\n"
	got, err := readPage("x", "true", page)
	if err != nil {
		t.Fatal(err)
	}
	want := Rule{
		ID: "x", Severity: finding.SeverityInfo, Off: true, Summary: "a <b>", Why: "Why.\n\nMore.", Fix: "Do.\n\nThis, too.",
		Bad: Example{Schema: "false\n", Select: "/a", Document: "[\n\n1]\n"}, Good: Example{Schema: "true", Select: "/a", Document: "2\n"},
	}
	if diff := cmp.Diff(want, got, cmpopts.IgnoreUnexported(Rule{})); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if text := got.Page(); !strings.HasPrefix(text, "# x\n\nFinds a <b>. ") {
		t.Errorf("as text: %s", text)
	}
	for _, broken := range []string{"", strings.Replace(page, "# x", "# y", 1), strings.Replace(page, "info;", "infos;", 1), strings.Replace(page, "Good:", "Better:", 1), strings.Replace(page, "**To fix it:** ", "", 1)} {
		if r, err := readPage("x", "true", broken); err == nil {
			t.Errorf("%q is read as %+v", broken, r)
		}
	}
}
