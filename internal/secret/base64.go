package secret

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// shortestEncoded is the least length of base64 that is looked at: that of {"a":"b"}.
const shortestEncoded = 12

// A run is base64 in a text (RFC 4648), of either alphabet, from white space to white space.
type run struct {
	Span
	isText, isJSON bool // when decoded
}

// appendEncoded appends where a text has JSON in base64, on one line or on several. What is
// in it cannot be seen, so all of it may be a secret. A byte of it may be wrong or missing, and
// it may begin in the middle.
func appendEncoded(spans []Span, text string) []Span {
	var group []run // on lines that follow one another
	isJSON := false
	flush := func() {
		for _, r := range group {
			if isJSON {
				spans = append(spans, r.Span)
			}
		}
		group, isJSON = group[:0], false
	}
	for at := 0; at < len(text); {
		r := nextRun(text, at)
		if r.Start == len(text) {
			break
		}
		if n := len(group); n > 0 && !isLineBreak(text[group[n-1].End:r.Start]) {
			flush()
		}
		if r.isText {
			group, isJSON = append(group, r), isJSON || r.isJSON
		}
		at = r.End
	}
	flush()
	return spans
}

// compressedStarts are how what is compressed with gzip, zlib or zstd begins in base64.
var compressedStarts = []string{"H4sI", "eJw", "eJx", "eJy", "eJz", "eAE", "eNo", "eNp", "eNq", "eNr", "KLUv"}

// shortestCompressed is the least length of base64 of something compressed in which there is a
// secret.
const shortestCompressed = 24

// appendCompressed appends where a text has base64, on one line or on several, of something that is
// compressed: what is in it cannot be seen either.
func appendCompressed(spans []Span, text string) []Span {
	isOn := false // what is compressed goes on, on the next line
	last := 0     // the end of the last run
	for at := 0; at < len(text); at++ {
		start := at
		for at < len(text) && base64Value(text[at]) >= 0 {
			at++
		}
		if at-start < shortestEncoded {
			continue
		}
		isOn = isOn && isLineBreak(text[last:start]) || at-start >= shortestCompressed && isCompressed(text[start:at])
		last = at + len(text[at:]) - len(strings.TrimLeft(text[at:], "="))
		if isOn {
			spans = append(spans, Span{start, last})
		}
	}
	return spans
}

// IsCompressed reports whether a text is something compressed in base64.
func IsCompressed(text string) bool {
	found := appendCompressed(nil, text)
	return len(found) == 1 && found[0] == Span{0, len(text)}
}

func isCompressed(encoded string) bool {
	return slices.ContainsFunc(compressedStarts, func(start string) bool { return strings.HasPrefix(encoded, start) })
}

// IsEncoded reports whether a text is JSON in base64.
func IsEncoded(text string) bool {
	found := appendEncoded(nil, text)
	return len(found) == 1 && found[0] == Span{0, len(text)}
}

// nextRun returns the first run after an offset that is long enough, an empty one at the end
// of the text where there is none.
func nextRun(text string, at int) run {
	for at < len(text) {
		start := at
		for at < len(text) && base64Value(text[at]) >= 0 {
			at++
		}
		if at-start < shortestEncoded || isOfLetters(text[start:at]) {
			at++
			continue
		}
		r := run{Span: Span{start, at}}
		for shift := 0; shift < 4 && !r.isJSON; shift++ {
			isText, isJSON := decodesTo(text[start+shift : at])
			r.isText, r.isJSON = r.isText || isText, isJSON
		}
		r.End += len(text[at:]) - len(strings.TrimLeft(text[at:], "="))
		return r
	}
	return run{Span: Span{len(text), len(text)}}
}

// isOfLetters reports whether a run is of small letters alone, as words are: JSON has quotes,
// which make large letters or digits, wherever they stand.
func isOfLetters(run string) bool {
	for i := range len(run) {
		if run[i] < 'a' || run[i] > 'z' {
			return false
		}
	}
	return true
}

// isLineBreak reports whether there is nothing between two runs but the end of a line, as it
// is or as an escape.
func isLineBreak(between string) bool { return strings.Trim(between, " \t\r\n\\rn") == "" }

// Bounds on what base64 is decoded to. A byte that is wrong makes two that mean nothing.
const (
	firstBytes = 12 // of which most show whether it is a text
	fewBad     = 2
	badShare   = 10 // one in so many bytes of a text
)

// decodesTo reports whether base64 that begins with a group of four is text, with few
// exceptions, and whether it looks like a piece of JSON.
func decodesTo(encoded string) (isText, isJSON bool) {
	var group [3]byte
	rest := make([]byte, 0, utf8.UTFMax) // of a character
	good, bad := 0, 0
	var isQuoted, isStructured bool
	for i := 0; i+4 <= len(encoded); i += 4 {
		decodeGroup(&group, encoded[i:])
		for _, c := range group {
			switch {
			case c >= utf8.RuneSelf:
				rest = append(rest, c)
				if utf8.Valid(rest) {
					good += len(rest)
					rest = rest[:0]
				} else if len(rest) >= utf8.UTFMax {
					bad += len(rest)
					rest = rest[:0]
				}
				continue
			case c >= ' ' && c < 0x7F, c == '\n', c == '\t', c == '\r':
				good++
			default:
				bad++
			}
			bad += len(rest)
			rest = rest[:0]
			isQuoted = isQuoted || c == '"'
			isStructured = isStructured || strings.IndexByte(":{}[]", c) >= 0
		}
		if all := good + bad + len(rest); all <= firstBytes && bad > fewBad || bad > fewBad && bad*badShare > all {
			return false, false
		}
	}
	isText = good+bad >= shortestEncoded/4*3-1 && bad <= max(fewBad, good/badShare) && good > 2*bad
	return isText, isText && isQuoted && isStructured
}

// decodeGroup decodes four characters.
func decodeGroup(to *[3]byte, encoded string) {
	bits := base64Value(encoded[0])<<18 | base64Value(encoded[1])<<12 | base64Value(encoded[2])<<6 | base64Value(encoded[3])
	to[0], to[1], to[2] = byte(bits>>16), byte(bits>>8), byte(bits)
}

// base64Value returns what a character of base64 stands for, -1 for any other.
func base64Value(c byte) int {
	switch class(c) {
	case capital:
		return int(c - 'A')
	case small:
		return int(c-'a') + 26
	case digit:
		return int(c-'0') + 52
	}
	switch c {
	case '+', '-':
		return 62
	case '/', '_':
		return 63
	}
	return -1
}
