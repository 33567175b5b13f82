package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/source"
)

// reportVersion is the version of the report's shape. It changes only when a
// program that reads the report would have to change too.
const reportVersion = 2

// NewJSON returns a report for programs: one JSON document, which
// schema/report.schema.json describes. It is written to w by Close, so that a run
// that breaks off leaves no half a document.
func NewJSON(w io.Writer) Report {
	return &jsonReport{w: w, files: JSONList{Indent: "    "}}
}

type jsonReport struct {
	w       io.Writer
	summary finding.Summary
	files   JSONList
	skipped []finding.NotChecked

	findings JSONList // of the current file
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
		r.findings = JSONList{Indent: "        "}
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
	return r.files.addAround(file, &r.findings)
}

func (r *jsonReport) Close() error {
	return WriteAround(r.w, jsonDocument{reportVersion, r.summary, r.skipped, []jsonFile{}}, &r.files)
}

// EncodeJSON encodes v with a newline at the end, on one line if there is no
// indent. The prefix begins every line but the first.
func EncodeJSON(v any, prefix, indent string) ([]byte, error) {
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	enc.SetIndent(prefix, indent)
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	return escapeUnprintable(out.Bytes()), nil
}

// escapeUnprintable escapes what encoding/json leaves as it is and a terminal
// would obey: C1 controls, bidirectional overrides and their like. They can only
// stand inside strings, so the document means the same.
func escapeUnprintable(doc []byte) []byte {
	out := make([]byte, 0, len(doc))
	for _, r := range string(doc) {
		switch {
		case r == '\n' || unicode.IsPrint(r):
			out = utf8.AppendRune(out, r)
		case r > 0xFFFF:
			high, low := utf16.EncodeRune(r)
			out = fmt.Appendf(out, `\u%04x\u%04x`, high, low)
		default:
			out = fmt.Appendf(out, `\u%04x`, r)
		}
	}
	return out
}
