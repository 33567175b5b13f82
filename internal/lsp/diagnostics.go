package lsp

import (
	"context"

	"github.com/sourcegraph/jsonrpc2"

	"example.com/authlink/internal/advice"
	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/rule"
	"example.com/authlink/internal/source"
)

// maxDiagnostics limits what the client gets for one document. Nobody reads so many,
// and more would slow editors down.
const maxDiagnostics = 1000

// publish lints a document and sends the findings, unless there is another text by then. A
// document outside the project has no diagnostics.
func (s *Server) publish(conn *jsonrpc2.Conn, o *opened) {
	l, uri, version := s.look(o), o.uri, o.version
	o.queue.add(o.current, func(ctx context.Context) {
		if ctx.Err() != nil {
			return
		}
		diagnostics := []diagnostic{} // never null
		if l != nil {
			diagnostics = l.diagnose(ctx)
		}
		if ctx.Err() == nil {
			_ = conn.Notify(ctx, "textDocument/publishDiagnostics", publishDiagnosticsParams{uri, &version, diagnostics})
		}
	})
}

func (l *look) diagnose(ctx context.Context) []diagnostic {
	diagnostics := []diagnostic{}
	found, err := l.lint(ctx)
	for _, f := range found[:min(len(found), maxDiagnostics)] {
		diagnostics = append(diagnostics, l.diagnostic(f))
	}
	if err != nil && len(diagnostics) < maxDiagnostics {
		diagnostics = append(diagnostics, diagnostic{
			Severity: severityError, Source: Name, Message: source.VisibleError(err),
		})
	}
	return diagnostics
}

func (l *look) diagnostic(f finding.Finding) diagnostic {
	message := f.Message
	hint := f.Hint
	if f.Advice != nil {
		hint = advice.Text(f.Advice, advice.Editor)
	}
	if hint != "" {
		message += "\nhint: " + hint
	}
	return diagnostic{
		Range:    l.rangeOf(f.Offset, l.shownEnd(f)),
		Severity: severityOf(f.Severity),
		Code:     f.Rule,
		Source:   Name,
		Message:  message,
		Related:  l.related(f),

		Description: l.description(f.Rule),
	}
}

// description leads to the page of a rule, if it is served somewhere.
func (l *look) description(id string) *codeDescription {
	address := rule.Address(l.project.Docs(), id)
	if address == "" {
		return nil
	}
	return &codeDescription{address}
}

// related returns the other places that a finding is about.
func (l *look) related(f finding.Finding) []relatedInformation {
	var related []relatedInformation
	for _, r := range f.Related {
		related = append(related, relatedInformation{
			Location: location{l.uri, l.rangeOf(r.Offset, r.End)},
			Message:  r.Message,
		})
	}
	return related
}

// shownEnd returns the end of what is underlined for a finding. Of an object, the first
// line is enough: to underline all of it would say nothing.
func (d *document) shownEnd(f finding.Finding) int { return min(f.End, d.lineEnd(f.Offset)) }

func (l *look) rangeOf(offset, end int) textRange {
	return textRange{l.position(offset, l.encoding), l.position(end, l.encoding)}
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
