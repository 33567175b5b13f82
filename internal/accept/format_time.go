package accept

import "strings"

// isDateTime reports whether text is a date-time of RFC 3339, section 5.6.
func isDateTime(text []byte) bool {
	const date = len("2006-01-02")
	return len(text) > date && isDate(text[:date]) && text[date]|0x20 == 't' && isTime(text[date+1:])
}

// isDate reports whether text is a full-date of RFC 3339, section 5.6.
func isDate(text []byte) bool {
	if len(text) != len("2006-01-02") || text[4] != '-' || text[7] != '-' {
		return false
	}
	century, year := twoDigits(text[0:2]), twoDigits(text[2:4])
	month, day := twoDigits(text[5:7]), twoDigits(text[8:10])
	if century > 99 || year > 99 || month < 1 || month > 12 || day < 1 {
		return false
	}
	return day <= 28 || day <= daysIn(month, century*100+year)
}

func daysIn(month, year int) int {
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

// isTime reports whether text is a full-time of RFC 3339, section 5.6. A leap
// second happens at 23:59:60 UTC only.
func isTime(text []byte) bool {
	const local = len("15:04:05")
	if len(text) <= local || text[2] != ':' || text[5] != ':' {
		return false
	}
	hour, minute, second := twoDigits(text[0:2]), twoDigits(text[3:5]), twoDigits(text[6:8])
	if hour > 23 || minute > 59 || second > 60 {
		return false
	}
	text = text[local:]
	if text[0] == '.' {
		fraction := countDigits(text[1:])
		if text = text[1+fraction:]; fraction == 0 {
			return false
		}
	}
	east, ok := offset(text)
	const day = 24 * 60
	return ok && (second < 60 || (hour*60+minute-east+day)%day == day-1)
}

// offset reads the time-offset of RFC 3339, section 5.6, in minutes east of UTC.
func offset(text []byte) (east int, ok bool) {
	if len(text) == 1 {
		return 0, text[0]|0x20 == 'z'
	}
	if len(text) != len("+07:00") || text[3] != ':' {
		return 0, false
	}
	hour, minute := twoDigits(text[1:3]), twoDigits(text[4:6])
	east = hour*60 + minute
	if text[0] == '-' {
		east = -east
	}
	return east, (text[0] == '+' || text[0] == '-') && hour <= 23 && minute <= 59
}

// twoDigits reads two digits; anything else is more than 99.
func twoDigits(text []byte) int {
	tens, ones := text[0]-'0', text[1]-'0'
	if tens > 9 || ones > 9 {
		return 100
	}
	return int(tens)*10 + int(ones)
}

// countDigits returns the number of digits that text begins with.
func countDigits(text []byte) int {
	for i, c := range text {
		if c-'0' > 9 {
			return i
		}
	}
	return len(text)
}

// isDuration reports whether text is a duration of RFC 3339, appendix A.
func isDuration(text []byte) bool {
	if len(text) < 3 || text[0] != 'P' {
		return false
	}
	units, ofTime := "YMD", false
	for text = text[1:]; len(text) > 0; {
		if text[0] == 'T' && !ofTime {
			text, units, ofTime = text[1:], "HMS", true
		}
		digits := countDigits(text)
		if digits == 0 || digits == len(text) {
			return false
		}
		at := strings.IndexByte(units, text[digits])
		if at < 0 {
			return false
		}
		text, units = text[digits+1:], units[at+1:]
	}
	return true
}
