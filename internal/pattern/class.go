package pattern

import (
	"errors"
	"fmt"
	"strings"
)

// class reads a class after its "[".
//
// https://tc39.es/ecma262/#prod-CharacterClass
func (p *parser) class() (node, error) {
	inverted := p.skip("^")
	var members []rune
	for !p.skip("]") {
		part, err := p.classRange()
		if err != nil {
			return nil, err
		}
		members = append(members, part...)
	}
	s := newSet(members)
	if p.flags.ignoreCase {
		s = s.folded() // before it is inverted: it is the match that is
	}
	if inverted {
		s = s.inverted()
	}
	return s, nil
}

// classRange reads a member of a class, or two with a hyphen between them.
//
// https://tc39.es/ecma262/#prod-NonemptyClassRanges
func (p *parser) classRange() (set, error) {
	first, isClass, err := p.member()
	if err != nil || !strings.HasPrefix(p.rest, "-") || strings.HasPrefix(p.rest, "-]") {
		return first, err
	}
	p.skip("-")
	last, areClass, err := p.member()
	switch {
	case err != nil:
		return nil, err
	case (isClass || areClass) && p.strict:
		return nil, errors.New("a range of a class begins and ends with a character")
	case isClass || areClass: // the hyphen stands for itself
		return union(first, single('-'), last), nil
	case first[0] > last[0]:
		return nil, fmt.Errorf("the range %c-%c ends before it begins", first[0], last[0])
	}
	return set{first[0], last[0]}, nil
}

// member reads a member of a class: a class itself, or one character.
//
// https://tc39.es/ecma262/#prod-ClassAtom
func (p *parser) member() (s set, isClass bool, err error) {
	switch {
	case p.rest == "":
		return nil, false, errors.New("missing closing ]")
	case !p.strict && strings.HasPrefix(p.rest, "[:") && strings.Contains(p.rest, ":]"):
		return nil, false, errOnlyRE2
	case p.skip(`\b`):
		return single('\b'), false, nil
	case p.skip(`\-`):
		return single('-'), false, nil
	case p.skip(`\`):
		return p.escaped()
	}
	return single(p.next()), false, nil
}
