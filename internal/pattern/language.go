package pattern

// A Language is the set of texts that a pattern matches, or what the operations of a
// [Languages] make of such sets. Two of one Languages are the same set if they are the same
// pointer; the opposite is not true.
type Language struct {
	id       int
	kind     languageKind
	set      set         // of oneOf
	parts    []*Language // of all other kinds
	times    bounds      // of repeated
	nullable bool        // has the empty text
}

type languageKind uint8

const (
	none       languageKind = iota // no text
	blank                          // the empty text alone
	oneOf                          // each text of one character of a set
	inTurn                         // one part after the other: two of them
	repeated                       // the part, so many times
	anyOf                          // what is in some part
	allOf                          // what is in all parts
	complement                     // what is not in the part
)

// Languages makes languages, and finds texts in them. It is not safe for concurrent use.
//
// A language is explored by its derivatives: that of a language by a character has the rests
// of all its texts that begin with the character (Brzozowski 1964). Each is made once.
type Languages struct {
	byKey      map[string]*Language
	derived    map[deriving]*Language
	everything *Language // all texts
	steps      int
}

// deriving is a language and the character that it is derived by.
type deriving struct {
	language int
	by       rune
}

// scalar are the characters that a text of JSON may have: no surrogates.
var scalar = set{0, 0xD7FF, 0xE000, 0x10FFFF}

// NewLanguages returns one that may take so many steps: each is about a language made.
func NewLanguages(steps int) *Languages {
	l := &Languages{byKey: map[string]*Language{}, derived: map[deriving]*Language{}, steps: steps}
	l.everything = l.repeat(l.oneOf(scalar), bounds{0, unbounded})
	return l
}

// Allow allows so many steps from here on.
func (l *Languages) Allow(steps int) { l.steps = steps }

// Left returns how many steps are left.
func (l *Languages) Left() int { return l.steps }

// IsSpent reports whether all steps have been taken: nothing more is found out.
func (l *Languages) IsSpent() bool { return l.steps < 0 }

// Everything returns the language of all texts.
func (l *Languages) Everything() *Language { return l.everything }

// Lengths returns the language of the texts of a length, in code points. A negative
// most is no limit.
func (l *Languages) Lengths(least, most int) *Language {
	if most < 0 {
		most = unbounded
	}
	return l.repeat(l.oneOf(scalar), bounds{min(least, unbounded), min(most, unbounded)})
}

// Text returns the language that has one text alone.
func (l *Languages) Text(text string) *Language {
	whole := l.blank()
	chars := []rune(text)
	for i := len(chars) - 1; i >= 0; i-- {
		whole = l.concat(l.oneOf(single(chars[i])), whole)
	}
	return whole
}

// And returns what is in all of the languages.
func (l *Languages) And(languages ...*Language) *Language { return l.join(allOf, languages) }

// Or returns what is in any of the languages.
func (l *Languages) Or(languages ...*Language) *Language { return l.join(anyOf, languages) }

// Not returns what is not in a language.
func (l *Languages) Not(language *Language) *Language {
	switch {
	case language.kind == complement:
		return language.parts[0]
	case language.kind == none:
		return l.everything
	case language == l.everything:
		return l.none()
	}
	return l.intern(&Language{kind: complement, parts: []*Language{language}, nullable: !language.nullable})
}
