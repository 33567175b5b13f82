package lint

import (
	"cmp"
	"iter"

	"example.com/authlink/internal/finding"
)

// follow makes events of steps, without what is accepted. A file without a document is a
// finding: it proves nothing.
func (p *Project) follow(steps iter.Seq[step]) iter.Seq[finding.Event] {
	return func(yield func(finding.Event) bool) {
		f := follower{project: p, yield: yield}
		for s := range steps {
			if !f.step(s) {
				return
			}
		}
	}
}

// A follower keeps the results of the steps of the current file.
type follower struct {
	project  *Project
	yield    func(finding.Event) bool
	file     finding.End
	hasError bool // among its findings
	isUnread bool // a document in it cannot be read, and no error says so
}

// step yields the events of a step until yield returns false, and returns what it
// returned last.
func (f *follower) step(s step) bool {
	if s.begins && !f.begin(s) {
		return false
	}
	f.file.Err = cmp.Or(f.file.Err, s.Err)
	found, ok := f.found(s)
	if ok && (!f.yield(found) || !f.notChecked(found)) {
		return false
	}
	return !s.ends || f.end()
}

func (f *follower) begin(s step) bool {
	f.file, f.hasError, f.isUnread = finding.End{Path: s.Path, Several: s.Several}, false, false
	f.project.accepted.beginFile()
	return f.yield(finding.Begin{Path: s.Path, Several: s.Several})
}

// found returns the findings that have not been accepted; ok is false if nothing was
// checked, which says nothing about suppressions.
func (f *follower) found(s step) (found finding.Found, ok bool) {
	found = s.Found
	switch {
	case s.begins && s.ends && s.Err == nil: // all of a file
	case s.ends && f.file.Err == nil && f.file.Documents == 0:
		empty := f.project.checkEmpty(s.Path)
		f.file.Err = empty.Err
		found = empty.Found
	case found.Documents == 0 && len(found.Findings) == 0:
		return found, false
	}
	f.file.Documents += found.Documents
	f.project.accepted.filter(&found)
	f.hasError = f.hasError || found.HasError()
	f.isUnread = found.Settle() || f.isUnread
	return found, true
}

// notChecked yields what has not been checked until yield returns false, and returns what
// it returned last.
func (f *follower) notChecked(found finding.Found) bool {
	for _, n := range found.NotChecked {
		if !f.yield(n) {
			return false
		}
	}
	return true
}

func (f *follower) end() bool {
	switch {
	case f.file.Err != nil:
		f.file.Status = finding.StatusError
	case f.hasError:
		f.file.Status = finding.StatusInvalid
	case f.isUnread:
		f.file.Status = finding.StatusNotChecked
	default:
		f.file.Status = finding.StatusValid
	}
	return f.yield(f.file)
}

// checkEmpty is the result of a file without a document.
func (p *Project) checkEmpty(path string) finding.Result {
	linter, err := p.linterOf(path)
	if err != nil {
		return finding.Failed(path, err)
	}
	return linter.checkEmpty(path)
}
