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

// adviseExample says what a format looks like.
func adviseExample(name string) Counsel {
	example, ok := formatExamples[name]
	if !ok {
		return Counsel{}
	}
	return advise(advice.LooksLike, name, show.QuoteOwn(example))
}

// adviseFormat says what is wrong with a text that is not of its format, where that can be
// told, and what the format looks like.
func (w *wording) adviseFormat(n *Fault, at site) Counsel {
	want := n.schema.Format.Name
	text, ok := w.value(n).(string)
	if !ok || text == "" || w.isSecret(n) {
		return adviseExample(want)
	}
	if want == "date-time" {
		if c := w.adviseUnixTime(n, text, at); !c.isNone() {
			return c
		}
		return advisePlaceholder(text).or(w.adviseDateTime(n, text, at)).and(adviseExample(want))
	}
	return advisePlaceholder(text).and(adviseExample(want))
}

// dateTimeMends are the ways to make a date-time of a text that misses the shape of RFC
// 3339, section 5.6, by little.
var dateTimeMends = []struct {
	code  advice.Code
	shape func() *regexp.Regexp
	mend  string // what the match becomes
}{
	{advice.TrimSpace, lazyregexp.New(`^\s+|\s+$`), ""},
	{advice.WriteT, lazyregexp.New(`^(\d{4}-\d\d-\d\d) +(\d\d:)`), "${1}T$2"},
	{advice.WritePoint, lazyregexp.New(`(:\d\d),(\d)`), "$1.$2"},
	{advice.WriteColon, lazyregexp.New(`(:.*[+-]\d\d)(\d\d)$`), "$1:$2"},
	{advice.WriteColon, lazyregexp.New(`(:.*[+-]\d\d)$`), "$1:00"},
	{advice.DropZone, lazyregexp.New(`([Zz]|[+-]\d\d:\d\d)\[.*\]$`), "$1"},
}

// dateTimeSlips are the ways to miss it that only a person can mend, the more telling first.
var dateTimeSlips = []struct {
	code  advice.Code
	shape func() *regexp.Regexp
}{
	{advice.OnlyDate, lazyregexp.New(`^\d{4}-\d\d-\d\d$`)},
	{advice.NoSeparators, lazyregexp.New(`^\d{8}[Tt]\d{4,6}`)},
	{advice.TwoDigits, lazyregexp.New(`^\d{4}-(\d-|\d\d-\d[Tt ]|\d\d-\d\d[Tt ]\d:)`)},
	{advice.NoSeconds, lazyregexp.New(`^[^Tt]+[Tt]\d\d:\d\d([Zz]|[+-].*)?$`)},
	{advice.NoOffset, lazyregexp.New(`[Tt]\d\d:\d\d:\d\d(\.\d+)?$`)},
	{advice.NoFraction, lazyregexp.New(`\d\.([Zz]|[+-].*)$`)},
	{advice.OffsetRange, lazyregexp.New(`[+-](2[4-9]|[3-9]\d):\d\d$|[+-]\d\d:[6-9]\d$`)},
}

// adviseDateTime says what keeps a text from being a date-time. Where several things do,
// the first is named, and the edit mends them all.
func (w *wording) adviseDateTime(n *Fault, text string, at site) Counsel {
	mended, first := text, advice.Code("")
	for _, m := range dateTimeMends {
		if better := m.shape().ReplaceAllString(mended, m.mend); better != mended {
			mended = better
			if first == "" {
				first = m.code
			}
		}
	}
	if first != "" && w.accepts(n, mended) {
		c := advise(first)
		if at.isNone() {
			return c
		}
		return c.with(false, replaceText(at.doc.Token(at.value), mended))
	}
	for _, slip := range dateTimeSlips {
		if slip.shape().MatchString(mended) {
			return advise(slip.code)
		}
	}
	return adviseRange(mended)
}

// adviseRange says which part of a date-time of the right shape is out of range
// (RFC 3339, section 5.7).
func adviseRange(text string) Counsel {
	if !format.IsDateTimeShaped(strings.ToUpper(text)) {
		return Counsel{}
	}
	var year, month, day, hour, minute, second int
	if _, err := fmt.Sscanf(text[:10]+text[11:19], "%4d-%2d-%2d%2d:%2d:%2d", &year, &month, &day, &hour, &minute, &second); err != nil {
		return Counsel{} // the shape has all of them
	}
	switch {
	case month < 1 || month > 12:
		return advise(advice.MonthRange)
	case day < 1:
		return advise(advice.DayZero)
	case day > daysIn(year, month):
		return advise(advice.DayRange, fmt.Sprintf("%s %04d", time.Month(month), year), strconv.Itoa(daysIn(year, month)))
	case hour > 23:
		return advise(advice.HourRange)
	case minute > 59:
		return advise(advice.MinuteRange)
	case second == 60:
		return advise(advice.LeapSecond)
	case second > 60:
		return advise(advice.SecondRange)
	}
	return Counsel{}
}

// daysIn counts the days of a month.
func daysIn(year, month int) int {
	return time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}
