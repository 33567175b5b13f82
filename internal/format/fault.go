package format

import "fmt"

// A Code says what is wrong with a text, in words that follow "the text".
type Code string

const (
	Empty     Code = "is empty"
	Character Code = "has a character that must not stand there"
	Ends      Code = "ends too early"
	Percent   Code = `has a "%" without two hexadecimal digits after it`
	Number    Code = "has a number that is out of range"
	Zeros     Code = "has a number with leading zeros"
	Count     Code = "has too many or too few parts"
	Long      Code = "is too long"

	NoScheme   Code = "has no scheme"
	Colon      Code = "has a colon in its first segment"
	BadPort    Code = "has a port that is no number"
	BadLiteral Code = "has no IP address in its brackets"

	Unclosed Code = "has a brace or a quote without its other half"
	NoName   Code = "has an expression without the name of a variable"
	Reserved Code = "has an operator that is kept for later"
	Prefix   Code = "has a length that is not from 1 to 9999"

	EmptyLabel Code = "has an empty label"
	LongLabel  Code = "has a label of more than 63 octets"
	Hyphen     Code = "has a hyphen where none may stand"
	BadALabel  Code = "has a label that is not the Punycode of an internationalized one"
	Disallowed Code = "has a character that IDNA does not allow"
	Context    Code = "has a character that IDNA does not allow beside these"
	Mark       Code = "has a label that begins with a combining mark"
	Direction  Code = "has a label that mixes directions of writing"
	NotNFC     Code = "is not in Unicode normalization form C"

	NoAt      Code = `has no "@"`
	EmptyPart Code = `has nothing before its "@", or nothing after it`
	Dot       Code = "has a dot at an end, or two dots in a row"

	NoSuchDay  Code = "has a day that its month does not have"
	NoLeap     Code = "has a leap second where there can be none"
	NoDuration Code = `does not begin with a "P"`
	Order      Code = "has units that are out of order, twice there or not of that place"
	Gap        Code = "leaves out a unit between two others"
	NoUnit     Code = "has a number without a unit"

	NoSlash Code = `does not begin with "/"`
	Tilde   Code = `has a "~" without "0" or "1" after it`
	Syntax  Code = "is no pattern"
)

// A Fault is the error of a text that is not of a format: what is wrong, and where. The
// zero value is none.
type Fault struct {
	Code   Code
	Offset int    // in bytes, of what is at fault
	Detail string // what else there is to say, in words; "" for nothing
}

func (f Fault) Error() string {
	text := fmt.Sprintf("the text %s, at offset %d", f.Code, f.Offset)
	if f.Detail != "" {
		text += ": " + f.Detail
	}
	return text
}

func (f Fault) isNone() bool { return f.Code == "" }

// after returns the fault of a part that begins at an offset of the text.
func (f Fault) after(offset int) Fault {
	if !f.isNone() {
		f.Offset += offset
	}
	return f
}

// or returns f, or other where f is none.
func (f Fault) or(other Fault) Fault {
	if f.isNone() {
		return other
	}
	return f
}
