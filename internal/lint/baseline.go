package lint

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"slices"

	"example.com/authlink"
)

// baselineVersion is the version of the file's shape and of how fingerprints
// are made.
const baselineVersion = 1

// A Baseline is a file of findings that are accepted. They are known again by
// their fingerprints, for which paths count from the file's directory.
type Baseline struct {
	path    string
	known   map[string]bool
	written []baselineFinding // where the file is being written, else nil
	writing bool
	before  alike // in the parts so far of the file at hand
}

type baselineDocument struct {
	Version  int               `json:"version" jsonschema:"enum=1"`
	Findings []baselineFinding `json:"findings"`
}

// A baselineFinding is told by its fingerprint; the rest is for people.
type baselineFinding struct {
	Path        string `json:"path"`
	Rule        string `json:"rule"`
	Pointer     string `json:"pointer,omitempty"`
	Fingerprint string `json:"fingerprint"`
}

// ReadBaseline reads the findings that [Baseline.Write] wrote. What is wrong in
// the file is a [*PlacedError].
func ReadBaseline(path string) (*Baseline, error) {
	limits := envelopeLimits() // one is written of any number of findings
	data, err := File{Path: path}.readMost(limits.Bytes)
	if err != nil {
		return nil, err
	}
	validator, err := authlink.For[baselineDocument](&authlink.Options{Limits: authlink.Limits(limits)})
	if err != nil {
		return nil, err
	}
	found, err := findings(validator.Validate(data))
	if err != nil {
		return nil, err
	}
	if len(found) > 0 {
		f := found[0]
		return nil, &PlacedError{path, f.Line, f.Column, f.Message, f.Hint}
	}
	var document baselineDocument
	if err := json.Unmarshal(data, &document); err != nil {
		return nil, fmt.Errorf("%s: %w", VisiblePath(path), err)
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

// Accept leaves the findings out of every result of Run that the baseline
// accepts.
func (p *Project) Accept(b *Baseline) { p.accepted.baseline = b }

// fingerprints returns those of the findings of r, nil where b is nil.
func (b *Baseline) fingerprints(r Result) []string {
	if b == nil {
		return nil
	}
	r.Path = b.relative(r.Path)
	return r.fingerprints(&b.before)
}

// endFile forgets the file at hand.
func (b *Baseline) endFile() {
	if b != nil {
		b.before = alike{}
	}
}

// accepts reports whether the finding with fingerprint prints[i] is accepted. A
// token that works is not: its fingerprint is of masked text, so that the next
// token in its place would be accepted unseen, and the hash of a secret does not
// belong into a file that is committed.
func (b *Baseline) accepts(file string, f Finding, prints []string, i int) bool {
	if b == nil || f.Rule == liveToken.ID {
		return false
	}
	if !b.writing {
		return b.known[prints[i]]
	}
	entry := baselineFinding{Path: slashPath(b.relative(file)), Rule: f.Rule, Fingerprint: prints[i]}
	if f.Location != nil {
		entry.Pointer = f.InstanceLocation
	}
	b.written = append(b.written, entry)
	return true
}

// relative returns a path from the directory of the baseline.
func (b *Baseline) relative(file string) string {
	if file == StdinPath {
		return file
	}
	dir, dirErr := filepath.Abs(filepath.Dir(b.path))
	abs, fileErr := filepath.Abs(file)
	rel, relErr := filepath.Rel(dir, abs)
	if errors.Join(dirErr, fileErr, relErr) != nil {
		return file // it is known again under the same name
	}
	return rel
}

// Write writes the findings that a run has accepted, and returns how many there
// are. The order does not depend on that of the arguments.
func (b *Baseline) Write() (int, error) {
	slices.SortFunc(b.written, func(x, y baselineFinding) int {
		return cmp.Or(cmp.Compare(x.Path, y.Path), cmp.Compare(x.Rule, y.Rule), cmp.Compare(x.Pointer, y.Pointer), cmp.Compare(x.Fingerprint, y.Fingerprint))
	})
	b.written = slices.Compact(b.written)
	list := jsonList{indent: "    "}
	for _, f := range b.written {
		if err := list.add(f); err != nil {
			return 0, err
		}
	}
	var text Held
	if err := writeAround(&text, baselineDocument{baselineVersion, []baselineFinding{}}, &list); err != nil {
		return 0, err
	}
	return len(b.written), WriteFileFrom(b.path, &text)
}
