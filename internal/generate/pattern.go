package generate

import (
	"iter"
	"regexp/syntax"
	"strings"
	"unicode"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// matchingAll yields texts that match the patterns of s, one by one.
func (m *maker) matchingAll(s *spec) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, pattern := range s.patterns {
			for t := range m.matching(pattern, s.length.low, min(s.length.high, maxTextLength)) {
				if !yield(t) {
					return
				}
			}
		}
	}
}

// matching yields strings that a pattern matches, as far as its
// assertions allow: short ones, then longer ones, then some near the length asked
// for, from least to most code points.
func (m *maker) matching(pattern jsonschema.Regexp, least, most int) iter.Seq[string] {
	return func(yield func(string) bool) {
		parsed := m.facts.parse(pattern)
		if parsed == nil {
			return
		}
		repeats := []int{0, 1, 2, 3, 5, 8}
		if least > 0 {
			repeats = append([]int{least, least - 1, (least + 1) / 2}, repeats...)
		}
		if most < maxTextLength {
			repeats = append(repeats, most, most+1)
		}
		for _, extra := range repeats {
			for range 3 {
				x := expander{m: m, extra: extra, room: min(8*maxTextLength, 8*least+5000)}
				x.expand(parsed)
				if !yield(x.out.String()) {
					return
				}
			}
		}
	}
}

// An expander writes a string that a regular expression matches.
type expander struct {
	m     *maker
	out   strings.Builder
	extra int // repetitions, beyond the least, of what may be repeated
	room  int // nodes that may still be written
}

func (x *expander) expand(r *syntax.Regexp) {
	if x.room--; x.room < 0 {
		return
	}
	switch r.Op {
	case syntax.OpLiteral:
		x.out.WriteString(string(r.Rune))
	case syntax.OpCharClass:
		x.out.WriteRune(x.m.runeOf(r.Rune))
	case syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		x.out.WriteRune('a' + rune(x.m.rand.IntN(26)))
	case syntax.OpCapture, syntax.OpConcat:
		for _, sub := range r.Sub {
			x.expand(sub)
		}
	case syntax.OpAlternate:
		x.expand(r.Sub[x.m.rand.IntN(len(r.Sub))])
	case syntax.OpStar:
		x.repeat(r.Sub[0], 0, -1)
	case syntax.OpPlus:
		x.repeat(r.Sub[0], 1, -1)
	case syntax.OpQuest:
		x.repeat(r.Sub[0], 0, 1)
	case syntax.OpRepeat:
		x.repeat(r.Sub[0], r.Min, r.Max)
	}
}

func (x *expander) repeat(r *syntax.Regexp, least, most int) {
	n := least + x.extra
	if most >= 0 {
		n = min(n, most)
	}
	for range n {
		if x.room < 0 {
			return
		}
		x.expand(r)
	}
}

// readable are the ranges that a character is taken from, where a class has any
// of them.
var readable = [][2]rune{{'a', 'z'}, {'0', '9'}, {'A', 'Z'}, {'!', '~'}}

// runeOf returns a character of a class, which is given as pairs of bounds.
func (m *maker) runeOf(class []rune) rune {
	for _, want := range readable {
		var fitting []rune
		for i := 0; i+1 < len(class); i += 2 {
			for r := max(class[i], want[0]); r <= min(class[i+1], want[1]); r++ {
				fitting = append(fitting, r)
			}
		}
		if len(fitting) > 0 {
			return fitting[m.rand.IntN(len(fitting))]
		}
	}
	for i := 0; i+1 < len(class); i += 2 {
		for r := class[i]; r <= min(class[i+1], class[i]+100); r++ {
			if unicode.IsGraphic(r) {
				return r
			}
		}
	}
	if len(class) > 0 {
		return class[0]
	}
	return unicode.ReplacementChar
}
