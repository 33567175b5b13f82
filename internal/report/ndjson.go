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
	text    jsonwrite.Text // of a finding
	out     []byte
}

// Each kind of line says in its first field which it is: "finding" with the path of its file and all
// that the finding has; or as follows.

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
	switch e := e.(type) {
	case finding.Found:
		return r.found(e)
	case finding.NotChecked:
		return r.write(ndjsonNotChecked{"not-checked", e})
	case finding.End:
		if e.Err != nil {
			return r.write(ndjsonError{"error", e.Path, source.VisibleError(e.Err)})
		}
	}
	return nil
}

// found writes a line for each finding, all of them at once.
func (r *ndjsonReport) found(found finding.Found) error {
	if len(found.Findings) == 0 {
		return nil
	}
	out := r.out[:0]
	for i := range found.Findings {
		r.text.Reset()
		r.text.Open('{')
		writeString(&r.text, "type", "finding")
		writeString(&r.text, "path", found.Path)
		writeFinding(&r.text, &found.Findings[i])
		r.text.Close('}')
		out = append(r.text.AppendTo(out), '\n')
	}
	if r.out = out; cap(out) > mostNDJSON {
		r.out = nil
	}
	_, err := r.w.Write(out)
	return err
}

// mostNDJSON is how much memory for lines is kept, in bytes.
const mostNDJSON = 1 << 20

func (r *ndjsonReport) Close() error {
	return r.write(ndjsonSummary{"summary", reportVersion, r.summary})
}

func (r *ndjsonReport) write(line any) error {
	text, err := jsonwrite.Encode(line, "", "")
	if err != nil {
		return err
	}
	_, err = r.w.Write(text)
	return err
}
