package yaml

import (
	"bytes"
	"fmt"

	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/lazyregexp"
)

// directives are the lines before a document that begin with "%".
type directives struct {
	last           int   // where the last begins
	end            int   // and ends
	hidden         []int // where those begin that the parser does not get
	versions, tags int
}

// maxTagDirectives bounds how many prefixes of tags a document declares: the parser
// compares each with all before.
const maxTagDirectives = 64

// versionDirective matches a directive of YAML 1 (YAML 1.2.2, section 6.8.1).
var versionDirective = lazyregexp.New(`^%YAML[ \t]+1\.[0-9]+([ \t]+#.*|[ \t]*)\r?\n?$`)

// directivesOf reads the directives of a document, which a marker follows.
func directivesOf(text []byte) (directives, *Fault) {
	var d directives
	at := markLength(text)
	isMarked := false
	for line := range bytes.Lines(text[at:]) {
		if !isBlank(line) {
			if isMarked = isMarker(line, "---"); line[0] != '%' {
				break
			}
			if fault := d.add(text, at, line); fault != nil {
				return d, fault
			}
		}
		at += len(line)
	}
	if d.end > 0 && !isMarked {
		return d, invalid(d.last, lineEnd(text, d.last), "expected a line with --- after the directives", "")
	}
	return d, nil
}

// add reads a directive. Those for YAML 1 say what is so anyhow, and those that nobody
// knows are to be ignored (section 6.8): only those for tags are for the parser.
func (d *directives) add(text []byte, start int, line []byte) *Fault {
	d.last, d.end = start, start+len(line)
	if isDirective(line, "%TAG") {
		if d.tags++; d.tags > maxTagDirectives {
			return &Fault{Code: jsonindex.Limit, Start: start, End: start + len("%TAG"), Message: fmt.Sprintf("more than %d directives for tags", maxTagDirectives)}
		}
		return nil
	}
	d.hidden = append(d.hidden, start)
	if isDirective(line, "%YAML") {
		if !versionDirective().Match(line) {
			return invalid(start, lineEnd(text, start), "expected the directive %YAML 1.2", "")
		}
		if d.versions++; d.versions > 1 {
			return invalid(start, lineEnd(text, start), "a second %YAML directive for one document", "")
		}
	}
	return nil
}

func isDirective(line []byte, name string) bool {
	rest, ok := bytes.CutPrefix(line, []byte(name))
	return ok && (len(rest) == 0 || isSpace(rest[0]))
}
