package report

import (
	"bufio"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"html/template"
	"io"
	"maps"
	"slices"

	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/rule"
	"example.com/authlink/internal/source"
	"example.com/authlink/internal/span"
)

// An htmlReport is one page to open or to keep: nothing is loaded from
// elsewhere. Every finding is there without the script, which only hides those
// that the reader does not ask for.
type htmlReport struct {
	w        io.Writer
	page     htmlPage
	template *template.Template
	body     Held // the findings, by file

	files     int               // those with findings
	rules     map[string]int    // how many findings are of each
	summaries map[string]string // of those rules
	isBegun   bool              // the section of the current file
}

type htmlPage struct {
	Version string
	Verdict string
	Summary finding.Summary
	Filters []htmlFilter // by severity, the most severe first
	Rules   []htmlRule   // by id
	Failed  []htmlFailure

	Policy string
	Style  template.CSS
	Script template.JS
}

type htmlFilter struct {
	Severity finding.Severity
	Count    int
}

type htmlRule struct {
	ID    string
	Count int
}

type htmlFailure struct{ Path, Error string }

type htmlFinding struct {
	Severity               finding.Severity
	Rule, Summary          string
	Line, Column           int
	Message, Hint, Pointer string
	Before, Marked, After  string // the line, cut at the ends of the mark; empty if there is no text
}

//go:embed html.tmpl
var htmlTemplate string

//go:embed html.css
var htmlStyle string

//go:embed html.js
var htmlScript string

func newHTMLReport(w io.Writer, o Options) Report {
	return &htmlReport{
		w: w,
		page: htmlPage{
			Version: o.Version,
			Policy:  htmlPolicy(),
			Style:   template.CSS(htmlStyle),
			Script:  template.JS(htmlScript),
		},
		template:  template.Must(template.New("report").Parse(htmlTemplate)),
		rules:     map[string]int{},
		summaries: map[string]string{},
	}
}

func (r *htmlReport) Add(e finding.Event) error {
	r.page.Summary.Add(e)
	switch e := e.(type) {
	case finding.Found:
		for _, f := range e.Findings {
			if err := r.find(span.Visible(e.Path), r.finding(e, f)); err != nil {
				return err
			}
		}
	case finding.End:
		return r.endFile(e)
	}
	return nil
}

func (r *htmlReport) endFile(e finding.End) error {
	if e.Err != nil {
		r.page.Failed = append(r.page.Failed, htmlFailure{span.Visible(e.Path), source.VisibleError(e.Err)})
	}
	if !r.isBegun {
		return nil
	}
	r.isBegun = false
	return r.template.ExecuteTemplate(&r.body, "end of file", nil)
}

// find shows a finding, in the section of its file.
func (r *htmlReport) find(path string, f htmlFinding) error {
	if !r.isBegun {
		if err := r.template.ExecuteTemplate(&r.body, "file", path); err != nil {
			return err
		}
		r.isBegun = true
		r.files++
	}
	r.rules[f.Rule]++
	return r.template.ExecuteTemplate(&r.body, "finding", f)
}

func (r *htmlReport) finding(found finding.Found, f finding.Finding) htmlFinding {
	if _, ok := r.summaries[f.Rule]; !ok {
		rule, _ := rule.Find(f.Rule)
		r.summaries[f.Rule] = rule.Summary
	}
	finding := htmlFinding{
		Severity: f.Severity,
		Rule:     span.Visible(f.Rule),
		Summary:  r.summaries[f.Rule],
		Line:     f.Line,
		Column:   f.Column,
		Message:  span.Visible(f.Said()),
		Hint:     span.Visible(f.Hint),
	}
	if f.Location != nil {
		finding.Pointer = span.Visible(f.InstanceLocation)
	}
	if source, offset, end := found.Place(f); len(source) > 0 {
		finding.Before, finding.Marked, finding.After = span.NewSnippet(source, offset, end).Split()
	}
	return finding
}

func (r *htmlReport) Close() error {
	r.page.Verdict = verdict(r.page.Summary, r.files)
	r.count()
	out := bufio.NewWriter(r.w) // a template writes piece by piece
	if err := r.template.ExecuteTemplate(out, "top", r.page); err != nil {
		return err
	}
	if _, err := r.body.WriteTo(out); err != nil {
		return err
	}
	if err := r.template.ExecuteTemplate(out, "bottom", r.page); err != nil {
		return err
	}
	return out.Flush()
}

// count fills in what the filters offer.
func (r *htmlReport) count() {
	for i, n := range r.page.Summary.Severities.InOrder() {
		if n > 0 {
			r.page.Filters = append(r.page.Filters, htmlFilter{finding.Severities()[i], n})
		}
	}
	for _, id := range slices.Sorted(maps.Keys(r.rules)) {
		r.page.Rules = append(r.page.Rules, htmlRule{id, r.rules[id]})
	}
}

// htmlPolicy allows the page its own style and script, by their hashes, and
// nothing else (Content Security Policy Level 3): should markup ever slip in, it
// would stay dead.
func htmlPolicy() string {
	return "default-src 'none'; style-src " + cspHash(htmlStyle) + "; script-src " + cspHash(htmlScript)
}

func cspHash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}
