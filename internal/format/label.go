package format

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/idna"
	"golang.org/x/text/unicode/norm"
)

// A label is one of a name, as it is read.
type label struct {
	text   string // in its own characters
	isIDN  bool   // an A-label or a U-label
	size   int    // octets in ASCII
	offset int    // in the name
}

// readLabel judges a label by itself.
//
// https://www.rfc-editor.org/rfc/rfc5890#section-2.3
func readLabel(s string, isWide bool) (label, Fault) {
	if isWide && !isASCII(s) {
		if utf8.RuneCountInString(s) > maxLabel {
			return label{}, fails(LongLabel, 0) // before what takes the square of it
		}
		ace, f := uLabel(s)
		return label{text: s, isIDN: true, size: len(ace)}, f
	}
	if f := plainLabel(s); !f.isNone() {
		return label{}, f
	}
	if !isALabel(s) {
		return label{text: s, size: len(s)}, Fault{}
	}
	text, f := aLabel(s)
	return label{text: text, isIDN: true, size: len(s)}, f
}

func isASCII(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r >= utf8.RuneSelf }) < 0
}

// aLabel judges a label that stands for an internationalized one, and returns that. Letters
// of either case mean the same.
//
// https://www.rfc-editor.org/rfc/rfc5891#section-5.4
func aLabel(s string) (string, Fault) {
	s = strings.ToLower(s)
	text, err := idna.Punycode.ToUnicode(s)
	if err != nil || isASCII(text) {
		return "", fails(BadALabel, 0)
	}
	ace, f := uLabel(text)
	if !f.isNone() {
		return "", Fault{Code: f.Code, Detail: "it stands for " + strconv.QuoteToASCII(text)}
	}
	if ace != s {
		return "", fails(BadALabel, 0)
	}
	return text, Fault{}
}

// uLabel judges a label of other characters than ASCII, and returns it in ASCII.
//
// https://www.rfc-editor.org/rfc/rfc5891#section-4.2
func uLabel(s string) (ace string, f Fault) {
	switch first, _ := utf8.DecodeRuneInString(s); {
	case !norm.NFC.IsNormalString(s):
		return "", fails(NotNFC, 0)
	case s[0] == '-':
		return "", fails(Hyphen, 0)
	case s[len(s)-1] == '-':
		return "", fails(Hyphen, len(s)-1)
	case hasHyphens(s):
		return "", fails(Hyphen, strings.Index(s, "--"))
	case unicode.Is(unicode.M, first):
		return "", fails(Mark, 0)
	}
	for at, r := range s {
		switch property(r) {
		case valid:
		case contextual:
			if !fits(r, s[:at], s[at+utf8.RuneLen(r):]) {
				return "", fails(Context, at)
			}
		default:
			return "", fails(Disallowed, at)
		}
	}
	ace, err := idna.Punycode.ToASCII(s)
	if err != nil || len(ace) > maxLabel {
		return "", fails(LongLabel, 0)
	}
	return ace, Fault{}
}

// hasHyphens reports whether the third and the fourth character of a label are hyphens.
func hasHyphens(s string) bool {
	position := 0
	for at := range s {
		if position == 2 {
			return strings.HasPrefix(s[at:], "--")
		}
		position++
	}
	return false
}
