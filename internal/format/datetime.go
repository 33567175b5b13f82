package format

import (
	"strings"
	"time"
)

const (
	fullDate    = "0000-00-00"
	partialTime = "00:00:00"
	day         = 24 * 60 // minutes
)

// date judges a full-date.
//
// https://www.rfc-editor.org/rfc/rfc3339#section-5.6
func date[T text](s T) Fault {
	if at, ok := isShaped(s, fullDate); !ok {
		return stops(s, at)
	}
	year, month, day := number(s[:4]), number(s[5:7]), number(s[8:])
	switch {
	case month < 1 || month > 12:
		return fails(Number, 5)
	case day < 1:
		return fails(Number, 8)
	case day > DaysIn(month, year):
		return fails(NoSuchDay, 8)
	}
	return Fault{}
}

// DaysIn counts the days of a month, 1 to 12.
//
// https://www.rfc-editor.org/rfc/rfc3339#section-5.7
func DaysIn(month, year int) int {
	switch month {
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}

// fullTime judges a full-time. Without a date, a leap second is one that happens on some
// day.
//
// https://www.rfc-editor.org/rfc/rfc3339#section-5.6
func fullTime[T text](s T) Fault {
	_, _, f := clock(s)
	return f
}

// clock reads a full-time: the minute of the day in UTC, which is below 0 on the day before
// and from 1440 on on the day after, and whether the second is a leap second.
func clock[T text](s T) (minute int, isLeap bool, f Fault) {
	head := s[:min(len(s), len(partialTime))]
	if at, ok := isShaped(head, partialTime); !ok {
		return 0, false, stops(s, at)
	}
	hour, minute, second := number(s[:2]), number(s[3:5]), number(s[6:8])
	switch {
	case hour > 23:
		return 0, false, fails(Number, 0)
	case minute > 59:
		return 0, false, fails(Number, 3)
	case second > 60:
		return 0, false, fails(Number, 6)
	}
	at := len(partialTime)
	if at < len(s) && s[at] == '.' {
		end := digits(s, at+1)
		if end == at+1 {
			return 0, false, stops(s, end)
		}
		at = end
	}
	east, f := offset(s[at:])
	minute += hour*60 - east
	if f.isNone() && second == 60 && (minute+day)%day != day-1 {
		f = fails(NoLeap, 6-at)
	}
	return minute, second == 60, f.after(at)
}

// offset reads a time-offset, in minutes east of UTC.
func offset[T text](s T) (east int, f Fault) {
	if len(s) == 1 && lower(s[0]) == 'z' {
		return 0, Fault{}
	}
	if len(s) == 0 {
		return 0, fails(Ends, 0)
	}
	if s[0] != '+' && s[0] != '-' {
		return 0, fails(Character, 0)
	}
	if at, ok := isShaped(s[1:], "00:00"); !ok {
		return 0, stops(s, at+1)
	}
	hour, minute := number(s[1:3]), number(s[4:])
	switch {
	case hour > 23:
		return 0, fails(Number, 1)
	case minute > 59:
		return 0, fails(Number, 4)
	case s[0] == '-':
		return -hour*60 - minute, Fault{}
	}
	return hour*60 + minute, Fault{}
}

// dateTime judges a date-time. A leap second happens at 23:59:60 UTC on the last day of a
// month.
//
// https://www.rfc-editor.org/rfc/rfc3339#section-5.6
func dateTime[T text](s T) Fault {
	head := s[:min(len(s), len(fullDate))]
	if f := date(head); !f.isNone() {
		return f
	}
	if len(s) == len(head) || lower(s[len(head)]) != 't' {
		return stops(s, len(head))
	}
	at := len(head) + 1
	minute, isLeap, f := clock(s[at:])
	if f.isNone() && isLeap && !isLastDay(head, minute) {
		return fails(NoLeap, at+6)
	}
	return f.after(at)
}

func isDateTime(text []byte) bool {
	size := PlainDateTime(text)
	return size > 0 && size == len(text) || dateTime(text).isNone()
}

// isLastDay reports whether a minute of a date is on the last day of a month in UTC.
func isLastDay[T text](date T, minute int) bool {
	today, last := number(date[8:]), DaysIn(number(date[5:7]), number(date[:4]))
	switch {
	case minute < 0:
		return today == 1
	case minute >= day:
		return today+1 == last
	}
	return today == last
}

// ParseDateTime reads a date-time of RFC 3339, section 5.6, in UTC. Package
// time alone takes too much (a comma for the point, an hour of one digit) and
// too little: "t" and "z" in lower case, and a leap second where there can be
// one. It has no name for that second, so it reads as the one that follows. The error is a
// [Fault].
func ParseDateTime(text string) (time.Time, error) {
	if f := dateTime(text); !f.isNone() {
		return time.Time{}, f
	}
	const second = len("2006-01-02T15:04:")
	normal := strings.ToUpper(text)
	isLeap := normal[second:second+2] == "60"
	if isLeap {
		normal = normal[:second] + "59" + normal[second+2:]
	}
	at, err := time.Parse(time.RFC3339, normal)
	if err != nil {
		return time.Time{}, err
	}
	if isLeap {
		at = at.Add(time.Second)
	}
	return at.UTC(), nil
}
