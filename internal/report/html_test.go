package report

import (
	"strings"
	"testing"

	"example.com/authlink/internal/span"
	"github.com/google/go-cmp/cmp"
)

func TestSnippetSplit(t *testing.T) {
	for _, test := range []struct {
		marked string
		want   [3]string
	}{
		{`["a", |"b"|, 1]`, [3]string{`["a", `, `"b"`, `, 1]`}},
		{`|1|`, [3]string{"", "1", ""}},
		{`[1||`, [3]string{"[1", " ", ""}},
		{"||", [3]string{"", " ", ""}},
		{`["日本", |"東京"|]`, [3]string{`["日本", `, `"東京"`, `]`}},
		{"\"e\u0301\" |\"\x1b\"| 2", [3]string{"\"e\u0301\" ", `"␛"`, " 2"}},
	} {
		source, offset, end := between(t, test.marked)
		before, marked, after := splitSnippet(span.NewSnippet(source, offset, end))
		if diff := cmp.Diff(test.want, [3]string{before, marked, after}); diff != "" {
			t.Errorf("%q (-want +got):\n%s", test.marked, diff)
		}
	}
}

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

// between returns source without its two '|' and their offsets: the span.
func between(t *testing.T, marked string) (source []byte, offset, end int) {
	t.Helper()
	parts := strings.Split(marked, "|")
	if len(parts) != 3 {
		t.Fatalf("%q does not mark a span with two '|'", marked)
	}
	return []byte(strings.Join(parts, "")), len(parts[0]), len(parts[0]) + len(parts[1])
}
