package report

import (
	"fmt"
	"io"
	"net/url"
	"path/filepath"
	"slices"
	"strings"

	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/jsonwrite"
	"example.com/authlink/internal/rule"
	"example.com/authlink/internal/source"
	"example.com/authlink/internal/words"
)

const (
	sarifVersion = "2.1.0"
	sarifSchema  = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

	// sarifFingerprint names how fingerprints are made; the number changes when
	// they do.
	sarifFingerprint = "authlinkLint/v1"

	// sarifBase stands for the root of the repository, or for the working directory
	// where there is none.
	sarifBase = "%SRCROOT%"

	// sarifMost is how many results of a run GitHub takes: it refuses a run of more as a
	// whole (https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning).
	sarifMost = 25_000
)

// A sarifReport is a log in the Static Analysis Results Interchange Format,
// version 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/), which code
// scanning services and editors read. Paths that could not be checked are
// notifications, and the run is then marked as unsuccessful; what was not looked at is
// a notification, too. Rules are those of
// the findings, in the order in which they are found. Findings that are accepted are
// not in it: GitHub's code scanning does not heed "suppressions" (https://github.com/github/codeql-action/issues/1230)
// and would open an alert for each. Of more results than GitHub takes the errors are in the log before
// the warnings and these before the rest, of each the first, and a notification has the number of the others.
type sarifReport struct {
	w       io.Writer
	version string
	docs    string
	root    Root
	results jsonwrite.Ranked
	text    jsonwrite.Text // of a result
	last    artifactOf     // of the last path
	rules   []string       // their ids
	failed  []sarifNotification
	notes   []sarifNotification // what was not looked at
	prints  finding.Fingerprinter
}

func newSARIFReport(w io.Writer, o Options) Report {
	const indent = "        " // of results
	return &sarifReport{
		w: w, version: o.Version, docs: o.Docs, root: o.root(),
		results: jsonwrite.Ranked{Indent: indent, Most: sarifMost}, text: jsonwrite.Text{Prefix: indent, Indent: "  "},
	}
}

func (r *sarifReport) Add(e finding.Event) error {
	switch e := e.(type) {
	case finding.Begin:
		r.prints = finding.Fingerprinter{}
	case finding.Found:
		r.add(e)
	case finding.NotChecked:
		r.notes = append(r.notes, sarifNotification{
			Level:     "note",
			Message:   sarifText{e.String()},
			Locations: []sarifLocation{{Physical: sarifPhysical{Artifact: r.artifact(e.Path)}}},
		})
	case finding.End:
		if e.Err != nil {
			r.failed = append(r.failed, sarifNotification{
				Level:     "error",
				Message:   sarifText{source.VisibleError(e.Err)},
				Locations: []sarifLocation{{Physical: sarifPhysical{Artifact: r.artifact(e.Path)}}},
			})
		}
	}
	return nil
}

func (r *sarifReport) add(found finding.Found) {
	if !slices.ContainsFunc(found.Findings, func(f finding.Finding) bool { return r.results.Takes(sarifRank(f.Severity)) }) {
		r.leaveOut(found)
		return
	}
	prints := r.root.prints(r.prints.Of(found))
	for i := range found.Findings {
		f := &found.Findings[i]
		r.text.Reset()
		r.writeResult(found, f, prints[i])
		r.results.Add(&r.text, sarifRank(f.Severity))
	}
}

// leaveOut counts findings that are never in the log. Their fingerprints need not be counted: a
// finding that is like them is of the same rule, and left out as well.
func (r *sarifReport) leaveOut(found finding.Found) {
	for _, f := range found.Findings {
		r.ruleIndex(f.Rule)
		r.results.Add(nil, sarifRank(f.Severity))
	}
}

// ruleIndex returns where the rule of that id is among the rules.
func (r *sarifReport) ruleIndex(id string) int {
	i := slices.Index(r.rules, id)
	if i < 0 {
		i = len(r.rules)
		r.rules = append(r.rules, id)
	}
	return i
}

func (r *sarifReport) Close() error {
	rules := []sarifRule{}
	for _, id := range r.rules {
		rules = append(rules, sarifRuleOf(id, r.docs))
	}
	return jsonwrite.Around(r.w, sarifLog{sarifSchema, sarifVersion, []sarifRun{{
		Tool:        sarifTool{sarifDriver{"authlink-lint", r.version, rules}},
		Invocations: []sarifInvocation{{len(r.failed) == 0, r.notifications()}},
		Bases: map[string]sarifArtifact{
			sarifBase: {Description: &sarifText{"The root of the repository in which authlink-lint was run, or without one the working directory."}},
		},
		ColumnKind: "unicodeCodePoints",
		Results:    []sarifResult{}, // see writeResult
	}}}, &r.results)
}

// sarifMessage leads from the message to the other places (3.11.6): GitHub shows those
// that a message links to, and no others.
func sarifMessage(f finding.Finding) string {
	for i, place := range f.Related {
		f.Message += fmt.Sprintf(" ([%s](%d) at line %d, column %d)",
			sarifLinkEscapes.Replace(place.Message), i+1, place.Line, place.Column)
	}
	f.Related = nil // they have been said
	return f.MessageAndHint()
}

// sarifLinkEscapes are of the text of a link (3.11.6).
var sarifLinkEscapes = strings.NewReplacer(`\`, `\\`, "[", `\[`, "]", `\]`)

// notifications say what is not among the results.
func (r *sarifReport) notifications() []sarifNotification {
	all := slices.Concat(r.failed, r.notes)
	left := r.results.Left()
	if left == 0 {
		return all
	}
	return append(all, sarifNotification{
		Level: "warning",
		Message: sarifText{fmt.Sprintf("%s more not listed: GitHub takes %d results a run. The format json has them all.",
			words.Count(left, "finding"), sarifMost)},
	})
}

// sarifFixNames says what a fix does, which is all that a reader gets to see of
// its kind.
var sarifFixNames = map[finding.FixKind]string{
	finding.FixSafe:   "Fix it, as --fix does.",
	finding.FixUnsafe: "Fix it, as --fix --unsafe does; check that it is what was meant.",
	finding.FixRedact: "Replace the secret with a placeholder, as --redact does.",
}

// An artifactOf is what a path is called.
type artifactOf struct {
	path     string
	artifact sarifArtifact
}

// artifact turns a path into a URI (RFC 3986): relative where the path
// is and stays below the base.
func (r *sarifReport) artifact(path string) sarifArtifact {
	if r.last.path != path || path == "" {
		r.last = artifactOf{path, r.newArtifact(path)}
	}
	return r.last.artifact
}

func (r *sarifReport) newArtifact(path string) sarifArtifact {
	path = r.root.path(path)
	slash := source.SlashPath(path)
	if filepath.IsAbs(path) {
		uri := url.URL{Scheme: "file", Path: "/" + strings.TrimPrefix(slash, "/")}
		return sarifArtifact{URI: uri.String()}
	}
	uri := url.URL{Path: slash}
	artifact := sarifArtifact{URI: uri.String()}
	if filepath.IsLocal(path) && path != source.StdinPath {
		artifact.Base = sarifBase
	}
	return artifact
}

// sarifRank returns the rank of results among those of which GitHub takes but so many.
func sarifRank(s finding.Severity) int {
	switch s {
	case finding.SeverityError:
		return 0
	case finding.SeverityWarning:
		return 1
	default:
		return 2
	}
}

func sarifLevel(s finding.Severity) string {
	switch s {
	case finding.SeverityError:
		return "error"
	case finding.SeverityWarning:
		return "warning"
	default:
		return "note"
	}
}

// sarifRuleOf describes a rule by its page, and says where that is served.
func sarifRuleOf(id, docs string) sarifRule {
	about, ok := rule.Find(id)
	if !ok {
		return sarifRule{ID: id}
	}
	return sarifRule{
		ID:      id,
		Short:   &sarifText{"Finds " + about.Summary + "."},
		Full:    &sarifText{about.Why},
		Help:    &sarifFormat{about.Page(), about.Markdown(1)},
		HelpURI: rule.Address(docs, id),
		Default: &sarifConfig{sarifLevel(about.Severity)},
	}
}
