package quiet

import (
	"maps"
	"slices"
	"sync"
	"sync/atomic"

	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/secret"
	"example.com/authlink/internal/subschema"
)

// A Program proves documents of one schema quiet. It is safe for concurrent use.
type Program struct {
	tests    Tests
	asksNone bool
	root     *member

	passesShort bool // a short text passes all tests of texts, unless it has an At

	mu      sync.Mutex // of all that is learned
	places  map[*subschema.Place]*place
	learned int // names
}

// A place is a [subschema.Place], and what is known of names there.
type place struct {
	in       *subschema.Place
	isTop    bool // the object there is the document
	table    *table
	learned  atomic.Pointer[map[string]*member] // by names that are not in the table
	elements atomic.Pointer[member]
}

// A member is what is known of the members of a place by one name, or of the elements there.
type member struct {
	loud    Rules // that may have something to say of the name
	mayHide bool  // its value may be a secret, by its name or by the schema
	mayName bool  // it may name what others hold, as "key" does
	tests   *ValueTests

	in    *subschema.Place // of its value
	place atomic.Pointer[place]
}

// Bounds on what is learned: a document may have as many names as it likes.
const (
	maxPlaces  = 1 << 10
	maxLearned = 1 << 12 // names, in all
	maxInPlace = 1 << 8  // names in one place
)

// New returns the program of tests for documents of a place.
func New(root *subschema.Place, tests Tests) *Program {
	asksNone := len(tests.Names)+len(tests.Texts)+len(tests.Numbers)+len(tests.Top) == 0
	p := &Program{tests: tests, asksNone: asksNone, places: map[*subschema.Place]*place{}}
	p.passesShort = !slices.ContainsFunc(tests.Texts, func(t TextTest) bool { return t.Signs != At && t.Least <= maxShort })
	p.root = &member{mayHide: root.IsSecret || tests.Hides, in: root}
	p.root.place.Store(p.newPlace(root, true))
	return p
}

func (p *Program) newPlace(in *subschema.Place, isTop bool) *place {
	at := &place{in: in, isTop: isTop}
	members := map[string]*member{}
	for _, name := range in.Names() {
		members[name] = p.newMember(at, name)
	}
	if isTop {
		for name := range p.tests.Top {
			members[name] = p.newMember(at, name)
		}
	}
	at.table = newTable(members)
	return at
}

// newMember finds out about a name.
func (p *Program) newMember(at *place, name string) *member {
	m := &member{in: at.in.Member(name)}
	for _, test := range p.tests.Names {
		if !test.Passes(Name{name, at.isTop, at.in}) {
			m.loud |= test.Of
		}
	}
	if tests, ok := p.tests.Top[name]; ok && at.isTop {
		m.tests = &tests
	}
	m.mayHide, m.mayName = secret.MayHide(name), secret.MayName(name)
	m.mayHide = m.mayHide || m.in.IsSecret
	return m
}

// placeOf returns the place of the values of a member.
func (p *Program) placeOf(m *member) *place {
	if at := m.place.Load(); at != nil {
		return at
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	at := p.places[m.in]
	if at == nil {
		at = p.newPlace(m.in, false)
		if len(p.places) < maxPlaces {
			p.places[m.in] = at
		}
	}
	m.place.Store(at)
	return at
}

func (p *Program) elementsOf(at *place) *member {
	m := at.elements.Load()
	if m == nil {
		in := at.in.Elements()
		m = &member{mayHide: in.IsSecret, in: in}
		at.elements.Store(m)
	}
	return m
}

// otherMember returns the member by the name that begins at data[i] and is not among those that
// the table finds, and the offset of the quote after it.
func (r *reader) otherMember(at *place, i int) (m *member, quote int) {
	quote, signs := scan(r.data, i)
	text := r.data[i:min(quote, len(r.data))]
	if signs&escaped != 0 {
		text = jsonindex.AppendDecoded(nil, text)
	}
	if m = at.table.long[string(text)]; m != nil {
		return m, quote
	}
	if learned := at.learned.Load(); learned != nil {
		if m = (*learned)[string(text)]; m != nil {
			return m, quote
		}
	}
	return r.learn(at, string(text)), quote
}

// learn remembers what is found out about a name, if there is room for it.
func (p *Program) learn(at *place, name string) *member {
	m := p.newMember(at, name)
	p.mu.Lock()
	defer p.mu.Unlock()
	learned := map[string]*member{}
	if old := at.learned.Load(); old != nil {
		learned = *old
	}
	if len(learned) < maxInPlace && p.learned < maxLearned {
		p.learned++
		learned = maps.Clone(learned)
		learned[name] = m
		at.learned.Store(&learned)
	}
	return m
}
