package accept

import (
	"bytes"
	"unicode/utf8"
)

// isExpression reports whether text is a regular expression of the common kind:
// characters, classes and groups, each with at most one quantifier. It is short,
// because engines refuse what is nested too deep or too large.
func isExpression(text []byte) bool {
	if len(text) > 1000 {
		return false
	}
	atom, depth := false, 0 // atom: a quantifier may stand here
	for i := 0; i < len(text); i++ {
		switch c := text[i]; c {
		case '^', '$', '|':
			atom = false
		case '(':
			if atom, depth = false, depth+1; i+2 < len(text) && text[i+1] == '?' && text[i+2] == ':' {
				i += 2
			}
		case ')':
			if atom, depth = true, depth-1; depth < 0 {
				return false
			}
		case '*', '+', '?':
			if !atom {
				return false
			}
			atom = false
		case '\\':
			i++
			if atom = true; i == len(text) || bytes.IndexByte([]byte(`.^$|()[]{}*+?/dwsDWS\`), text[i]) < 0 {
				return false
			}
		case '[':
			size := classSize(text[i:])
			if atom = true; size == 0 {
				return false
			}
			i += size - 1
		default:
			if atom = true; c == '{' || c == '}' || c == ']' || c < ' ' || c >= utf8.RuneSelf {
				return false
			}
		}
	}
	return depth == 0
}

func isAlphanumeric(c byte) bool { return c-'0' <= 9 || c|0x20 >= 'a' && c|0x20 <= 'z' }

// classSize returns the length of the character class that text begins with, if
// it consists of letters, digits and ranges of them, and of some signs; else 0.
func classSize(text []byte) int {
	i := 1
	if i < len(text) && text[i] == '^' {
		i++
	}
	for first := i; i < len(text); i++ {
		c := text[i]
		switch {
		case c == ']' && i > first:
			return i + 1
		case i+2 < len(text) && text[i+1] == '-' && isAlphanumeric(c) && isAlphanumeric(text[i+2]):
			if c > text[i+2] {
				return 0
			}
			i += 2
		case !isAlphanumeric(c) && bytes.IndexByte([]byte("_.:/@%+*~ "), c) < 0:
			return 0
		}
	}
	return 0
}

// isAnyText reports that text is some text: format password asserts nothing.
func isAnyText(text []byte) bool { return utf8.Valid(text) }
