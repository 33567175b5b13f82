package lint

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
)

// A Result is what became of one file, or of a part of it: a file that holds a
// document on each line comes in parts, so that it need not fit in memory.
type Result struct {
	// Path is the file as it was named, [StdinPath] for standard input.
	Path string

	// Findings are in the order of their offsets.
	Findings []Finding

	// Suppressed and Baselined count the findings that somebody has accepted, in a
	// suppression or a baseline. They are not among Findings and have no part in the
	// outcome.
	Suppressed, Baselined int

	// Err says why the file could not be checked, or not to its end. Unless it
	// came in parts, there are no findings then.
	Err error

	// More is set where the next result is about the same file.
	More bool

	// Documents counts those that were checked in a file that may hold any
	// number of them. It is 0 where the file is the document.
	Documents int

	prints   []string  // the fingerprints of Findings where others have been left out, else nil
	parts    bool      // this is the end of a file that came in parts
	invalid  bool      // some part before this one has an error
	excerpts []excerpt // in the order of their offsets, none in another
}

// A Status is the outcome of one file in a word.
type Status string

// The outcomes.
const (
	StatusValid   Status = "valid"   // no finding is an error; there may be others
	StatusInvalid Status = "invalid" // some finding is an error
	StatusError   Status = "error"   // it could not be checked, or not to its end
)

// Status returns the outcome of the file, up to the end of this part.
func (r Result) Status() Status {
	switch {
	case r.Err != nil:
		return StatusError
	case r.invalid || slices.ContainsFunc(r.Findings, func(f Finding) bool { return f.Severity == SeverityError }):
		return StatusInvalid
	default:
		return StatusValid
	}
}

// Add appends the part of the file that comes next.
func (r *Result) Add(next Result) {
	r.Path = next.Path
	for _, f := range next.Findings {
		f.document += r.Documents
		r.Findings = append(r.Findings, f)
	}
	r.Suppressed += next.Suppressed
	r.Baselined += next.Baselined
	r.prints = append(r.prints, next.prints...)
	r.excerpts = append(r.excerpts, next.excerpts...)
	r.Documents += next.Documents
	r.Err = cmp.Or(r.Err, next.Err)
	r.More = next.More
	r.invalid = r.invalid || next.invalid
}

// bare returns the part less its findings, for what tells of the file as a whole.
func (r Result) bare() Result {
	r.invalid = r.Status() == StatusInvalid
	r.Findings, r.prints, r.excerpts = nil, nil, nil
	return r
}

// move turns the places of a document into those of the file in which it begins
// at an offset, at the start of a line.
func (r *Result) move(offset, line int) {
	for i := range r.Findings {
		f := &r.Findings[i]
		if f.isOfText() {
			f.Message = moveMention(f.Message, line-1)
		}
		f.Offset += offset
		f.End += offset
		f.Fix = f.Fix.moved(offset)
		f.Line += line - 1
	}
	for i := range r.excerpts {
		r.excerpts[i].offset += offset
	}
}

// moveMention moves the place that a message names at its end, such as
// "(opened at line 1, column 7)", down by some lines.
func moveMention(message string, by int) string {
	at := mentioned().FindStringSubmatchIndex(message)
	if at == nil {
		return message
	}
	line, err := strconv.Atoi(message[at[2]:at[3]])
	if err != nil {
		return message
	}
	return fmt.Sprintf("%s%d%s", message[:at[2]], line+by, message[at[3]:])
}
