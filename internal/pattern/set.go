package pattern

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

// ranges are sets of characters: the first and the last of each range, in order.
type ranges []rune

// The sets that ECMA-262 names. Both engines mean other ones by some of these.
var (
	digits          = ranges{'0', '9'}
	wordChars       = ranges{'0', '9', 'A', 'Z', '_', '_', 'a', 'z'}
	lineTerminators = ranges{'\n', '\n', '\r', '\r', 0x2028, 0x2029}
	whiteSpace      = ranges{
		'\t', '\r', ' ', ' ', 0xA0, 0xA0, 0x1680, 0x1680, 0x2000, 0x200A,
		0x2028, 0x2029, 0x202F, 0x202F, 0x205F, 0x205F, 0x3000, 0x3000, 0xFEFF, 0xFEFF,
	}
	everything = ranges{0, unicode.MaxRune}
)

// inverted returns all other characters.
func (r ranges) inverted() ranges {
	others := ranges{}
	next := rune(0)
	for i := 0; i < len(r); i += 2 {
		if r[i] > next {
			others = append(others, next, r[i]-1)
		}
		next = r[i+1] + 1
	}
	if next <= unicode.MaxRune {
		others = append(others, next, unicode.MaxRune)
	}
	return others
}

// A category is what \p names where both engines know it: "L", "Greek".
type category struct {
	name     string
	inverted bool
}

// property reads what follows \p, or \P for all other characters.
//
// https://tc39.es/ecma262/#sec-runtime-semantics-unicodematchproperty-p
func (t *translation) property(inverted bool) (charSet, error) {
	if !t.skip("{") {
		return nil, errOnlyRE2
	}
	text, rest, closed := strings.Cut(t.rest, "}")
	if !closed {
		return nil, errors.New(`no property follows \p`)
	}
	t.rest = rest
	set := everything
	switch key, value, paired := strings.Cut(text, "="); {
	case text == "ASCII":
		set = ranges{0, unicode.MaxASCII}
	case text == "Any":
	case text == "Assigned":
		return category{"Cn", !inverted}, nil
	case key == "Script", key == "sc":
		if unicode.Scripts[value] != nil {
			return category{value, inverted}, nil
		}
		return nil, fmt.Errorf("the script %q is not known", value)
	case !paired:
		return generalCategory(text, inverted)
	case key == "General_Category", key == "gc":
		return generalCategory(value, inverted)
	default:
		return nil, fmt.Errorf("the property %q is not known", text)
	}
	if inverted {
		set = set.inverted()
	}
	return set, nil
}

func generalCategory(name string, inverted bool) (charSet, error) {
	if short, ok := unicode.CategoryAliases[name]; ok {
		name = short
	}
	if unicode.Categories[name] == nil {
		return nil, errOnlyRE2 // which has the scripts under the same names
	}
	return category{name, inverted}, nil
}

// A charSet is a part of a class.
type charSet interface {
	// writeTo writes the part as it stands between the brackets.
	writeTo(t *translation)
}

func (r ranges) writeTo(t *translation) {
	for i := 0; i < len(r); i += 2 {
		t.writeChar(r[i])
		if r[i] < r[i+1] {
			t.out.WriteByte('-')
			t.writeChar(r[i+1])
		}
	}
}

func (c category) writeTo(t *translation) {
	if c.inverted {
		t.out.WriteString(`\P{` + c.name + `}`)
	} else {
		t.out.WriteString(`\p{` + c.name + `}`)
	}
}

// writeClass writes a class of these parts, or of all characters in none of
// them. No part at all is nothing to ECMA-262 and no class to the engines.
func (t *translation) writeClass(inverted bool, parts ...charSet) {
	parts = slices.DeleteFunc(parts, func(part charSet) bool {
		r, ok := part.(ranges)
		return ok && len(r) == 0
	})
	if len(parts) == 0 {
		inverted, parts = !inverted, []charSet{everything}
	}
	t.out.WriteByte('[')
	if inverted {
		t.out.WriteByte('^')
	}
	for _, part := range parts {
		part.writeTo(t)
	}
	t.out.WriteByte(']')
}

// writeChar writes a character so that it stands for itself, in a class or
// outside.
func (t *translation) writeChar(c rune) {
	switch {
	case c < utf8.RuneSelf && !unicode.IsLetter(c) && !unicode.IsDigit(c):
		fmt.Fprintf(&t.out, `\x%02X`, c)
	case !utf16.IsSurrogate(c):
		t.out.WriteRune(c)
	case t.again:
		fmt.Fprintf(&t.out, `\u%04X`, c) // in regexp2's way
	default:
		fmt.Fprintf(&t.out, `\x{%04X}`, c)
	}
}
