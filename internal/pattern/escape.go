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
func (p *parser) escape() (node, error) {
	switch {
	case p.skip("b"):
		return assertion{wordBoundary, p.flags.ignoreCase}, nil
	case p.skip("B"):
		return assertion{noWordBoundary, p.flags.ignoreCase}, nil
	case p.skip("k<"):
		name, err := p.groupName()
		return p.backreference(name), err
	case p.rest != "" && p.rest[0] >= '1' && p.rest[0] <= '9':
		digits := len(p.rest) - len(strings.TrimLeft(p.rest, "0123456789"))
		number := cutNumber(p.rest[:digits])
		p.rest = p.rest[digits:]
		return p.backreference("", number), nil
	}
	s, isClass, err := p.escaped()
	if err == nil && p.flags.ignoreCase {
		s = foldEscaped(s, isClass)
	}
	return s, err
}

func foldEscaped(s set, isClass bool) set {
	if isClass {
		return s.folded()
	}
	return foldedChar(s[0])
}

// backreference refers to a group by its name or, if that is "", by its number.
func (p *parser) backreference(name string, number ...int) node {
	b := &backreference{groups: number, caseless: p.flags.ignoreCase}
	p.references = append(p.references, reference{b, name})
	return b
}

// escaped reads what follows a backslash, in a class or outside: a class, or one character.
//
// https://tc39.es/ecma262/#prod-CharacterClassEscape
func (p *parser) escaped() (s set, isClass bool, err error) {
	switch c := p.next(); c {
	case 'd':
		return digits, true, nil
	case 'D':
		return digits.inverted(), true, nil
	case 's':
		return whiteSpace, true, nil
	case 'S':
		return whiteSpace.inverted(), true, nil
	case 'w':
		return wordSet(p.flags.ignoreCase), true, nil
	case 'W':
		return wordSet(p.flags.ignoreCase).inverted(), true, nil
	case 'p', 'P':
		s, err := p.property(c == 'P')
		return s, true, err
	default:
		c, err := p.escapedChar(c)
		return single(c), false, err
	}
}

// wordSet returns the characters of words. Where case does not count, two that are no
// ASCII are equal to some that are.
//
// https://tc39.es/ecma262/#sec-wordcharacters
func wordSet(caseless bool) set {
	if caseless {
		return wordChars.folded()
	}
	return wordChars
}

// escapedChar reads the rest of an escape that stands for one character.
//
// https://tc39.es/ecma262/#prod-CharacterEscape
func (p *parser) escapedChar(c rune) (rune, error) {
	if c == 'u' {
		return p.codePoint()
	}
	if char, ok := p.letterEscape(c); ok {
		return char, nil
	}
	switch {
	case p.isIdentity(c):
		return c, nil
	case c == 0:
		return 0, errors.New(`a \ ends the pattern`)
	case !p.strict && (strings.ContainsRune("AzQ", c) || c == 'x' && strings.HasPrefix(p.rest, "{")):
		return 0, errOnlyRE2
	}
	return 0, fmt.Errorf(`there is no escape \%c`, c)
}

// letterEscape reads the rest of an escape that begins with a letter that has a meaning, or
// with a zero.
func (p *parser) letterEscape(c rune) (char rune, ok bool) {
	if i := strings.IndexRune("tnvfr", c); i >= 0 {
		return rune("\t\n\v\f\r"[i]), true
	}
	switch c {
	case '0':
		return 0, p.rest == "" || !isNumber(p.rest[:1])
	case 'c':
		letter := p.next()
		return letter % 32, letter < utf8.RuneSelf && unicode.IsLetter(letter)
	case 'x':
		return p.hex(2)
	}
	return 0, false
}

// isIdentity reports whether a character stands for itself behind a backslash.
//
// https://tc39.es/ecma262/#prod-IdentityEscape
func (p *parser) isIdentity(c rune) bool {
	if p.strict {
		return c > 0 && strings.ContainsRune(`^$\.*+?()[]{}|/`, c)
	}
	return c >= utf8.RuneSelf || c > 0 && !unicode.IsLetter(c) && !unicode.IsDigit(c)
}

// hex reads a number of that many hexadecimal digits.
func (p *parser) hex(digits int) (rune, bool) {
	if len(p.rest) < digits {
		return 0, false
	}
	n, ok := parseHex(p.rest[:digits])
	if ok {
		p.rest = p.rest[digits:]
	}
	return n, ok
}

// parseHex returns the code point of hexadecimal digits.
func parseHex(digits string) (rune, bool) {
	n, err := strconv.ParseUint(digits, 16, 32)
	return rune(n), err == nil && n <= unicode.MaxRune
}

// codePoint reads what follows \u: four digits, twice for a surrogate pair,
// or any number of them in braces.
//
// https://tc39.es/ecma262/#prod-RegExpUnicodeEscapeSequence
func (p *parser) codePoint() (rune, error) {
	errMissing := errors.New(`no code point follows \u`)
	if p.skip("{") {
		digits, rest, closed := strings.Cut(p.rest, "}")
		c, ok := parseHex(digits)
		if !closed || !ok {
			return 0, errMissing
		}
		p.rest = rest
		return c, nil
	}
	first, ok := p.hex(4)
	if !ok {
		return 0, errMissing
	}
	after := p.rest
	if p.skip(`\u`) {
		if second, ok := p.hex(4); ok {
			if c := utf16.DecodeRune(first, second); c != unicode.ReplacementChar {
				return c, nil
			}
		}
	}
	p.rest = after
	return first, nil
}
