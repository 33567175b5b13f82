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
	if !mayHoldJSON(text) {
		return spans // most of them, at a fraction of the price
	}
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
func base64Value(c byte) int { return int(base64At[c]) - 1 }

// base64At has one more than that.
var base64At = [256]uint8{
	'A': 1, 'B': 2, 'C': 3, 'D': 4, 'E': 5, 'F': 6, 'G': 7, 'H': 8, 'I': 9, 'J': 10, 'K': 11, 'L': 12, 'M': 13,
	'N': 14, 'O': 15, 'P': 16, 'Q': 17, 'R': 18, 'S': 19, 'T': 20, 'U': 21, 'V': 22, 'W': 23, 'X': 24, 'Y': 25, 'Z': 26,
	'a': 27, 'b': 28, 'c': 29, 'd': 30, 'e': 31, 'f': 32, 'g': 33, 'h': 34, 'i': 35, 'j': 36, 'k': 37, 'l': 38, 'm': 39,
	'n': 40, 'o': 41, 'p': 42, 'q': 43, 'r': 44, 's': 45, 't': 46, 'u': 47, 'v': 48, 'w': 49, 'x': 50, 'y': 51, 'z': 52,
	'0': 53, '1': 54, '2': 55, '3': 56, '4': 57, '5': 58, '6': 59, '7': 60, '8': 61, '9': 62, '+': 63, '-': 63, '/': 64,
	'_': 64,
}

// mayHoldJSON reports whether two characters of base64 that are neighbors hold a quote, and two others
// a bracket or a colon, wherever the groups begin: a byte is never in more than two.
func mayHoldJSON(text string) bool {
	const all = quoteOfJSON | structureOfJSON
	var seen uint8
	before := -1
	for i := range len(text) {
		value := base64Value(text[i])
		if value >= 0 && before >= 0 {
			seen |= signsOfJSON[byte(before<<2|value>>4)] | signsOfJSON[byte(before<<4|value>>2)] | signsOfJSON[byte(before<<6|value)]
			if seen == all {
				return true
			}
		}
		before = value
	}
	return false
}

// The characters of which JSON has one of each kind at least, but for what holds nothing.
const (
	quoteOfJSON = 1 << iota
	structureOfJSON
)

var signsOfJSON = [256]uint8{
	'"': quoteOfJSON, ':': structureOfJSON, '{': structureOfJSON, '}': structureOfJSON, '[': structureOfJSON, ']': structureOfJSON,
}

// mayHoldBase64 reports whether a text has a run that is long enough to be looked at.
func mayHoldBase64(text string) bool {
	run := 0
	for i := range len(text) {
		if base64At[text[i]] == 0 {
			run = 0
		} else if run++; run == shortestEncoded {
			return true
		}
	}
	return false
}
