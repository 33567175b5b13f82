package format

import "golang.org/x/text/unicode/bidi"

// Sets of classes of characters.
const (
	rtlLetters = 1<<bidi.R | 1<<bidi.AL
	numbers    = 1<<bidi.EN | 1<<bidi.AN
	neutrals   = 1<<bidi.ES | 1<<bidi.CS | 1<<bidi.ET | 1<<bidi.ON | 1<<bidi.BN | 1<<bidi.NSM
)

// classOf returns the set of the class of a character alone.
func classOf(r rune) uint {
	p, _ := bidi.LookupRune(r)
	return 1 << p.Class()
}

// hasRTL reports whether a label has a character that is written from right to left: then
// all labels of its name are under a rule.
func hasRTL(label string) bool {
	for _, r := range label {
		if classOf(r)&(rtlLetters|1<<bidi.AN) != 0 {
			return true
		}
	}
	return false
}

// direction judges whether a label keeps to one direction of writing.
//
// https://www.rfc-editor.org/rfc/rfc5893#section-2
func direction(label string) Fault {
	var allowed, last uint
	for at, r := range label {
		class := classOf(r)
		switch {
		case at > 0:
		case class == 1<<bidi.L:
			allowed, last = 1<<bidi.L|1<<bidi.EN|neutrals, 1<<bidi.L|1<<bidi.EN
		case class&rtlLetters != 0:
			allowed, last = rtlLetters|numbers|neutrals, rtlLetters|numbers
		}
		if class&allowed == 0 {
			return fails(Direction, at)
		}
		if class&numbers != 0 && allowed&numbers == numbers {
			allowed &^= numbers &^ class // digits of one kind alone
		}
	}
	if !endsWith(label, last) {
		return fails(Direction, 0)
	}
	return Fault{}
}

// endsWith reports whether the last character of a label that is not a mark on another is
// of one of the classes.
func endsWith(label string, classes uint) bool {
	ends := false
	for _, r := range label {
		if class := classOf(r); class != 1<<bidi.NSM {
			ends = class&classes != 0
		}
	}
	return ends
}
