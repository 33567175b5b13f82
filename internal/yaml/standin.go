package yaml

import (
	"bytes"

	"example.com/authlink/internal/lazyregexp"
)

// standIn returns a document for the parser: with other characters, in the same places
// and just as long, for those that it takes for something else. The second reading,
// which has the text itself, puts them right. Without any, it is the same text.
func standIn(text []byte, d directives) []byte {
	out := text
	isOwn := false
	own := func() []byte {
		if !isOwn {
			out, isOwn = bytes.Clone(text), true
		}
		return out
	}
	for _, at := range d.hidden {
		own()[at] = '#'
	}
	for _, c := range []struct{ from, to string }{ // ends of lines in YAML 1.1, and not in 1.2 (section 5.4)
		{"\u0085", "\u00A1"}, {"\u2028", "\u2022"}, {"\u2029", "\u2022"},
	} {
		for at := indexFrom(out, c.from, 0); at >= 0; at = indexFrom(out, c.from, at) {
			copy(own()[at:], c.to)
		}
	}
	if bytes.Contains(out, []byte(`\u`)) {
		for _, at := range surrogatePair().FindAllIndex(out, -1) {
			copy(own()[at[0]:], pairStandIn)
		}
	}
	return out
}

func indexFrom(text []byte, part string, from int) int {
	if at := bytes.Index(text[from:], []byte(part)); at >= 0 {
		return from + at
	}
	return -1
}

// surrogatePair matches a character beyond the first 65536 as JSON escapes it. YAML,
// which is said to be a superset, has another escape and does not speak of these.
var surrogatePair = lazyregexp.New(`\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}`)

// pairStandIn is as long as a surrogate pair, and the parser takes it for pairMeaning.
const (
	pairStandIn = `\uE000\uE001`
	pairMeaning = "\uE000\uE001"
)
