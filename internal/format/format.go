package format

import (
	"maps"
	"slices"
	"sync"
)

// A format is how to judge a text.
type format struct {
	check func(text string) Fault
	known func(text []byte) bool // whether there is no fault, in place; nil where that cannot be

	since int     // the draft from which on it is so; 0 for all of them
	older *format // what it was before
}

// formats has the formats by their names.
var formats = sync.OnceValue(func() map[string]format {
	return map[string]format{
		"date":          {check: date[string], known: func(b []byte) bool { return len(b) == len(fullDate) && isDate((*[10]byte)(b)) }},
		"date-time":     {check: dateTime[string], known: isDateTime},
		"duration":      {check: duration[string], known: func(b []byte) bool { return duration(b).isNone() }},
		"email":         {check: email[string], known: func(b []byte) bool { return email(b).isNone() }},
		"hostname":      {check: hostname[string], known: func(b []byte) bool { return hostname(b).isNone() }, since: 7, older: &format{check: hostname1123[string], known: func(b []byte) bool { return hostname1123(b).isNone() }}},
		"idn-email":     {check: idnEmail},
		"idn-hostname":  {check: idnHostname},
		"ipv4":          {check: ipv4[string], known: func(b []byte) bool { return ipv4(b).isNone() }},
		"ipv6":          {check: ipv6[string], known: func(b []byte) bool { return ipv6(b).isNone() }},
		"iri":           {check: iri[string], known: func(b []byte) bool { return iri(b).isNone() }},
		"iri-reference": {check: iriReference[string], known: func(b []byte) bool { return iriReference(b).isNone() }},
		"json-pointer":  {check: jsonPointer[string], known: func(b []byte) bool { return jsonPointer(b).isNone() }},
		"period":        {check: period[string], known: func(b []byte) bool { return period(b).isNone() }},
		"regex":         {check: regex},
		"relative-json-pointer": {
			check: relativePointer2020[string], known: func(b []byte) bool { return relativePointer2020(b).isNone() }, since: 2020,
			older: &format{check: relativePointer[string], known: func(b []byte) bool { return relativePointer(b).isNone() }},
		},
		"semver":        {check: semver[string], known: func(b []byte) bool { return semver(b).isNone() }},
		"time":          {check: fullTime[string], known: func(b []byte) bool { return fullTime(b).isNone() }},
		"uri":           {check: uri[string], known: func(b []byte) bool { return uri(b).isNone() }},
		"uri-reference": {check: uriReference[string], known: func(b []byte) bool { return uriReference(b).isNone() }},
		"uri-template":  {check: uriTemplate[string], known: func(b []byte) bool { return uriTemplate(b).isNone() }},
		"uuid":          {check: uuid[string], known: func(b []byte) bool { return uuid(b).isNone() }},
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

// InPlace returns what knows the texts of a format as the function of [Lookup] does, without
// allocating in all cases but rare ones; nil where that cannot be.
func InPlace(name string, draft int) func(text []byte) bool {
	f, _ := find(name, draft)
	return f.known
}
