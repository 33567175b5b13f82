package lint

import "io"

// An ndjsonReport is for programs that read while the run goes on: one JSON
// object a line, described by schema/report.ndjson.schema.json. Each finding is
// a line, and so is each path that could not be checked; the last line is the
// summary, without which the report is not whole. Nothing is held back.
type ndjsonReport struct {
	w       io.Writer
	summary Summary
}

// Each kind of line says in its first field which it is.
type ndjsonFinding struct {
	Type string `json:"type"` // "finding"
	Path string `json:"path"`
	Finding
}

type ndjsonError struct {
	Type  string `json:"type"` // "error"
	Path  string `json:"path"`
	Error string `json:"error"`
}

type ndjsonSummary struct {
	Type    string `json:"type"` // "summary"
	Version int    `json:"version"`
	Summary
}

func (r *ndjsonReport) Add(result Result) error {
	r.summary.Add(result)
	var lines []any
	if result.Err != nil {
		lines = append(lines, ndjsonError{"error", result.Path, VisibleError(result.Err)})
	}
	for _, f := range result.Findings {
		lines = append(lines, ndjsonFinding{"finding", result.Path, f})
	}
	return r.write(lines...)
}

func (r *ndjsonReport) Close() error {
	return r.write(ndjsonSummary{"summary", reportVersion, r.summary})
}

func (r *ndjsonReport) write(lines ...any) error {
	var out []byte
	for _, line := range lines {
		text, err := encodeJSON(line, "", "")
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
