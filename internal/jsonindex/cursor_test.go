package jsonindex

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestCursor(t *testing.T) {
	const text = "a\r\né\t😀x\n\n\xffz\xe2\x82!"
	for _, test := range []struct{ offset, line, column int }{
		{0, 1, 1}, {1, 1, 2}, {2, 1, 3}, // the line break belongs to its line
		{3, 2, 1}, {4, 2, 1}, // both bytes of é
		{5, 2, 2}, {6, 2, 3}, {7, 2, 3}, {8, 2, 3}, {9, 2, 3}, {10, 2, 4}, {11, 2, 5},
		{12, 3, 1}, {13, 4, 1}, {14, 4, 2}, {15, 4, 3}, {16, 4, 4}, {17, 4, 5}, {18, 4, 6}, // invalid bytes one by one; the end
	} {
		for _, before := range []int{0, test.offset, len(text)} {
			c := NewCursor([]byte(text))
			c.Position(before)
			if line, column := c.Position(test.offset); line != test.line || column != test.column {
				t.Errorf("offset %d after %d: got %d:%d, want %d:%d", test.offset, before, line, column, test.line, test.column)
			}
		}
	}
	if line, column := NewCursor(nil).Position(0); line != 1 || column != 1 {
		t.Errorf("empty document: got %d:%d", line, column)
	}
	if line, column := NewCursor([]byte("\ufeff{}")).Position(3); line != 1 || column != 2 {
		t.Errorf("after a byte order mark: got %d:%d", line, column)
	}
}

// TestCursorBack: places that lie near one another cost what lies between them, in any order.
func TestCursorBack(t *testing.T) {
	for name, line := range map[string]string{"one line": "é, ", "lines": "é,\n"} {
		text := strings.Repeat(line, 100_000)
		c := NewCursor([]byte(text))
		for at := 0; at+200 < len(text); at += 100 {
			c.Position(at + 200)
			c.Position(at)
		}
		if most := 6 * len(text); c.read > most {
			t.Errorf("%s: %d bytes counted in %d, want at most %d", name, c.read, len(text), most)
		}
	}
}

// FuzzCursor asks for two positions, in the order given and from a new start,
// and expects what a count from the beginning gives.
func FuzzCursor(f *testing.F) {
	for _, seed := range seeds {
		f.Add([]byte(seed), uint(len(seed)/2), uint(len(seed)))
	}
	f.Add([]byte("é\xc3\n\xe2\x82\xac\xf0\x9f\x98\n"), uint(4), uint(6))
	f.Fuzz(func(t *testing.T, data []byte, a, b uint) {
		c := NewCursor(data)
		for _, offset := range []uint{a, b, a} {
			offset := int(offset % uint(len(data)+1))
			line, column := c.Position(offset)
			if wantLine, wantColumn := naivePosition(data, offset); line != wantLine || column != wantColumn {
				t.Fatalf("%q at %d: got %d:%d, want %d:%d", data, offset, line, column, wantLine, wantColumn)
			}
		}
	})
}

func naivePosition(data []byte, offset int) (line, column int) {
	line, column = 1, 1
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		if i += size; i > offset {
			break
		}
		if column++; r == '\n' {
			line, column = line+1, 1
		}
	}
	return line, column
}

// TestCountRunes: the short way for ASCII counts as package utf8 does, wherever other bytes stand.
func TestCountRunes(t *testing.T) {
	for _, odd := range []string{"", "é", "日本", "\xff", "\x80\x80", "𝄞", "\xe2\x82"} {
		for before := range 20 {
			for after := range 20 {
				text := []byte(strings.Repeat("a", before) + odd + strings.Repeat("b", after))
				if got, want := countRunes(text), utf8.RuneCount(text); got != want {
					t.Errorf("%q: %d, want %d", text, got, want)
				}
			}
		}
	}
}
