package jsonpointer

import (
	"encoding/json"
	"errors"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

// example is the document of RFC 6901, section 5.
const example = `{"foo": ["bar", "baz"], "": 0, "a/b": 1, "c%d": 2, "e^f": 3, "g|h": 4, "i\\j": 5, "k\"l": 6, " ": 7, "m~n": 8}`

// examples are the JSON Pointers of section 5, and the fragments of section 6.
var examples = []struct {
	pointer, fragment string
	tokens            []string
	value             string // as JSON
}{
	{``, ``, nil, example},
	{`/foo`, `/foo`, []string{"foo"}, `["bar", "baz"]`},
	{`/foo/0`, `/foo/0`, []string{"foo", "0"}, `"bar"`},
	{`/`, `/`, []string{""}, `0`},
	{`/a~1b`, `/a~1b`, []string{"a/b"}, `1`},
	{`/c%d`, `/c%25d`, []string{"c%d"}, `2`},
	{`/e^f`, `/e%5Ef`, []string{"e^f"}, `3`},
	{`/g|h`, `/g%7Ch`, []string{"g|h"}, `4`},
	{`/i\j`, `/i%5Cj`, []string{`i\j`}, `5`},
	{`/k"l`, `/k%22l`, []string{`k"l`}, `6`},
	{`/ `, `/%20`, []string{" "}, `7`},
	{`/m~0n`, `/m~0n`, []string{"m~n"}, `8`},
}

func decoded(t *testing.T, document string) any {
	t.Helper()
	var v any
	if err := json.Unmarshal([]byte(document), &v); err != nil {
		t.Fatal(err)
	}
	return v
}

func TestExamplesOfTheRFC(t *testing.T) {
	document := decoded(t, example)
	for _, test := range examples {
		tokens, err := Parse(test.pointer)
		if err != nil || !slices.Equal(tokens, test.tokens) {
			t.Errorf("%q is read as %q, %v", test.pointer, tokens, err)
		}
		tokens, err = ParseFragment(test.fragment)
		if err != nil || !slices.Equal(tokens, test.tokens) {
			t.Errorf("the fragment %q is read as %q, %v", test.fragment, tokens, err)
		}
		if got := String(test.tokens...); got != test.pointer {
			t.Errorf("%q is written %q", test.tokens, got)
		}
		if got := Fragment(test.tokens...); got != test.fragment {
			t.Errorf("%q is written %q in a fragment", test.tokens, got)
		}
		value, ok := Find(document, test.tokens)
		if diff := cmp.Diff(decoded(t, test.value), value); !ok || diff != "" {
			t.Errorf("%q leads to another value: %v %s", test.pointer, ok, diff)
		}
	}
}

func TestParse(t *testing.T) {
	for _, test := range []struct {
		pointer string
		tokens  []string
		err     error
	}{
		{"/a/", []string{"a", ""}, nil},
		{"//", []string{"", ""}, nil},
		{"/~0~1/~01/~10", []string{"~/", "~1", "/0"}, nil}, // section 4: "~01" is "~1"
		{"/é/😀", []string{"é", "😀"}, nil},
		{"/%20", []string{"%20"}, nil},
		{"a", nil, ErrStart},
		{"#/a", nil, ErrStart},
		{"/~", nil, ErrTilde},
		{"/~/a", nil, ErrTilde},
		{"/~2", nil, ErrTilde},
		{"/~0~", nil, ErrTilde},
		{"/~~0", nil, ErrTilde},
		{"/a~x/~1", nil, ErrTilde},
		{"/\xff", nil, ErrUTF8},
	} {
		tokens, err := Parse(test.pointer)
		if !errors.Is(err, test.err) || !slices.Equal(tokens, test.tokens) {
			t.Errorf("%q: got %q, %v; want %q, %v", test.pointer, tokens, err, test.tokens, test.err)
		}
	}
}

func TestParseFragment(t *testing.T) {
	for _, test := range []struct {
		fragment string
		tokens   []string
		err      error
	}{
		{"/a%7E1b", []string{"a/b"}, nil}, // decoded first, then read as a JSON Pointer
		{"/a%7e0b", []string{"a~b"}, nil},
		{"/a%2Fb", []string{"a", "b"}, nil},
		{"/a%7E01b", []string{"a~1b"}, nil},
		{"/a%257E1b", []string{"a%7E1b"}, nil}, // and decoded once
		{"/%C3%A9/é", []string{"é", "é"}, nil},
		{"/a+b", []string{"a+b"}, nil}, // no form
		{"/a b?c#d", []string{"a b?c#d"}, nil},
		{"%2Fa", []string{"a"}, nil},
		{"a", nil, ErrStart},
		{"%61", nil, ErrStart},
		{"/%7E", nil, ErrTilde},
		{"/%", nil, ErrPercent},
		{"/%4", nil, ErrPercent},
		{"/%zz", nil, ErrPercent},
		{"/100%/a", nil, ErrPercent},
		{"/%C3", nil, ErrUTF8},
	} {
		tokens, err := ParseFragment(test.fragment)
		if !errors.Is(err, test.err) || !slices.Equal(tokens, test.tokens) {
			t.Errorf("%q: got %q, %v; want %q, %v", test.fragment, tokens, err, test.tokens, test.err)
		}
	}
}

// In a fragment only what RFC 3986 allows there stands for itself.
func TestFragment(t *testing.T) {
	const allowed = "-._!$&'()*+,;=:@?azAZ09"
	if got, want := Fragment(allowed), "/"+allowed; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	for token, want := range map[string]string{
		"é": "/%C3%A9", "%": "/%25", "#": "/%23", "[]": "/%5B%5D", "`{": "/%60%7B", "\x00\x1f\x7f": "/%00%1F%7F", "<>": "/%3C%3E", "~/": "/~0~1",
	} {
		if got := Fragment(token); got != want {
			t.Errorf("%q: got %s, want %s", token, got, want)
		}
	}
}

func TestAppend(t *testing.T) {
	for _, test := range []struct {
		pointer string
		tokens  []string
		want    string
	}{
		{"", nil, ""}, {"/a", nil, "/a"}, {"", []string{""}, "/"}, {"/a", []string{"b", "c/d"}, "/a/b/c~1d"}, {"/~0", []string{"~"}, "/~0/~0"},
	} {
		if got := Append(test.pointer, test.tokens...); got != test.want {
			t.Errorf("%q and %q: got %q, want %q", test.pointer, test.tokens, got, test.want)
		}
	}
}

func TestCut(t *testing.T) {
	for _, test := range []struct{ pointer, parent, token string }{
		{"", "", ""}, {"/", "", ""}, {"/a", "", "a"}, {"/a/b~1c", "/a", "b/c"}, {"/a~1b/0", "/a~1b", "0"}, {"/a/", "/a", ""}, {"/a/~01", "/a", "~1"},
	} {
		if parent, token := Cut(test.pointer); parent != test.parent || token != test.token {
			t.Errorf("%q: got %q and %q, want %q and %q", test.pointer, parent, token, test.parent, test.token)
		}
	}
}

func TestFind(t *testing.T) {
	document := decoded(t, `{"a": [null, {"b": null}, [2]], "0": "zero", "-1": 1}`)
	for pointer, want := range map[string]string{
		"/a/0": `null`, "/a/1/b": `null`, "/a/2/0": `2`, "/0": `"zero"`, "/-1": `1`,
		"/b": "", "/a/3": "", "/a/-1": "", "/a/-": "", "/a/00": "", "/a/01": "", "/a/+1": "", "/a/1 ": "", "/a/": "", "/a/1/c": "", "/a/0/x": "", "/0/z": "",
		"/a/99999999999999999999": "", "/a/2/1": "",
	} {
		value, ok := Find(document, Split(pointer))
		if ok != (want != "") {
			t.Errorf("%s: found %v", pointer, ok)
		} else if ok && !cmp.Equal(value, decoded(t, want)) {
			t.Errorf("%s: got %v, want %s", pointer, value, want)
		}
		if !ok && value != nil {
			t.Errorf("%s: got %v of nothing", pointer, value)
		}
	}
}

// TestResolve: a reference leads somewhere only if its fragment is a JSON Pointer, and nothing is before it.
func TestResolve(t *testing.T) {
	document := decoded(t, `{"$defs": {"a/b": 1, "c d": 2}}`)
	for reference, want := range map[string]string{
		"#/$defs/a~1b": "1", "#/$defs/c%20d": "2", "#": `{"$defs": {"a/b": 1, "c d": 2}}`,
		"": "", "/$defs/a~1b": "", "#name": "", "#/$defs/x": "", "#/%zz": "", "other.json#/$defs/a~1b": "",
	} {
		value, ok := Resolve(document, reference)
		if ok != (want != "") || ok && !cmp.Equal(value, decoded(t, want)) {
			t.Errorf("%s: %v, %v, want %s", reference, value, ok, want)
		}
	}
}

func TestIndex(t *testing.T) {
	for token, want := range map[string]int{"0": 0, "1": 1, "10": 10, strconv.Itoa(math.MaxInt): math.MaxInt} {
		if i, ok := Index(token); !ok || i != want {
			t.Errorf("%q: got %d, %v", token, i, ok)
		}
	}
	for _, token := range []string{"", "-", "-0", "-1", "+1", "00", "01", "1.0", "1e1", "٣", "0x1", "1_0", " 1", "9223372036854775808"} {
		if i, ok := Index(token); ok {
			t.Errorf("%q is taken for %d", token, i)
		}
	}
}

// TestBelow: two places below the same one do not share their tokens.
func TestBelow(t *testing.T) {
	above := append(make([]string, 0, 8), "a")
	b, c := Below(above, "b"), Below(above, "c")
	if !slices.Equal(b, []string{"a", "b"}) || !slices.Equal(c, []string{"a", "c"}) || !slices.Equal(above, []string{"a"}) {
		t.Errorf("below %q stand %q and %q", above, b, c)
	}
}

// FuzzRoundTrip: what is written of tokens is read as the same tokens, and what can be
// read is written as what means the same.
func FuzzRoundTrip(f *testing.F) {
	for _, test := range examples {
		f.Add(test.pointer)
		f.Add(test.fragment)
	}
	f.Add("/~2/%7E1/%zz")
	f.Fuzz(func(t *testing.T, text string) {
		if utf8.ValidString(text) {
			tokens := strings.SplitAfter(text, "/") // such as have slashes in them
			for written, parse := range map[string]func(string) ([]string, error){
				String(tokens...): Parse, Fragment(tokens...): ParseFragment,
			} {
				if got, err := parse(written); err != nil || !slices.Equal(got, tokens) {
					t.Errorf("%q is written %q, and read as %q, %v", tokens, written, got, err)
				}
			}
		}
		if tokens, err := Parse(text); err == nil {
			if got := String(tokens...); got != text {
				t.Errorf("%q is written %q", text, got)
			}
			parent, last := Cut(text)
			if text != "" && Append(parent, last) != text {
				t.Errorf("%q is cut into %q and %q", text, parent, last)
			}
		}
		if tokens, err := ParseFragment(text); err == nil {
			again, err := ParseFragment(Fragment(tokens...))
			if err != nil || !slices.Equal(again, tokens) {
				t.Errorf("the fragment %q is read as %q, and then as %q, %v", text, tokens, again, err)
			}
		}
	})
}
