package lsp

import (
	"context"
	"iter"
	"strings"

	"github.com/sourcegraph/jsonrpc2"

	"example.com/authlink/internal/advice"
	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/lint"
	"example.com/authlink/internal/source"
)

// maxDiagnostics limits what the client gets for one document. Nobody reads so many,
// and more would slow editors down.
const maxDiagnostics = 1000

// publish lints a document and sends the findings. A document outside the project has no
// diagnostics.
func (s *Server) publish(ctx context.Context, conn *jsonrpc2.Conn, d *document) error {
	diagnostics := []diagnostic{} // never null
	if s.linted(d.uri) != nil {
		diagnostics = s.diagnose(ctx, d)
	}
	return conn.Notify(ctx, "textDocument/publishDiagnostics", publishDiagnosticsParams{d.uri, &d.version, diagnostics})
}

func (s *Server) diagnose(ctx context.Context, d *document) []diagnostic {
	diagnostics := []diagnostic{}
	found, err := s.lint(ctx, d)
	for f := range found {
		if len(diagnostics) == maxDiagnostics {
			return diagnostics
		}
		diagnostics = append(diagnostics, s.diagnostic(d, f))
	}
	if err := err(); err != nil {
		diagnostics = append(diagnostics, diagnostic{
			Severity: severityError, Source: Name, Message: source.VisibleError(err),
		})
	}
	return diagnostics
}

// lint yields the findings in a document, except for what is wrong with the configuration
// itself. When they have ended, err says why it could not be linted to its end.
func (s *Server) lint(ctx context.Context, d *document) (found iter.Seq[finding.Finding], err func() error) {
	var failure error
	found = func(yield func(finding.Finding) bool) {
		in := lint.Input{Args: []string{source.StdinArg}, Stdin: strings.NewReader(d.text), StdinName: d.path}
		for e := range s.project.Run(ctx, in) {
			switch e := e.(type) {
			case finding.Found:
				for _, f := range e.Findings {
					if e.Path == d.path && !yield(f) {
						return
					}
				}
			case finding.End:
				if e.Path == d.path {
					failure = e.Err
				}
			}
		}
	}
	return found, func() error { return failure }
}

func (s *Server) diagnostic(d *document, f finding.Finding) diagnostic {
	message := f.Message
	hint := f.Hint
	if f.Advice != nil {
		hint = advice.Text(f.Advice, advice.Editor)
	}
	if hint != "" {
		message += "\nhint: " + hint
	}
	return diagnostic{
		Range:    s.rangeOf(d, f.Offset, d.shownEnd(f)),
		Severity: severityOf(f.Severity),
		Code:     f.Rule,
		Source:   Name,
		Message:  message,
		Related:  s.related(d, f),
	}
}

// related returns the other places that a finding is about.
func (s *Server) related(d *document, f finding.Finding) []relatedInformation {
	var related []relatedInformation
	for _, r := range f.Related {
		related = append(related, relatedInformation{
			Location: location{d.uri, s.rangeOf(d, r.Offset, r.End)},
			Message:  r.Message,
		})
	}
	return related
}

// shownEnd returns the end of what is underlined for a finding. Of an object, the first
// line is enough: to underline all of it would say nothing.
func (d *document) shownEnd(f finding.Finding) int { return min(f.End, d.lineEnd(f.Offset)) }

func (s *Server) rangeOf(d *document, offset, end int) textRange {
	return textRange{d.position(offset, s.encoding), d.position(end, s.encoding)}
}

func severityOf(severity finding.Severity) int {
	switch severity {
	case finding.SeverityError:
		return severityError
	case finding.SeverityWarning:
		return severityWarning
	default:
		return severityInformation
	}
}
