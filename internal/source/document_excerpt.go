package source

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"example.com/authlink/internal/secret"
	"example.com/authlink/internal/span"
)

// Excerpts returns the stretches of the file that the document comes from, to be
// shown. What is masked in the JSON, for which masked returns it, is masked in the file. What is not in the JSON, such
// as comments, is not shown at all, since it has not been searched for secrets.
func (d Document) Excerpts(text []byte, masked func() []byte) []span.Excerpt {
	if d.Spans == nil && d.Opaque {
		return []span.Excerpt{{Offset: 0, Text: bytes.Repeat([]byte(" "), len(text))}}
	}
	if d.Spans == nil {
		return []span.Excerpt{{Offset: 0, Later: span.NewLater(nil, func([]byte) []byte { return masked() })}}
	}
	hidden := masked()
	var all []span.Excerpt
	for near := range d.Spans.Near() {
		all = append(all, d.excerpt(text, hidden, near))
	}
	return all
}

// excerpt returns the stretch of the file that some spans of the document are from.
func (d Document) excerpt(text, masked []byte, from span.Spans) span.Excerpt {
	low, high := len(text), 0
	for _, s := range from {
		low, high = min(low, s.Start), max(high, s.End)
	}
	shown := bytes.Clone(text[low:high])
	properties := d.properties(text, low, high)
	isInComment := false
	for i, c := range shown {
		if c == '\n' || c == '#' {
			isInComment = c == '#'
		}
		if property := properties[low+i]; property != 0 {
			shown[i] = property
		} else if !strings.ContainsRune(span.Structure, rune(c)) && (isInComment || !isBlockIndicator(text[low:low+i+1])) {
			shown[i] = ' '
		}
	}
	for _, s := range from {
		copy(shown[s.Start-low:], text[s.Start:s.End])
		d.blank(shown[s.Start-low:s.End-low], s)
	}
	for _, s := range from { // after all else: a YAML alias may name in plain sight what is masked elsewhere
		d.mask(shown[s.Start-low:s.End-low], s, masked)
	}
	return span.Excerpt{Offset: low, Text: shown}
}

// isBlockIndicator reports whether a text ends with what stands after the sign of a literal or folded
// scalar: one digit, or a plus or a hyphen, or both (YAML 1.2.2, section 8.1.1).
func isBlockIndicator(text []byte) bool {
	n := len(text) - 1
	if !strings.ContainsRune("123456789+-", rune(text[n])) {
		return false
	}
	if n > 1 && strings.ContainsRune("123456789+-", rune(text[n-1])) {
		n--
	}
	return n > 0 && (text[n-1] == '|' || text[n-1] == '>')
}

// properties returns what is shown of a stretch of the file beside the JSON: tags, anchors,
// aliases and merge keys, for which JSON has no word. Of one that is not made of words, the
// sign alone.
func (d Document) properties(text []byte, low, high int) map[int]byte {
	shown := map[int]byte{}
	first, _ := slices.BinarySearch(d.extras, low)
	for _, start := range d.extras[first:] {
		if start >= high {
			break
		}
		end := start
		for end < high && text[end] > ' ' && strings.IndexByte(",[]{}", text[end]) < 0 {
			end++
		}
		isPlain := isOfWords(string(text[start:end]))
		for i := start; i < end; i++ {
			if shown[i] = text[i]; !isPlain && i > start {
				shown[i] = '*'
			}
		}
	}
	return shown
}

// isOfWords reports whether a name is such as people give: a digit may end a word of it, and
// none goes on after one.
func isOfWords(name string) bool {
	isLetter := func(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' || c >= utf8.RuneSelf }
	for i := 1; i < len(name); i++ {
		if name[i-1] >= '0' && name[i-1] <= '9' && isLetter(name[i]) {
			return false
		}
	}
	return secret.Mask(name, secret.OfDocument) == name
}

// blank leaves the comments of a span, which are blank in the JSON, out of what is shown.
func (d Document) blank(shown []byte, s span.Span) {
	for i := range shown {
		if s.IsVerbatim() && d.JSON[s.At+i] == ' ' && shown[i] > ' ' {
			shown[i] = ' '
		}
	}
}

// mask masks what is shown of a span.
func (d Document) mask(shown []byte, s span.Span, masked []byte) {
	for i := range shown {
		isSecret := d.Secret || d.Opaque
		if s.IsVerbatim() {
			isSecret = isSecret || masked[s.At+i] != d.JSON[s.At+i]
		} else {
			isSecret = isSecret || !bytes.Equal(masked[s.At:s.At+s.N], d.JSON[s.At:s.At+s.N])
		}
		if isSecret && shown[i] > ' ' {
			shown[i] = '*'
		}
	}
}
