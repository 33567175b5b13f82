package secret

import (
	"strings"
	"testing"
)

func TestWordStart(t *testing.T) {
	for _, test := range []struct {
		text      string
		end, want int
	}{
		{"", 0, 0}, {"ab", 2, 0}, {"a b", 3, 2}, {"a b", 2, 2},
		{strings.Repeat("x", maxName), maxName, 0}, {strings.Repeat("x", maxName+7), maxName + 7, 7},
	} {
		if got := wordStart(test.text, test.end); got != test.want {
			t.Errorf("the word before %d of %q starts at %d, want %d", test.end, test.text, got, test.want)
		}
	}
}

func TestSeparatorEnd(t *testing.T) {
	for text, want := range map[string]int{"=": 1, ": ": 1, ":=": 2, "::": 2, "==": 2, "=>x": 2, "===": 3, "====": 3} {
		if got := separatorEnd(text, 0); got != want {
			t.Errorf("%q ends at %d, want %d", text, got, want)
		}
	}
}

func TestReadStart(t *testing.T) {
	for text, want := range map[string]named{
		"a=b": {start: 2, isParameter: true}, "a= b": {start: 3}, "a:b": {start: 2}, "a: b": {start: 3, isProse: true}, "a=": {start: 2, isParameter: true}, "a: ": {start: 3, isProse: true},
	} {
		var got named
		if got.readStart(text, 2); got != want {
			t.Errorf("%q is read as %+v, want %+v", text, got, want)
		}
	}
}

func TestValueEnd(t *testing.T) {
	for text, want := range map[string]int{
		"": 0, "&a": 0, "a b": 1, "a": 1, `a"b`: 1, `""a`: 2, `"a b"c`: 5, `'a"b'c`: 5, `"a`: 2, "\"a\nb\"": 2, `\`: 1,
		`"a\"b"c`: 6, `"a\\"b"c`: 5, `\"a\"b`: 5, `\"a\\\"b\"c`: 10, `\"a\\"b\"c`: 9, "`a`b": 3,
	} {
		if got := valueEnd("abc"+text, len("abc")) - len("abc"); got != want {
			t.Errorf("%q ends at %d, want %d", text, got, want)
		}
	}
}

// TestReplace: spans may overlap, touch and be empty.
func TestReplace(t *testing.T) {
	for _, test := range []struct {
		spans []Span
		want  string
	}{
		{nil, "abcdef"}, {[]Span{{0, 1}}, "***bcdef"}, {[]Span{{5, 6}}, "abcde***"}, {[]Span{{0, 3}, {1, 2}}, "***def"}, {[]Span{{0, 3}, {1, 3}}, "***def"},
		{[]Span{{0, 3}, {1, 5}}, "***f"}, {[]Span{{0, 2}, {2, 4}}, "******ef"}, {[]Span{{0, 1}, {1, 1}}, "***bcdef"},
	} {
		if got := replace("abcdef", test.spans); got != test.want {
			t.Errorf("%v: %s, want %s", test.spans, got, test.want)
		}
	}
}
