package words

import (
	"encoding/json"
	"testing"
)

func TestCount(t *testing.T) {
	for n, want := range map[int]string{0: "0 files", 1: "1 file", 2: "2 files"} {
		if got := Count(n, "file"); got != want {
			t.Errorf("%d: %q, want %q", n, got, want)
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
