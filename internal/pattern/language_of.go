package pattern

// Of returns the language of the texts in which a pattern matches; false for one with a
// backreference, lookbehind, a word boundary or an assertion in an unlimited repetition, and for
// one that only package regexp knows.
func (l *Languages) Of(p *Pattern) (language *Language, ok bool) {
	t, err := parse(p.source, strict)
	if err != nil {
		t, err = parse(p.source, tolerant)
	}
	if err != nil {
		return nil, false
	}
	w := languageWriter{languages: l, ok: true}
	rest := func(bool) *Language { return l.everything }
	atStart := w.write(t.root, true, rest)
	later := w.write(t.root, false, rest)
	if !w.ok || l.IsSpent() {
		return nil, false
	}
	// It matches at the start, or after some characters.
	return l.Or(atStart, l.concat(l.oneOf(scalar), l.concat(l.everything, later))), true
}

// A languageWriter writes a tree as a language.
type languageWriter struct {
	languages *Languages
	ok        bool // it can be written
}

// A rest is the language of what follows on something, where that is at the start of the text, and
// where not.
type rest func(atStart bool) *Language

// maxCopies is how often a repetition with an assertion in it is written out.
const maxCopies = 16

// write returns the language of a node with what follows on it. So lookahead is that which
// both have, and an assertion is about what follows.
func (w *languageWriter) write(n node, atStart bool, next rest) *Language {
	l := w.languages
	if isPlain(n) {
		return w.follow(w.plain(n), atStart, next)
	}
	switch n := n.(type) {
	case sequence:
		return w.sequence(n, atStart, next)
	case alternation:
		var parts []*Language
		for _, part := range n {
			parts = append(parts, w.write(part, atStart, next))
		}
		return l.Or(parts...)
	case *group:
		return w.write(n.body, atStart, next)
	case *repeat:
		return w.copies(n, n.least, n.most, atStart, next)
	case *lookaround:
		if n.behind {
			break
		}
		ahead := w.write(n.body, atStart, func(bool) *Language { return l.everything })
		if n.negative {
			ahead = l.Not(ahead)
		}
		return l.And(ahead, next(atStart))
	case assertion:
		switch {
		case n.kind == textEnd:
			return l.And(l.blank(), next(atStart))
		case n.kind == textStart && atStart:
			return next(true)
		case n.kind == textStart:
			return l.none()
		}
	}
	w.ok = false
	return l.none()
}

func (w *languageWriter) sequence(parts sequence, atStart bool, next rest) *Language {
	if len(parts) == 0 {
		return next(atStart)
	}
	return w.write(parts[0], atStart, func(atStart bool) *Language { return w.sequence(parts[1:], atStart, next) })
}

// copies writes a repetition with an assertion in it.
func (w *languageWriter) copies(n *repeat, least, most int, atStart bool, next rest) *Language {
	if most == unbounded && least == 0 || most != unbounded && most > maxCopies || least > maxCopies || !w.ok {
		w.ok = false
		return w.languages.none()
	}
	if most == 0 {
		return next(atStart)
	}
	fewer := most - 1
	if most == unbounded {
		fewer = unbounded
	}
	more := w.write(n.body, atStart, func(atStart bool) *Language {
		return w.copies(n, max(0, least-1), fewer, atStart, next)
	})
	if least > 0 {
		return more
	}
	return w.languages.Or(more, next(atStart))
}

// follow is a language with what follows on it.
func (w *languageWriter) follow(g *Language, atStart bool, next rest) *Language {
	l := w.languages
	if !atStart {
		return l.concat(g, next(false))
	}
	first, later := next(true), next(false)
	if first == later {
		return l.concat(g, first)
	}
	some := l.concat(l.And(g, l.Not(l.blank())), later)
	if g.nullable {
		return l.Or(some, first)
	}
	return some
}

// isPlain reports whether a node asserts nothing about what is around it.
func isPlain(n node) bool {
	switch n := n.(type) {
	case set:
		return true
	case sequence:
		return allPlain(n)
	case alternation:
		return allPlain(n)
	case *group:
		return isPlain(n.body)
	case *repeat:
		return isPlain(n.body)
	}
	return false
}

func allPlain(nodes []node) bool {
	for _, n := range nodes {
		if !isPlain(n) {
			return false
		}
	}
	return true
}

// plain returns the language of a plain node.
func (w *languageWriter) plain(n node) *Language {
	l := w.languages
	switch n := n.(type) {
	case set:
		return l.oneOf(n)
	case sequence:
		whole := l.blank()
		for i := len(n) - 1; i >= 0; i-- {
			whole = l.concat(w.plain(n[i]), whole)
		}
		return whole
	case alternation:
		var parts []*Language
		for _, part := range n {
			parts = append(parts, w.plain(part))
		}
		return l.Or(parts...)
	case *group:
		return w.plain(n.body)
	case *repeat:
		return l.repeat(w.plain(n.body), bounds{n.least, n.most})
	}
	w.ok = false
	return l.none()
}
