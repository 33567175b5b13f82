package rule

import (
	"embed"
	"fmt"
	"slices"
	"strings"

	"example.com/authlink/internal/finding"
)

// A page in pages/ describes the rule that it is named after: what it finds, why that
// hurts, how to fix it, and examples, which tests lint.
//
//go:embed pages/*.md
var pages embed.FS

const (
	isOff = "; off unless turned on"
	toFix = "\n\n**To fix it:** "
)

// addPage adds to a rule what its page says, and keeps the schema of its examples unless they
// show one.
func (r *Rule) addPage() {
	text, err := pages.ReadFile("pages/" + r.ID + ".md")
	if err != nil {
		panic(err) // no test passes then
	}
	page, err := readPage(r.ID, r.Bad.Schema, string(text))
	if err == nil && (page.Severity != r.Severity || page.Off != r.Off) {
		err = fmt.Errorf("page of %s: its severity is not that of severityOf", r.ID)
	}
	if err != nil {
		panic(err)
	}
	page.check, page.watch, page.OfSchemas, page.OfAPIs = r.check, r.watch, r.OfSchemas, r.OfAPIs
	*r = page
}

// readPage reads a page.
func readPage(id, schema, text string) (Rule, error) {
	r := Rule{ID: id, text: text, Bad: Example{Schema: schema}, Good: Example{Schema: schema}}
	rest, isPage := strings.CutPrefix(text, "# "+id+"\n\nFinds ")
	summary, rest, hasSummary := strings.Cut(rest, ". Severity: ")
	severity, rest, hasSeverity := strings.Cut(rest, ".\n\n")
	why, rest, hasWhy := strings.Cut(rest, toFix)
	if !isPage || !hasSummary || !hasSeverity || !hasWhy {
		return Rule{}, fmt.Errorf("page of %s: expected a heading, what it finds, why, and how to fix it", id)
	}
	severity, r.Off = strings.CutSuffix(severity, isOff)
	r.Severity = finding.Severity(severity)
	if !slices.Contains(finding.Severities(), r.Severity) {
		return Rule{}, fmt.Errorf("page of %s: there is no severity %q", id, severity)
	}
	fix, examples := cutExamples(rest)
	r.Summary, r.Why, r.Fix = plainText(summary), plainText(why), plainText(fix)
	r.readExamples(examples)
	if r.Bad.Document == "" || r.Good.Document == "" {
		return Rule{}, fmt.Errorf("page of %s: expected a bad and a good example", id)
	}
	return r, nil
}

// The labels before the blocks of a page.
const (
	labelBad      = "Bad:"
	labelGood     = "Good:"
	labelAPI      = "The OpenAPI document:" // of both
	labelSchema   = "The schema:"           // of both examples if before them, otherwise of the one before it
	labelFile     = "The file:"             // that the configurations after it are for
	labelSelected = "Selected: `"           // a selector, for both examples
)

// cutExamples cuts what follows the reasons on a page where the examples begin.
func cutExamples(text string) (before, examples string) {
	at := len(text)
	for _, label := range []string{labelBad, labelSchema, labelAPI, labelFile, labelSelected} {
		if i := strings.Index(text, "\n\n"+label); i >= 0 {
			at = min(at, i)
		}
	}
	return text[:at], text[at:]
}

// readExamples reads the blocks at the end of a page.
func (r *Rule) readExamples(text string) {
	both := []*Example{&r.Bad, &r.Good}
	about, label := both, ""
	var block strings.Builder
	inside := false
	for line := range strings.Lines(text) {
		switch fence := strings.HasPrefix(line, "```"); {
		case fence && inside:
			for _, e := range about {
				e.take(label, block.String())
			}
			inside = false
			block.Reset()
		case fence:
			inside = true
		case inside:
			block.WriteString(line)
		case strings.HasPrefix(line, labelSelected):
			r.Bad.Select, _, _ = strings.Cut(line[len(labelSelected):], "`")
			r.Good.Select = r.Bad.Select
		case line != "\n":
			switch label = strings.TrimSpace(line); label {
			case labelBad:
				about = both[:1]
			case labelGood:
				about = both[1:]
			}
		}
	}
}

// take takes a block of a page. If a file has been shown already, what is bad or good is
// the configuration.
func (e *Example) take(label, block string) {
	switch {
	case label == labelSchema, label == labelAPI:
		e.Schema = block
	case e.Document != "":
		e.Config = block
	default:
		e.Document = block
	}
}
