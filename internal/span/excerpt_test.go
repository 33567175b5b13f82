package span

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// excerpts makes excerpts of offsets and texts in turn.
func excerpts(parts ...any) []Excerpt {
	var out []Excerpt
	for i := 0; i < len(parts); i += 2 {
		out = append(out, Excerpt{Offset: parts[i].(int), Text: []byte(parts[i+1].(string))})
	}
	return out
}

// TestLater: what is shown later takes part in all that is done with excerpts.
func TestLater(t *testing.T) {
	later := func() Excerpt {
		return Excerpt{Offset: 1, Later: NewLater(nil, func([]byte) []byte { return []byte("abc") })}
	}
	for name, got := range map[string][]Excerpt{
		"joined":      Join([]Excerpt{later(), {Offset: 2, Text: []byte("**")}}),
		"over":        Join([]Excerpt{{Offset: 1, Text: []byte("a**")}, later()}),
		"interleaved": Interleave([]Excerpt{later()}, excerpts(2, "**")),
	} {
		shown := ""
		for _, e := range got {
			shown += string(e.Shown())
		}
		if shown != "a**" {
			t.Errorf("%s: %q", name, shown)
		}
	}
}

func TestJoin(t *testing.T) {
	for _, test := range []struct {
		name      string
		all, want []Excerpt
	}{
		{"none", nil, nil},
		{"one", excerpts(3, "abc"), excerpts(3, "abc")},
		{"out of order, and apart", excerpts(7, "c", 2, "b", 0, "a"), excerpts(0, "a", 2, "b", 7, "c")},
		{"side by side", excerpts(1, "ab", 3, "cd"), excerpts(1, "ab", 3, "cd")},
		{"one byte in common", excerpts(1, "abc", 3, "cd"), excerpts(1, "abcd")},
		{"inside", excerpts(1, "a  de", 2, "bc"), excerpts(1, "abcde")},
		{"the same place", excerpts(1, "a ", 1, " bc"), excerpts(1, "abc")},
		{"masked in the second", excerpts(1, "abc", 2, "**"), excerpts(1, "a**")},
		{"masked in the first", excerpts(1, "a**", 2, "bcd"), excerpts(1, "a**d")},
		{"two ways to show a byte", excerpts(1, "a-", 2, "b"), excerpts(1, "a-")},
		{"a chain", excerpts(5, "ef", 1, "abc", 3, "cde"), excerpts(1, "abcdef")},
	} {
		if diff := cmp.Diff(test.want, Join(test.all)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
	}
}

func TestInterleave(t *testing.T) {
	for _, test := range []struct {
		name                string
		all, comments, want []Excerpt
	}{
		{"nothing", nil, nil, nil},
		{"no comments", excerpts(1, "ab"), nil, excerpts(1, "ab")},
		{"nothing else", nil, excerpts(1, "#"), excerpts(1, "#")},
		{"empty ones are left out", excerpts(1, "", 2, "a"), nil, excerpts(2, "a")},
		{"before", excerpts(4, "ab"), excerpts(1, "#c"), excerpts(1, "#c", 4, "ab")},
		{"just before", excerpts(3, "ab"), excerpts(1, "#c"), excerpts(1, "#c", 3, "ab")},
		{"over the start", excerpts(2, "abc"), excerpts(1, "#c"), excerpts(1, "#c", 3, "bc")},
		{"at the start", excerpts(1, "abc"), excerpts(1, "#"), excerpts(1, "#", 2, "bc")},
		{"inside", excerpts(1, "a  de"), excerpts(2, "#c"), excerpts(1, "a", 2, "#c", 4, "de")},
		{"at the end", excerpts(1, "abc"), excerpts(3, "#"), excerpts(1, "ab", 3, "#")},
		{"over the end", excerpts(1, "abc"), excerpts(3, "#c"), excerpts(1, "ab", 3, "#c")},
		{"just after", excerpts(1, "abc"), excerpts(4, "#"), excerpts(1, "abc", 4, "#")},
		{"all of it", excerpts(1, "ab"), excerpts(1, "#c"), excerpts(1, "#c")},
		{"two in one", excerpts(1, "a b c"), excerpts(2, "#", 4, "%"), excerpts(1, "a", 2, "#", 3, "b", 4, "%", 5, "c")},
		{"two in a row", excerpts(1, "a  c"), excerpts(2, "#", 3, "%"), excerpts(1, "a", 2, "#", 3, "%", 4, "c")},
		{"one in each", excerpts(1, "a b", 6, "c d"), excerpts(2, "#", 7, "%", 9, "$"), excerpts(1, "a", 2, "#", 3, "b", 6, "c", 7, "%", 8, "d", 9, "$")},
	} {
		if diff := cmp.Diff(test.want, Interleave(test.all, test.comments)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
	}
}
