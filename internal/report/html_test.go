package report

import (
	"strings"
	"testing"
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
