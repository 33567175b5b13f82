package lsp

import (
	"context"
	"strings"

	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/lint"
	"example.com/authlink/internal/source"
)

// An opened is a document that the client has open: its text as it is now, and what is to be
// done about it.
type opened struct {
	*document
	queue     *queue
	current   context.Context    // of the linting of this text
	supersede context.CancelFunc // ends it
}

// set gives the document its next text.
func (o *opened) set(ctx context.Context, text *document) {
	if o.supersede != nil {
		o.supersede()
	}
	o.document = text
	o.current, o.supersede = context.WithCancel(ctx)
}

// kinds are what files hold by the languages of editors
// (https://code.visualstudio.com/docs/languages/identifiers), where their names may not say so.
var kinds = map[string]source.Kind{
	"jsonc": source.KindJSONC, "jsonl": source.KindLines, "ndjson": source.KindLines, "yaml": source.KindYAML,
}

// A look is a text, and what applies to it.
type look struct {
	*document
	from    *lint.Project // that of the server
	project *lint.Project // the same, for this look alone

	encoding string
	versions bool
}

// look returns what there is to say about a document, as things are now; nil if it does
// not concern the project.
func (s *Server) look(o *opened) *look {
	if o == nil || s.project == nil || !s.project.Concerns(o.path) {
		return nil
	}
	return &look{o.document, s.project, s.project.Reading(kinds[o.language]), s.encoding, s.versions}
}

// A linted text remembers what has been found in it, for the next question about it. It is for
// the queue of the document alone.
type linted struct {
	by    *lint.Project // nil as long as nothing has been found out
	found []finding.Finding
	err   error
}

// lint returns the findings in a document, except for what is wrong with the configuration
// itself. The error is why it could not be linted to its end.
func (l *look) lint(ctx context.Context) ([]finding.Finding, error) {
	if known := l.linted; known.by == l.from {
		return known.found, known.err
	}
	found, err := l.run(ctx)
	if ctx.Err() == nil {
		*l.linted = linted{l.from, found, err}
	}
	return found, err
}

func (l *look) run(ctx context.Context) (found []finding.Finding, err error) {
	in := lint.Input{Args: []string{source.StdinArg}, Stdin: strings.NewReader(l.text), StdinName: l.path}
	for e := range l.project.Run(ctx, in) {
		switch e := e.(type) {
		case finding.Found:
			if e.Path == l.path {
				found = append(found, e.Findings...)
			}
		case finding.End:
			if e.Path == l.path {
				err = e.Err
			}
		}
	}
	return found, err
}
