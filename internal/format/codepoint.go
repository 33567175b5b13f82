package format

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// What IDNA says of a code point by itself. One that is not assigned is disallowed.
type idnProperty int

const (
	disallowed idnProperty = iota
	valid                  // PVALID
	contextual             // CONTEXTJ and CONTEXTO
)

// property derives what IDNA says of a code point.
//
// https://www.rfc-editor.org/rfc/rfc5892#section-3
func property(r rune) idnProperty {
	switch {
	case isContextual(r):
		return contextual
	case isException(r), isLDH(r):
		return valid
	case isDisallowedException(r), isIgnorable(r), isOldJamo(r), !isLetterDigit(r), isUnstable(r):
		return disallowed
	}
	return valid
}

// isContextual reports whether a code point is allowed beside some others only: the joiners
// of section 2.8, and exceptions of section 2.6.
func isContextual(r rune) bool {
	switch r {
	case zwnj, zwj, middleDot, keraia, geresh, gershayim, katakanaMiddleDot:
		return true
	}
	return isArabicIndic(r) || isExtendedArabicIndic(r)
}

// https://www.rfc-editor.org/rfc/rfc5892#section-2.6
func isException(r rune) bool {
	switch r {
	case 0x00DF, 0x03C2, 0x06FD, 0x06FE, 0x0F0B, 0x3007:
		return true
	}
	return false
}

// https://www.rfc-editor.org/rfc/rfc5892#section-2.6
func isDisallowedException(r rune) bool {
	switch r {
	case 0x0640, 0x07FA, 0x302E, 0x302F, 0x3031, 0x3032, 0x3033, 0x3034, 0x3035, 0x303B:
		return true
	}
	return false
}

// https://www.rfc-editor.org/rfc/rfc5892#section-2.5
func isLDH(r rune) bool { return r == '-' || r >= '0' && r <= '9' || r >= 'a' && r <= 'z' }

// https://www.rfc-editor.org/rfc/rfc5892#section-2.1
func isLetterDigit(r rune) bool {
	return unicode.In(r, unicode.Ll, unicode.Lu, unicode.Lo, unicode.Nd, unicode.Lm, unicode.Mn, unicode.Mc)
}

// isUnstable reports whether normalization and folding of case change a code point.
//
// https://www.rfc-editor.org/rfc/rfc5892#section-2.2
func isUnstable(r rune) bool {
	s := string(r)
	return norm.NFKC.String(strings.Map(fold, norm.NFKD.String(s))) != s
}

// fold folds the case of a code point that is decomposed: then no more than one comes of one, but
// for ß, of which the first is enough to see a change. (Package golang.org/x/text/cases does work
// before main, in every program that it is linked into.)
func fold(r rune) rune {
	switch {
	case r == 'ß':
		return 's'
	case r == 'ı':
		return r
	case r >= 0x13A0 && r <= 0x13FD, r >= 0xAB70 && r <= 0xABBF: // Cherokee folds to its capitals
		return unicode.ToUpper(r)
	}
	return unicode.ToLower(unicode.ToUpper(r))
}

// isIgnorable reports whether a code point has one of the ignorable properties, or is of an
// ignorable block. Of the properties those matter that a letter, a digit or a mark may have.
//
// https://www.rfc-editor.org/rfc/rfc5892#section-2.3
// https://www.rfc-editor.org/rfc/rfc5892#section-2.4
func isIgnorable(r rune) bool {
	return unicode.In(r, unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector) ||
		r >= 0x20D0 && r <= 0x20FF || r >= 0x1D100 && r <= 0x1D1FF || r >= 0x1D200 && r <= 0x1D24F
}

// isOldJamo reports whether a code point is a leading, vowel or trailing jamo.
//
// https://www.rfc-editor.org/rfc/rfc5892#section-2.9
func isOldJamo(r rune) bool {
	return r >= 0x1100 && r <= 0x11FF || r >= 0xA960 && r <= 0xA97C || r >= 0xD7B0 && r <= 0xD7C6 || r >= 0xD7CB && r <= 0xD7FB
}
