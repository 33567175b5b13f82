package source

import (
	"bytes"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/tailscale/hujson"
)

func TestBlankComments(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"[1, 2]", "[1, 2]"},
		{"[1, 2,]", "[1, 2 ]"},
		{"{\"a\": 1, // é\r\n}", "{\"a\": 1       \r\n}"},
		{"/* a\nb */ 1", "    \n     1"},
		{`["// no", "/* no */", "\",]"]`, `["// no", "/* no */", "\",]"]`},
		{"[1/**/,/**/]", "[1         ]"},
		{"1 // at the end", "1              "},

		// What is broken stays, to be found.
		{"[,]", "[,]"},
		{"[1,,]", "[1,,]"},
		{"{\"a\":,}", "{\"a\":,}"},
		{"1 /* no end", "1 /* no end"},
		{`["no end,]`, `["no end,]`},
		{",", ","},
	} {
		if diff := cmp.Diff(test.want, string(WithoutComments([]byte(test.text)))); diff != "" {
			t.Errorf("%q (-want +got):\n%s", test.text, diff)
		}
	}
}

// FuzzBlankComments compares with another reader of JSON with comments.
func FuzzBlankComments(f *testing.F) {
	f.Add([]byte("{\"a\": [1, /* x */ 2,], // y\n}"))
	f.Add([]byte("[\"\\\"//\",\r\n]"))
	f.Fuzz(func(t *testing.T, text []byte) {
		got := WithoutComments(text)
		if len(got) != len(text) || bytes.Count(got, []byte("\n")) != bytes.Count(text, []byte("\n")) {
			t.Fatalf("%q became %q", text, got)
		}
		if want, err := hujson.Standardize(text); err == nil && !bytes.Equal(bytes.TrimSpace(want), bytes.TrimSpace(squeeze(got, want))) {
			t.Errorf("%q became %q, want %q", text, got, want)
		}
	})
}

// squeeze returns got, with the characters of white space that want has: the
// other reader makes spaces of more of them.
func squeeze(got, want []byte) []byte {
	out := bytes.Clone(got)
	for i := range min(len(out), len(want)) {
		if bytes.IndexByte([]byte(" \t\r\n"), out[i]) >= 0 && bytes.IndexByte([]byte(" \t\r\n"), want[i]) >= 0 {
			out[i] = want[i]
		}
	}
	return out
}
