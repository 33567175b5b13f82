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
		f := follower{project: p, yield: yield, named: map[int]string{}, seen: map[string]how{}}
		for s := range steps {
			if !f.step(s) {
				return
			}
		}
	}
}

// A how says how a file has come up.
type how int

const (
	named   how = 1 + iota // by its name, or in a directory
	besides                // as a part of another
)

// A follower keeps the results of the steps of the current file.
type follower struct {
	project  *Project
	yield    func(finding.Event) bool
	file     finding.End
	hasError bool // among its findings
	isUnread bool // a document in it cannot be read, and no error says so
	said     once

	against string         // what the current file is checked against
	named   map[int]string // the same of files, by their entries

	seen     map[string]how // how each file so far has come up, by its absolute path
	isBeside bool           // the current file is part of another
	isSeen   bool           // it has been checked already
}

// step yields the events of a step until yield returns false, and returns what it
// returned last. A file that is part of another is checked once as each thing that it is.
func (f *follower) step(s step) bool {
	if s.skipped != "" {
		return f.yield(finding.NotChecked{What: finding.UnitFile, Path: s.Path, Reason: s.skipped})
	}
	if s.begins {
		path := absolute(s.Path)
		as := path + "#" + s.As
		switch {
		case !f.isBeside:
			f.isSeen = f.seen[path] == besides
		case s.As == "" || f.seen[path] == named && f.hasOperation(s.Path):
			f.isSeen = f.seen[path] > 0
		default:
			f.isSeen = f.seen[as] > 0
		}
		f.see(path)
		f.see(as)
	}
	if f.isSeen {
		return true
	}
	if s.begins && !f.begin(s) {
		return false
	}
	f.file.Err = cmp.Or(f.file.Err, s.Err)
	found, ok := f.found(s)
	if ok && (!f.yield(found) || !f.notChecked(found)) {
		return false
	}
	if s.ends && !f.end() {
		return false
	}
	return f.steps(s.beside)
}

// hasOperation reports whether the configuration says which operation of an API a file is of.
func (f *follower) hasOperation(path string) bool {
	l, err := f.project.linterOf(path)
	return err == nil && l.partOfAPI() != nil
}

// see remembers that a file has been checked.
func (f *follower) see(path string) {
	switch {
	case f.isBeside && f.seen[path] == 0:
		f.seen[path] = besides
	case !f.isBeside:
		f.seen[path] = named
	}
}

// steps yields the events of files that are part of the one before.
func (f *follower) steps(results []finding.Result) bool {
	for _, r := range results {
		f.isBeside = true
		more := f.step(step{Result: r, begins: true, ends: true})
		if f.isBeside = false; !more {
			return false
		}
	}
	return true
}

func (f *follower) begin(s step) bool {
	if !f.isBeside { // what is part of a file is held against the same
		f.against = f.againstOf(f.project.entryOf(s.Path))
	}
	f.file, f.hasError, f.isUnread = finding.End{Path: s.Path, Several: s.Several, Against: f.against}, false, false
	f.said = once{}
	f.project.accepted.beginFile()
	return f.yield(finding.Begin{Path: s.Path, Several: s.Several, Size: s.Size})
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
	f.said.filter(&found)
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

// againstOf names what the files of an entry are checked against.
func (f *follower) againstOf(entry int) string {
	name, ok := f.named[entry]
	if !ok {
		name = f.project.against(f.project.settings(entry))
		f.named[entry] = name
	}
	return name
}

// checkEmpty is the result of a file without a document.
func (p *Project) checkEmpty(path string) finding.Result {
	linter, err := p.linterOf(path)
	if err != nil {
		return finding.Failed(path, err)
	}
	return linter.checkEmpty(path)
}
