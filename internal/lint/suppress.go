package lint

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/rule"
	"example.com/authlink/internal/source"
	"example.com/authlink/internal/span"
)

// A suppression accepts findings of one rule in some files.
type suppression struct {
	Path    string  `json:"path"`
	Rule    string  `json:"rule"`
	Pointer *string `json:"pointer"` // nil for every place
	Reason  string  `json:"reason"`
}

func (s suppression) accepts(f finding.Finding) bool {
	if s.Rule != f.Rule || s.Pointer == nil {
		return s.Rule == f.Rule
	}
	return f.Location != nil && f.InstanceLocation == *s.Pointer
}

// An acceptance leaves out accepted findings, and remembers which suppressions were
// used.
type acceptance struct {
	config   *Config // nil for none
	baseline *Baseline
	met      []bool        // by suppression: a file under check is of its path
	used     []bool        // by suppression: it has accepted a finding
	before   finding.Alike // in the parts of the current file so far
}

func newAcceptance(config *Config) *acceptance {
	a := &acceptance{config: config}
	if config != nil {
		n := len(config.document.Suppress)
		a.met, a.used = make([]bool, n), make([]bool, n)
	}
	return a
}

// beginFile forgets the current file.
func (a *acceptance) beginFile() {
	a.before = finding.Alike{}
	a.baseline.beginFile()
}

// peek is filter for a look ahead: it leaves no trace in the state of the file.
func (a *acceptance) peek(r *finding.Found) {
	b := *a
	b.before = finding.Alike{Below: &a.before}
	if a.baseline != nil {
		baseline := *a.baseline
		baseline.before = finding.Alike{Below: &a.baseline.before}
		b.baseline = &baseline
	}
	b.filter(r)
}

// filter removes the accepted findings of the next part of a file. What is left keeps the
// fingerprints that it has among all.
func (a *acceptance) filter(r *finding.Found) {
	about := a.of(r.Path)
	if len(about) == 0 && a.baseline == nil {
		return
	}
	prints, known := r.FingerprintsAfter(&a.before), a.baseline.fingerprints(*r)
	var left []finding.Finding
	var leftPrints []string
	for i, f := range r.Findings {
		switch {
		case a.suppress(about, f):
			r.Suppressed++
		case a.baseline.accepts(r.Path, f, known, i):
			r.Baselined++
		default:
			left, leftPrints = append(left, f), append(leftPrints, prints[i])
		}
	}
	r.Findings, r.Prints = left, leftPrints
}

// of returns the numbers of the suppressions that are about a file, and notes
// that they have met one.
func (a *acceptance) of(file string) []int {
	if a.config == nil {
		return nil
	}
	rel, ok := a.config.relative(file)
	if !ok {
		return nil
	}
	var about []int
	for i, s := range a.config.document.Suppress {
		if covers(s.Path, rel) {
			a.met[i] = true
			about = append(about, i)
		}
	}
	return about
}

// suppress reports whether one of the suppressions accepts f. All that do count as used.
func (a *acceptance) suppress(about []int, f finding.Finding) bool {
	accepted := false
	for _, i := range about {
		if a.config.document.Suppress[i].accepts(f) {
			a.used[i], accepted = true, true
		}
	}
	return accepted
}

// unused returns the findings about useless suppressions, in the
// configuration, and whether there are any. A run on other files says nothing about a
// suppression, unless its path names a file that is gone.
func (p *Project) unused() (finding.Result, bool) {
	a, c := p.accepted, p.config
	severity := p.severityOf(rule.UnusedSuppression)
	if c == nil || severity == finding.SeverityOff {
		return finding.Result{}, false
	}
	result := finding.Result{Found: finding.Found{Path: c.Path, Documents: 1, Excerpts: []span.Excerpt{{Text: redactLines(c.text)}}}}
	places := span.NewPositions(c.text)
	for i, s := range c.document.Suppress {
		message := ""
		switch {
		case a.used[i], p.overrides.turnsOff(s.Rule):
			continue
		case a.met[i]:
			message = fmt.Sprintf("this entry suppresses nothing: there is no such finding of %s", s.Rule)
		case c.isGone(s.Path):
			message = fmt.Sprintf("this entry suppresses nothing: there is no file %s", source.VisiblePath(s.Path))
		default:
			continue
		}
		result.Findings = append(result.Findings, c.finding(pointerTo("/suppress", i), places, severity, message))
	}
	finding.SetEndColumns(result.Findings, c.text)
	return result, len(result.Findings) > 0
}

// redactLines masks the secrets of a text that is not JSON, each line by itself, so
// that the name of a rule such as live-token hides nothing on the next line.
func redactLines(text []byte) []byte {
	var out []byte
	for line := range bytes.Lines(text) {
		out = append(out, source.RedactText(line)...)
	}
	return out
}

func (p *Project) severityOf(id string) finding.Severity {
	if set, ok := p.settings(-1).Rules[id]; ok {
		return finding.Severity(set.Value)
	}
	return rule.DefaultSeverity(id)
}

// isGone reports whether a glob is the path of a file that does not exist.
func (c *Config) isGone(glob string) bool {
	if strings.ContainsAny(glob, `*?[{\`) || !strings.Contains(glob, "/") {
		return false
	}
	_, err := os.Stat(filepath.Join(c.dir, filepath.FromSlash(glob)))
	return os.IsNotExist(err)
}

// finding is a finding about the entry at a pointer; it marks the first line of it.
func (c *Config) finding(pointer string, places *span.Positions, severity finding.Severity, message string) finding.Finding {
	at := c.yaml.PlaceOf(pointer)
	line := places.Line(at.Line)
	return finding.Finding{
		Rule: rule.UnusedSuppression, Severity: severity,
		Message: message, Hint: "remove the entry",
		Line: at.Line, Column: at.Column,
		Offset: places.Offset(at.Line, at.Column), End: line.Start + len(bytes.TrimRight(c.text[line.Start:line.End], "\r")),
		Location: &finding.Location{InstanceLocation: pointer},
	}
}
