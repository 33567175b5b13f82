// Package format judges the formats of JSON Schema Validation 2020-12, section 7.3.
package format

import (
	"fmt"
	"strings"
	"time"
)

// ParseDateTime reads a date-time of RFC 3339, section 5.6, in UTC. Package
// time alone takes too much (a comma for the point, an hour of one digit) and
// too little: "t" and "z" in lower case, and a leap second where there can be
// one, at 23:59:60 UTC. It has no name for that second, so it reads as the one
// that follows.
func ParseDateTime(text string) (time.Time, error) {
	normal := strings.ToUpper(text)
	if !IsDateTimeShaped(normal) {
		return time.Time{}, fmt.Errorf("%q is not a date-time of RFC 3339", text)
	}
	const second = len("2006-01-02T15:04:")
	isLeap := normal[second:second+2] == "60"
	if isLeap {
		normal = normal[:second] + "59" + normal[second+2:]
	}
	at, err := time.Parse(time.RFC3339, normal)
	if err != nil {
		return time.Time{}, err
	}
	at = at.UTC()
	if !isLeap {
		return at, nil
	}
	if at.Hour() != 23 || at.Minute() != 59 {
		return time.Time{}, fmt.Errorf("%q: no leap second happens at that time", text)
	}
	return at.Add(time.Second), nil
}

// IsDateTimeShaped reports whether text is made of the digits and signs of a
// date-time, and its offset is at most 23:59. It leaves the rest to time.Parse.
func IsDateTimeShaped(text string) bool {
	const local = "0000-00-00T00:00:00"
	if len(text) < len(local) || !isShaped(text[:len(local)], local) {
		return false
	}
	offset := text[len(local):]
	if fraction, ok := strings.CutPrefix(offset, "."); ok {
		offset = strings.TrimLeft(fraction, "0123456789")
		if offset == fraction {
			return false
		}
	}
	return offset == "Z" ||
		(isShaped(offset, "+00:00") || isShaped(offset, "-00:00")) && offset[1:3] <= "23" && offset[4:] <= "59"
}

// isShaped reports whether text is shape with any digits in the place of its zeros.
func isShaped(text, shape string) bool {
	if len(text) != len(shape) {
		return false
	}
	for i := range len(shape) {
		isDigit := text[i] >= '0' && text[i] <= '9'
		if text[i] != shape[i] && !(shape[i] == '0' && isDigit) {
			return false
		}
	}
	return true
}
