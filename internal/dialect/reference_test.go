package dialect

import "testing"

func TestResolve(t *testing.T) {
	for _, test := range []struct{ base, ref, want string }{
		{"https://example.com/a/b", "c", "https://example.com/a/c"},
		{"https://example.com/a/b", "../../c", "https://example.com/c"},
		{"https://example.com/a/b", "#c", "https://example.com/a/b#c"},
		{"https://example.com/a/b", "::", "::"},
		{"::", "c", "c"},
		{"urn:example:a", "#c", "urn:example:a#c"},
	} {
		if got := Resolve(test.base, test.ref); got != test.want {
			t.Errorf("%s from %s: got %s, want %s", test.ref, test.base, got, test.want)
		}
	}
}

func TestIdentifier(t *testing.T) {
	for d := range drafts {
		want, ignores := "$id", true
		switch d {
		case Draft4:
			want = "id"
		case Draft201909, Draft202012, OpenAPI31:
			ignores = false
		}
		if got := d.Identifier(); got != want || d.IgnoresSiblings() != ignores {
			t.Errorf("%v: %s, ignores siblings: %t", d, got, d.IgnoresSiblings())
		}
	}
}
