package yaml

import (
	"bytes"

	"example.com/authlink/internal/jsonindex"
)

// unfinished returns the fault of a text that is not what somebody means it to be yet: git
// has not merged it, or it is a template. It is the fault itself if the text is neither.
func unfinished(text []byte, f *Fault) *Fault {
	for start := 0; start < len(text); {
		end := len(text)
		if n := bytes.IndexByte(text[start:], '\n'); n >= 0 {
			end = start + n + 1
		}
		line := text[start:end]
		if jsonindex.IsConflict(text, start) {
			return invalid(start, lineEnd(text, start), "expected no marker of a merge conflict", jsonindex.ConflictHint)
		}
		isStatement := start+firstOf(line) < f.Start && template(line) == firstOf(line)
		if at := template(line); at >= 0 && (isStatement || start <= f.Start && f.Start < end) {
			return invalid(start+at, lineEnd(text, start), "expected a value, found a template", "render the template first, or put it in double quotes")
		}
		start = end
	}
	return f
}

// firstOf returns where a line begins, white space aside.
func firstOf(line []byte) int { return len(line) - len(bytes.TrimLeft(line, " \t")) }

// template returns where the first expression of a template is in a line, -1 for none: what
// is in quotes is text.
func template(line []byte) int {
	quote := byte(0)
	for i, c := range line {
		switch {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case hasAnyPrefix(line[i:], "{{", "{%", "<%", "${", "%{"):
			return i
		}
	}
	return -1
}

func hasAnyPrefix(text []byte, prefixes ...string) bool {
	for _, p := range prefixes {
		if bytes.HasPrefix(text, []byte(p)) {
			return true
		}
	}
	return false
}
