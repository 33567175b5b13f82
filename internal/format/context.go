package format

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// The code points that are allowed beside some others only, but for digits.
const (
	zwnj              = '\u200C' // zero width non-joiner
	zwj               = '\u200D' // zero width joiner
	middleDot         = '\u00B7'
	keraia            = '\u0375' // Greek lower numeral sign
	geresh            = '\u05F3' // Hebrew
	gershayim         = '\u05F4' // Hebrew
	katakanaMiddleDot = '\u30FB'
)

func isArabicIndic(r rune) bool { return r >= 0x0660 && r <= 0x0669 }

func isExtendedArabicIndic(r rune) bool { return r >= 0x06F0 && r <= 0x06F9 }

// fits reports whether a contextual code point is allowed between what stands before it in
// its label and what stands after it.
//
// https://www.rfc-editor.org/rfc/rfc5892#appendix-A
func fits(r rune, before, after string) bool {
	previous, _ := utf8.DecodeLastRuneInString(before)
	next, _ := utf8.DecodeRuneInString(after)
	switch r {
	case zwnj:
		return isVirama(previous) || joins(before, after)
	case zwj:
		return isVirama(previous)
	case middleDot:
		return previous == 'l' && next == 'l'
	case keraia:
		return unicode.Is(unicode.Greek, next)
	case geresh, gershayim:
		return unicode.Is(unicode.Hebrew, previous)
	case katakanaMiddleDot:
		return strings.ContainsFunc(before+after, isJapanese)
	}
	if isArabicIndic(r) {
		return !strings.ContainsFunc(before+after, isExtendedArabicIndic)
	}
	return !strings.ContainsFunc(before+after, isArabicIndic)
}

func isJapanese(r rune) bool { return unicode.In(r, unicode.Hiragana, unicode.Katakana, unicode.Han) }

// isVirama reports whether a code point has the canonical combining class of a virama.
func isVirama(r rune) bool {
	const virama = 9
	return norm.NFC.PropertiesString(string(r)).CCC() == virama
}

// joins reports whether what stands around a zero width non-joiner would join without it:
// the nearest on either side that is not transparent.
//
// https://www.rfc-editor.org/rfc/rfc5892#appendix-A.1
func joins(before, after string) bool {
	before = strings.TrimRightFunc(before, isTransparent)
	after = strings.TrimLeftFunc(after, isTransparent)
	previous, _ := utf8.DecodeLastRuneInString(before)
	next, _ := utf8.DecodeRuneInString(after)
	return unicode.In(previous, dualJoining, leftJoining) && unicode.In(next, dualJoining, rightJoining)
}
