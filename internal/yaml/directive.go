package yaml

import (
	"bytes"
	"fmt"

	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/lazyregexp"
)

// directives are the lines before a document that begin with "%".
type directives struct {
	last   int   // where the last begins
	end    int   // and ends
	hidden []int // where those begin that the parser does not get
}

// maxTagDirectives bounds how many prefixes of tags a document declares: the parser
// compares each with all before.
const maxTagDirectives = 64

// versionDirective matches a directive of YAML 1 (YAML 1.2.2, section 6.8.1).
var versionDirective = lazyregexp.New(`^%YAML[ \t]+1\.[0-9]+([ \t]+#.*|[ \t]*)\r?\n?$`)

// directivesOf reads the directives of a document. Those for YAML 1 say what is so
// anyhow, and those that nobody knows are to be ignored (section 6.8): only those for
// tags are for the parser.
func directivesOf(text []byte) (directives, *Fault) {
	var d directives
	versions, tags, at := 0, 0, markLength(text)
	for line := range bytes.Lines(text[at:]) {
		start := at
		at += len(line)
		switch {
		case isBlank(line):
			continue
		case line[0] != '%':
			if d.end > 0 && !isMarker(line, "---") {
				return d, missingMarker(text, d)
			}
			return d, nil
		case isDirective(line, "%TAG"):
			tags++
		case isDirective(line, "%YAML"):
			versions++
			if !versionDirective().Match(line) {
				return d, invalid(start, lineEnd(text, start), "expected the directive %YAML 1.2", "")
			}
			fallthrough
		default:
			d.hidden = append(d.hidden, start)
		}
		d.last, d.end = start, at
		if versions > 1 {
			return d, invalid(start, lineEnd(text, start), "a second %YAML directive for one document", "")
		}
		if tags > maxTagDirectives {
			return d, &Fault{Code: jsonindex.Limit, Start: start, End: start + len("%TAG"), Message: fmt.Sprintf("more than %d directives for tags", maxTagDirectives)}
		}
	}
	if d.end > 0 {
		return d, missingMarker(text, d)
	}
	return d, nil
}

func isDirective(line []byte, name string) bool {
	rest, ok := bytes.CutPrefix(line, []byte(name))
	return ok && (len(rest) == 0 || isSpace(rest[0]))
}

func missingMarker(text []byte, d directives) *Fault {
	return invalid(d.last, lineEnd(text, d.last), "expected a line with --- after the directives", "")
}
