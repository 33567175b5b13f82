package authlink

import (
	"regexp"

	"example.com/authlink/internal/lazyregexp"
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
		return "a Unix time: write " + quoteOwn(at)
	}
	like := format + " looks like " + quoteOwn(example)
	if format == "date-time" && text != "" {
		if slip := dateTimeSlip(text); slip != "" {
			return slip + "; " + like
		}
	}
	return like
}

// dateTimeSlips are the ways in which a date-time misses RFC 3339, section 5.6,
// the more telling first.
var dateTimeSlips = []struct {
	shape func() *regexp.Regexp
	slip  string
}{
	{lazyregexp.New(`^\d{4}-\d\d-\d\d$`), "only a date: add the time and its offset"},
	{lazyregexp.New(`^\d{4}-\d\d-\d\d +\d\d:`), `put a "T" between the date and the time`},
	{lazyregexp.New(`^[^Tt]+[Tt]\d\d:\d\d([Zz]|[+-].*)?$`), "the seconds are missing"},
	{lazyregexp.New(`[Tt]\d\d:\d\d:\d\d(\.\d+)?$`), `the offset is missing: end with "Z", or with one such as "+02:00"`},
	{lazyregexp.New(`\d\.([Zz]|[+-].*)$`), "digits must follow the point"},
	{lazyregexp.New(`[+-]\d\d(\d\d)?$`), `write the offset with a colon, such as "+02:00"`},
	{lazyregexp.New(`[Tt](2[4-9]|[3-9]\d):`), "hours go from 00 to 23"},
	{lazyregexp.New(`[+-](2[4-9]|[3-9]\d):\d\d$|[+-]\d\d:[6-9]\d$`), "an offset goes up to 23:59"},
	{lazyregexp.New(`^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:([0-5]\d)(\.\d+)?([Zz]|[+-]\d\d:\d\d)$`), "there is no such day or time"},
}

func dateTimeSlip(text string) string {
	for _, s := range dateTimeSlips {
		if s.shape().MatchString(text) {
			return s.slip
		}
	}
	return ""
}
