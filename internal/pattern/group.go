package pattern

import (
	"errors"
	"fmt"
	"strings"
)

// parenthesis reads what stands in parentheses, after the "(".
//
// https://tc39.es/ecma262/#prod-Atom and https://tc39.es/ecma262/#prod-Assertion
func (p *parser) parenthesis() (node, error) {
	if p.depth++; p.depth > maxDepth {
		return nil, fmt.Errorf("groups nested deeper than %d are not supported", maxDepth)
	}
	defer func() { p.depth-- }()
	switch {
	case p.skip("?="):
		return p.lookaround(false, false)
	case p.skip("?!"):
		return p.lookaround(false, true)
	case p.skip("?<="):
		return p.lookaround(true, false)
	case p.skip("?<!"):
		return p.lookaround(true, true)
	case p.skip("?:"):
		return p.enclosed()
	case p.skip("?<"):
		return p.namedGroup()
	case p.skip("?"):
		return p.modified()
	}
	return p.group()
}

// body reads a disjunction and the ")" after it.
func (p *parser) body() (node, error) {
	body, err := p.disjunction()
	if err == nil && !p.skip(")") {
		err = errors.New("missing closing )")
	}
	return body, err
}

// enclosed reads the rest of a group that is not remembered. It may be repeated, even if what is in
// it may not.
func (p *parser) enclosed() (node, error) {
	body, err := p.body()
	return sequence{body}, err
}

func (p *parser) lookaround(behind, negative bool) (node, error) {
	body, err := p.body()
	return &lookaround{behind: behind, negative: negative, body: body}, err
}

func (p *parser) group() (node, error) {
	p.groups++ // in the order of their opening parentheses
	g := &group{number: p.groups}
	var err error
	g.body, err = p.body()
	return g, err
}

func (p *parser) namedGroup() (node, error) {
	name, err := p.groupName()
	if err != nil {
		return nil, err
	}
	if p.isActive[name] {
		return nil, fmt.Errorf("two groups are named %s", name)
	}
	p.activate(name)
	p.named[name] = append(p.named[name], p.groups+1)
	return p.group()
}

var errGroupName = errors.New("a group needs a name of letters and digits")

// groupName reads the name of a group after its "<".
//
// https://tc39.es/ecma262/#prod-GroupName
func (p *parser) groupName() (string, error) {
	var name strings.Builder
	for !p.skip(">") {
		c := p.next()
		if c == '\\' {
			if !p.skip("u") {
				return "", errGroupName
			}
			var err error
			if c, err = p.codePoint(); err != nil {
				return "", err
			}
		}
		if !isNamePart(c, name.Len() == 0) {
			return "", errGroupName
		}
		name.WriteRune(c)
	}
	if name.Len() == 0 {
		return "", errGroupName
	}
	return name.String(), nil
}

// isNamePart reports whether a character may be in the name of a group, or be its first.
//
// https://tc39.es/ecma262/#prod-RegExpIdentifierName
func isNamePart(c rune, first bool) bool {
	const zeroWidthNonJoiner, zeroWidthJoiner = 0x200C, 0x200D
	switch {
	case c == '$' || c == '_':
		return true
	case first:
		return binaryProperty("ID_Start").has(c)
	}
	return c == zeroWidthNonJoiner || c == zeroWidthJoiner || binaryProperty("ID_Continue").has(c)
}

// modified reads a group whose flags differ, after its "(?".
//
// https://tc39.es/ecma262/#sec-patterns-static-semantics-early-errors
func (p *parser) modified() (node, error) {
	before := p.flags
	defer func() { p.flags = before }()
	letters, rest, closed := strings.Cut(p.rest, ":")
	added, removed, _ := strings.Cut(letters, "-")
	if !closed || letters == "-" || strings.Trim(added+removed, "ims") != "" {
		if p.strict {
			return nil, errors.New("unexpected ? after (")
		}
		return nil, errOnlyRE2
	}
	p.rest = rest
	given := ""
	for i, letter := range added + removed {
		if strings.ContainsRune(given, letter) {
			return nil, fmt.Errorf("the modifier %c is given twice", letter)
		}
		given += string(letter)
		p.flags.set(letter, i < len(added))
	}
	return p.enclosed()
}

func (f *flags) set(letter rune, on bool) {
	switch letter {
	case 'i':
		f.ignoreCase = on
	case 'm':
		f.multiline = on
	default:
		f.dotAll = on
	}
}
