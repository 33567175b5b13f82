package report

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/source"
	"example.com/authlink/internal/span"
	"example.com/authlink/internal/words"
)

// markdownLimit is how many bytes of findings a Markdown report shows. GitHub
// refuses a job summary of more than 1 MiB as a whole.
const markdownLimit = 900 << 10

// A markdownReport is a page of GitHub Flavored Markdown, such as the summary of
// a CI job: the counts, then each finding with its place. Beyond the limit
// findings are counted and not shown.
type markdownReport struct {
	w       io.Writer
	summary finding.Summary
	failed  bytes.Buffer // a list of paths that could not be checked
	found   bytes.Buffer // findings by file
	files   int          // those with findings
	hidden  int          // findings beyond the limit

	isListed bool // the file at hand is among files
	isShown  bool // its heading has been written
}

func (r *markdownReport) Add(e finding.Event) error {
	r.summary.Add(e)
	switch e := e.(type) {
	case finding.Begin:
		r.isListed, r.isShown = false, false
	case finding.Found:
		if len(e.Findings) > 0 && !r.isListed {
			r.files++
			r.isListed = true
		}
		for _, f := range e.Findings {
			r.find(e, f)
		}
	case finding.End:
		if e.Err != nil {
			r.fit(&r.failed, "- "+markdownText(span.Visible(e.Path))+": "+markdownText(source.VisibleError(e.Err))+"\n")
		}
	}
	return nil
}

// find shows a finding, the first of a file below a heading, or counts it.
func (r *markdownReport) find(found finding.Found, f finding.Finding) {
	text := markdownFinding(found, f)
	if !r.isShown {
		text = "\n### " + markdownText(span.Visible(found.Path)) + "\n" + text
	}
	if r.fit(&r.found, text) {
		r.isShown = true
	} else {
		r.hidden++
	}
}

// fit appends text where the limit allows it.
func (r *markdownReport) fit(to *bytes.Buffer, text string) bool {
	if r.failed.Len()+r.found.Len()+len(text) > markdownLimit {
		return false
	}
	to.WriteString(text)
	return true
}

func (r *markdownReport) Close() error {
	var out bytes.Buffer
	fmt.Fprintf(&out, "## authlink-lint: %s\n\n%s\n", verdict(r.summary, r.files), r.summary)
	if r.failed.Len() > 0 {
		fmt.Fprintf(&out, "\n### Could not be checked\n\n%s", &r.failed)
	}
	out.Write(r.found.Bytes())
	if r.hidden > 0 {
		fmt.Fprintf(&out, "\n%s more not shown: the report has reached its size limit.\n", words.Count(r.hidden, "finding"))
	}
	_, err := out.WriteTo(r.w)
	return err
}

// markdownFinding is a paragraph that says what is wrong, one that shows where,
// and one for the hint.
func markdownFinding(found finding.Found, f finding.Finding) string {
	var snippet bytes.Buffer
	style{}.snippet(&snippet, found, f)
	text := fmt.Sprintf("\n**%s** %d:%d %s (%s)\n", f.Severity, f.Line, f.Column,
		markdownText(span.Visible(f.Said())), markdownText(span.Visible(f.Rule)))
	if snippet.Len() > 0 {
		text += "\n" + fenced("text", snippet.String())
	}
	if f.Hint != "" {
		text += "\nHint: " + markdownText(span.Visible(f.Hint)) + "\n"
	}
	return text
}

// fenced returns lines as a code block whose fence is longer than any run of
// backticks in them, so that they cannot end it (CommonMark, section 4.5).
func fenced(info, lines string) string {
	fence := "```"
	for strings.Contains(lines, fence) {
		fence += "`"
	}
	return fence + info + "\n" + lines + fence + "\n"
}

// markdownText escapes the characters that have a meaning inside a line of
// CommonMark or of GitHub's extensions: links, emphasis, code, HTML, entities,
// tables, formulas, and URLs, which GitHub would make links of.
func markdownText(text string) string {
	const special = "\\`*_[]<>&|~$:#@!"
	var b strings.Builder
	for _, r := range text {
		if strings.ContainsRune(special, r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return strings.ReplaceAll(b.String(), "www.", `www\.`)
}
