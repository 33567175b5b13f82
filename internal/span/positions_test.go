package span

import (
	"strings"
	"testing"
)

func TestLine(t *testing.T) {
	p := NewPositions([]byte("\nab\r\né\n\nc"))
	if got := p.Count(); got != 5 {
		t.Errorf("%d lines", got)
	}
	for line, want := range map[int]Stretch{-1: {}, 0: {}, 1: {0, 0}, 2: {1, 4}, 3: {5, 7}, 4: {8, 8}, 5: {9, 10}, 6: {}} {
		if got := p.Line(line); got != want {
			t.Errorf("line %d is %v, want %v", line, got, want)
		}
	}
	for text, want := range map[string]int{"": 1, "a": 1, "a\n": 2, "\n\n": 3} {
		if got := NewPositions([]byte(text)).Count(); got != want {
			t.Errorf("%q has %d lines, want %d", text, got, want)
		}
	}
}

func TestOffset(t *testing.T) {
	p := NewPositions([]byte("aé\n\n日b\xffc"))
	for _, test := range []struct{ line, column, want int }{
		{1, -1, 0}, {1, 0, 0}, {1, 1, 0}, {1, 2, 1}, {1, 3, 3}, {1, 4, 3}, {1, 99, 3},
		{2, 1, 4}, {2, 2, 4},
		{3, 0, 5}, {3, 1, 5}, {3, 2, 8}, {3, 3, 9}, {3, 4, 10}, {3, 5, 11}, {3, 6, 11},
		{-1, 2, 0}, {0, 2, 0}, {4, 2, 0},
	} {
		if got := p.Offset(test.line, test.column); got != test.want {
			t.Errorf("line %d, column %d is at %d, want %d", test.line, test.column, got, test.want)
		}
	}
}

// TestOffsetOfEach goes by all the columns of texts as long as some marks, and past the
// end of their lines.
func TestOffsetOfEach(t *testing.T) {
	for _, text := range []string{
		strings.Repeat("é", 2*markEvery-1), strings.Repeat("é", 2*markEvery), strings.Repeat("aé日😀", markEvery) + "\n" + strings.Repeat("日", 3*markEvery),
		strings.Repeat("é\n", markEvery), "",
	} {
		p := NewPositions([]byte(text))
		offset := 0
		for i, line := range strings.Split(text, "\n") {
			column := 1
			for at := range line {
				if got := p.Offset(i+1, column); got != offset+at {
					t.Fatalf("line %d, column %d of %.20q is at %d, want %d", i+1, column, text, got, offset+at)
				}
				column++
			}
			for ; column < len(line)+3*markEvery; column++ {
				if got := p.Offset(i+1, column); got != offset+len(line) {
					t.Fatalf("line %d, column %d of %.20q is at %d, want the end of the line, %d", i+1, column, text, got, offset+len(line))
				}
			}
			offset += len(line) + 1
		}
	}
}
