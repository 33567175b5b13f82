package subschema

import (
	"slices"
	"testing"
)

func TestTokensAndPointer(t *testing.T) {
	for _, test := range []struct {
		fragment string
		tokens   []string
		pointer  string
	}{
		{"", nil, ""},
		{"/", []string{""}, "/"},
		{"/a/0", []string{"a", "0"}, "/a/0"},
		{"/a~1b/%25/%C3%A9", []string{"a/b", "%", "é"}, "/a~1b/%/é"},
		{"anchor", nil, "anchor"},
		{"/%zz", nil, "/%zz"},
	} {
		if got := Tokens(test.fragment); !slices.Equal(got, test.tokens) {
			t.Errorf("%s: the tokens are %q, want %q", test.fragment, got, test.tokens)
		}
		if got := Pointer(test.fragment); got != test.pointer {
			t.Errorf("%s: the pointer is %s, want %s", test.fragment, got, test.pointer)
		}
	}
}
