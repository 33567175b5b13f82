package secret

import (
	"bytes"
	"strings"
)

// BlotNamed masks what follows some names in a text that is not JSON, or not quite: a string to
// its quote, an object or a list to its bracket, all else to the comma, the bracket or the end of
// the line; what does not end, to the end of the text. The names are those of values that are
// secrets for another reason than their names, which [BlotText] does not know.
func BlotNamed(out, text []byte, names []string) {
	for _, name := range names {
		for at := 0; name != ""; {
			i := bytes.Index(text[at:], []byte(name))
			if i < 0 {
				break
			}
			start := at + i
			at = start + len(name)
			if isWhole := (start == 0 || !isOfPlacedName(text[start-1])) && (at == len(text) || !isOfPlacedName(text[at])); !isWhole {
				continue
			}
			value := at + len(text[at:]) - len(bytes.TrimLeft(text[at:], "\"'\\ \t\r\n"))
			if value == len(text) || text[value] != ':' && text[value] != '=' {
				continue // no name of a member
			}
			Blot(out, value+1, placedEnd(text, value+1))
		}
	}
}

func isOfPlacedName(c byte) bool {
	return c == '_' || c == '-' || c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z' || c >= 0x80
}

// placedEnd returns the offset after a value that begins after some space.
func placedEnd(text []byte, at int) int {
	for at < len(text) && strings.IndexByte(" \t\r\n", text[at]) >= 0 {
		at++
	}
	if rest, ok := bytes.CutPrefix(text[at:], []byte(`\"`)); ok { // in a string itself
		if i := bytes.Index(rest, []byte(`\"`)); i >= 0 {
			return at + 2 + i + 2
		}
		return len(text)
	}
	depth, quote := 0, byte(0)
	for ; at < len(text); at++ {
		switch c := text[at]; {
		case quote != 0 && c == '\\':
			at++
		case quote != 0 && c == quote:
			if quote = 0; depth == 0 {
				return at + 1
			}
		case quote != 0:
		case c == '"' || c == '\'':
			quote = c
		case c == '{' || c == '[':
			depth++
		case c == '}' || c == ']':
			if depth--; depth <= 0 {
				return at + max(0, depth+1)
			}
		case depth == 0 && (c == ',' || c == '\n'):
			return at
		}
	}
	return len(text)
}
