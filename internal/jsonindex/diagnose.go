package jsonindex

import (
	"bytes"
	"fmt"
	"unicode/utf8"
)

// diagnose says in words what f is. It reads the place again, at leisure.
func (x *Index) diagnose(f fault, limits *Limits) *Error {
	err := x.diagnoseFault(f, limits)
	if err.Code != Syntax || x.before(f.at) >= 0 {
		return err
	}
	if hint := otherHint(x.data[f.at:]); hint != "" {
		err.Hint, err.Another = hint, false // it may not even be meant as JSON
	}
	return err
}

func (x *Index) diagnoseFault(f fault, limits *Limits) *Error {
	if err := wrongEncoding(x.data); err != nil {
		return err
	}
	switch f.want {
	case wantGoodString:
		return diagnoseString(x.data, f.at)
	case wantGoodNumber:
		return diagnoseNumber(x.data, f.at, limits)
	case wantLessDepth:
		return tooDeep(f.at, limits.Depth)
	case wantUniqueName:
		return x.duplicateName(f)
	}
	if f.at == len(x.data) {
		return x.unexpectedEnd(f)
	}
	return x.unexpected(f)
}

// unexpectedEnd says what is missing at the end of the document.
func (x *Index) unexpectedEnd(f fault) *Error {
	end := x.before(len(x.data)) + 1 // white space says nothing: point where more should follow
	err := &Error{Code: Syntax, Offset: end, End: end, Related: -1}
	switch {
	case len(x.data) == 0:
		err.Message = "expected a JSON value, found an empty document"
	case f.open == none:
		err.Message = "expected a JSON value, found only white space"
	default:
		bracket := x.tokens[f.open].Start
		err.Related = int(bracket)
		err.Message = fmt.Sprintf("expected %s, found the end of the document", x.expected(f))
		err.Hint = fmt.Sprintf("close the '%c' with '%c'", x.data[bracket], x.data[bracket]+2)
		if end > 0 && x.data[end-1] == ',' {
			err.Hint = "remove the ',' if nothing is missing, and " + err.Hint
		}
	}
	return err
}

// unexpected says what stands where something else should.
func (x *Index) unexpected(f fault) *Error {
	r, size := utf8.DecodeRune(x.data[f.at:])
	if r == utf8.RuneError && size == 1 {
		return invalidUTF8(x.data, f.at)
	}
	err := &Error{Code: Syntax, Offset: f.at, End: f.at + size, Related: -1}
	found := describe(r)
	if word := slipWord(x.data[f.at:]); f.want == wantValue && word != "" {
		found, err.End = word, f.at+len(word)
	}
	err.Message = fmt.Sprintf("expected %s, found %s", x.expected(f), found)
	err.Hint = x.hint(f, r)
	err.Another = f.want == wantNext && f.open == none && err.Hint == "" && startsValue(r)
	switch {
	case x.isTrailingComma(f):
		err.Offset = x.before(f.at)
		err.End = err.Offset + 1
	case f.want == wantNext && f.open != none && isClosing(r):
		err.Related = int(x.tokens[f.open].Start)
	}
	return err
}

// expected names what f wants.
func (x *Index) expected(f fault) string {
	after := byte(0) // the bracket, comma or colon before the place
	if i := x.before(f.at); i >= 0 {
		after = x.data[i]
	}
	switch {
	case f.want == wantColon:
		return "':' after a property name"
	case f.want == wantName && after == '{':
		return "a property name in double quotes or '}' after '{'"
	case f.want == wantName:
		return "a property name in double quotes after ','"
	case f.want == wantNext && f.open == none:
		return "the end of the document after its value"
	case f.want == wantNext && x.tokens[f.open].Kind == Object:
		return "',' or '}' after a property value"
	case f.want == wantNext:
		return "',' or ']' after an array element"
	case f.open == none:
		return "a JSON value"
	case after == '[':
		return "a value or ']' after '['"
	}
	return fmt.Sprintf("a value after '%c'", after)
}

// before returns the offset of the last byte before at that is not white
// space, or -1.
func (x *Index) before(at int) int {
	return len(bytes.TrimRight(x.data[:at], " \t\r\n")) - 1
}

// isTrailingComma reports whether f is a closing bracket just after a comma.
func (x *Index) isTrailingComma(f fault) bool {
	before := x.before(f.at)
	return (f.want == wantName || f.want == wantValue) && isClosing(rune(x.data[f.at])) &&
		before >= 0 && x.data[before] == ','
}

func isClosing(r rune) bool { return r == '}' || r == ']' }
