package report

import (
	"bytes"
	"fmt"
	"io"

	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/source"
	"example.com/authlink/internal/span"
)

// An onelineReport has one line a finding, in the shape that editors and grep
// know: "path:line:column: severity: message [rule]". Files without findings
// are not mentioned, nor those that could not be checked.
type onelineReport struct{ w io.Writer }

func (r *onelineReport) Add(e finding.Event) error {
	found, _ := e.(finding.Found)
	var out bytes.Buffer
	for _, f := range found.Findings {
		fmt.Fprintf(&out, "%s:%d:%d: %s: %s [%s]\n", source.VisiblePath(found.Path), f.Line, f.Column,
			f.Severity, span.Visible(f.Message), span.Visible(f.Rule))
	}
	_, err := out.WriteTo(r.w)
	return err
}

func (r *onelineReport) Close() error { return nil }
