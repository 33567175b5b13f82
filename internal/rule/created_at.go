package rule

import (
	"cmp"
	"fmt"
	"iter"
	"slices"
	"strings"
	"time"

	"example.com/authlink/internal/advice"
	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/format"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/lazyregexp"
	"example.com/authlink/internal/quiet"
)

// clockSkew is how far the clock that wrote a date may be ahead of ours.
const clockSkew = 5 * time.Minute

func checkFutureCreatedAt(in *inspection) {
	for at, text := range in.dates() {
		// Package time does not know leap seconds; the second before is near enough.
		normal := strings.Replace(strings.ToUpper(text), ":60", ":59", 1)
		created, err := time.Parse(time.RFC3339, normal)
		if err == nil && created.After(in.now.Add(clockSkew)) {
			in.reportValue(at, in.shown(at.value)+" is in the future", "use a time in the past")
		}
	}
}

func watchFutureCreatedAt(w *watch) {
	latest := w.set.now.Add(clockSkew).UTC().Format(plainLayout)
	if w.set.variant == nil {
		return
	}
	for _, pointer := range w.set.variant.Dates {
		w.textAt(pointer, func(t quiet.Text) bool {
			// In the latest second itself, a fraction may be too late.
			return isPlainDateTime(t.Bytes) && string(t.Bytes[:len(plainLayout)]) < latest && len(latest) == len(plainLayout)
		})
	}
}

// plainLayout is how plain date-times begin, for package time.
const plainLayout = "2006-01-02T15:04:05"

// isPlainDateTime reports whether a text is a date-time in UTC as most programs write it, and
// no leap second.
func isPlainDateTime(text []byte) bool {
	return len(text) > 0 && format.PlainDateTime(text) == len(text)
}

func checkSDKDateTime(in *inspection) {
	if in.payload == nil || !in.payload.of.ReadBySDK {
		return
	}
	in.hintAtSDK()
	for at, text := range in.dates() {
		switch {
		case strings.ContainsAny(text, "tz"):
			in.reportValue(at, "the vendor's SDK refuses a date-time in lower case", fmt.Sprintf("write %q", strings.ToUpper(text)))
		case strings.Contains(text, ":60"):
			in.reportValue(at, "the vendor's SDK refuses a leap second", "write the second before or after it")
		}
	}
}

func watchSDKDateTime(w *watch) {
	if w.set.variant == nil || !w.set.variant.ReadBySDK {
		return
	}
	w.obeys("format") // a finding of validation gets a hint
	for _, pointer := range w.set.variant.Dates {
		w.textAt(pointer, func(t quiet.Text) bool { return isPlainDateTime(t.Bytes) })
	}
}

// dates yields the dates of the contract that are valid, and their texts.
func (in *inspection) dates() iter.Seq2[place, string] {
	return func(yield func(place, string) bool) {
		for at := range in.placesOfDates() {
			if in.violations > 0 && in.isFaulty(in.pointer(at)) { // a pointer costs the masking of the document
				continue
			}
			if !yield(at, in.doc.Text(at.value)) {
				return
			}
		}
	}
}

// placesOfDates yields the strings that are to be dates of the contract.
func (in *inspection) placesOfDates() iter.Seq[place] {
	return func(yield func(place) bool) {
		if in.payload == nil {
			return
		}
		for _, pointer := range in.payload.of.Dates {
			for at := range in.payload.at(in.doc, pointer, jsonindex.String) {
				if !yield(at) {
					return
				}
			}
		}
	}
}

// sdkShape matches what the vendor's SDK accepts as a date-time but RFC 3339 does
// not: no seconds, an offset without colon, an offset beyond 23:59.
var sdkShape = lazyregexp.New(`^(\d{4}-\d\d-\d\dT\d\d:\d\d)(:\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)$`)

// sdkTakes reports whether the vendor's SDK accepts a date-time: the day and the time
// must exist for it, too.
func sdkTakes(text string) bool {
	m := sdkShape().FindStringSubmatch(text)
	if m == nil {
		return false
	}
	_, err := time.Parse("2006-01-02T15:04:05", m[1]+cmp.Or(m[2], ":00"))
	return err == nil
}

// hintAtSDK adds to a finding of "format" that the vendor's SDK accepts the value.
func (in *inspection) hintAtSDK() {
	isOfFormat := func(f finding.Finding) bool { return f.Rule == "format" }
	if !slices.ContainsFunc(in.found[:in.violations], isOfFormat) {
		return // a pointer takes longer than all else
	}
	for at := range in.placesOfDates() {
		pointer := in.pointer(at)
		for i := range in.found[:in.violations] {
			f := &in.found[i]
			if isOfFormat(*f) && f.InstanceLocation == pointer && sdkTakes(in.doc.Text(at.value)) {
				f.Advise(append(slices.Clip(f.Advice), advice.New(advice.SDKTakesIt)))
			}
		}
	}
}
