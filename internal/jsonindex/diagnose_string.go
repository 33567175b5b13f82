package jsonindex

import (
	"fmt"
	"unicode/utf8"
)

// diagnoseString says what is wrong with the string whose opening quote is at
// data[quote].
func diagnoseString(data []byte, quote int) *Error {
	i := quote + 1
	for i < len(data) {
		next := i + 1
		switch c := data[i]; {
		case c < ' ':
			return rawControl(data, i, quote)
		case c == '\\':
			if next = scanEscape(data, i); next < 0 {
				return badEscape(data, i, quote)
			}
		case c >= utf8.RuneSelf:
			r, size := utf8.DecodeRune(data[i:])
			if r == utf8.RuneError && size == 1 {
				return invalidUTF8(data, i)
			}
			next = i + size
		}
		i = next
	}
	return unclosedString(quote)
}

func unclosedString(quote int) *Error {
	return &Error{
		Code: Syntax, Offset: quote, End: quote + 1, Related: -1,
		Message: "expected a closing '\"' for this string, found the end of the document",
		Hint:    "add the missing '\"'",
	}
}

// rawControl is for a control character that stands in a string as itself.
func rawControl(data []byte, at, quote int) *Error {
	err := &Error{Code: Syntax, Offset: at, End: at + 1, Related: quote}
	err.Message = fmt.Sprintf("expected no control character in a string, found %s", describe(rune(data[at])))
	switch data[at] {
	case '\n', '\r':
		err.Hint = `close the string before the end of the line, or write \n`
	case '\t':
		err.Hint = `write \t`
	default:
		err.Hint = fmt.Sprintf(`remove it, or write \u%04X`, data[at])
	}
	return err
}

// badEscape says what is wrong with the escape whose backslash is at data[at].
func badEscape(data []byte, at, quote int) *Error {
	if unit, ok := hexUnit(data, at); ok {
		return loneSurrogate(at, unit)
	}
	place := at + 1 // of the first character that is wrong
	expected := `one of " \ / b f n r t u after '\'`
	if place < len(data) && data[place] == 'u' {
		expected = `four hexadecimal digits after '\u'`
		for place++; place < len(data) && hexDigit(data[place]) >= 0; {
			place++
		}
	}
	if place >= len(data) {
		return unclosedString(quote)
	}
	r, size := utf8.DecodeRune(data[place:])
	if r == utf8.RuneError && size == 1 {
		return invalidUTF8(data, place)
	}
	return &Error{
		Code: Syntax, Offset: at, End: place + size, Related: -1,
		Message: fmt.Sprintf("expected %s, found %s", expected, describe(r)),
		Hint:    escapeHint(r),
	}
}

func escapeHint(r rune) string {
	switch r {
	case '\'':
		return "remove the backslash: a single quote needs none"
	case 'x':
		return `write \u00 and two hexadecimal digits`
	}
	return `write a backslash itself as \\`
}

func loneSurrogate(at int, unit rune) *Error {
	err := &Error{Code: Encoding, Offset: at, End: at + 6, Related: -1}
	if isHighSurrogate(unit) {
		err.Message = `expected a low surrogate, \uDC00 to \uDFFF, after this high surrogate, found none`
	} else {
		err.Message = `expected a high surrogate, \uD800 to \uDBFF, before this low surrogate, found none`
	}
	err.Hint = "a character beyond U+FFFF is two escapes, a high and a low surrogate"
	return err
}
