package lsp

import (
	"context"
	"strings"

	"github.com/sourcegraph/jsonrpc2"

	"example.com/authlink/internal/lint"
)

// maxDiagnostics bounds what the client gets for one document. Nobody reads as
// many, and editors suffer from more.
const maxDiagnostics = 1000

// publish lints a document and sends what is found. A document that the project
// does not concern has no diagnostics.
func (s *Server) publish(ctx context.Context, conn *jsonrpc2.Conn, d *document) error {
	diagnostics := []diagnostic{} // never null
	if s.project != nil && s.project.Concerns(d.path) {
		diagnostics = s.diagnose(ctx, d)
	}
	return conn.Notify(ctx, "textDocument/publishDiagnostics", publishDiagnosticsParams{d.uri, &d.version, diagnostics})
}

func (s *Server) diagnose(ctx context.Context, d *document) []diagnostic {
	diagnostics := []diagnostic{}
	in := lint.Input{Args: []string{lint.StdinArg}, Stdin: strings.NewReader(d.text), StdinName: d.path}
	for result := range s.project.Run(ctx, in) {
		if result.Path != d.path {
			continue // what is wrong with the configuration itself
		}
		if result.Err != nil {
			diagnostics = append(diagnostics, diagnostic{
				Severity: severityError, Source: Name, Message: lint.VisibleError(result.Err),
			})
		}
		for _, f := range result.Findings {
			if len(diagnostics) == maxDiagnostics {
				return diagnostics
			}
			diagnostics = append(diagnostics, s.diagnostic(d, f))
		}
	}
	return diagnostics
}

func (s *Server) diagnostic(d *document, f lint.Finding) diagnostic {
	message := f.Message
	if f.Hint != "" {
		message += "\nhint: " + f.Hint
	}
	return diagnostic{
		// A whole object underlined says nothing: its first line is enough.
		Range:    s.rangeOf(d, f.Offset, min(f.End, d.lineEnd(f.Offset))),
		Severity: severityOf(f.Severity),
		Code:     f.Rule,
		Source:   Name,
		Message:  message,
	}
}

func (s *Server) rangeOf(d *document, offset, end int) textRange {
	return textRange{d.position(offset, s.encoding), d.position(end, s.encoding)}
}

func severityOf(severity lint.Severity) int {
	switch severity {
	case lint.SeverityError:
		return severityError
	case lint.SeverityWarning:
		return severityWarning
	default:
		return severityInformation
	}
}
