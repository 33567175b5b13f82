package rule

import (
	"net/url"
	"strings"
	"testing"
)

func TestAddress(t *testing.T) {
	for _, test := range []struct{ site, id, want string }{
		{"https://acme.example/authlink/", "minLength", "https://acme.example/authlink/docs/rules/minLength.html#minlength"},
		{"http://127.0.0.1:8080", "live-token", "http://127.0.0.1:8080/docs/rules/live-token.html#live-token"},
		{"https://acme.example/", "no-such-rule", ""},
		{"", "enum", ""},
	} {
		if got := Address(test.site, test.id); got != test.want {
			t.Errorf("%s at %q: %q, want %q", test.id, test.site, got, test.want)
		}
	}
}

// TestSite: reports link to where the docs are, and nowhere as long as they are nowhere.
func TestSite(t *testing.T) {
	u, err := url.Parse(Site)
	if err != nil || u.Scheme != "https" || u.Host == "" || !strings.HasSuffix(u.Path, "/") {
		t.Fatalf("%q is not the address of a site with a slash at its end", Site)
	}
	want := Site
	if strings.HasSuffix(u.Host, ".example") {
		want = ""
	}
	if got := DefaultSite(); got != want {
		t.Errorf("reports link to %q, want %q", got, want)
	}
}
