package finding

import (
	"cmp"
	"slices"

	"example.com/authlink/internal/span"
)

// A Found is what was found in a file, or in a part of it.
type Found struct {
	Path string // as in [Begin]
	As   string // what it has been checked as, where another file says so: it may be several things

	// Findings are in the order of their offsets.
	Findings []Finding

	// Documents counts those that were looked at.
	Documents int

	// Suppressed and Baselined count the findings that somebody has accepted, in a
	// suppression or a baseline. They are not among Findings and have no part in the
	// outcome.
	Suppressed, Baselined int

	// Beside are the files that are part of it, such as the bodies of a recording.
	Beside []string

	// NotChecked is what of it has not been judged.
	NotChecked []NotChecked

	// Done is where this part ends in a file that is read in parts, in bytes; else 0.
	Done int64

	Prints   []string       // the fingerprints of Findings where others have been left out, else nil
	Excerpts []span.Excerpt // in the order of their offsets, none in another
}

// HasError reports whether some finding is an error.
func (r Found) HasError() bool {
	return slices.ContainsFunc(r.Findings, func(f Finding) bool { return f.Severity == SeverityError })
}

// Settle leaves out of what has not been checked what an error says so about, and names the
// file. It reports whether a document is left that cannot be read.
func (r *Found) Settle() (unread bool) {
	var left []NotChecked
	for _, n := range r.NotChecked {
		if n.Fault != "" && slices.ContainsFunc(r.Findings, func(f Finding) bool { return n.isSaidBy(f) }) {
			continue
		}
		n.Path, unread = r.Path, unread || n.Fault != "" && n.What == UnitDocument
		left = append(left, n)
	}
	r.NotChecked = left
	return unread
}

// Add appends the part of the file that comes next.
func (r *Found) Add(next Found) {
	r.Path = next.Path
	first, firstUnread := len(r.Findings), len(r.NotChecked)
	r.Findings = appended(r.Findings, next.Findings)
	r.NotChecked = appended(r.NotChecked, next.NotChecked)
	if r.Documents > 0 {
		for i := range r.Findings[first:] {
			r.Findings[first+i].Document += r.Documents
		}
		for i := range r.NotChecked[firstUnread:] {
			r.NotChecked[firstUnread+i].Document += r.Documents
		}
	}
	r.Beside = append(r.Beside, next.Beside...)
	r.Documents += next.Documents
	r.Suppressed += next.Suppressed
	r.Baselined += next.Baselined
	r.Prints = append(r.Prints, next.Prints...)
	r.Excerpts = appended(r.Excerpts, next.Excerpts)
}

// appended appends to a list what nobody else needs any more: of most parts it is all that there is.
func appended[T any](list, next []T) []T {
	if list == nil {
		return next
	}
	return append(list, next...)
}

// Move turns the places of a document into those of the file in which it begins
// at an offset, at the start of a line.
func (r *Found) Move(offset, line int) {
	for i := range r.Findings {
		r.Findings[i].Move(offset, line)
	}
	for i := range r.Excerpts {
		r.Excerpts[i].Offset += offset
	}
	for i, n := range r.NotChecked {
		r.NotChecked[i] = n.Moved(offset, line)
	}
}

// Move is [Found.Move] for one finding.
func (f *Finding) Move(offset, line int) {
	f.Fix = f.Fix.Moved(offset)
	f.move(offset, line)
}

// Shift is Move for a finding whose fix nobody else has.
func (f *Finding) Shift(offset, line int) {
	if f.Fix != nil {
		for i := range f.Fix.Edits {
			f.Fix.Edits[i].Offset += offset
			f.Fix.Edits[i].End += offset
		}
	}
	f.move(offset, line)
}

// move is Move without the fix.
func (f *Finding) move(offset, line int) {
	f.Related = MoveRelated(f.Related, offset, line-1)
	f.Offset += offset
	f.End += offset
	f.Line += line - 1
}

// AddComments adds what was found in comments to what was found in the documents
// around them.
func (r *Found) AddComments(found []Finding, shown []span.Excerpt) {
	if len(found) == 0 {
		return
	}
	r.Findings = append(r.Findings, found...)
	slices.SortStableFunc(r.Findings, ByPlace)
	r.Excerpts = span.Interleave(r.Excerpts, shown)
}

// MarkLength returns how many bytes of a finding reports mark: up to the end of its line. The
// source is not asked for where the finding knows.
func (r Found) MarkLength(f Finding) int {
	if i := r.excerptOf(f); i >= 0 && r.Excerpts[i].Later != nil {
		return f.MarkBytes
	}
	source, offset, end := r.Place(f)
	return span.MarkEnd(source, offset, end) - offset
}

// Place returns the source to show a finding in, and where it stands there. There is
// none of what stands nowhere in the file, such as a value that YAML leaves out.
func (r Found) Place(f Finding) (source []byte, offset, end int) {
	i := r.excerptOf(f)
	if i < 0 {
		return nil, 0, 0
	}
	e := r.Excerpts[i]
	text := e.Shown()
	if f.Offset > e.Offset+len(text) {
		return nil, 0, 0
	}
	return text, f.Offset - e.Offset, min(f.End-e.Offset, len(text))
}

// excerptOf returns the number of the last excerpt that does not begin behind a finding, -1
// if there is none.
func (r Found) excerptOf(f Finding) int {
	i, found := slices.BinarySearchFunc(r.Excerpts, f.Offset, func(e span.Excerpt, offset int) int {
		return cmp.Compare(e.Offset, offset)
	})
	if !found {
		i--
	}
	return i
}
