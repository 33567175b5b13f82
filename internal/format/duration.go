package format

import "strings"

// duration judges a duration. Its letters may be in lower case: the grammar is one of ABNF.
//
// https://www.rfc-editor.org/rfc/rfc3339#appendix-A
func duration[T text](s T) Fault {
	switch {
	case len(s) == 0:
		return fails(Empty, 0)
	case lower(s[0]) != 'p':
		return fails(NoDuration, 0)
	case isWeeks(s[1:]):
		return Fault{}
	}
	at, f := units(s, 1, "ymd")
	if !f.isNone() || at == len(s) && at > 1 {
		return f
	}
	if at == len(s) {
		return fails(Ends, at)
	}
	end, f := units(s, at+1, "hms")
	if f.isNone() && (end == at+1 || end < len(s)) {
		return stops(s, end)
	}
	return f
}

// isWeeks reports whether s is a number of weeks, which stands alone.
func isWeeks[T text](s T) bool {
	end := digits(s, 0)
	return end > 0 && end == len(s)-1 && lower(s[end]) == 'w'
}

// units reads numbers with their units, in order and without leaving one out between two
// others, up to the end or to a "T".
func units[T text](s T, from int, order string) (end int, f Fault) {
	last := -1
	for from < len(s) && lower(s[from]) != 't' {
		end := digits(s, from)
		switch {
		case end == from:
			return 0, fails(Character, from)
		case end == len(s) || lower(s[end]) == 't':
			return 0, fails(NoUnit, from)
		case !isLetter(s[end]):
			return 0, fails(Character, end)
		}
		unit := strings.IndexByte(order, lower(s[end]))
		switch {
		case unit <= last:
			return 0, fails(Order, end)
		case last >= 0 && unit > last+1:
			return 0, fails(Gap, end)
		}
		last, from = unit, end+1
	}
	return from, Fault{}
}

// period judges a period: two moments, or a moment and a duration on either side.
//
// https://www.rfc-editor.org/rfc/rfc3339#appendix-A
func period[T text](s T) Fault {
	slash := index(s, 0, '/')
	if slash == len(s) {
		return stops(s, slash)
	}
	start, end := s[:slash], s[slash+1:]
	if len(start) > 0 && lower(start[0]) == 'p' {
		if f := duration(start); !f.isNone() {
			return f
		}
		return dateTime(end).after(slash + 1)
	}
	if f := dateTime(start); !f.isNone() {
		return f
	}
	if len(end) > 0 && lower(end[0]) == 'p' {
		return duration(end).after(slash + 1)
	}
	return dateTime(end).after(slash + 1)
}
