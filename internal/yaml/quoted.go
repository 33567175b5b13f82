package yaml

import (
	"strconv"
	"strings"
	"unicode/utf16"
)

// quoted reads a scalar in quotes. escape takes an escape, if one begins here, which it
// does with one of some characters.
func (d *decoder) quoted(quote byte, others string, escape func() (isOne, ok bool)) bool {
	if d.at == len(d.source) || d.source[d.at] != quote {
		return false
	}
	d.at++
	for d.at < len(d.source) {
		isEscape, ok := escape()
		switch {
		case isEscape && !ok:
			return false
		case isEscape:
		case d.source[d.at] == quote:
			d.at++
			return true
		case isSpace(d.source[d.at]):
			if !d.fold() {
				return false
			}
		default:
			if end := d.textEnd(others); end == d.at || !d.take(end) {
				return false
			}
		}
	}
	return false
}

// singleEscape takes the only escape in single quotes (YAML 1.2.2, section 7.3.2).
func (d *decoder) singleEscape() (isOne, ok bool) {
	if !strings.HasPrefix(d.source[d.at:], "''") {
		return false, false
	}
	return true, d.mean(d.at, d.at+2, "'")
}

// meantBy returns what a letter behind a backslash means in double quotes (YAML 1.2.2, section 5.7).
func meantBy(letter byte) (text string, ok bool) {
	switch letter {
	case '0':
		return "\x00", true
	case 'a':
		return "\a", true
	case 'b':
		return "\b", true
	case 't', '\t':
		return "\t", true
	case 'n':
		return "\n", true
	case 'v':
		return "\v", true
	case 'f':
		return "\f", true
	case 'r':
		return "\r", true
	case 'e':
		return "\x1b", true
	case ' ':
		return " ", true
	case '"':
		return `"`, true
	case '/':
		return "/", true
	case '\\':
		return `\`, true
	case 'N':
		return "\u0085", true
	case '_':
		return "\u00a0", true
	case 'L':
		return "\u2028", true
	case 'P':
		return "\u2029", true
	}
	return "", false
}

// escapeDigits is how many hexadecimal digits escapes have.
var escapeDigits = map[byte]int{'x': 2, 'u': 4, 'U': 8}

// doubleEscape takes an escape in double quotes.
func (d *decoder) doubleEscape() (isOne, ok bool) {
	rest := d.source[d.at:]
	if rest[0] != '\\' || len(rest) == 1 {
		return false, false
	}
	if rest[1] == '\n' || rest[1] == '\r' {
		return true, d.escapedBreak()
	}
	if meaning, ok := meantBy(rest[1]); ok {
		return true, d.mean(d.at, d.at+2, meaning)
	}
	if surrogatePair().MatchString(rest[:min(len(rest), len(pairStandIn))]) {
		return true, d.pair()
	}
	length := 2 + escapeDigits[rest[1]]
	if length == 2 || len(rest) < length {
		return true, false
	}
	code, err := strconv.ParseUint(rest[2:length], 16, 32)
	return true, err == nil && d.mean(d.at, d.at+length, string(rune(code)))
}

// escapedBreak takes an escaped end of a line, and the white space after it. Lines
// without text that follow are ends of lines (YAML 1.2.2, section 7.3.1).
func (d *decoder) escapedBreak() bool {
	d.at++
	end, breaks := d.spaceEnd()
	if breaks > 1 {
		return d.mean(d.at-1, end, strings.Repeat("\n", breaks-1))
	}
	d.at = end
	return true
}

// pair takes a surrogate pair, which the parser was given a stand-in for.
func (d *decoder) pair() bool {
	if !d.mean(d.at, d.at+len(pairStandIn), pairMeaning) {
		return false
	}
	p := &d.pieces[len(d.pieces)-1]
	p.meaning = string(utf16.DecodeRune(hexRune(d.source[p.start+2:]), hexRune(d.source[p.start+8:])))
	return true
}

// hexRune returns the code point that four hexadecimal digits stand for.
func hexRune(digits string) rune {
	code, err := strconv.ParseUint(digits[:4], 16, 32)
	if err != nil {
		return 0 // the pattern has seen that they are digits
	}
	return rune(code)
}
