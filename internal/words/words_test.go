package words

import (
	"encoding/json"
	"testing"
)

func TestCount(t *testing.T) {
	for _, test := range []struct {
		n          int
		noun, want string
	}{
		{0, "file", "0 files"}, {1, "file", "1 file"}, {2, "file", "2 files"}, {-1, "file", "-1 files"},
		{1, "property", "1 property"}, {2, "property", "2 properties"}, {3, "key", "3 keys"}, {2, "y", "2 ys"},
	} {
		if got := Count(test.n, test.noun); got != test.want {
			t.Errorf("%d %s: %q, want %q", test.n, test.noun, got, test.want)
		}
	}
}

// TestQuoted: what is quoted is read again, and looks as it did where it can.
func TestQuoted(t *testing.T) {
	for text, want := range map[string]string{"": `""`, `a"b\c`: `"a\"b\\c"`, "<é&>": `"<é&>"`, "a\nb": `"a\nb"`} {
		got := Quoted(text)
		var back string
		if err := json.Unmarshal(got, &back); err != nil || back != text || string(got) != want || `"`+InQuotes(text)+`"` != want {
			t.Errorf("%q: %s, want %s; read as %q, %v", text, got, want, back, err)
		}
	}
}

func TestIsBlank(t *testing.T) {
	for text, want := range map[string]bool{"": true, " \t\r\n": true, "\u00a0": true, " a ": false} {
		if IsBlank(text) != want {
			t.Errorf("%q: %v", text, !want)
		}
	}
}

func TestOrdinal(t *testing.T) {
	for index, want := range map[int]string{
		0: "1st", 1: "2nd", 2: "3rd", 3: "4th", 10: "11th", 11: "12th", 12: "13th", 20: "21st", 22: "23rd", 110: "111th", 121: "122nd",
	} {
		if got := Ordinal(index); got != want {
			t.Errorf("%d is the %s, want %s", index, got, want)
		}
	}
}

func TestLists(t *testing.T) {
	for _, test := range []struct {
		list []string
		want string
	}{
		{nil, ""}, {[]string{"a"}, "a"}, {[]string{"a", "b"}, "a or b"}, {[]string{"a", "b", "c"}, "a, b or c"}, {[]string{"a", "b", "c", "d"}, "a, b, c or d"},
	} {
		if got := Alternatives(test.list); got != test.want {
			t.Errorf("%q is %q, want %q", test.list, got, test.want)
		}
	}
	if got := Enumerate([]string{"a", "b"}, "and"); got != "a and b" {
		t.Errorf("got %q", got)
	}
}

func TestWithArticle(t *testing.T) {
	for noun, want := range map[string]string{"category": "a category", "edition": "an edition", "Object": "an Object", "x": "a x"} {
		if got := WithArticle(noun); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
