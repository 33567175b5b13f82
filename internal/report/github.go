package report

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"unicode"

	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/source"
	"example.com/authlink/internal/span"
)

// A githubReport is a list of workflow commands, which GitHub Actions shows as
// annotations of the lines that they name when they are in the log of a step:
//
//	::error file=fixture.json,line=5,col=13,title=enum::"hris-legacy" is not a category
//
// A path that could not be checked is an error too.
type githubReport struct {
	w    io.Writer
	root Root
}

func (r *githubReport) Add(e finding.Event) error {
	var out bytes.Buffer
	switch e := e.(type) {
	case finding.Found:
		for _, f := range e.Findings {
			fmt.Fprintf(&out, "::%s file=%s,line=%d,col=%d,title=%s::%s\n", githubCommand(f.Severity),
				r.file(e.Path), f.Line, f.Column, githubProperty(f.Rule), githubData(span.Visible(f.MessageAndHint())))
		}
	case finding.End:
		if e.Err != nil {
			fmt.Fprintf(&out, "::error file=%s::%s\n", r.file(e.Path), githubData(source.VisibleError(e.Err)))
		}
	}
	_, err := out.WriteTo(r.w)
	return err
}

func (r *githubReport) file(path string) string { return githubProperty(r.root.path(path)) }

func (r *githubReport) Close() error { return nil }

func githubCommand(s finding.Severity) string {
	switch s {
	case finding.SeverityError:
		return "error"
	case finding.SeverityWarning:
		return "warning"
	default:
		return "notice"
	}
}

// The escapes of workflow commands.
var (
	githubDataEscapes     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	githubPropertyEscapes = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

// githubData escapes what follows the second "::".
func githubData(text string) string {
	return githubDataEscapes.Replace(text)
}

// githubProperty escapes the value of a property. A newline in a path survives,
// so that the right file is annotated; any other control character would reach
// the log as it is.
func githubProperty(text string) string {
	text = strings.Map(func(r rune) rune {
		if r == '\r' || r == '\n' || unicode.IsPrint(r) {
			return r
		}
		return unicode.ReplacementChar
	}, text)
	return githubPropertyEscapes.Replace(text)
}
