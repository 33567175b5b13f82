// Package lint finds the faults of JSON documents and reports them to people
// and to programs.
package lint

import (
	"io"
	"iter"

	"example.com/authlink"
)

// A Linter checks documents against one schema. It is safe for concurrent use.
type Linter struct {
	validator *authlink.Validator
}

// New returns a linter of the documents that v is for.
func New(v *authlink.Validator) *Linter { return &Linter{validator: v} }

// Check lints one document, which is reported under the name path; nothing is
// read from there.
func (l *Linter) Check(path string, data []byte) Result {
	found, err := findings(l.validator.Validate(data))
	result := Result{Path: path, Findings: found, Err: err}
	if len(found) > 0 {
		result.source = l.validator.Redact(data)
	}
	return result
}

// Run lints every file that args name, in their order, as [Files] finds them.
// One result is held at a time.
func (l *Linter) Run(args []string, stdin io.Reader) iter.Seq[Result] {
	return func(yield func(Result) bool) {
		for file := range Files(args, stdin) {
			if !yield(l.checkFile(file)) {
				return
			}
		}
	}
}

func (l *Linter) checkFile(file File) Result {
	data, err := file.Read()
	if err != nil {
		return Result{Path: file.Path, Err: err}
	}
	return l.Check(file.Path, data)
}

// A Result is what became of one file.
type Result struct {
	// Path is the file as it was named, [StdinPath] for standard input.
	Path string

	// Findings are in the order of their offsets.
	Findings []Finding

	// Err says why the file could not be checked. There are no findings then.
	Err error

	// source is the document with its secrets masked, where there are findings
	// to show in it. Reports get to see no other.
	source []byte
}

// A Status is the outcome of one file in a word.
type Status string

// The outcomes.
const (
	StatusValid   Status = "valid"
	StatusInvalid Status = "invalid"
	StatusError   Status = "error" // it could not be checked
)

// Status returns the outcome of the file.
func (r Result) Status() Status {
	switch {
	case r.Err != nil:
		return StatusError
	case len(r.Findings) > 0:
		return StatusInvalid
	default:
		return StatusValid
	}
}
