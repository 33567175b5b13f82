package report

import (
	"io"

	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/jsonwrite"
	"example.com/authlink/internal/source"
)

// A gitlabReport is a code quality artifact of GitLab CI, which the merge
// request shows beside the lines: a JSON array with an issue for each finding.
// Paths that could not be checked are left out: an issue needs a line.
type gitlabReport struct {
	w      io.Writer
	root   Root
	issues jsonwrite.List
	prints finding.Fingerprinter
}

func newGitLabReport(w io.Writer, o Options) Report {
	return &gitlabReport{w: w, root: o.root(), issues: jsonwrite.List{Indent: "  "}}
}

// A gitlabIssue has the fields that GitLab reads, each of them required, out of
// the Code Climate format that the artifact is a part of.
type gitlabIssue struct {
	Description string         `json:"description"`
	CheckName   string         `json:"check_name"`
	Fingerprint string         `json:"fingerprint"`
	Severity    string         `json:"severity"`
	Location    gitlabLocation `json:"location"`
}

type gitlabLocation struct {
	Path  string      `json:"path"` // relative to the repository, without "./"
	Lines gitlabLines `json:"lines"`
}

type gitlabLines struct {
	Begin int `json:"begin"`
}

func (r *gitlabReport) Add(e finding.Event) error {
	switch e := e.(type) {
	case finding.Begin:
		r.prints = finding.Fingerprinter{}
	case finding.Found:
		return r.add(e)
	}
	return nil
}

func (r *gitlabReport) add(found finding.Found) error {
	prints := r.root.prints(r.prints.Of(found))
	for i, f := range found.Findings {
		err := r.issues.Add(gitlabIssue{
			Description: f.MessageAndHint(),
			CheckName:   f.Rule,
			Fingerprint: prints[i],
			Severity:    gitlabSeverity(f.Severity),
			Location:    gitlabLocation{source.SlashPath(r.root.path(found.Path)), gitlabLines{f.Line}},
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func (r *gitlabReport) Close() error { return jsonwrite.Around(r.w, []gitlabIssue{}, &r.issues) }

// gitlabSeverity translates into GitLab's scale, which goes from info over
// minor, major and critical to blocker.
func gitlabSeverity(s finding.Severity) string {
	switch s {
	case finding.SeverityError:
		return "major"
	case finding.SeverityWarning:
		return "minor"
	default:
		return "info"
	}
}
