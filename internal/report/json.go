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
	r := &jsonReport{w: w, findings: jsonwrite.List{Indent: "        "}}
	r.files = jsonwrite.List{Indent: "    ", Inner: &r.findings}
	r.text = jsonwrite.Text{Prefix: r.findings.Indent, Indent: "  "}
	return r
}

type jsonReport struct {
	w       io.Writer
	summary finding.Summary
	files   jsonwrite.List
	skipped []finding.NotChecked

	findings jsonwrite.List // of all files
	text     jsonwrite.Text // of a finding
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
	case finding.Found:
		for i := range e.Findings {
			r.text.Reset()
			r.text.Open('{')
			writeFinding(&r.text, &e.Findings[i])
			r.text.Close('}')
			r.findings.AddText(&r.text)
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
	return r.files.AddAround(file)
}

func (r *jsonReport) Close() error {
	return jsonwrite.Around(r.w, jsonDocument{reportVersion, r.summary, r.skipped, []jsonFile{}}, &r.files)
}
