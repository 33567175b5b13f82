package generate

import (
	"iter"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// text makes a string.
func (m *maker) text(s *spec, fresh bool) (any, bool) {
	live, isLive := "", false // the first that looks like a secret that works
	for t := range m.texts(s, fresh) {
		if m.bytes -= len(t); m.bytes < 0 || m.work.isSpent() {
			break
		}
		m.work.spend(len(t) / bytesPerStep)
		switch {
		case !s.accepts(t):
		case !looksLive(s.name, t):
			return t, true
		case !isLive:
			live, isLive = t, true
		}
	}
	if isLive {
		return live, true
	}
	if m.facts.stopped == "" && len(s.patterns)+len(s.formats) > 0 && s.kinds == text && (s.goal == nil || s.goal.edge) {
		m.facts.stopped = "no text was found that satisfies " + s.texts()
	}
	return nil, false
}

// texts yields texts that s might accept, those that look like something first.
func (m *maker) texts(s *spec, fresh bool) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, texts := range []iter.Seq[string]{
			m.broken(s), m.formatted(s), m.matchingAll(s), m.words(s, fresh), m.searched(s), slices.Values(oddTexts),
		} {
			for t := range texts {
				if !yield(t) || !yield(sized(t, s)) {
					return
				}
			}
		}
	}
}

// broken yields texts that are nearly right.
func (m *maker) broken(s *spec) iter.Seq[string] {
	return func(yield func(string) bool) {
		if !s.hostile {
			return
		}
		for _, format := range s.formats {
			if t := badText(format); t != "" && !yield(t) {
				return
			}
		}
		for _, like := range []iter.Seq[string]{m.formatted(s), m.matchingAll(s), m.words(s, false)} {
			for t := range like {
				for _, bad := range []string{t + "!", "!" + t, t + " ", strings.ToUpper(t), strings.Repeat("!", len(t)), strings.ToLower(t)} {
					if !yield(bad) {
						return
					}
				}
				break // the others are alike
			}
		}
	}
}

// oddTexts are what somebody may have forgotten.
var oddTexts = []string{"not valid!", "x y", "a-b", "A0", "x", "X", "0", "-", "_", "!", "?", "é", "日本", "😀", " ", "\t", ""}

// words yields readable texts made from the property's name.
func (m *maker) words(s *spec, fresh bool) iter.Seq[string] {
	return func(yield func(string) bool) {
		base := wordFor(s.name, s.secret)
		if m.size != random && !fresh && !yield(base) {
			return
		}
		for _, bound := range []int{1000, 100, 10} {
			for range 4 {
				if !yield(base + "-" + strconv.Itoa(m.rand.IntN(bound)+1)) {
					return
				}
			}
		}
	}
}

// wordFor returns a string for a property. Nothing in it looks like a secret.
func wordFor(name string, secret bool) string {
	lower := strings.ToLower(name)
	has := func(words ...string) bool {
		return slices.ContainsFunc(words, func(word string) bool { return strings.Contains(lower, word) })
	}
	switch {
	case secret || has("token", "secret", "password", "key"):
		return "test-token"
	case has("url", "uri", "link", "href"):
		return "https://connect.example.com/page"
	case has("email", "mail"):
		return "jane.doe@example.com"
	case name == "" || len(name) > maxMemberName || strings.ContainsFunc(name, func(r rune) bool { return r > 'z' || r < '0' }):
		return "text"
	}
	return kebab(name)
}

// sized returns t with as many code points as s wants, cut or filled at its end.
func sized(t string, s *spec) string {
	n := utf8.RuneCountInString(t)
	switch most := min(s.length.high, maxTextLength); {
	case n > s.length.high:
		return string([]rune(t)[:max(0, s.length.high)])
	case n < s.length.low && s.length.low <= most:
		filler := "abcdefghijklmnopqrstuvwxyz "
		if n > 0 {
			filler = " " + filler[:26]
			if !strings.Contains(t, " ") {
				filler = string([]rune(t)[n-1:])
			}
		}
		for missing := s.length.low - n; missing > 0; missing = s.length.low - utf8.RuneCountInString(t) {
			piece := []rune(strings.Repeat(filler, missing/len([]rune(filler))+1))
			t += string(piece[:missing])
		}
	}
	return t
}

// maxTextLength bounds the texts that are made, in code points.
const maxTextLength = 100_000
