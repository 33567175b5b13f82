package pattern

import (
	"cmp"
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// bounds are how often a quantifier repeats.
type bounds struct{ least, most int }

// quantified reads the quantifier of a term, if it has one.
//
// https://tc39.es/ecma262/#prod-Quantifier
func (p *parser) quantified(term node, groups span) (node, error) {
	times, found, err := p.quantifier()
	if !found || err != nil {
		return term, err
	}
	switch t := term.(type) {
	case assertion:
		return nil, errors.New("an assertion cannot be repeated")
	case *lookaround: // ahead, the annex for browsers (B.1) allows it without "u"
		if p.strict || t.behind {
			return nil, errors.New("an assertion cannot be repeated")
		}
	}
	lazy := p.skip("?")
	if p.skipAny("*+?") != 0 {
		return nil, errors.New("a repetition cannot be repeated")
	}
	return &repeat{body: term, least: times.least, most: times.most, lazy: lazy, groups: groups}, nil
}

func (p *parser) quantifier() (times bounds, found bool, err error) {
	switch p.skipAny("*+?") {
	case '*':
		return bounds{0, unbounded}, true, nil
	case '+':
		return bounds{1, unbounded}, true, nil
	case '?':
		return bounds{0, 1}, true, nil
	}
	return p.braces()
}

// braces reads a quantifier in braces. Nothing is found, and nothing is read, where a
// brace begins none.
func (p *parser) braces() (times bounds, found bool, err error) {
	if !strings.HasPrefix(p.rest, "{") {
		return bounds{}, false, nil
	}
	text, rest, closed := strings.Cut(p.rest[1:], "}")
	low, high, ranged := strings.Cut(text, ",")
	if !closed || !isNumber(low) || high != "" && !isNumber(high) {
		return bounds{}, false, nil
	}
	p.rest = rest
	switch {
	case !ranged:
		high = low
	case high == "":
		return bounds{cutNumber(low), unbounded}, true, nil
	case compareNumbers(low, high) > 0:
		return bounds{}, true, fmt.Errorf("{%s} ends before it begins", text)
	}
	return bounds{cutNumber(low), cutNumber(high)}, true, nil
}

func isNumber(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}

// cutNumber returns a number, or unbounded for any larger one.
func cutNumber(digits string) int {
	n, err := strconv.ParseUint(digits, 10, 64)
	if err != nil {
		return unbounded
	}
	return int(min(n, unbounded))
}

// compareNumbers compares numbers of any length.
func compareNumbers(a, b string) int {
	a, b = strings.TrimLeft(a, "0"), strings.TrimLeft(b, "0")
	return cmp.Or(cmp.Compare(len(a), len(b)), cmp.Compare(a, b))
}
