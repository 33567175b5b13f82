package finding

import (
	"cmp"
	"example.com/authlink/internal/source"
	"example.com/authlink/internal/span"
	"slices"
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

	Prints   []string       // the fingerprints of Findings where others have been left out, else nil
	Parts    bool           // this is the end of a file that came in parts
	Invalid  bool           // some part before this one has an error
	Excerpts []span.Excerpt // in the order of their offsets, none in another
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
	case r.Invalid || slices.ContainsFunc(r.Findings, func(f Finding) bool { return f.Severity == SeverityError }):
		return StatusInvalid
	default:
		return StatusValid
	}
}

// Add appends the part of the file that comes next.
func (r *Result) Add(next Result) {
	r.Path = next.Path
	for _, f := range next.Findings {
		f.Document += r.Documents
		r.Findings = append(r.Findings, f)
	}
	r.Suppressed += next.Suppressed
	r.Baselined += next.Baselined
	r.Prints = append(r.Prints, next.Prints...)
	r.Excerpts = append(r.Excerpts, next.Excerpts...)
	r.Documents += next.Documents
	r.Err = cmp.Or(r.Err, next.Err)
	r.More = next.More
	r.Invalid = r.Invalid || next.Invalid
}

// Bare returns the part less its findings, for what tells of the file as a whole.
func (r Result) Bare() Result {
	r.Invalid = r.Status() == StatusInvalid
	r.Findings, r.Prints, r.Excerpts = nil, nil, nil
	return r
}

// Move turns the places of a document into those of the file in which it begins
// at an offset, at the start of a line.
func (r *Result) Move(offset, line int) {
	for i := range r.Findings {
		f := &r.Findings[i]
		if f.IsOfText() {
			f.Message = source.MoveMention(f.Message, line-1)
		}
		f.Offset += offset
		f.End += offset
		f.Fix = f.Fix.Moved(offset)
		f.Line += line - 1
	}
	for i := range r.Excerpts {
		r.Excerpts[i].Offset += offset
	}
}

// AddComments adds what was found in comments to what was found in the documents
// around them.
func (r *Result) AddComments(found []Finding, shown []span.Excerpt) {
	if len(found) == 0 {
		return
	}
	r.Findings = append(r.Findings, found...)
	slices.SortStableFunc(r.Findings, InPlace)
	r.Excerpts = span.Interleave(r.Excerpts, shown)
}
