package selection

import (
	"strings"
	"unicode/utf8"
)

// quoteLiterals writes the names true, false and null after a dot in quotes: they are names
// there like any other (RFC 9535, section 2.5.1.1), and the parser takes them for literals.
func quoteLiterals(path string) string {
	var out strings.Builder
	for i := 0; i < len(path); {
		if end := quoteEnd(path, i); end > i {
			out.WriteString(path[i:end])
			i = end
			continue
		}
		if name := literalAt(path, i); name != "" {
			if i > 0 && path[i-1] == '.' { // ".."
				out.WriteByte('.')
			}
			out.WriteString("['" + name + "']")
			i += len(".") + len(name)
			continue
		}
		out.WriteByte(path[i])
		i++
	}
	return out.String()
}

// literalAt returns the literal after a dot at an offset, "" for none.
func literalAt(path string, at int) string {
	for _, name := range []string{"true", "false", "null"} {
		rest, ok := strings.CutPrefix(path[at:], "."+name)
		if next, _ := utf8.DecodeRuneInString(rest); ok && !isNameRune(next, rest) {
			return name
		}
	}
	return ""
}

// isNameRune reports whether a name goes on with the first character of what follows it.
func isNameRune(r rune, rest string) bool {
	return rest != "" && (r == '_' || r >= utf8.RuneSelf || r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z')
}

// quoteEnd returns the end of the string that begins at an offset, or the offset where none does.
func quoteEnd(path string, at int) int {
	quote := path[at]
	if quote != '"' && quote != '\'' {
		return at
	}
	for i := at + 1; i < len(path); i++ {
		switch path[i] {
		case '\\':
			i++
		case quote:
			return i + 1
		}
	}
	return len(path)
}
