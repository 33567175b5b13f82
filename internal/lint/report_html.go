package lint

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"html/template"
	"io"
	"slices"
	"strings"
)

// An htmlReport is one page to open or to keep: nothing is loaded from
// elsewhere. Every finding is there without the script, which only hides those
// that the reader does not ask for.
type htmlReport struct {
	w    io.Writer
	page htmlPage
}

type htmlPage struct {
	Version string
	Verdict string
	Summary Summary
	Filters []htmlFilter // by severity, the gravest first
	Rules   []htmlRule   // by id
	Failed  []htmlFailure
	Files   []htmlFile

	Policy string
	Style  template.CSS
	Script template.JS
}

type htmlFilter struct {
	Severity Severity
	Count    int
}

type htmlRule struct {
	ID    string
	Count int
}

type htmlFailure struct{ Path, Error string }

type htmlFile struct {
	Path     string
	Findings []htmlFinding
}

type htmlFinding struct {
	Severity               Severity
	Rule, Summary          string
	Line, Column           int
	Message, Hint, Pointer string
	Before, Marked, After  string // the line, cut at the ends of the mark; empty where there is no text
}

//go:embed report_html.tmpl
var htmlTemplate string

//go:embed report_html.css
var htmlStyle string

//go:embed report_html.js
var htmlScript string

func newHTMLReport(w io.Writer, o ReportOptions) Report {
	return &htmlReport{w: w, page: htmlPage{
		Version: o.Version,
		Policy:  htmlPolicy(),
		Style:   template.CSS(htmlStyle),
		Script:  template.JS(htmlScript),
	}}
}

func (r *htmlReport) Add(result Result) error {
	r.page.Summary.Add(result)
	path := Visible(result.Path)
	if result.Err != nil {
		r.page.Failed = append(r.page.Failed, htmlFailure{path, VisibleError(result.Err)})
	}
	if len(result.Findings) == 0 {
		return nil
	}
	file := htmlFile{Path: path}
	for _, f := range result.Findings {
		file.Findings = append(file.Findings, htmlFindingOf(result, f))
	}
	r.page.Files = append(r.page.Files, file)
	return nil
}

func htmlFindingOf(result Result, f Finding) htmlFinding {
	rule, _ := FindRule(f.Rule)
	finding := htmlFinding{
		Severity: f.Severity,
		Rule:     Visible(f.Rule),
		Summary:  rule.Summary,
		Line:     f.Line,
		Column:   f.Column,
		Message:  Visible(f.Message),
		Hint:     Visible(f.Hint),
	}
	if f.Location != nil {
		finding.Pointer = Visible(f.InstanceLocation)
	}
	if source, offset, end := result.place(f); len(source) > 0 {
		finding.Before, finding.Marked, finding.After = newSnippet(source, offset, end).split()
	}
	return finding
}

// split cuts the line at the ends of the mark. A mark after the end of the line
// is a space.
func (s snippet) split() (before, marked, after string) {
	column := 0
	for _, c := range cells(s.line) {
		switch {
		case column < s.before:
			before += c.shown
		case column < s.before+s.carets:
			marked += c.shown
		default:
			after += c.shown
		}
		column += c.width
	}
	if marked == "" {
		marked = " "
	}
	return before, marked, after
}

func (r *htmlReport) Close() error {
	page, err := template.New("report").Parse(htmlTemplate)
	if err != nil {
		return err
	}
	r.page.Verdict = verdict(r.page.Summary, len(r.page.Files))
	r.page.count()
	var out bytes.Buffer
	if err := page.Execute(&out, r.page); err != nil {
		return err
	}
	_, err = out.WriteTo(r.w)
	return err
}

// count fills in what the filters offer.
func (p *htmlPage) count() {
	severities, rules := map[Severity]int{}, map[string]int{}
	for _, file := range p.Files {
		for _, f := range file.Findings {
			severities[f.Severity]++
			rules[f.Rule]++
		}
	}
	for _, s := range Severities() {
		if severities[s] > 0 {
			p.Filters = append(p.Filters, htmlFilter{s, severities[s]})
		}
	}
	for id, n := range rules {
		p.Rules = append(p.Rules, htmlRule{id, n})
	}
	slices.SortFunc(p.Rules, func(a, b htmlRule) int { return strings.Compare(a.ID, b.ID) })
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
