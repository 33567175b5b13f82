package schemarule

import (
	"slices"

	"example.com/authlink/internal/advice"
	"example.com/authlink/internal/diagnose"
	"example.com/authlink/internal/dialect"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/near"
	"example.com/authlink/internal/show"
	"example.com/authlink/internal/words"
)

// A document is a text with schemas in it: one, with those below it, or an OpenAPI document.
type document struct {
	*jsonindex.Index
	opts   Options
	search near.Search
	looked int // how many words have been looked at for guesses
	judged int // how many values have been held against their schemas

	nodes     []*node       // every schema
	at        map[int]*node // by its token
	roots     []*node       // those that nothing in the document holds
	resources map[string]*resource
	known     map[string]bool // what Options.Knows has said
	spec      bool            // it is an OpenAPI document
	names     func() dialect.Census
	masked    func() []byte // the text, secrets masked

	asked   map[*node]dialect.Kinds // what typesAsked has returned
	remarks []Remark
}

// A node is a schema in the document.
type node struct {
	token     int
	up        *node    // the schema that it is part of, nil for none
	way       []string // the reference tokens that lead here from up, or from the document
	below     []child
	res       *resource
	members   []member // nil for true and false
	byKeyword map[string]int
	refs      []reference
	keeps     map[string]bool // the members that are no keywords and have a schema that a reference leads to
}

// A child is a schema that another one holds.
type child struct {
	keyword *dialect.Keyword // nil where a reference alone makes a schema of it
	*node
}

// A member is a member of a schema.
type member struct {
	keyword     string
	name, value int // tokens
}

// A resource is a schema with an identifier of its own, or the whole document (JSON Schema
// Core 2020-12, section 4.3.5).
type resource struct {
	uri     string // absolute, without a fragment
	root    *node
	draft   dialect.Draft
	named   string // what its "$schema" says, or that of the resource around it; "" for nothing
	unknown bool   // nobody knows which keywords its "$schema" allows
	anchors map[string]*node
	dynamic map[string]*node // those of "$dynamicAnchor"
}

// has reports whether the draft of a schema has a keyword.
func (r *resource) has(keyword *dialect.Keyword) bool { return keyword.In(r.draft) }

// get returns the value of a keyword of the schema.
func (n *node) get(keyword string) (value int, ok bool) {
	m, ok := n.member(keyword)
	return m.value, ok
}

func (n *node) member(keyword string) (member, bool) {
	i, ok := n.byKeyword[keyword]
	if !ok {
		return member{}, false
	}
	return n.members[i], true
}

func (n *node) hasKeyword(keyword string) bool {
	_, ok := n.byKeyword[keyword]
	return ok
}

// ignoresSiblings reports whether the draft reads nothing of the schema but its "$ref"
// (draft 7, Core, section 8.3).
func (n *node) ignoresSiblings() bool {
	return n.res.draft.IgnoresSiblings() && n.hasKeyword("$ref")
}

// path returns the reference tokens that lead to the schema.
func (n *node) path(more ...string) []string {
	parts := [][]string{more}
	for ; n != nil; n = n.up {
		parts = append(parts, n.way)
	}
	slices.Reverse(parts)
	return slices.Concat(parts...)
}

// pointer returns the JSON Pointer to the schema, or to what some more tokens lead to, as it
// may be shown.
func (n *node) pointer(more ...string) string {
	pointer := ""
	for _, token := range n.path(more...) {
		pointer = show.AppendToken(pointer, token)
	}
	return pointer
}

// maxLooked bounds the words that are looked at for guesses: a document may have thousands of
// references to nothing, and thousands of definitions.
const maxLooked = 200_000

// best returns the candidate that was probably meant by a word.
func (d *document) best(word string, candidates []string) (string, bool) {
	if d.looked > maxLooked {
		return "", false
	}
	d.looked += len(candidates)
	return d.search.Best(word, candidates)
}

// A said is what a remark says, and what there is to do.
type said struct {
	message string
	advice  []advice.Advice
	fix     *diagnose.Fix
}

func (s said) with(code advice.Code, args ...string) said {
	s.advice = append(slices.Clip(s.advice), advice.New(code, args...))
	return s
}

// replaced says that something else was probably meant by a string of the document, and has
// the edit that writes it.
func (d *document) replaced(s said, token int, meant string) said {
	s = s.with(advice.DidYouMean, show.QuoteOwn(meant))
	if t := d.Token(token); !show.HoldsSecret(meant) {
		s.fix = &diagnose.Fix{Guess: true, Edits: []diagnose.Edit{{Offset: int(t.Start) + 1, End: int(t.End) - 1, Text: words.InQuotes(meant)}}}
	}
	return s
}

// remark makes a remark about a token of the document, which a JSON Pointer leads to.
func (d *document) remark(code Code, token int, pointer string, s said) {
	t := d.Token(token)
	d.remarks = append(d.remarks, Remark{
		Code: code, Offset: int(t.Start), End: int(t.End), KeywordLocation: pointer,
		Message: s.message, Advice: s.advice, Fix: s.fix,
	})
}

// aboutKeyword is remark about the name of a keyword of n.
func (d *document) aboutKeyword(code Code, n *node, m member, s said) {
	d.remark(code, m.name, n.pointer(m.keyword), s)
}

// aboutValue is remark about the value of a keyword of n, or about what is below it.
func (d *document) aboutValue(code Code, n *node, value int, s said, way ...string) {
	d.remark(code, value, n.pointer(way...), s)
}

// isFalse reports whether a token is a schema that refuses everything.
func (d *document) isFalse(token int) bool {
	switch d.Token(token).Kind {
	case jsonindex.False:
		return true
	case jsonindex.Object:
		name, only := -1, 0
		for member, value := range d.Members(token) {
			name, only = member, value
			if d.Token(token).Next != d.Token(value).Next {
				return false
			}
		}
		return name >= 0 && d.Text(name) == "not" && d.isTrue(only)
	}
	return false
}

// isTrue reports whether a token is a schema that accepts everything.
func (d *document) isTrue(token int) bool {
	t := d.Token(token)
	return t.Kind == jsonindex.True || t.Kind == jsonindex.Object && int(t.Next) == token+1
}

// strings returns the strings of a list, and whether it is one of strings alone.
func (d *document) strings(list int) (texts []string, ok bool) {
	if d.Token(list).Kind != jsonindex.Array {
		return nil, false
	}
	for element := range d.Elements(list) {
		if d.Token(element).Kind != jsonindex.String {
			return nil, false
		}
		texts = append(texts, d.Text(element))
	}
	return texts, true
}

// text returns the string that a keyword has as its value.
func (d *document) text(n *node, keyword string) (text string, ok bool) {
	value, ok := n.get(keyword)
	if !ok || d.Token(value).Kind != jsonindex.String {
		return "", false
	}
	return d.Text(value), true
}
