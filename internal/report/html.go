package report

import (
	"bufio"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"html/template"
	"io"
	"slices"
	"time"

	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/jsonwrite"
	"example.com/authlink/internal/rule"
	"example.com/authlink/internal/source"
	"example.com/authlink/internal/span"
)

// An htmlReport is one page to open or to keep: nothing is loaded from elsewhere. It says
// when and against what files were checked. What a file has of findings that say the same
// is one article, with their places. Everything is there without the script, which only
// hides what the reader does not ask for.
type htmlReport struct {
	w        io.Writer
	page     htmlPage
	template *template.Template
	body     jsonwrite.Held // the findings, by file
	all      bool
	docs     string
	file     htmlFile // the current one
	count    *fold
}

type htmlPage struct {
	Version string
	Time    string // when the files were checked, empty if nobody says
	Facts   []htmlFact
	Verdict string
	Summary finding.Summary
	Filters []htmlFilter // by severity, the most severe first
	Rules   []htmlRule   // by severity and count
	Files   []htmlIndex
	Failed  []htmlFailure
	Shown   int           // findings that are shown where they stand
	Alike   int           // findings that are counted beside some that say the same
	Left    int           // findings that are on no part of the page
	Skipped []htmlSkipped // what was not looked at

	Policy string
	Style  template.CSS
	Script template.JS
}

type htmlFact struct{ Name, Value string }

type htmlFilter struct {
	Severity finding.Severity
	Count    int
}

// An htmlRule says what a rule is about; what is not known of it is empty.
type htmlRule struct {
	ID, Summary, Why, Fix string
	Address               string // of its page, "" if nobody serves it
	Count                 int
}

// Found is how many findings there are, on the page or not, and Listed how many are on it.
func (p htmlPage) Found() int  { return p.Listed() + p.Left }
func (p htmlPage) Listed() int { return p.Shown + p.Alike }

// An htmlIndex leads to the findings of a file, if any are on the page.
type htmlIndex struct {
	Number int
	Path   string
	Count  int
	Listed bool
}

// An htmlSkipped is something that was not looked at. Of very many the first are listed.
type htmlSkipped struct{ Path, Said string }

// SkippedLeft is how many of those are not listed.
func (p htmlPage) SkippedLeft() int { return p.Summary.NotChecked.Total() - len(p.Skipped) }

type htmlFailure struct{ Path, Error string }

// An htmlFile has the findings of a file, those that say the same together, in the order
// of the first of each.
type htmlFile struct {
	htmlIndex
	Groups []*htmlGroup
	byKey  map[alikeKey]*htmlGroup
}

type htmlGroup struct {
	Severity      finding.Severity
	Rule          string
	Known         bool // the page has a section on the rule
	Message, Hint string
	Places        []htmlPlace
	Count         int // of findings, shown or not
}

// Left is how many places are not shown.
func (g *htmlGroup) Left() int { return g.Count - len(g.Places) }

type htmlPlace struct {
	Line, Column          int
	Pointer               string
	Before, Marked, After string // the line, cut at the ends of the mark; empty if there is no text
}

//go:embed html.tmpl
var htmlTemplate string

//go:embed html.css
var htmlStyle string

//go:embed html.js
var htmlScript string

func newHTMLReport(w io.Writer, o Options) Report {
	r := &htmlReport{
		w: w,
		page: htmlPage{
			Version: o.Version,
			Policy:  htmlPolicy(),
			Style:   template.CSS(htmlStyle),
			Script:  template.JS(htmlScript),
		},
		template: template.Must(template.New("report").Parse(htmlTemplate)),
		all:      o.All,
		docs:     o.Docs,
		count:    newFold(true, 0),
	}
	if !o.Time.IsZero() {
		r.page.Time = o.Time.UTC().Format(time.RFC3339)
	}
	for _, fact := range o.Facts {
		r.page.Facts = append(r.page.Facts, htmlFact{fact[0], span.Visible(fact[1])})
	}
	return r
}

// mostSkipped is how many things that were not looked at are listed.
const mostSkipped = 100

func (r *htmlReport) Add(e finding.Event) error {
	r.page.Summary.Add(e)
	switch e := e.(type) {
	case finding.Begin:
		r.file = htmlFile{byKey: map[alikeKey]*htmlGroup{}}
	case finding.Found:
		for _, f := range e.Findings {
			r.find(e, f)
		}
	case finding.NotChecked:
		if r.all || len(r.page.Skipped) < mostSkipped {
			r.page.Skipped = append(r.page.Skipped, htmlSkipped{source.VisiblePath(e.Path), span.Visible(e.String())})
		}
	case finding.End:
		return r.endFile(e)
	}
	return nil
}

// find adds a finding to those of its file that say the same.
func (r *htmlReport) find(found finding.Found, f finding.Finding) {
	r.count.shows(found.Path, f)
	r.file.Count++
	key := alikeKey{f.Severity, f.Rule, f.Said(), f.Hint}
	group, ok := r.file.byKey[key]
	if !ok {
		if !r.all && r.page.Shown >= mostHTML {
			r.page.Left++
			return
		}
		_, known := rule.Find(f.Rule)
		group = &htmlGroup{Severity: f.Severity, Rule: span.Visible(f.Rule), Known: known, Message: span.Visible(f.Said()), Hint: span.Visible(f.Hint)}
		r.file.byKey[key] = group
		r.file.Groups = append(r.file.Groups, group)
	}
	group.Count++
	if !r.all && (len(group.Places) >= foldAfter || r.page.Shown >= mostHTML) {
		r.page.Alike++
		return
	}
	group.Places = append(group.Places, placeOf(found, f))
	r.page.Shown++
}

func placeOf(found finding.Found, f finding.Finding) htmlPlace {
	place := htmlPlace{Line: f.Line, Column: f.Column}
	if f.Location != nil {
		place.Pointer = span.Visible(f.InstanceLocation)
	}
	if source, offset, end := found.Place(f); len(source) > 0 {
		place.Before, place.Marked, place.After = span.NewSnippet(source, offset, end).Split()
	}
	return place
}

func (r *htmlReport) endFile(e finding.End) error {
	if e.Err != nil {
		r.page.Failed = append(r.page.Failed, htmlFailure{span.Visible(e.Path), source.VisibleError(e.Err)})
	}
	if r.file.Count == 0 {
		return nil
	}
	r.file.Number, r.file.Path, r.file.Listed = len(r.page.Files)+1, span.Visible(e.Path), len(r.file.Groups) > 0
	r.page.Files = append(r.page.Files, r.file.htmlIndex)
	if !r.file.Listed {
		return nil
	}
	return r.template.ExecuteTemplate(&r.body, "file", r.file)
}

func (r *htmlReport) Close() error {
	r.page.Verdict = verdict(r.page.Summary, len(r.page.Files))
	r.filters()
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

// filters fills in what there is to choose from, and what the page says of each rule.
func (r *htmlReport) filters() {
	for i, n := range r.page.Summary.Severities.InOrder() {
		if n > 0 {
			r.page.Filters = append(r.page.Filters, htmlFilter{finding.Severities()[i], n})
		}
	}
	for _, c := range r.count.byRule() {
		id := span.Visible(c.rule)
		if i := slices.IndexFunc(r.page.Rules, func(has htmlRule) bool { return has.ID == id }); i >= 0 {
			r.page.Rules[i].Count += c.count // of another severity
			continue
		}
		about, _ := rule.Find(c.rule)
		r.page.Rules = append(r.page.Rules, htmlRule{id, about.Summary, about.Why, about.Fix, rule.Address(r.docs, c.rule), c.count})
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
