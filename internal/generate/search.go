package generate

import (
	"fmt"
	"iter"
	"slices"
	"strings"

	"example.com/authlink/internal/pattern"
)

const (
	stepsToSearch = 60_000 // for the texts of one schema
	maxSearched   = 300    // code points, to which lengths are looked at
)

// A searching is a language that texts were searched in.
type searching struct {
	language *pattern.Language
	shortest string // of its texts
	found    bool
	empty    bool // there is none, which is known
}

// searched yields texts that all patterns match at once, of the length that is asked for and in the
// format: lookahead and all. They are found in the language that the patterns have in common.
func (m *maker) searched(s *spec) iter.Seq[string] {
	return func(yield func(string) bool) {
		if len(s.patterns) == 0 {
			return
		}
		in := m.search(s)
		if !in.found {
			if in.empty && m.facts.stopped == "" {
				m.facts.stopped = "no text satisfies " + s.texts() + " at once"
			}
			return
		}
		if m.size != random && !yield(in.shortest) {
			return
		}
		l := m.facts.languages
		for range 4 {
			l.Allow(stepsToSearch)
			text, ok := l.Random(in.language, s.length.low+m.rand.IntN(12), m.rand)
			m.work.spend((stepsToSearch - l.Left()) / 4)
			if ok && !yield(text) {
				return
			}
		}
		yield(in.shortest)
	}
}

// search returns the language of the texts that are asked for, with a shortest one: once for the same.
func (m *maker) search(s *spec) *searching {
	broken := ""
	if s.brokenPattern != nil {
		broken = s.brokenPattern.String()
	}
	key := fmt.Sprintf("%q %q %q %q %v", s.patterns, s.formats, broken, s.brokenFormat, s.length)
	if in := m.facts.searched[key]; in != nil {
		return in
	}
	if m.facts.languages == nil {
		m.facts.languages, m.facts.searched = pattern.NewLanguages(stepsToSearch), map[string]*searching{}
	}
	l := m.facts.languages
	l.Allow(stepsToSearch)
	language, exact := m.languageOf(l, s)
	in := &searching{language: language}
	in.shortest, in.found = l.Find(language)
	in.empty = !in.found && exact && !l.IsSpent()
	m.work.spend((stepsToSearch - l.Left()) / 4)
	m.facts.searched[key] = in
	return in
}

// languageOf returns the language of the texts that are asked for, or a larger one; all is false where it is
// known to be larger.
func (m *maker) languageOf(l *pattern.Languages, s *spec) (language *pattern.Language, all bool) {
	least, most := min(s.length.low, maxSearched), s.length.high
	if most > maxSearched {
		most = -1
	}
	language, all = l.Lengths(least, most), true
	for _, re := range s.patterns {
		own, ok := re.(*pattern.Pattern)
		if !ok {
			all = false
			continue
		}
		of, ok := l.Of(own)
		if !ok {
			all = false
			continue
		}
		if s.brokenPattern == re {
			of = l.Not(of)
		}
		language = l.And(language, of)
	}
	for _, name := range s.formats {
		if re := formatPattern(name); re != nil && s.brokenFormat != name {
			if of, ok := l.Of(re); ok {
				language = l.And(language, of)
			}
		}
		all = false
	}
	return language, all
}

// texts names what is asked of a text.
func (s *spec) texts() string {
	var all []string
	for _, re := range s.patterns {
		all = append(all, fmt.Sprintf("the pattern %.60q", re.String()))
	}
	for _, name := range s.formats {
		all = append(all, "the format "+name)
	}
	if s.length.low > 0 || s.length.high < unlimited {
		all = append(all, "the length")
	}
	return strings.Join(all, ", ")
}

// patternOfFormat returns what texts of a format match, not all of them.
func patternOfFormat(name string) (pattern string, ok bool) {
	switch name {
	case "date":
		return `^20[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])$`, true
	case "time":
		return `^([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]{1,6})?(Z|[+-]0[0-9]:[0-5][0-9])$`, true
	case "date-time":
		return `^20[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]{1,6})?(Z|[+-]0[0-9]:[0-5][0-9])$`, true
	case "uuid":
		return `^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$`, true
	case "ipv4":
		return `^(1?[0-9]?[1-9])(\.(1[0-9]{2}|[1-9]?[0-9])){3}$`, true
	case "ipv6":
		return `^[1-9a-f][0-9a-f]{0,3}(:[1-9a-f][0-9a-f]{0,3}){7}$`, true
	case "email":
		return `^[A-Za-z0-9]+([._+-][A-Za-z0-9]+)*@[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*\.[a-z]{2,8}$`, true
	case "hostname":
		return `^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*\.[a-z]{2,8}$`, true
	case "uri":
		return `^[a-z][a-z0-9+.-]*:(//[a-z0-9.-]+(:[0-9]{1,4})?)?(/[A-Za-z0-9_.~-]*)*(\?[A-Za-z0-9_=&-]*)?(#[A-Za-z0-9_/-]*)?$`, true
	case "duration":
		return `^P([0-9]{1,3}D)?(T[0-9]{1,3}H([0-9]{1,3}M)?)?$`, true
	}
	return "", false
}

// formatPattern returns a pattern of texts of a format, nil for one that has none here.
func formatPattern(name string) *pattern.Pattern {
	source, ok := patternOfFormat(name)
	if !ok {
		if i := slices.Index([]string{"iri", "uri-reference", "iri-reference"}, name); i < 0 {
			return nil
		}
		source, _ = patternOfFormat("uri")
	}
	p, err := pattern.Compile(source)
	if err != nil {
		return nil
	}
	return p
}
