package span

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

// A cell is what a terminal shows for a few bytes of text.
type cell struct {
	start, end int    // the bytes of the text
	Shown      string // printable, whatever the text holds
	Width      int    // in columns; at least 1
}

// tab stands in for U+0009. Its width is fixed, since a line that is cut on the
// left has lost its tab stops.
const tab = "    "

// cells splits text into grapheme clusters (UAX #29) and puts a visible
// substitute in the place of everything that could move the cursor, reorder
// the line or hide in it: control characters, escape sequences, bidirectional
// overrides (CVE-2021-42574), white space that is not U+0020, bytes that are
// not UTF-8.
func cells(text string) []cell {
	var out []cell
	at, state := 0, -1
	for text != "" {
		var cluster string
		var width int
		cluster, text, width, state = uniseg.FirstGraphemeClusterInString(text, state)
		if printable(cluster) {
			out = append(out, printableCell(at, cluster, width))
		} else {
			out = appendSubstitutes(out, at, cluster)
		}
		at += len(cluster)
	}
	return out
}

// isPlainASCII reports whether cells gives each byte of text a cell of its own, one
// column wide.
func isPlainASCII(text string) bool {
	for i := range len(text) {
		if text[i] < ' ' || text[i] > '~' {
			return false
		}
	}
	return true
}

// printable reports whether a grapheme cluster is safe to show as it is. The
// joiners are, inside a cluster: emoji and several scripts are made of them.
func printable(cluster string) bool {
	for i, r := range cluster {
		if r == utf8.RuneError && !strings.HasPrefix(cluster[i:], "\uFFFD") {
			return false
		}
		joiner := i > 0 && (r == '\u200C' || r == '\u200D')
		if !unicode.IsPrint(r) && !joiner {
			return false
		}
	}
	return true
}

// printableCell gives a cluster without width, such as a combining mark at the
// start of a line, the dotted circle to stand on.
func printableCell(at int, cluster string, width int) cell {
	end := at + len(cluster)
	if width == 0 {
		return cell{at, end, "◌" + cluster, 1}
	}
	return cell{at, end, cluster, width}
}

// appendSubstitutes shows each code point of an unprintable cluster by itself.
func appendSubstitutes(out []cell, at int, cluster string) []cell {
	for cluster != "" {
		r, size := utf8.DecodeRuneInString(cluster)
		char := cluster[:size]
		if printable(char) {
			out = append(out, printableCell(at, char, uniseg.StringWidth(char)))
		} else {
			shown := substitute(r, char)
			out = append(out, cell{at, at + size, shown, utf8.RuneCountInString(shown)})
		}
		at += size
		cluster = cluster[size:]
	}
	return out
}

// substitute names one unprintable code point, the way less(1) does, or shows
// its control picture. Every rune of the result is one column wide.
func substitute(r rune, char string) string {
	switch {
	case r == utf8.RuneError && len(char) == 1:
		return fmt.Sprintf("<%02X>", char[0])
	case r == '\t':
		return tab
	case r <= 0x1F:
		return string('␀' + r)
	case r == 0x7F:
		return "␡"
	default:
		return fmt.Sprintf("<%U>", r)
	}
}

// Visible returns text with nothing in it that a terminal would obey.
func Visible(text string) string {
	if IsPlain(text) {
		return text
	}
	var b strings.Builder
	for _, c := range cells(text) {
		b.WriteString(c.Shown)
	}
	return b.String()
}

// IsPlain reports whether text is shown as it is.
func IsPlain(text string) bool {
	unprintable := func(r rune) bool { return !unicode.IsPrint(r) }
	return utf8.ValidString(text) && !strings.ContainsFunc(text, unprintable)
}
