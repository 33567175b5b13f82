package span

import (
	"sort"
	"unicode/utf16"
	"unicode/utf8"
)

// Units finds places of a text in units of UTF-16, which is how editors and JavaScript count,
// from those in bytes and back, however long its lines are. A byte that is no character
// counts as the one that replaces it (U+FFFD).
type Units struct {
	text  string
	marks []unitMark // some places of the text, in their order
}

// A unitMark is a place: so many bytes, and so many units, from the start.
type unitMark struct{ bytes, units int }

// unitMarkEvery is how many bytes lie between two marks, at least.
const unitMarkEvery = 64

// NewUnits looks a text over.
func NewUnits(text string) *Units {
	u := &Units{text: text, marks: []unitMark{{}}}
	units := 0
	for i, r := range text {
		if i-u.marks[len(u.marks)-1].bytes >= unitMarkEvery {
			u.marks = append(u.marks, unitMark{i, units})
		}
		units += utf16.RuneLen(r)
	}
	return u
}

// Before counts the units before an offset in bytes. An offset beyond the text is its end.
func (u *Units) Before(offset int) int {
	offset = min(offset, len(u.text))
	near := u.marks[sort.Search(len(u.marks), func(i int) bool { return u.marks[i].bytes > offset })-1]
	units := near.units
	for _, r := range u.text[near.bytes:offset] {
		units += utf16.RuneLen(r)
	}
	return units
}

// Offset returns the offset in bytes after so many units: that of the character's end if
// they end within a character. More units than there are lead to the end of the text.
func (u *Units) Offset(units int) int {
	near := u.marks[max(0, sort.Search(len(u.marks), func(i int) bool { return u.marks[i].units > units })-1)]
	at := near.bytes
	for left := units - near.units; left > 0 && at < len(u.text); {
		r, size := utf8.DecodeRuneInString(u.text[at:])
		left -= utf16.RuneLen(r)
		at += size
	}
	return at
}
