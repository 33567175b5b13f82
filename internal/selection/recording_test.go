package selection

import (
	"slices"
	"testing"
)

func TestMatchesURL(t *testing.T) {
	const url = "https://api.example.com/v1/sessions?x=1#y"
	for glob, want := range map[string]bool{
		"/v1/sessions": true, "/v1/*": true, "/*/sessions": true, "/sessions": false, "*/sessions": true,
		"https://api.example.com/v1/sessions": true, "https://*": true, "http://*": false, "/v1/sessions?x=1": false, "/v./sessions": false,
	} {
		if matchesURL(glob, url) != want {
			t.Errorf("%s: %v, want %v", glob, !want, want)
		}
	}
	for url, want := range map[string]bool{"/a": true, "/a?b": true, "{{base}}/a": true, "a": false, "": false} {
		if matchesURL("/a", url) != want {
			t.Errorf("%q: %v, want %v", url, !want, want)
		}
	}
}

// TestPathOf: a glob and the list of what there is to select read the same path.
func TestPathOf(t *testing.T) {
	for url, want := range map[string]string{
		"https://h/a/b?x=/y#z": "/a/b", "https://h": "/", "https://h?x=1": "/", "": "/", "/a#b?c": "/a",
		"h/a": "/a", "{{base}}/a": "/a", "/to/https://h/b": "/to/https://h/b", "/./a": "/./a",
	} {
		if got := pathOf(url); got != want {
			t.Errorf("%q: %q, want %q", url, got, want)
		}
		if want != "/" && !matchesURL(want, url) {
			t.Errorf("%q is not at %q", url, want)
		}
	}
}

func TestPresets(t *testing.T) {
	var names []string
	for _, r := range recordings() {
		names = append(names, r.name)
	}
	if !slices.Equal(names, Presets()) {
		t.Errorf("%q are recordings, and %q presets", names, Presets())
	}
}
