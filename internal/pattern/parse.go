package pattern

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"
)

// maxDepth bounds how deep groups may be nested, as package regexp does.
const maxDepth = 1000

// errOnlyRE2 is the error of a pattern with what only package regexp knows.
var errOnlyRE2 = errors.New("not ECMA-262, but perhaps RE2")

// What is an error.
const (
	strict   = true  // whatever is not ECMA-262 with the flag "u"
	tolerant = false // what cannot be understood
)

// A parser reads a pattern.
//
// https://tc39.es/ecma262/#sec-patterns
type parser struct {
	rest   string // what is yet to be read
	strict bool
	depth  int   // of groups
	flags  flags // that are in force here

	groups     int              // how many there have been
	named      map[string][]int // the groups of each name
	active     []string         // the names of groups that may have matched if this place is reached
	isActive   map[string]bool
	references []reference // to groups that may be yet to come
}

// A reference is a backreference by a name, or by a number.
type reference struct {
	node *backreference
	name string // "" for a number
}

// flags are what modifiers change. The flags of the pattern as a whole are none, but "u".
type flags struct{ ignoreCase, multiline, dotAll bool }

func parse(source string, strictly bool) (*tree, error) {
	p := parser{rest: source, strict: strictly, named: make(map[string][]int), isActive: make(map[string]bool)}
	root, err := p.disjunction()
	switch {
	case err != nil:
		return nil, err
	case p.rest != "":
		return nil, errors.New("unexpected )")
	}
	used, err := p.resolve()
	if err != nil {
		return nil, err
	}
	root, _ = simplifier{used}.simplify(root)
	return &tree{root: root, used: slices.Sorted(maps.Keys(used))}, nil
}

// resolve leads the references to their groups, and returns which groups those are.
//
// https://tc39.es/ecma262/#sec-patterns-static-semantics-early-errors
func (p *parser) resolve() (map[int]bool, error) {
	used := make(map[int]bool)
	usedNames := make(map[string]bool)
	for _, r := range p.references {
		if r.name != "" {
			r.node.groups = p.named[r.name]
			usedNames[r.name] = true
		} else if number := r.node.groups[0]; number <= p.groups {
			used[number] = true
		} else {
			return nil, fmt.Errorf("there is no group %d", number)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(usedNames)) {
		if p.named[name] == nil {
			return nil, fmt.Errorf("there is no group %s", name)
		}
		for _, number := range p.named[name] {
			used[number] = true
		}
	}
	return used, nil
}

// next reads one character; 0 at the end.
func (p *parser) next() rune {
	c, size := utf8.DecodeRuneInString(p.rest)
	if size == 0 {
		return 0
	}
	p.rest = p.rest[size:]
	return c
}

// skip reads prefix if it comes next.
func (p *parser) skip(prefix string) bool {
	rest, ok := strings.CutPrefix(p.rest, prefix)
	p.rest = rest
	return ok
}

// skipAny reads and returns one of these bytes if it comes next; 0 if none does.
func (p *parser) skipAny(bytes string) byte {
	if p.rest == "" || strings.IndexByte(bytes, p.rest[0]) < 0 {
		return 0
	}
	c := p.rest[0]
	p.rest = p.rest[1:]
	return c
}

// disjunction reads alternatives up to a ")" or the end. What one of them names, another
// may name again: they never match both.
//
// https://tc39.es/ecma262/#prod-Disjunction
func (p *parser) disjunction() (node, error) {
	var (
		alternatives alternation
		named        []string
		outside      = len(p.active)
	)
	for {
		terms, err := p.alternative()
		if err != nil {
			return nil, err
		}
		alternatives = append(alternatives, terms)
		for _, name := range p.active[outside:] {
			delete(p.isActive, name)
			named = append(named, name)
		}
		p.active = p.active[:outside]
		if !p.skip("|") {
			break
		}
	}
	for _, name := range named {
		p.activate(name)
	}
	if len(alternatives) == 1 {
		return alternatives[0], nil
	}
	return alternatives, nil
}

func (p *parser) activate(name string) {
	if !p.isActive[name] {
		p.isActive[name] = true
		p.active = append(p.active, name)
	}
}

// alternative reads terms up to a "|", a ")" or the end.
//
// https://tc39.es/ecma262/#prod-Alternative
func (p *parser) alternative() (node, error) {
	terms := sequence{}
	for p.rest != "" && p.rest[0] != '|' && p.rest[0] != ')' {
		before := p.groups
		term, err := p.term()
		if err != nil {
			return nil, err
		}
		if term, err = p.quantified(term, span{before + 1, p.groups + 1}); err != nil {
			return nil, err
		}
		terms = append(terms, term)
	}
	if len(terms) == 1 {
		return terms[0], nil
	}
	return terms, nil
}

// term reads an atom or an assertion, without its quantifier.
//
// https://tc39.es/ecma262/#prod-Term
func (p *parser) term() (node, error) {
	switch c := p.next(); c {
	case '\\':
		return p.escape()
	case '[':
		return p.class()
	case '(':
		return p.parenthesis()
	case '.':
		return p.dot(), nil
	case '^', '$':
		return p.edge(c), nil
	case '*', '+', '?':
		return nil, fmt.Errorf("there is nothing to repeat before %c", c)
	case '{', '}', ']':
		return p.lone(c)
	default:
		return p.char(c), nil
	}
}

func (p *parser) dot() node {
	if p.flags.dotAll {
		return everything
	}
	return lineTerminators.inverted()
}

func (p *parser) edge(c rune) node {
	switch {
	case c == '^' && p.flags.multiline:
		return assertion{kind: lineStart}
	case c == '^':
		return assertion{kind: textStart}
	case p.flags.multiline:
		return assertion{kind: lineEnd}
	}
	return assertion{kind: textEnd}
}

// lone reads a brace or bracket that has no meaning where it stands.
func (p *parser) lone(c rune) (node, error) {
	if p.strict {
		return nil, fmt.Errorf(`a %c that stands for itself needs a \ before it`, c)
	}
	if c == '{' {
		p.rest = "{" + p.rest
		if _, found, _ := p.braces(); found {
			return nil, errors.New("there is nothing to repeat before {")
		}
		p.next()
	}
	return single(c), nil
}

// char returns what matches a character that stands for itself.
//
// https://tc39.es/ecma262/#sec-runtime-semantics-charactersetmatcher-abstract-operation
func (p *parser) char(c rune) set {
	if p.flags.ignoreCase {
		return foldedChar(c)
	}
	return single(c)
}
