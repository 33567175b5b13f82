package diagnose

import (
	"fmt"
	"regexp"
	"strings"
	"time"

	"example.com/authlink/internal/format"
	"example.com/authlink/internal/lazyregexp"
	"example.com/authlink/internal/show"
)

// formatExamples shows what each format of JSON Schema Validation 2020-12,
// section 7.3, looks like.
var formatExamples = map[string]string{
	"date":                  "2025-02-13",
	"date-time":             "2025-02-13T09:44:27.866Z",
	"duration":              "P3DT12H",
	"email":                 "name@example.com",
	"hostname":              "api.example.com",
	"idn-email":             "name@example.com",
	"idn-hostname":          "api.example.com",
	"ipv4":                  "192.0.2.1",
	"ipv6":                  "2001:db8::1",
	"iri":                   "https://example.com/",
	"json-pointer":          "/categories/0",
	"relative-json-pointer": "1/name",
	"time":                  "09:44:27Z",
	"uri":                   "https://example.com/",
	"uri-template":          "https://example.com/{id}",
	"uuid":                  "123e4567-e89b-12d3-a456-426614174000",
}

// formatHint says what is wrong with text, where that can be told, and what the
// format looks like.
func formatHint(format, text string) string {
	example, ok := formatExamples[format]
	if !ok {
		return ""
	}
	if at, ok := unixTime(text); ok && format == "date-time" {
		return "a Unix time: write " + show.QuoteOwn(at)
	}
	like := format + " looks like " + show.QuoteOwn(example)
	if format == "date-time" && text != "" {
		if slip := dateTimeSlip(text); slip != "" {
			return slip + "; " + like
		}
	}
	return like
}

// dateTimeSlips are the ways in which a date-time misses the shape of RFC 3339,
// section 5.6, the more telling first.
var dateTimeSlips = []struct {
	shape func() *regexp.Regexp
	slip  string
}{
	{lazyregexp.New(`^\s|\s$`), "remove the white space around it"},
	{lazyregexp.New(`^\d{4}-\d\d-\d\d$`), "only a date: add the time and its offset"},
	{lazyregexp.New(`^\d{8}[Tt]\d{4,6}`), "write hyphens in the date and colons in the time"},
	{lazyregexp.New(`^\d{4}-(\d-|\d\d-\d[Tt ]|\d\d-\d\d[Tt ]\d:)`), "write month, day and hour with two digits"},
	{lazyregexp.New(`^\d{4}-\d\d-\d\d +\d\d:`), `put a "T" between the date and the time`},
	{lazyregexp.New(`^[^Tt]+[Tt]\d\d:\d\d([Zz]|[+-].*)?$`), "the seconds are missing"},
	{lazyregexp.New(`:\d\d,\d`), "a point begins the fraction, not a comma"},
	{lazyregexp.New(`[Tt]\d\d:\d\d:\d\d(\.\d+)?$`), `the offset is missing: end with "Z", or with one such as "+02:00"`},
	{lazyregexp.New(`\d\.([Zz]|[+-].*)$`), "digits must follow the point"},
	{lazyregexp.New(`[+-]\d\d(\d\d)?$`), `write the offset with a colon, such as "+02:00"`},
	{lazyregexp.New(`\d([Zz]|[+-]\d\d:\d\d)\[.*\]$`), "leave out the zone in brackets"},
	{lazyregexp.New(`[+-](2[4-9]|[3-9]\d):\d\d$|[+-]\d\d:[6-9]\d$`), "an offset goes up to 23:59"},
}

func dateTimeSlip(text string) string {
	for _, s := range dateTimeSlips {
		if s.shape().MatchString(text) {
			return s.slip
		}
	}
	return rangeSlip(text)
}

// rangeSlip says which part of a date-time of the right shape is out of range
// (RFC 3339, section 5.7).
func rangeSlip(text string) string {
	if !format.IsDateTimeShaped(strings.ToUpper(text)) {
		return ""
	}
	var year, month, day, hour, minute, second int
	if _, err := fmt.Sscanf(text[:10]+text[11:19], "%4d-%2d-%2d%2d:%2d:%2d", &year, &month, &day, &hour, &minute, &second); err != nil {
		return "" // the shape has all of them
	}
	switch {
	case month < 1 || month > 12:
		return "months go from 01 to 12"
	case day < 1:
		return "days begin at 01"
	case day > daysIn(year, month):
		return fmt.Sprintf("%s %04d has %d days", time.Month(month), year, daysIn(year, month))
	case hour > 23:
		return "hours go from 00 to 23"
	case minute > 59:
		return "minutes go from 00 to 59"
	case second == 60:
		return "a leap second happens at 23:59:60 UTC and at no other time"
	}
	return "seconds go from 00 to 59"
}

// daysIn counts the days of a month.
func daysIn(year, month int) int {
	return time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}
