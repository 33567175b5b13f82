package pattern

import (
	"math/rand/v2"
	"slices"
)

// derive returns the rests of the texts of a language that begin with a character.
func (l *Languages) derive(g *Language, by rune) *Language {
	key := deriving{g.id, by}
	if made, ok := l.derived[key]; ok {
		return made
	}
	l.steps--
	made := l.derivative(g, by)
	l.derived[key] = made
	return made
}

func (l *Languages) derivative(g *Language, by rune) *Language {
	switch g.kind {
	case oneOf:
		if g.set.has(by) {
			return l.blank()
		}
	case inTurn:
		first := l.concat(l.derive(g.parts[0], by), g.parts[1])
		if !g.parts[0].nullable {
			return first
		}
		return l.Or(first, l.derive(g.parts[1], by))
	case repeated:
		fewer := bounds{max(0, g.times.least-1), g.times.most}
		if fewer.most != unbounded {
			fewer.most--
		}
		return l.concat(l.derive(g.parts[0], by), l.repeat(g.parts[0], fewer))
	case anyOf, allOf:
		parts := make([]*Language, len(g.parts))
		for i, part := range g.parts {
			parts[i] = l.derive(part, by)
		}
		return l.join(g.kind, parts)
	case complement:
		return l.Not(l.derive(g.parts[0], by))
	}
	return l.none()
}

// Has reports whether a text is in a language.
func (l *Languages) Has(g *Language, text string) bool {
	for _, c := range text {
		g = l.derive(g, c)
	}
	return g.nullable
}

// firsts collects the sets that the first character of a text is held against.
func (g *Language) firsts(sets []set) []set {
	switch g.kind {
	case oneOf:
		return append(sets, g.set)
	case inTurn:
		sets = g.parts[0].firsts(sets)
		if g.parts[0].nullable {
			sets = g.parts[1].firsts(sets)
		}
	default:
		for _, part := range g.parts {
			sets = part.firsts(sets)
		}
	}
	return sets
}

// plainChars are tried first: a text of them is read with ease.
const plainChars = "a0A1zZ9b-_ .:/@#+é"

// chars returns one character for each way in which the texts of a language can begin.
func (l *Languages) chars(g *Language) []rune {
	sets := g.firsts(nil)
	candidates := []rune(plainChars)
	for _, s := range sets {
		for i := 0; i < len(s); i += 2 {
			candidates = append(candidates, s[i], s[i+1]+1)
		}
	}
	candidates = append(candidates, 0x20, 0x7E, 0x10FFFF, 0)
	seen := map[string]bool{}
	var chars []rune
	for _, c := range candidates {
		if !scalar.has(c) {
			continue
		}
		l.steps -= 1 + len(sets)/8
		signature := make([]byte, len(sets))
		for i, s := range sets {
			if s.has(c) {
				signature[i] = 1
			}
		}
		if !seen[string(signature)] {
			seen[string(signature)] = true
			chars = append(chars, c)
		}
	}
	return chars
}

// alphabet has the characters that random texts are made of.
const alphabet = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"

// Find returns a shortest text of a language, false if there is none. It is false, too, where
// the steps have been taken; then IsSpent tells.
func (l *Languages) Find(g *Language) (text string, ok bool) {
	type way struct {
		language *Language
		from     int
		by       rune
	}
	ways := []way{{language: g, from: -1}}
	seen := map[*Language]bool{g: true}
	for i := 0; i < len(ways) && !l.IsSpent(); i++ {
		if ways[i].language.nullable {
			var chars []rune
			for at := i; ways[at].from >= 0; at = ways[at].from {
				chars = append(chars, ways[at].by)
			}
			slices.Reverse(chars)
			return string(chars), true
		}
		for _, c := range l.chars(ways[i].language) {
			if next := l.derive(ways[i].language, c); next.kind != none && !seen[next] {
				seen[next] = true
				ways = append(ways, way{next, i, c})
			}
		}
	}
	return "", false
}

// Random returns some text of a language that has about so many characters, false if none
// was found.
func (l *Languages) Random(g *Language, length int, random *rand.Rand) (text string, ok bool) {
	for range length {
		chars := l.chars(g)
		var lively []rune
		for _, c := range chars {
			if l.derive(g, c).kind != none {
				lively = append(lively, c)
			}
		}
		if len(lively) == 0 || l.IsSpent() {
			break
		}
		c := lively[random.IntN(len(lively))]
		next := l.derive(g, c)
		for range 4 { // another character may do as well
			other := rune(alphabet[random.IntN(len(alphabet))])
			if l.derive(g, other) == next {
				c = other
				break
			}
		}
		text += string(c)
		g = next
	}
	rest, ok := l.Find(g)
	return text + rest, ok
}
