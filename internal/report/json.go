package report

import (
	"io"

	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/jsonwrite"
	"example.com/authlink/internal/source"
)

// reportVersion is the version of the report's shape. It changes only when a
// program that reads the report would have to change too.
const reportVersion = 2

// NewJSON returns a report for programs: one JSON document, which
// schema/report.schema.json describes. It is written to w by Close, so that a run
// that breaks off leaves no half a document.
func NewJSON(w io.Writer) Report {
	return &jsonReport{w: w, files: jsonwrite.List{Indent: "    "}}
}

type jsonReport struct {
	w       io.Writer
	summary finding.Summary
	files   jsonwrite.List
	skipped []finding.NotChecked

	findings jsonwrite.List // of the current file
}

type jsonDocument struct {
	Version int             `json:"version"`
	Summary finding.Summary `json:"summary"`

	NotChecked []finding.NotChecked `json:"notChecked,omitempty"`

	Files []jsonFile `json:"files"`
}

type jsonFile struct {
	Path      string            `json:"path"` // bytes that are not UTF-8 become U+FFFD
	Status    finding.Status    `json:"status"`
	Error     string            `json:"error,omitempty"`
	Documents int               `json:"documents,omitzero"`
	Findings  []finding.Finding `json:"findings"`
}

func (r *jsonReport) Add(e finding.Event) error {
	r.summary.Add(e)
	switch e := e.(type) {
	case finding.Begin:
		r.findings = jsonwrite.List{Indent: "        "}
	case finding.Found:
		for _, f := range e.Findings {
			if err := r.findings.Add(f); err != nil {
				return err
			}
		}
	case finding.NotChecked:
		r.skipped = append(r.skipped, e)
	case finding.End:
		return r.endFile(e)
	}
	return nil
}

func (r *jsonReport) endFile(e finding.End) error {
	file := jsonFile{Path: e.Path, Status: e.Status, Findings: []finding.Finding{}}
	if e.Several {
		file.Documents = e.Documents
	}
	if e.Err != nil {
		file.Error = source.VisibleError(e.Err)
	}
	return r.files.AddAround(file, &r.findings)
}

func (r *jsonReport) Close() error {
	return jsonwrite.Around(r.w, jsonDocument{reportVersion, r.summary, r.skipped, []jsonFile{}}, &r.files)
}
