package pattern

import (
	"encoding/binary"
	"slices"
)

// intern returns the language that is made like this one, if there is one.
func (l *Languages) intern(language *Language) *Language {
	key := language.key()
	if made, ok := l.byKey[key]; ok {
		return made
	}
	l.steps--
	language.id = len(l.byKey)
	l.byKey[key] = language
	return language
}

// key is the same for languages that are made in the same way.
func (g *Language) key() string {
	key := []byte{byte(g.kind)}
	for _, c := range g.set {
		key = binary.AppendVarint(key, int64(c))
	}
	for _, part := range g.parts {
		key = binary.AppendVarint(key, int64(part.id))
	}
	key = binary.AppendVarint(key, int64(g.times.least))
	return string(binary.AppendVarint(key, int64(g.times.most)))
}

func (l *Languages) none() *Language { return l.intern(&Language{kind: none}) }

func (l *Languages) blank() *Language { return l.intern(&Language{kind: blank, nullable: true}) }

func (l *Languages) oneOf(s set) *Language {
	if s = intersection(s, scalar); len(s) == 0 {
		return l.none()
	}
	return l.intern(&Language{kind: oneOf, set: s})
}

func intersection(a, b set) set { return union(a.inverted(), b.inverted()).inverted() }

func (l *Languages) concat(a, b *Language) *Language {
	switch {
	case a.kind == none || b.kind == none:
		return l.none()
	case a.kind == blank || a == l.everything && b == a:
		return b
	case b.kind == blank:
		return a
	case a == l.everything && b.kind == inTurn && b.parts[0] == a:
		return b
	case a.kind == inTurn: // to the right, so that equal ones are made in the same way
		return l.concat(a.parts[0], l.concat(a.parts[1], b))
	}
	return l.intern(&Language{kind: inTurn, parts: []*Language{a, b}, nullable: a.nullable && b.nullable})
}

func (l *Languages) repeat(part *Language, times bounds) *Language {
	switch {
	case times.most == 0 || part.kind == blank:
		return l.blank()
	case part.kind == none:
		if times.least == 0 {
			return l.blank()
		}
		return part
	case times == bounds{1, 1}:
		return part
	case part.kind == repeated && part.times == bounds{0, unbounded}:
		return part
	}
	if part.nullable {
		times.least = 0 // the others may be empty
	}
	return l.intern(&Language{kind: repeated, parts: []*Language{part}, times: times, nullable: times.least == 0})
}

// join makes an anyOf or an allOf.
func (l *Languages) join(kind languageKind, languages []*Language) *Language {
	neutral, final := l.none(), l.everything
	if kind == allOf {
		neutral, final = final, neutral
	}
	var parts []*Language
	var chars set
	for _, g := range flat(kind, languages) {
		switch {
		case g == final:
			return final
		case g == neutral:
		case g.kind == oneOf && chars == nil:
			chars = g.set
		case g.kind == oneOf && kind == anyOf:
			chars = union(chars, g.set)
		case g.kind == oneOf:
			if chars = intersection(chars, g.set); len(chars) == 0 {
				return final
			}
		default:
			parts = append(parts, g)
		}
	}
	if chars != nil {
		parts = append(parts, l.oneOf(chars))
	}
	return l.joined(kind, parts, neutral, final)
}

// flat lists the languages with those that are joined in the same way laid open.
func flat(kind languageKind, languages []*Language) []*Language {
	var all []*Language
	for _, g := range languages {
		if g.kind == kind {
			all = append(all, g.parts...)
		} else {
			all = append(all, g)
		}
	}
	return all
}

// joined joins what is left: in order, and each once.
func (l *Languages) joined(kind languageKind, parts []*Language, neutral, final *Language) *Language {
	slices.SortFunc(parts, func(a, b *Language) int { return a.id - b.id })
	parts = slices.Compact(parts)
	nullable := kind == allOf
	for _, g := range parts {
		if g.kind == complement && slices.Contains(parts, g.parts[0]) {
			return final
		}
		if kind == allOf {
			nullable = nullable && g.nullable
		} else {
			nullable = nullable || g.nullable
		}
	}
	switch {
	case len(parts) == 0:
		return neutral
	case len(parts) == 1:
		return parts[0]
	case kind == allOf && slices.ContainsFunc(parts, func(g *Language) bool { return g.kind == blank }):
		if nullable {
			return l.blank()
		}
		return final
	}
	return l.intern(&Language{kind: kind, parts: parts, nullable: nullable})
}
