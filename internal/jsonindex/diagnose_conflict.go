package jsonindex

import "bytes"

// ConflictHint is what there is to do about a merge conflict.
const ConflictHint = "git could not merge this: keep one side, and remove the lines with the markers"

// IsConflict reports whether the line that begins at an offset is one of those that git
// puts around the sides of a merge conflict: seven of a character, and then a space or the
// end of the line (gitattributes, conflict-marker-size).
func IsConflict(text []byte, at int) bool {
	if at > 0 && text[at-1] != '\n' {
		return false
	}
	line, _, _ := bytes.Cut(text[at:], []byte("\n"))
	for _, marker := range []string{"<<<<<<<", "|||||||", "=======", ">>>>>>>"} {
		rest, ok := bytes.CutPrefix(line, []byte(marker))
		if rest = bytes.TrimSuffix(rest, []byte("\r")); ok && (len(rest) == 0 || rest[0] == ' ') {
			return true
		}
	}
	return false
}
