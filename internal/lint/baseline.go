package lint

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"slices"

	"example.com/authlink"
	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/fix"
	"example.com/authlink/internal/jsonwrite"
	"example.com/authlink/internal/rule"
	"example.com/authlink/internal/source"
)

// baselineVersion is the version of the file's format and of the fingerprints.
const baselineVersion = 1

// A Baseline is a file of findings that are accepted. They are recognised by
// their fingerprints, in which paths are relative to the file's directory.
type Baseline struct {
	path    string
	known   map[string]bool
	written []baselineFinding // nil unless the file is being written
	writing bool
	before  finding.Alike // in the parts of the current file so far
}

type baselineDocument struct {
	Version  int               `json:"version" jsonschema:"enum=1"`
	Findings []baselineFinding `json:"findings"`
}

// A baselineFinding is recognised by its fingerprint; the rest is for people.
type baselineFinding struct {
	Path        string `json:"path"`
	Rule        string `json:"rule"`
	Pointer     string `json:"pointer,omitempty"`
	Fingerprint string `json:"fingerprint"`
}

// ReadBaseline reads the findings that [Baseline.Write] wrote. A fault in the
// file is a [*source.PlacedError].
func ReadBaseline(path string) (*Baseline, error) {
	limits := source.EnvelopeLimits() // one is written of any number of findings
	data, err := source.File{Path: path}.ReadMost(limits.Bytes)
	if err != nil {
		return nil, err
	}
	validator, err := authlink.For[baselineDocument](&authlink.Options{Limits: authlink.Limits(limits)})
	if err != nil {
		return nil, err
	}
	found, err := finding.Findings(validator.Validate(data))
	if err != nil {
		return nil, err
	}
	if len(found) > 0 {
		f := found[0]
		return nil, &source.PlacedError{Path: path, Line: f.Line, Column: f.Column, Message: f.Message, Hint: f.Hint}
	}
	var document baselineDocument
	if err := json.Unmarshal(data, &document); err != nil {
		return nil, fmt.Errorf("%s: %w", source.VisiblePath(path), err)
	}
	b := &Baseline{path: path, known: map[string]bool{}}
	for _, f := range document.Findings {
		b.known[f.Fingerprint] = true
	}
	return b, nil
}

// NewBaseline returns a baseline that accepts every finding, for Write to write.
func NewBaseline(path string) *Baseline {
	return &Baseline{path: path, writing: true}
}

// Accept makes Run leave out the findings that the baseline accepts.
func (p *Project) Accept(b *Baseline) { p.accepted.baseline = b }

// fingerprints returns the fingerprints of the findings of r, nil if b is nil.
func (b *Baseline) fingerprints(r finding.Found) []string {
	if b == nil {
		return nil
	}
	r.Path = b.relative(r.Path)
	return r.FingerprintsAfter(&b.before)
}

// beginFile forgets the current file.
func (b *Baseline) beginFile() {
	if b != nil {
		b.before = finding.Alike{}
	}
}

// accepts reports whether the finding with fingerprint prints[i] is accepted. A
// token that works is not: its fingerprint is of masked text, so the next token
// in its place would be accepted unseen, and the hash of a secret does not belong
// in a file that is committed.
func (b *Baseline) accepts(file string, f finding.Finding, prints []string, i int) bool {
	if b == nil || f.Rule == rule.LiveToken {
		return false
	}
	if !b.writing {
		return b.known[prints[i]]
	}
	entry := baselineFinding{Path: source.SlashPath(b.relative(file)), Rule: f.Rule, Fingerprint: prints[i]}
	if f.Location != nil {
		entry.Pointer = f.InstanceLocation
	}
	b.written = append(b.written, entry)
	return true
}

// relative returns a path from the directory of the baseline.
func (b *Baseline) relative(file string) string {
	if file == source.StdinPath {
		return file
	}
	dir, dirErr := filepath.Abs(filepath.Dir(b.path))
	abs, fileErr := filepath.Abs(file)
	rel, relErr := filepath.Rel(dir, abs)
	if errors.Join(dirErr, fileErr, relErr) != nil {
		return file // it is recognised under the same name
	}
	return rel
}

// Write writes the findings that a run has accepted, and returns their number. Their
// order does not depend on the order of the arguments.
func (b *Baseline) Write() (int, error) {
	slices.SortFunc(b.written, func(x, y baselineFinding) int {
		return cmp.Or(cmp.Compare(x.Path, y.Path), cmp.Compare(x.Rule, y.Rule), cmp.Compare(x.Pointer, y.Pointer), cmp.Compare(x.Fingerprint, y.Fingerprint))
	})
	b.written = slices.Compact(b.written)
	list := jsonwrite.List{Indent: "    "}
	for _, f := range b.written {
		if err := list.Add(f); err != nil {
			return 0, err
		}
	}
	var text jsonwrite.Held
	if err := jsonwrite.Around(&text, baselineDocument{baselineVersion, []baselineFinding{}}, &list); err != nil {
		return 0, err
	}
	return len(b.written), fix.WriteFileFrom(b.path, &text)
}
