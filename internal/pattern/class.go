package pattern

import (
	"errors"
	"fmt"
	"strings"
)

// class reads a class after its "[".
//
// https://tc39.es/ecma262/#prod-CharacterClass
func (t *translation) class() error {
	inverted := t.skip("^")
	var parts []charSet
	for !t.skip("]") {
		first, err := t.member()
		if err != nil {
			return err
		}
		if !strings.HasPrefix(t.rest, "-") || strings.HasPrefix(t.rest, "-]") {
			parts = append(parts, first)
			continue
		}
		t.skip("-")
		last, err := t.member()
		if err != nil {
			return err
		}
		joined, err := join(first, last)
		if err != nil {
			return err
		}
		parts = append(parts, joined...)
	}
	t.writeClass(inverted, parts...)
	return nil
}

// join returns what two members of a class stand for that a hyphen is between.
// Beside a set, such as \w, the hyphen stands for itself.
func join(first, last charSet) ([]charSet, error) {
	from, isChar := first.(char)
	to, areChars := last.(char)
	switch {
	case !isChar || !areChars:
		return []charSet{first, char('-'), last}, nil
	case from > to:
		return nil, fmt.Errorf("the range %c-%c ends before it begins", from, to)
	}
	return []charSet{ranges{rune(from), rune(to)}}, nil
}

// A char is a set of one.
type char rune

func (c char) writeTo(t *translation) { t.writeChar(rune(c)) }

// member reads one member of a class: a character or a set.
func (t *translation) member() (charSet, error) {
	if t.rest == "" {
		return nil, errors.New("missing closing ]")
	}
	if strings.HasPrefix(t.rest, "[:") && strings.Contains(t.rest, ":]") {
		return nil, errOnlyRE2
	}
	c := t.next()
	if c != '\\' {
		return char(c), nil
	}
	if t.skip("b") {
		return char('\b'), nil
	}
	return t.escaped()
}
