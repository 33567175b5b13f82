package source

import (
	"bytes"
	"strings"

	"example.com/authlink/internal/span"
)

// Excerpts returns the stretches of the file that the document comes from, to be
// shown. What is masked in the JSON is masked in the file. What is not in the JSON, such
// as comments, is not shown at all, since it has not been searched for secrets.
func (d Document) Excerpts(text, masked []byte) []span.Excerpt {
	if d.Spans == nil && d.Opaque {
		return []span.Excerpt{{Offset: 0, Text: bytes.Repeat([]byte(" "), len(text))}}
	}
	if d.Spans == nil {
		return []span.Excerpt{{Offset: 0, Text: masked}}
	}
	var all []span.Excerpt
	for near := range d.Spans.Near() {
		all = append(all, d.excerpt(text, masked, near))
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
	for i, c := range shown {
		if !strings.ContainsRune(span.Structure, rune(c)) {
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
