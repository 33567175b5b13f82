package span

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/rivo/uniseg"
)

// lines draws a snippet as the text report does, without the gutter.
func (s Snippet) lines() string {
	return s.Line + "\n" + strings.Repeat(" ", s.Before) + strings.Repeat("^", s.Carets) + "\n"
}

// between returns source without its two '|' and their offsets: the span.
func between(t *testing.T, marked string) (source []byte, offset, end int) {
	t.Helper()
	parts := strings.Split(marked, "|")
	if len(parts) != 3 {
		t.Fatalf("%q does not mark a span with two '|'", marked)
	}
	return []byte(strings.Join(parts, "")), len(parts[0]), len(parts[0]) + len(parts[1])
}

func TestSnippet(t *testing.T) {
	long := strings.Repeat("0123456789", 12)
	for _, test := range []struct {
		name   string
		marked string // the span stands between two '|'
		want   []string
	}{
		{"value", "[\n  \"hris\", |\"hris-legacy\"|\n]", []string{
			`  "hris", "hris-legacy"`,
			`          ^^^^^^^^^^^^^`,
		}},
		{"first line", "|nul|", []string{
			"nul",
			"^^^",
		}},
		{"object", "{\n\"a\": |{\"b\": 1}|}", []string{
			`"a": {"b": 1}}`,
			`     ^`,
		}},
		{"array over lines", "|[\n1]|", []string{
			"[",
			"^",
		}},
		{"string over lines", "  |\"a\nb|", []string{
			`  "a`,
			`  ^^`,
		}},
		{"empty span", "[1||]", []string{
			"[1]",
			"  ^",
		}},
		{"end of file", "[1||", []string{
			"[1",
			"  ^",
		}},
		{"end of file after a newline", "[1\n||", []string{
			"",
			"^",
		}},
		{"empty file", "||", []string{
			"",
			"^",
		}},
		{"newline itself", "\"a|\n|b", []string{
			`"a`,
			`  ^`,
		}},
		{"CRLF", "{\r\n  |1|\r\n}", []string{
			"  1",
			"  ^",
		}},
		{"fault is the CR", "[\"a|\r|\n\"]", []string{
			`["a␍`,
			`   ^`,
		}},
		{"tabs", "\t\"a\":\t|1|", []string{
			`    "a":    1`,
			`            ^`,
		}},
		{"tab at fault", "\"a|\t|b\"", []string{
			`"a    b"`,
			`  ^^^^`,
		}},
		{"East Asian wide", `["日本語", |"東京"|]`, []string{
			`["日本語", "東京"]`,
			`           ^^^^^^`,
		}},
		{"emoji ZWJ sequence", `["👩‍👩‍👧", |1|]`, []string{
			`["👩‍👩‍👧", 1]`,
			`       ^`,
		}},
		{"flag", `["🇨🇭" |1|]`, []string{
			`["🇨🇭" 1]`,
			`      ^`,
		}},
		{"combining mark", "[\"e\u0301\" |1|]", []string{
			"[\"e\u0301\" 1]",
			`     ^`,
		}},
		{"combining mark alone", "|\u0301|1", []string{
			"◌\u03011",
			`^`,
		}},
		{"span inside a cluster", "\"e|\u0301|\"", []string{
			"\"e\u0301\"",
			` ^`,
		}},
		{"escape sequence", "\"\x1b[31m\" |1|", []string{
			`"␛[31m" 1`,
			`        ^`,
		}},
		{"C1 control", "\"\u009b31m\" |1|", []string{
			`"<U+009B>31m" 1`,
			`              ^`,
		}},
		{"bidirectional override", "\"\u202e\" |1|", []string{
			`"<U+202E>" 1`,
			`           ^`,
		}},
		{"byte order mark", "|\uFEFF|{}", []string{
			`<U+FEFF>{}`,
			`^^^^^^^^`,
		}},
		{"no-break space", "[|\u00A0|1]", []string{
			`[<U+00A0>1]`,
			` ^^^^^^^^`,
		}},
		{"joiner on its own", "|\u200D|1", []string{
			`<U+200D>1`,
			`^^^^^^^^`,
		}},
		{"Latin-1 byte", "\"caf|\xE9|\"", []string{
			`"caf<E9>"`,
			`    ^^^^`,
		}},
		{"U+FFFD itself", "\"\uFFFD\" |1|", []string{
			"\"\uFFFD\" 1",
			`    ^`,
		}},
		{"UTF-16", "|{|\x00\"\x00", []string{
			`{␀"␀`,
			`^`,
		}},
		{"DEL", "\"\x7f\" |1|", []string{
			`"␡" 1`,
			`    ^`,
		}},
		{"100 columns", long[:99] + "|X|", []string{
			long[:99] + "X",
			strings.Repeat(" ", 99) + "^",
		}},
		{"101 columns", long[:100] + "|X|", []string{
			"…" + long[3:100] + "X",
			strings.Repeat(" ", 98) + "^",
		}},
		{"100 columns and the end of file", long[:100] + "||", []string{
			"…" + long[3:100],
			strings.Repeat(" ", 98) + "^",
		}},
		{"long, fault at the start", "|X|" + long, []string{
			"X" + long[:97] + "…",
			"^",
		}},
		{"long on both sides", long + "|X|" + long, []string{
			"…" + long[80:] + "X" + long[:57] + "…",
			strings.Repeat(" ", 41) + "^",
		}},
		{"span longer than the window", "[|" + long + "|]", []string{
			"[" + long[:97] + "…",
			" " + strings.Repeat("^", 97),
		}},
		{"longer than is looked at", strings.Repeat("é", 5000) + "|X|" + strings.Repeat("é", 5000), []string{
			"…" + strings.Repeat("é", 40) + "X" + strings.Repeat("é", 57) + "…",
			strings.Repeat(" ", 41) + "^",
		}},
		{"wide runes at the edges", strings.Repeat("語", 80) + "|X|" + strings.Repeat("語", 80), []string{
			"…" + strings.Repeat("語", 20) + "X" + strings.Repeat("語", 28) + "…",
			strings.Repeat(" ", 41) + "^",
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			source, offset, end := between(t, test.marked)
			got := NewSnippet(source, offset, end).lines()
			want := strings.Join(test.want, "\n") + "\n"
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("snippet of %q (-want +got):\n%s", test.marked, diff)
			}
		})
	}
}

func FuzzSnippet(f *testing.F) {
	f.Add([]byte(`{"id": 1}`), 7, 8)
	f.Add([]byte("\t\"\x1b[2J\u202e\" \xff\r\n"), 1, 5)
	f.Add([]byte(strings.Repeat("語", 2000)), 3001, 9)
	f.Add([]byte(strings.Repeat("abcdefghi ", 300)), 1503, 20)
	f.Add([]byte("👩‍👩‍👧\u0301\u0301\u200d"), 4, 0)
	f.Fuzz(func(t *testing.T, source []byte, offset, length int) {
		offset = wrap(offset, len(source))
		end := offset + wrap(length, len(source)-offset)
		got := NewSnippet(source, offset, end)

		if !utf8.ValidString(got.Line) {
			t.Errorf("line is not UTF-8: %q", got.Line)
		}
		for _, r := range got.Line {
			if !unicode.IsPrint(r) && r != '\u200C' && r != '\u200D' {
				t.Errorf("line holds %U: %q", r, got.Line)
			}
		}
		// A mark joins the ellipsis before it: what is shown may be narrower than
		// the sum of its cells, never wider.
		if width := uniseg.StringWidth(got.Line); width > DefaultColumns {
			t.Errorf("line is %d columns wide", width)
		}
		if got.Carets < 1 || got.Before < 0 || got.Before+got.Carets > DefaultColumns {
			t.Errorf("carets at [%d, %d)", got.Before, got.Before+got.Carets)
		}

		// What is taken a short cut to is the same the long way round.
		if slow := cellSnippet(source, offset, end); got != slow {
			t.Errorf("got %+v, cell by cell %+v", got, slow)
		}

		// In a short line of ASCII, columns are bytes.
		start, stop := LineAround(source, offset)
		line := string(source[start:stop])
		if stop-start < DefaultColumns && !strings.ContainsFunc(line, func(r rune) bool { return r < ' ' || r > '~' }) {
			if got.Line != line || got.Before != offset-start {
				t.Errorf("%q with carets at %d, want %q at %d", got.Line, got.Before, line, offset-start)
			}
		}
	})
}

// cellSnippet is NewSnippet without the short cut for ASCII.
func cellSnippet(source []byte, offset, end int) Snippet {
	from, to := LineAround(source, offset)
	w := window{
		most:     DefaultColumns,
		cells:    cells(string(source[from:to])),
		cutLeft:  from > 0 && source[from-1] != '\n',
		cutRight: to < len(source) && !endsLine(source[to:]),
	}
	w.mark(offset-from, MarkEnd(source, offset, end)-from)
	return w.snippet()
}

// wrap maps any n to [0, most].
func wrap(n, most int) int { return int(uint(n) % uint(most+1)) }

func TestSnippetSplit(t *testing.T) {
	for _, test := range []struct {
		marked string
		want   [3]string
	}{
		{`["a", |"b"|, 1]`, [3]string{`["a", `, `"b"`, `, 1]`}},
		{`|1|`, [3]string{"", "1", ""}},
		{`[1||`, [3]string{"[1", " ", ""}},
		{"||", [3]string{"", " ", ""}},
		{`["日本", |"東京"|]`, [3]string{`["日本", `, `"東京"`, `]`}},
		{"\"e\u0301\" |\"\x1b\"| 2", [3]string{"\"e\u0301\" ", `"␛"`, " 2"}},
	} {
		source, offset, end := between(t, test.marked)
		before, marked, after := NewSnippet(source, offset, end).Split()
		if diff := cmp.Diff(test.want, [3]string{before, marked, after}); diff != "" {
			t.Errorf("%q (-want +got):\n%s", test.marked, diff)
		}
	}
}
