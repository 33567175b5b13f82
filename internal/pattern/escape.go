package pattern

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

// escape reads what follows a backslash outside a class.
//
// https://tc39.es/ecma262/#prod-AtomEscape
func (t *translation) escape() error {
	c, _ := utf8.DecodeRuneInString(t.rest)
	switch {
	case c == 'b', c == 'B':
		t.next()
		t.boundary(c == 'b')
		return nil
	case c >= '1' && c <= '9':
		digits := len(t.rest) - len(strings.TrimLeft(t.rest, "0123456789"))
		t.backreference(t.rest[:digits])
		t.rest = t.rest[digits:]
		return nil
	case t.skip("k<"):
		name, rest, closed := strings.Cut(t.rest, ">")
		if !closed || isNumber(name) {
			return errors.New(`\k does not name a group`)
		}
		t.rest = rest
		t.backreference(name)
		return nil
	}
	set, err := t.escaped()
	if err != nil {
		return err
	}
	if _, single := set.(char); single {
		set.writeTo(t)
	} else {
		t.writeClass(false, set)
	}
	return nil
}

// boundary writes the assertion that one side alone is a word character, or that
// both are or none is. The word characters of regexp2's own are not ECMA-262's.
func (t *translation) boundary(isOne bool) {
	const word = "[0-9A-Za-z_]"
	switch {
	case t.again && isOne:
		t.out.WriteString("(?:(?<=" + word + ")(?!" + word + ")|(?<!" + word + ")(?=" + word + "))")
	case t.again:
		t.out.WriteString("(?:(?<=" + word + ")(?=" + word + ")|(?<!" + word + ")(?!" + word + "))")
	case isOne:
		t.out.WriteString(`\b`)
	default:
		t.out.WriteString(`\B`)
	}
}

// escaped reads what follows a backslash, in a class or outside.
func (t *translation) escaped() (charSet, error) {
	switch c := t.next(); c {
	case 'd':
		return digits, nil
	case 'D':
		return digits.inverted(), nil
	case 'w':
		return wordChars, nil
	case 'W':
		return wordChars.inverted(), nil
	case 's':
		return whiteSpace, nil
	case 'S':
		return whiteSpace.inverted(), nil
	case 'p', 'P':
		return t.property(c == 'P')
	default:
		single, err := t.escapedChar(c)
		return char(single), err
	}
}

// escapedChar reads the rest of an escape that stands for one character.
//
// https://tc39.es/ecma262/#prod-CharacterEscape
func (t *translation) escapedChar(c rune) (rune, error) {
	switch c {
	case 't':
		return '\t', nil
	case 'n':
		return '\n', nil
	case 'v':
		return '\v', nil
	case 'f':
		return '\f', nil
	case 'r':
		return '\r', nil
	case '0':
		if t.rest == "" || !isNumber(t.rest[:1]) {
			return 0, nil
		}
	case 'c':
		if letter := t.next(); letter < utf8.RuneSelf && unicode.IsLetter(letter) {
			return letter % 32, nil
		}
	case 'x':
		if strings.HasPrefix(t.rest, "{") {
			return 0, errOnlyRE2
		}
		if c, ok := t.hex(2); ok {
			return c, nil
		}
	case 'u':
		return t.unicodeEscape()
	case 'A', 'z', 'Q':
		return 0, errOnlyRE2
	default:
		if c >= utf8.RuneSelf || c > 0 && !unicode.IsLetter(c) && !unicode.IsDigit(c) {
			return c, nil
		}
	}
	if c == 0 {
		return 0, errors.New(`a \ ends the pattern`)
	}
	return 0, fmt.Errorf(`there is no escape \%c`, c)
}

// hex reads a number of that many hexadecimal digits.
func (t *translation) hex(digits int) (rune, bool) {
	if len(t.rest) < digits {
		return 0, false
	}
	n, err := strconv.ParseUint(t.rest[:digits], 16, 32)
	if err != nil {
		return 0, false
	}
	t.rest = t.rest[digits:]
	return rune(n), true
}

// unicodeEscape reads what follows \u: four digits, twice for a surrogate pair,
// or any number of them in braces.
func (t *translation) unicodeEscape() (rune, error) {
	if t.skip("{") {
		digits, rest, closed := strings.Cut(t.rest, "}")
		n, err := strconv.ParseUint(digits, 16, 32)
		if !closed || err != nil || n > unicode.MaxRune {
			return 0, errors.New(`no code point follows \u`)
		}
		t.rest = rest
		return rune(n), nil
	}
	first, ok := t.hex(4)
	if !ok {
		return 0, errors.New(`no code point follows \u`)
	}
	after := t.rest
	if t.skip(`\u`) {
		if second, ok := t.hex(4); ok {
			if c := utf16.DecodeRune(first, second); c != unicode.ReplacementChar {
				return c, nil
			}
		}
	}
	t.rest = after
	return first, nil
}
