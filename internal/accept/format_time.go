package accept

import (
	"encoding/binary"

	"example.com/authlink/internal/format"
)

// A shape is eight characters, with any digits in the place of its zeros: as one
// word, and the low half of each digit.
type shape struct{ word, digits uint64 }

func newShape(text string) (s shape) {
	for i := range wordBytes {
		s.word |= uint64(text[i]) << (i * 8)
		if text[i] == '0' {
			s.digits |= 0x0F << (i * 8)
		}
	}
	return s
}

var (
	yearMonth    = newShape("0000-00-")
	yearToDay    = newShape("00-00-00") // without the century
	dayToMinute  = newShape("00T00:00")
	hourToSecond = newShape("00:00:00")
	milliseconds = newShape(":00.000Z")
)

// pairs reports whether text has the shape, and returns the numbers that its pairs
// of digits make, each in the byte of the pair's first. A digit is 0x30 and a low
// half of at most 9, which does not carry when 6 is added.
func (s *shape) pairs(text *[wordBytes]byte) (numbers uint64, ok bool) {
	const sixes, carries = 0x0606060606060606, 0x1010101010101010
	word := binary.LittleEndian.Uint64(text[:])
	digits := word & s.digits
	return digits*10 + digits>>8, word&^s.digits == s.word && (digits+sixes)&carries == 0
}

// skipDateTime skips the date-time that begins at data[i], and the quote after it, if it is
// written as JavaScript writes it: 2006-01-02T15:04:05.000Z. It returns the offset after them,
// or -1 where it cannot tell.
func skipDateTime(data []byte, i int) (end int) {
	const size = len(`2006-01-02T15:04:05.000Z"`)
	if i < 0 || i > len(data)-size {
		return -1
	}
	text := (*[size]byte)(data[i : i+size])
	date, ok1 := yearMonth.pairs((*[wordBytes]byte)(text[:]))
	clock, ok2 := dayToMinute.pairs((*[wordBytes]byte)(text[8:]))
	rest, ok3 := milliseconds.pairs((*[wordBytes]byte)(text[16:]))
	if !ok1 || !ok2 || !ok3 || text[size-1] != '"' {
		return -1
	}
	isTooLate := clock>>24&0xFF > 23 || clock>>48&0xFF > 59 || rest>>8&0xFF > 59 // as a leap second may be
	if isTooLate || !isDay(int(date&0xFF*100+date>>16&0xFF), int(date>>40&0xFF), int(clock&0xFF)) {
		return -1
	}
	return i + size
}

// isDay reports whether a month of a year has a day.
func isDay(year, month, day int) bool {
	return 1 <= month && month <= 12 && 1 <= day && (day <= 28 || day <= format.DaysIn(month, year))
}

// isDateTime reports whether text is a date-time of RFC 3339, section 5.6.
func isDateTime(text []byte) bool {
	const date = len("2006-01-02")
	if len(text) <= date || text[date]|0x20 != 't' || !isDate(text[:date]) {
		return false
	}
	isLeap, ok := clock(text[date+1:])
	if isLeap { // which is so rare that nothing is gained by knowing it any faster
		return format.IsDateTime(text)
	}
	return ok
}

// isDate reports whether text is a full-date of RFC 3339, section 5.6.
func isDate(text []byte) bool {
	if len(text) != len("2006-01-02") {
		return false
	}
	century, ok1 := yearMonth.pairs((*[wordBytes]byte)(text))
	numbers, ok2 := yearToDay.pairs((*[wordBytes]byte)(text[2:]))
	year := int(century&0xFF*100 + numbers&0xFF)
	return ok1 && ok2 && isDay(year, int(numbers>>24&0xFF), int(numbers>>48&0xFF))
}

// isTime reports whether text is a full-time of RFC 3339, section 5.6.
func isTime(text []byte) bool {
	_, ok := clock(text)
	return ok
}

// clock reads a full-time, and reports whether its second is a leap second: one happens at
// 23:59:60 UTC only.
func clock(text []byte) (isLeap, ok bool) {
	const local = len("15:04:05")
	if len(text) <= local {
		return false, false
	}
	numbers, ok := hourToSecond.pairs((*[wordBytes]byte)(text))
	hour, minute, second := int(numbers&0xFF), int(numbers>>24&0xFF), int(numbers>>48&0xFF)
	if !ok || hour > 23 || minute > 59 || second > 60 {
		return false, false
	}
	text = text[local:]
	if text[0] == '.' {
		fraction := countDigits(text[1:])
		if text = text[1+fraction:]; fraction == 0 {
			return false, false
		}
	}
	east, ok := offset(text)
	const day = 24 * 60
	return second == 60, ok && (second < 60 || (hour*60+minute-east+day)%day == day-1)
}

// offset reads the time-offset of RFC 3339, section 5.6, in minutes east of UTC.
func offset(text []byte) (east int, ok bool) {
	if len(text) == 1 {
		return 0, text[0]|0x20 == 'z'
	}
	if len(text) != len("+07:00") || countDigits(text[1:]) != 2 || text[3] != ':' || countDigits(text[4:]) != 2 {
		return 0, false
	}
	hour, minute := digitPair(text[1:]), digitPair(text[4:])
	east = hour*60 + minute
	if text[0] == '-' {
		east = -east
	}
	return east, (text[0] == '+' || text[0] == '-') && hour <= 23 && minute <= 59
}

// digitPair returns the number that text begins with, which is two digits.
func digitPair(text []byte) int { return int(text[0]-'0')*10 + int(text[1]-'0') }

// countDigits returns the number of digits that text begins with.
func countDigits(text []byte) int {
	for i, c := range text {
		if c-'0' > 9 {
			return i
		}
	}
	return len(text)
}
