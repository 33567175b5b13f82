package format

import "fmt"

// A Code says what is wrong with a text.
type Code uint8

// The codes; for what they mean see phrases.
const (
	none Code = iota
	Empty
	Character
	Ends
	Percent
	Number
	Zeros
	Count
	Long

	NoScheme
	Colon
	BadPort
	BadLiteral

	Unclosed
	NoName
	Reserved
	Prefix

	EmptyLabel
	LongLabel
	Hyphen
	BadALabel
	Disallowed
	Context
	Mark
	Direction
	NotNFC

	NoAt
	EmptyPart
	Dot

	NoSuchDay
	NoLeap
	NoDuration
	Order
	Gap
	NoUnit

	NoSlash
	Tilde
	Syntax
)

// phrases has what each code says of a text, in words that follow "the text".
var phrases = [...]string{
	Empty:     "is empty",
	Character: "has a character that must not stand there",
	Ends:      "ends too early",
	Percent:   `has a "%" without two hexadecimal digits after it`,
	Number:    "has a number that is out of range",
	Zeros:     "has a number with leading zeros",
	Count:     "has too many or too few parts",
	Long:      "is too long",

	NoScheme:   "has no scheme",
	Colon:      "has a colon in its first segment",
	BadPort:    "has a port that is no number",
	BadLiteral: "has no IP address in its brackets",

	Unclosed: "has a brace or a quote without its other half",
	NoName:   "has an expression without the name of a variable",
	Reserved: "has an operator that is kept for later",
	Prefix:   "has a length that is not from 1 to 9999",

	EmptyLabel: "has an empty label",
	LongLabel:  "has a label of more than 63 octets",
	Hyphen:     "has a hyphen where none may stand",
	BadALabel:  "has a label that is not the Punycode of an internationalized one",
	Disallowed: "has a character that IDNA does not allow",
	Context:    "has a character that IDNA does not allow beside these",
	Mark:       "has a label that begins with a combining mark",
	Direction:  "has a label that mixes directions of writing",
	NotNFC:     "is not in Unicode normalization form C",

	NoAt:      `has no "@"`,
	EmptyPart: `has nothing before its "@", or nothing after it`,
	Dot:       "has a dot at an end, or two dots in a row",

	NoSuchDay:  "has a day that its month does not have",
	NoLeap:     "has a leap second where there can be none",
	NoDuration: `does not begin with a "P"`,
	Order:      "has units that are out of order, twice there or not of that place",
	Gap:        "leaves out a unit between two others",
	NoUnit:     "has a number without a unit",

	NoSlash: `does not begin with "/"`,
	Tilde:   `has a "~" without "0" or "1" after it`,
	Syntax:  "is no pattern",
}

func (c Code) String() string { return phrases[c] }

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

func (f Fault) isNone() bool { return f.Code == none }

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
