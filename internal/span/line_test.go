package span

import (
	"strings"
	"testing"
)

// TestMarkEnd marks from the first '|' on; what is asked for goes on to the second.
func TestMarkEnd(t *testing.T) {
	for marked, want := range map[string]int{
		"a|bc|d": 3, "a||b": 1, "ab||": 2, "||": 0,
		"a|{b}|": 2, "|[b]|": 1, "||{": 1, "a|bc\nd|": 3, "a|bc\r\nd|": 3, "a|b\rc|": 4, "|\n|": 0, "a|\nb|": 1,
		"a\r|\nb|": 2, "a|\r\nb|": 1, "a|bc|\n": 3,
	} {
		source, offset, end := between(t, marked)
		if got := MarkEnd(source, offset, end); got != want {
			t.Errorf("the mark of %q ends at %d, want %d", marked, got, want)
		}
	}
}

// TestLineAround: what is near is contextBytes on each side, less what there is of a code
// point at the ends.
func TestLineAround(t *testing.T) {
	x := func(n int) string { return strings.Repeat("x", n) }
	for _, test := range []struct {
		name         string
		before, rest string // what stands before the offset, and after it
		from, to     int    // how many bytes of either
	}{
		{"all", "ab", "cd", 2, 2},
		{"nothing", "", "", 0, 0},
		{"between line breaks", "a\nbc", "de\nf", 2, 2},
		{"after the break that begins the text", "\nab", "", 2, 0},
		{"at the start of a line", "a\n", "b", 0, 1},
		{"at the end of a line", "a\nb", "\nc", 1, 0},
		{"CRLF", "a\r\nb", "c\r\nd", 1, 1},
		{"CR at the offset", "a", "\r\nb", 1, 1},
		{"CR that ends no line", "a", "b\rc", 1, 3},
		{"CR at the end", "a", "b\r", 1, 2},
		{"as much as is near", x(contextBytes), x(contextBytes), contextBytes, contextBytes},
		{"more", x(contextBytes + 1), x(contextBytes + 1), contextBytes, contextBytes},
		{"a break that is near", "\n" + x(contextBytes-1), x(contextBytes-1) + "\n", contextBytes - 1, contextBytes - 1},
		{"a break that is not", "\n" + x(contextBytes), x(contextBytes) + "\n", contextBytes, contextBytes},
		{"two bytes cut on the left", "é" + x(contextBytes-1), "", contextBytes + 1, 0},
		{"four bytes cut", "😀" + x(contextBytes-1), "", contextBytes + 3, 0},
		{"four bytes cut in the middle", "a😀" + x(contextBytes-2), "", contextBytes + 2, 0},
		{"four bytes cut after the first", "😀" + x(contextBytes-3), "", contextBytes + 1, 0},
		{"not cut", "😀" + x(contextBytes-4), "", contextBytes, 0},
		{"U+FFFD cut", "\uFFFD" + x(contextBytes-1), "", contextBytes + 2, 0},
		{"what is no UTF-8", "\x80\x80\x80\x80" + x(contextBytes-2), "", contextBytes, 0},
		{"two bytes cut on the right", "", x(contextBytes-1) + "é", 0, contextBytes - 1},
		{"four bytes cut on the right", "", x(contextBytes-3) + "😀", 0, contextBytes - 3},
		{"not cut on the right", "", x(contextBytes-4) + "😀a", 0, contextBytes},
		{"what is no UTF-8 on the right", "", x(contextBytes-1) + "\xe2\xe2", 0, contextBytes},
	} {
		from, to := LineAround([]byte(test.before+test.rest), len(test.before))
		if from, to = len(test.before)-from, to-len(test.before); from != test.from || to != test.to {
			t.Errorf("%s: %d and %d bytes, want %d and %d", test.name, from, to, test.from, test.to)
		}
	}
}
