package jsonindex

import "fmt"

func tooLong(length, limit int) *Error {
	return &Error{
		Code: Limit, Offset: limit, End: length, Related: -1,
		Message: fmt.Sprintf("the document is longer than the limit of %d bytes", limit),
		Limit:   "Bytes",
	}
}

func tooManyValues(first Token, limit int) *Error {
	return &Error{
		Code: Limit, Offset: int(first.Start), End: int(first.End), Related: -1,
		Message: fmt.Sprintf("the document has more values and names than the limit of %d", limit),
		Limit:   "Values",
	}
}

func tooDeep(at, limit int) *Error {
	return &Error{
		Code: Limit, Offset: at, End: at + 1, Related: -1,
		Message: fmt.Sprintf("arrays and objects are nested more than %d deep", limit),
		Limit:   "Depth",
	}
}

func tooManyDigits(at, end, digits, limit int) *Error {
	return &Error{
		Code: Limit, Offset: at, End: end, Related: -1,
		Message: fmt.Sprintf("the number has %d digits; the limit is %d", digits, limit),
		Limit:   "Digits",
	}
}

func exponentTooLarge(at, end, limit int) *Error {
	return &Error{
		Code: Limit, Offset: at, End: end, Related: -1,
		Message: fmt.Sprintf("the exponent of the number is beyond the limit of %d", limit),
		Limit:   "Exponent",
	}
}
