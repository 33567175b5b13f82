package subschema

import (
	"slices"
	"testing"
)

func TestParent(t *testing.T) {
	for location, want := range map[string][2]string{
		"https://example.com/s.json#/a":     {"https://example.com/s.json#", "a"},
		"https://example.com/s.json#/a/0":   {"https://example.com/s.json#/a", "0"},
		"s#/properties/a~1b%25":             {"s#/properties", "a/b%"},
		"s#/":                               {"s#", ""},
		"s#/properties/a#b":                 {"s#/properties", "a#b"},
		"https://example.com/s.json#":       {},
		"https://example.com/s.json":        {},
		"https://example.com/s.json#anchor": {},
		"":                                  {},
		"s#/a%2Fb":                          {}, // two tokens: the percent signs come first
		"s#/a%zz":                           {},
		"s#/a~2":                            {},
	} {
		parent, token, ok := Parent(location)
		if got := [2]string{parent, token}; got != want || ok != (want[0] != "") {
			t.Errorf("%s: got %q, %t, want %q", location, got, ok, want)
		}
	}
}

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
