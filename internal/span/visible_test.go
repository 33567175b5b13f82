package span

import "testing"

func TestIsPlainASCII(t *testing.T) {
	for text, want := range map[string]bool{"": true, " ": true, "~": true, "a b": true, "\x1f": false, "\x7f": false, "a\t": false, "é": false} {
		if got := isPlainASCII(text); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

func TestVisible(t *testing.T) {
	for text, want := range map[string]string{
		"":                  "",
		"a b~é日😀":           "a b~é日😀",
		"\x00\x1b[2J\x1f\n": "␀␛[2J␟␊",
		"\t\x7f":            "    ␡",
		"\u0080\u2028":      "<U+0080><U+2028>",
		"a\xffb":            "a<FF>b",
		"\uFFFD":            "\uFFFD",
		"می\u200Cخواهم\n":   "می\u200Cخواهم␊", // a joiner that is not alone
		"👩\u200D👧\n":        "👩\u200D👧␊",
		"\u200C":            "<U+200C>",
		"\u0301\n":          "◌\u0301␊",
		"e\u0301\u202E":     "e\u0301<U+202E>",
	} {
		if got := Visible(text); got != want {
			t.Errorf("%q is shown as %q, want %q", text, got, want)
		}
		if got := IsPlain(text); got != (want == text) {
			t.Errorf("%q counts as plain: %v", text, got)
		}
	}
}
