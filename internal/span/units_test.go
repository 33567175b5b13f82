package span

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"
)

// TestUnits compares every place of some texts with what package utf16 makes of them.
func TestUnits(t *testing.T) {
	for _, text := range []string{
		"", "a", "é", "😀", "a😀b", "日本\n", "\xff", "\xf0\x9f", strings.Repeat("x", 200),
		strings.Repeat("😀", 100), strings.Repeat("a😀é日\n\xff", 80),
	} {
		u := NewUnits(text)
		for offset := range len(text) + 3 {
			if got, want := u.Before(offset), len(utf16.Encode([]rune(text[:min(offset, len(text))]))); got != want {
				t.Fatalf("%.20q: %d units before byte %d, want %d", text, got, offset, want)
			}
		}
		units := 0
		for i, r := range text {
			if got := u.Offset(units); got != i {
				t.Fatalf("%.20q: unit %d is at byte %d, want %d", text, units, got, i)
			}
			if n := utf16.RuneLen(r); n == 2 && u.Offset(units+1) != i+len(string(r)) {
				t.Errorf("%.20q: the second half of a character at byte %d is at %d, want its end", text, i, u.Offset(units+1))
			}
			units += utf16.RuneLen(r)
		}
		for _, beyond := range []int{units, units + 1, units + 1000} {
			if got := u.Offset(beyond); got != len(text) {
				t.Errorf("%.20q: unit %d of %d is at byte %d, want the end, %d", text, beyond, units, got, len(text))
			}
		}
		if got := u.Offset(-1); got != 0 {
			t.Errorf("%.20q: unit -1 is at byte %d", text, got)
		}
	}
}

// TestUnitsMarks: however long a line is, few bytes of it are read for a place.
func TestUnitsMarks(t *testing.T) {
	text := strings.Repeat("é😀", 10_000)
	u := NewUnits(text)
	if n := len(text) / unitMarkEvery; len(u.marks) < n/2 || len(u.marks) > n+1 {
		t.Errorf("%d marks in %d bytes", len(u.marks), len(text))
	}
	marks := append(slices.Clone(u.marks), unitMark{bytes: len(text)})
	for i, m := range marks[1:] {
		if read := m.bytes - marks[i].bytes; read >= unitMarkEvery+utf8.UTFMax {
			t.Errorf("%d bytes between marks, which a place between them reads", read)
		}
	}
}
