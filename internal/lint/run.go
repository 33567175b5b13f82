package lint

import (
	"bytes"
	"cmp"
	"context"
	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/source"
	"io"
	"iter"
)

// An Input says what to lint.
type Input struct {
	Args  []string // files, directories, and [StdinArg]
	Stdin io.Reader

	// StdinName is what standard input is called in reports, and what tells
	// its [Kind]; [StdinPath] where it is empty.
	StdinName string

	// Keep reports whether to lint a file that Args lead to; nil for all of them.
	// Standard input is always linted.
	Keep func(path string) bool

	// Ignore reports whether to leave out a file or a directory that is in one of
	// Args; nil for none.
	Ignore func(path string) bool

	// Enter is told of each directory before it is read; nil for nobody.
	Enter func(dir string)
}

// files finds the files of the input, less what is not to be kept.
func (in Input) files(search source.Search) iter.Seq[source.File] {
	if ignored := search.Ignored; in.Ignore != nil {
		search.Ignored = func(path string) bool { return in.Ignore(path) || ignored != nil && ignored(path) }
	}
	return func(yield func(source.File) bool) {
		for file := range source.FindFiles(in.Args, in.Stdin, search) {
			if file.Stdin != nil {
				file.Path = cmp.Or(in.StdinName, source.StdinPath)
			} else if in.Keep != nil && file.Err == nil && !in.Keep(file.Path) {
				continue
			}
			if !yield(file) {
				return
			}
		}
	}
}

// Run lints every file of the input in its order, less what the configuration
// ignores and the findings that are accepted: on all cores, and with no more than
// a few results for each held at a time. A file that holds a document on each
// line gives several results, one after the other. What is wrong with the
// configuration itself comes last. When ctx is done, the results end, wherever
// they are.
func (p *Project) Run(ctx context.Context, in Input) iter.Seq[finding.Result] {
	return func(yield func(finding.Result) bool) {
		for result := range p.results(ctx, in, true) {
			result.Withhold()
			if !yield(result) {
				return
			}
		}
		if ctx.Err() != nil {
			return
		}
		if result, ok := p.unused(); ok {
			yield(result)
		}
	}
}

// results is Run without what is wrong with the configuration, and with fixes that
// no report can show. Where the fixes of YAML are not to be proven, some may be none.
func (p *Project) results(ctx context.Context, in Input, proven bool) iter.Seq[finding.Result] {
	files := in.files(source.Search{Included: p.includes, Ignored: p.ignores, SpokenOf: p.speaksOf, Enter: in.Enter})
	return p.follow(inOrder(ctx, p.jobs(files, proven)))
}

// jobs cuts the work into jobs, to be done in any order.
func (p *Project) jobs(files iter.Seq[source.File], proven bool) iter.Seq[job] {
	return func(yield func(job) bool) {
		for file := range files {
			more := false
			linter, err := p.linterOf(file.Path)
			switch {
			case err != nil:
				more = yield(func() finding.Result { return finding.Result{Path: file.Path, Err: err} })
			case linter.kindOf(file.Path) == source.KindLines:
				more = linter.lineJobs(file, yield)
			default:
				more = yield(func() finding.Result { return linter.readAndCheck(file, proven) })
			}
			if !more {
				return
			}
		}
	}
}

func (l *Linter) readAndCheck(file source.File, proven bool) finding.Result {
	data, err := file.ReadMost(l.mostBytes())
	if err != nil {
		return finding.Result{Path: file.Path, Err: err}
	}
	return l.checkFile(file.Path, data, proven)
}

// lineJobs yields a job for each chunk of a file, and one for its end, until
// yield returns false; it returns what yield returned last.
func (l *Linter) lineJobs(file source.File, yield func(job) bool) bool {
	end := func(err error) bool {
		return yield(func() finding.Result { return finding.Result{Path: file.Path, Err: err, Parts: true} })
	}
	r, err := file.Open()
	if err != nil {
		return end(err)
	}
	defer r.Close()
	for s := source.NewSplitter(r); ; {
		c, err := s.Next()
		switch {
		case err == io.EOF:
			return end(nil)
		case err == nil && c.Offset == 0 && source.HasWideCharacters(c.Text):
			c.Text, _, _ = bytes.Cut(c.Text, []byte("\n")) // what is wrong is so of every line
			return yield(func() finding.Result { return l.checkLines(file.Path, c) }) && end(nil)
		case err != nil:
			return end(source.ReadError(file.Path, err))
		case !yield(func() finding.Result { return l.checkLines(file.Path, c) }):
			return false
		}
	}
}

// follow leaves out what is accepted and tells the last part of a file what was
// in those before it. A file without a document is a finding: it proves nothing.
func (p *Project) follow(results iter.Seq[finding.Result]) iter.Seq[finding.Result] {
	return func(yield func(finding.Result) bool) {
		var before finding.Result // the parts of the file so far, less their findings
		for result := range results {
			before.Err = cmp.Or(before.Err, result.Err)
			result.Err = nil
			if !result.More {
				result.Err = before.Err // the end tells of what went wrong anywhere
			}
			if result.Parts && !result.More && result.Err == nil && before.Documents == 0 {
				result = p.checkEmpty(result.Path)
			}
			p.accepted.filter(&result)
			result.Invalid = before.Invalid
			before.Invalid = result.Status() == finding.StatusInvalid
			before.Documents += result.Documents
			if !result.More {
				before = finding.Result{}
			}
			if !yield(result) {
				return
			}
		}
	}
}

// checkEmpty is the result of a file without a document.
func (p *Project) checkEmpty(path string) finding.Result {
	linter, err := p.linterOf(path)
	if err != nil {
		return finding.Result{Path: path, Err: err}
	}
	return linter.checkEmpty(path)
}
