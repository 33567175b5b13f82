package report

import (
	"io"

	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/jsonwrite"
	"example.com/authlink/internal/source"
)

// An ndjsonReport is for programs that read while the run goes on: one JSON
// object a line, described by schema/report.ndjson.schema.json. Each finding is
// a line, and so is each path that could not be checked, and what was not; the last line is the
// summary, without which the report is not whole. Nothing is held back.
type ndjsonReport struct {
	w       io.Writer
	summary finding.Summary
}

// Each kind of line says in its first field which it is.
type ndjsonFinding struct {
	Type string `json:"type"` // "finding"
	Path string `json:"path"`
	finding.Finding
}

type ndjsonError struct {
	Type  string `json:"type"` // "error"
	Path  string `json:"path"`
	Error string `json:"error"`
}

type ndjsonNotChecked struct {
	Type string `json:"type"` // "not-checked"
	finding.NotChecked
}

type ndjsonSummary struct {
	Type    string `json:"type"` // "summary"
	Version int    `json:"version"`
	finding.Summary
}

func (r *ndjsonReport) Add(e finding.Event) error {
	r.summary.Add(e)
	var lines []any
	switch e := e.(type) {
	case finding.Found:
		for _, f := range e.Findings {
			lines = append(lines, ndjsonFinding{"finding", e.Path, f})
		}
	case finding.NotChecked:
		lines = append(lines, ndjsonNotChecked{"not-checked", e})
	case finding.End:
		if e.Err != nil {
			lines = append(lines, ndjsonError{"error", e.Path, source.VisibleError(e.Err)})
		}
	}
	return r.write(lines...)
}

func (r *ndjsonReport) Close() error {
	return r.write(ndjsonSummary{"summary", reportVersion, r.summary})
}

func (r *ndjsonReport) write(lines ...any) error {
	var out []byte
	for _, line := range lines {
		text, err := jsonwrite.Encode(line, "", "")
		if err != nil {
			return err
		}
		out = append(out, text...)
	}
	if len(out) == 0 {
		return nil
	}
	_, err := r.w.Write(out)
	return err
}
