package diagnose

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"example.com/authlink/internal/advice"
	"example.com/authlink/internal/format"
	"example.com/authlink/internal/lazyregexp"
	"example.com/authlink/internal/show"
)

// adviseFault says what keeps a text from being of its format.
func adviseFault(name, text string, f format.Fault) Counsel {
	switch name {
	case "date", "date-time", "time":
		return adviseMoment(name, text, f)
	case "uuid":
		return adviseUUID(text)
	case "duration":
		if f.Code == format.Character {
			return adviseFraction(text, f)
		}
	case "ipv4", "ipv6":
		return adviseAddress(name, text, f)
	case "relative-json-pointer":
		if f.Offset == 0 {
			return advise(advice.BeginNumber)
		}
	case "regex":
		return advise(advice.NoPattern, show.OneLine(show.Short(f.Detail)))
	}
	if f.Detail != "" {
		return advise(advice.BadALabel)
	}
	if code, ok := faultAdvice(f.Code); ok {
		return advise(code)
	}
	return adviseCharacter(text, f)
}

// faultAdvice returns what there is to say of a fault that needs no more words.
func faultAdvice(code format.Code) (counsel advice.Code, ok bool) {
	switch code {
	case format.Ends:
		return advice.EndsEarly, true
	case format.NoScheme:
		return advice.NoScheme, true
	case format.Colon:
		return advice.ColonFirst, true
	case format.BadPort:
		return advice.BadPort, true
	case format.BadLiteral:
		return advice.BadLiteral, true
	case format.Unclosed:
		return advice.Unclosed, true
	case format.NoName:
		return advice.NoVariable, true
	case format.Prefix:
		return advice.PrefixRange, true
	case format.EmptyLabel:
		return advice.EmptyLabel, true
	case format.LongLabel:
		return advice.LongLabel, true
	case format.Hyphen:
		return advice.LabelHyphen, true
	case format.BadALabel:
		return advice.BadALabel, true
	case format.Mark:
		return advice.MarkFirst, true
	case format.Direction:
		return advice.MixedWriting, true
	case format.NoAt:
		return advice.NoAt, true
	case format.EmptyPart:
		return advice.EmptyPart, true
	case format.Dot:
		return advice.MisplacedDot, true
	case format.NoDuration:
		return advice.BeginP, true
	case format.Order:
		return advice.UnitOrder, true
	case format.NoUnit:
		return advice.UnitMissing, true
	case format.NoSlash:
		return advice.BeginSlash, true
	}
	return "", false
}

// adviseCharacter is for a character that must not stand where it does.
func adviseCharacter(text string, f format.Fault) Counsel {
	if f.Offset >= len(text) {
		return Counsel{}
	}
	shown := character(text, f.Offset)
	switch f.Code {
	case format.Character, format.Percent:
		return advise(advice.BadCharacter, shown)
	case format.Disallowed:
		return advise(advice.NotInName, shown)
	case format.Context:
		return advise(advice.NotBesideThem, shown)
	case format.Reserved:
		return advise(advice.BadOperator, shown)
	}
	return Counsel{}
}

// adviseFraction is for a duration that is not made of whole numbers.
func adviseFraction(text string, f format.Fault) Counsel {
	if text[f.Offset] == '.' || text[f.Offset] == ',' {
		return advise(advice.WholeUnits)
	}
	return adviseCharacter(text, f)
}

// adviseAddress is for an address of IP. Where it has as many parts as it must have, one
// character is at fault.
func adviseAddress(name, text string, f format.Fault) Counsel {
	isRange := f.Code == format.Number
	isWhole := name == "ipv4" && strings.Count(text, ".") == 3 || name == "ipv6" && strings.Count(text, ":") > 1
	switch {
	case isWhole && f.Code == format.Character:
		return adviseCharacter(text, f)
	case name == "ipv4" && isRange:
		return advise(advice.ByteRange)
	case name == "ipv4":
		return advise(advice.FourNumbers)
	case isRange:
		return advise(advice.GroupRange)
	}
	return advise(advice.EightGroups)
}

const uuidDigits = 32

// adviseUUID is for a text of hexadecimal digits that are too many or too few, or for one
// of the right length that has something else in it.
func adviseUUID(text string) Counsel {
	compact := strings.ReplaceAll(text, "-", "")
	other := strings.IndexFunc(compact, func(r rune) bool { return !strings.ContainsRune("0123456789abcdefABCDEF", r) })
	switch {
	case other < 0 && len(compact) != uuidDigits && len(compact) > 0:
		return advise(advice.HexDigits, strconv.Itoa(len(compact)))
	case other >= 0 && len(compact) == uuidDigits:
		return advise(advice.NotHex, character(compact, other))
	}
	return Counsel{}
}

// momentSlips are the ways to miss a date-time or a time that only a person can mend, the more
// telling first.
var momentSlips = []struct {
	code  advice.Code
	sign  string // see mayMatch
	last  string
	shape func() *regexp.Regexp
}{
	{advice.OnlyDate, "", decimalDigits, lazyregexp.New(`^\d{4}-\d\d-\d\d$`)},
	{advice.NoSeparators, "", "", lazyregexp.New(`^\d{8}[Tt]\d{4,6}`)},
	{advice.TwoDigits, "", "", lazyregexp.New(`^\d{4}-(\d-|\d\d-\d[Tt ]|\d\d-\d\d[Tt ]\d:)|^\d:`)},
	{advice.NoSeconds, "", "", lazyregexp.New(`^([^Tt]+[Tt])?\d\d:\d\d([Zz]|[+-].*)?$`)},
	{advice.NoOffset, "", decimalDigits, lazyregexp.New(`([Tt]|^)\d\d:\d\d:\d\d(\.\d+)?$`)},
	{advice.NoFraction, ".", "", lazyregexp.New(`\d\.([Zz]|[+-].*)$`)},
	{advice.OffsetRange, "", decimalDigits, lazyregexp.New(`:.*([+-](2[4-9]|[3-9]\d):\d\d|[+-]\d\d:[6-9]\d)$`)},
}

// dateSlips are those of a date.
var dateSlips = momentSlips[2:3]

// adviseMoment says what keeps a text from being a date, a time or both.
func adviseMoment(name, text string, f format.Fault) Counsel {
	slips := momentSlips
	if name == "date" {
		slips = dateSlips
	}
	for _, slip := range slips {
		if mayMatch(text, slip.sign, slip.last) && slip.shape().MatchString(text) {
			return advise(slip.code)
		}
	}
	if name == "time" {
		f.Offset += len("2006-01-02T")
	}
	return adviseRange(text, f)
}

// adviseRange says which part of a date-time is out of range, told by where it stands
// (RFC 3339, section 5.7).
func adviseRange(text string, f format.Fault) Counsel {
	switch f.Code {
	case format.NoLeap:
		return advise(advice.LeapSecond)
	case format.NoSuchDay:
		year, _ := strconv.Atoi(text[:4])
		month, _ := strconv.Atoi(text[5:7])
		return advise(advice.DayRange, fmt.Sprintf("%s %04d", time.Month(month), year), strconv.Itoa(format.DaysIn(month, year)))
	case format.Number:
		switch f.Offset {
		case 5:
			return advise(advice.MonthRange)
		case 8:
			return advise(advice.DayZero)
		case 11:
			return advise(advice.HourRange)
		case 14:
			return advise(advice.MinuteRange)
		case 17:
			return advise(advice.SecondRange)
		}
	}
	return Counsel{}
}
