package format

import (
	"fmt"
	"strings"
	"testing"
)

// checkPlain compares PlainDateTime with what judges every date-time.
func checkPlain(t *testing.T, text string) {
	t.Helper()
	size := PlainDateTime([]byte(text))
	if size > 0 && !dateTime(text[:size]).isNone() {
		t.Errorf("%q is taken for a date-time", text[:size])
	}
	isPlain := strings.Contains(text, "T") && strings.HasSuffix(text, "Z") && !isLeap(text)
	if isPlain && dateTime(text).isNone() && size != len(text) {
		t.Errorf("of %q, %d bytes are a plain date-time", text, size)
	}
}

func isLeap(text string) bool {
	const second = len("2006-01-02T15:04")
	return len(text) > second && strings.HasPrefix(text[second:], ":60")
}

// TestPlainDateTime has every pair of digits in the place of every pair, other bytes in the place of
// every byte, and what begins a date-time.
func TestPlainDateTime(t *testing.T) {
	for _, date := range []string{"0000-01-31", "1900-02-28", "2000-02-29", "2023-02-29", "2024-04-30"} {
		for _, fraction := range []string{"", ".", ".5", ".866", ".123456789"} {
			text := date + "T23:59:59" + fraction + "Z"
			for _, at := range []int{0, 2, 5, 8, 11, 14, 17} {
				for pair := range 100 {
					checkPlain(t, fmt.Sprintf("%s%02d%s", text[:at], pair, text[at+2:]))
				}
			}
			for at := range text {
				checkPlain(t, text[:at])
				for _, c := range "/0:;?\"- tzTZ.\x00\x7f\u0660" {
					checkPlain(t, text[:at]+string(c)+text[at+1:])
				}
			}
			checkPlain(t, text+`"`)
		}
	}
	for text, size := range map[string]int{"2025-02-13T09:44:27Z": 20, `2025-02-13T09:44:27.5Z",`: 22, "2025-02-13T09:44:60Z": 0, "2025-02-13T09:44:27+01:00": 0, "2025-02-13t09:44:27z": 0} {
		if got := PlainDateTime([]byte(text)); got != size {
			t.Errorf("%q: %d bytes, want %d", text, got, size)
		}
	}
}

func FuzzPlainDateTime(f *testing.F) {
	for _, text := range []string{"2025-02-13T09:44:27Z", "2024-02-29T23:59:59.866Z", "2016-12-31T23:59:60Z", "2025-02-13t09:44:27+01:00"} {
		f.Add(text)
	}
	f.Fuzz(checkPlain)
}
