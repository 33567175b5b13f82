package format

import "encoding/binary"

// PlainDateTime returns the size of the date-time that text begins with, if it is written as most
// programs write it: in UTC, with capital letters, with a fraction of the second or without. It
// returns 0 for any other, for a leap second too, and does not look at what follows.
//
// https://www.rfc-editor.org/rfc/rfc3339#section-5.6
func PlainDateTime(text []byte) (size int) {
	size = len("2006-01-02T15:04:05")
	if len(text) <= size || !isDate((*[10]byte)(text)) || text[10] != 'T' {
		return 0
	}
	clock, ok := hourToSecond.pairs((*[8]byte)(text[11:]))
	if !ok || clock&0xFF > 23 || clock>>24&0xFF > 59 || clock>>48&0xFF > 59 {
		return 0
	}
	if text[size] == '.' {
		point := size
		for size++; size < len(text) && text[size]-'0' <= 9; size++ {
		}
		if size == point+1 || size == len(text) {
			return 0
		}
	}
	if text[size] != 'Z' {
		return 0
	}
	return size + 1
}

// isDate reports whether text is a full-date.
func isDate(text *[10]byte) bool {
	century, ok1 := yearMonth.pairs((*[8]byte)(text[:]))
	date, ok2 := yearToDay.pairs((*[8]byte)(text[2:]))
	year, month, day := int(century&0xFF*100+date&0xFF), int(date>>24&0xFF), int(date>>48&0xFF)
	return ok1 && ok2 && 1 <= month && month <= 12 && 1 <= day && (day <= 28 || day <= DaysIn(month, year))
}

// A shape is eight characters, with any digits in the place of its zeros: as one
// word, and the low half of each digit.
type shape struct{ word, digits uint64 }

var (
	yearMonth    = newShape("0000-00-")
	yearToDay    = newShape("00-00-00") // without the century
	hourToSecond = newShape("00:00:00")
)

func newShape(text string) (s shape) {
	for i := range 8 {
		s.word |= uint64(text[i]) << (i * 8)
		if text[i] == '0' {
			s.digits |= 0x0F << (i * 8)
		}
	}
	return s
}

// pairs reports whether text has the shape, and returns the numbers that its pairs
// of digits make, each in the byte of the pair's first. A digit is 0x30 and a low
// half of at most 9, which does not carry when 6 is added.
func (s *shape) pairs(text *[8]byte) (numbers uint64, ok bool) {
	const sixes, carries = 0x0606060606060606, 0x1010101010101010
	word := binary.LittleEndian.Uint64(text[:])
	digits := word & s.digits
	return digits*10 + digits>>8, word&^s.digits == s.word && (digits+sixes)&carries == 0
}
