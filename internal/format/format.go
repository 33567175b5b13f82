package format

import (
	"maps"
	"slices"
	"sync"
)

// A format is how to judge a text.
type format struct {
	check func(text string) Fault
	bytes func(text []byte) Fault // the same, in place; nil where a string is needed all the same

	since int     // the draft from which on it is so; 0 for all of them
	older *format // what it was before
}

// formats has the formats by their names.
var formats = sync.OnceValue(func() map[string]format {
	return map[string]format{
		"date":          {check: date[string], bytes: date[[]byte]},
		"date-time":     {check: dateTime[string], bytes: dateTime[[]byte]},
		"duration":      {check: duration[string], bytes: duration[[]byte]},
		"email":         {check: email[string], bytes: email[[]byte]},
		"hostname":      {check: hostname[string], bytes: hostname[[]byte], since: 7, older: &format{check: hostname1123[string], bytes: hostname1123[[]byte]}},
		"idn-email":     {check: idnEmail},
		"idn-hostname":  {check: idnHostname},
		"ipv4":          {check: ipv4[string], bytes: ipv4[[]byte]},
		"ipv6":          {check: ipv6[string], bytes: ipv6[[]byte]},
		"iri":           {check: iri[string], bytes: iri[[]byte]},
		"iri-reference": {check: iriReference[string], bytes: iriReference[[]byte]},
		"json-pointer":  {check: jsonPointer[string], bytes: jsonPointer[[]byte]},
		"period":        {check: period[string], bytes: period[[]byte]},
		"regex":         {check: regex},
		"relative-json-pointer": {
			check: relativePointer2020[string], bytes: relativePointer2020[[]byte], since: 2020,
			older: &format{check: relativePointer[string], bytes: relativePointer[[]byte]},
		},
		"semver":        {check: semver[string], bytes: semver[[]byte]},
		"time":          {check: fullTime[string], bytes: fullTime[[]byte]},
		"uri":           {check: uri[string], bytes: uri[[]byte]},
		"uri-reference": {check: uriReference[string], bytes: uriReference[[]byte]},
		"uri-template":  {check: uriTemplate[string], bytes: uriTemplate[[]byte]},
		"uuid":          {check: uuid[string], bytes: uuid[[]byte]},
	}
})

// Names returns the names of all formats, sorted.
func Names() []string { return slices.Sorted(maps.Keys(formats())) }

// find returns a format as a draft has it.
func find(name string, draft int) (format, bool) {
	f, ok := formats()[name]
	if ok && draft < f.since {
		f = *f.older
	}
	return f, ok
}

// Lookup returns what judges the texts of a format, as a draft has it: 4, 6, 7, 2019 or
// 2020. A format that came with a later draft is what it is there. The error of a text is
// a [Fault]. A name without a format gives none.
func Lookup(name string, draft int) (check func(text string) error, ok bool) {
	f, ok := find(name, draft)
	if !ok {
		return nil, false
	}
	return func(text string) error {
		if fault := f.check(text); !fault.isNone() {
			return fault
		}
		return nil
	}, true
}

// InPlace returns what judges the texts of a format as that of [Lookup] does, without
// allocating in all cases but rare ones. There is none for some formats.
func InPlace(name string, draft int) (accepts func(text []byte) bool, ok bool) {
	f, _ := find(name, draft)
	if f.bytes == nil {
		return nil, false
	}
	return func(text []byte) bool { return f.bytes(text).isNone() }, true
}
