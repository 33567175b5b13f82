package jsonindex

import "fmt"

// diagnoseNumber says what is wrong with the number that begins at data[at].
func diagnoseNumber(data []byte, at int, limits *Limits) *Error {
	i := at
	if data[i] == '-' {
		i++
	}
	first := i
	i = skipDigits(data, i)
	digits := i - first
	switch {
	case digits == 0:
		err := missingDigit(data, at, i, "after '-'")
		if err.Hint == "" && len(data) > i+1 && data[i] == '.' && isDigit(data[i+1]) {
			err.Hint = "write 0 before the decimal point"
		}
		return err
	case digits > 1 && data[first] == '0':
		return leadingZero(at, i)
	}
	if i < len(data) && data[i] == '.' {
		point := i
		i = skipDigits(data, i+1)
		if i == point+1 {
			return missingDigit(data, at, i, "after the decimal point")
		}
		digits += i - point - 1
	}
	if i < len(data) && data[i]|0x20 == 'e' {
		i++
		if i < len(data) && (data[i] == '+' || data[i] == '-') {
			i++
		}
		exponent := i
		if i = skipDigits(data, i); i == exponent {
			return missingDigit(data, at, i, "in the exponent")
		}
	}
	if digits > limits.Digits {
		return tooManyDigits(at, i, digits, limits.Digits)
	}
	return exponentTooLarge(at, i, limits.Exponent)
}

// missingDigit is for the number at data[at] that lacks a digit at data[place].
func missingDigit(data []byte, at, place int, where string) *Error {
	err := &Error{Code: Syntax, Offset: at, End: place, Related: -1}
	if word := slipWord(data[at:]); word != "" {
		err.End = at + len(word)
		err.Message = "expected a value, found " + word
		err.Hint = wordHint(word)
		return err
	}
	found := "the end of the document"
	if place < len(data) {
		var bad *Error
		if found, bad = describeAt(data, place); bad != nil {
			return bad
		}
	}
	err.Message = fmt.Sprintf("expected a digit %s, found %s", where, found)
	switch data[place-1] {
	case '.':
		err.Hint = "write 0 after the decimal point, or remove the point"
	case 'e', 'E':
		err.Hint = "write the exponent, or remove the letter"
	}
	return err
}

func leadingZero(at, end int) *Error {
	return &Error{
		Code: Syntax, Offset: at, End: end, Related: -1,
		Message: "expected no digit after the leading zero of a number, found one",
		Hint:    "remove the leading zeros; put it in double quotes if they mean something",
	}
}
