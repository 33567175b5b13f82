package secret

import (
	"strings"
	"testing"
)

// TestMayBePlaceholder: no placeholder is taken for none, and most texts are.
func TestMayBePlaceholder(t *testing.T) {
	for text, want := range map[string]bool{
		"<value>": true, " TODO ": true, "xxx": true, "xx": false, "ſample_1": true, "teſt": true, "Foobar": true, "foobars": false, "...": true, "…": true,
		"change-me": true, "changed": false, "My name": true, "myself": false, "N/A": true, "Lorem ipsum": true, "placeholders": false,
		"Acme": false, "customer-1": false, "amber-raven": false, "2024": false, "": false, "\u00a0x": true,
	} {
		if got := MayBePlaceholder(text); got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
		if MayBePlaceholder([]byte(text)) != want {
			t.Errorf("%q: bytes differ from text", text)
		}
	}
}

func FuzzMayBePlaceholder(f *testing.F) {
	for _, text := range []string{"<value>", "%s", "$HOME", "__init__", "test_1", "insert here", "change me", "n/a", "aaa", "ſtring"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if IsPlaceholder(text) && !MayBePlaceholder(text) || placeholderShape().MatchString(strings.TrimSpace(text)) && !MayBePlaceholder(text) {
			t.Errorf("%q is a placeholder", text)
		}
	})
}
