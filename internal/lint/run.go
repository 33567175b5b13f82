package lint

import (
	"cmp"
	"context"
	"io"
	"iter"

	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/source"
)

// An Input says what to lint.
type Input struct {
	Args  []string // files, directories, and [source.StdinArg]
	Stdin io.Reader

	// StdinName is what standard input is called in reports, and determines
	// its [source.Kind]; [source.StdinPath] where it is empty.
	StdinName string

	// Keep reports whether to lint a file that Args lead to; nil for all of them.
	// Standard input is always linted.
	Keep func(path string) bool

	// Ignore reports whether to leave out a file or a directory that is in one of
	// Args; nil for none.
	Ignore func(path string) bool

	// Enter is called with each directory before it is read, unless it is nil.
	Enter func(dir string)
}

// files finds the files of the input, without those that Keep leaves out.
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

// Run lints every file of the input in its order, without what the configuration
// ignores and the findings that are accepted. It works on all cores, and holds no more
// than the findings of a few parts of files at a time. Findings about the configuration
// itself come last. When ctx is done, the events end at once.
func (p *Project) Run(ctx context.Context, in Input) iter.Seq[finding.Event] {
	return func(yield func(finding.Event) bool) {
		for e := range p.events(ctx, in, true) {
			if found, ok := e.(finding.Found); ok {
				found.Withhold()
				e = found
			}
			if !yield(e) {
				return
			}
		}
		if ctx.Err() != nil {
			return
		}
		if result, ok := p.unused(); ok {
			result.Events()(yield)
		}
	}
}

// Files yields the paths of the files that Run reads, of those that are in directories
// too.
func (p *Project) Files(in Input) iter.Seq[string] {
	return func(yield func(string) bool) {
		for file := range p.find(in) {
			if file.Err == nil && file.Stdin == nil && !yield(file.Path) {
				return
			}
		}
	}
}

func (p *Project) find(in Input) iter.Seq[source.File] {
	return in.files(source.Search{Included: p.includes, Ignored: p.ignores, SpokenOf: p.speaksOf, Enter: in.Enter})
}

// events is Run without the findings about the configuration, and with fixes that no
// report can show. Where fixes are not to be proven, some may not hold.
func (p *Project) events(ctx context.Context, in Input, proven bool) iter.Seq[finding.Event] {
	return p.follow(inOrder(ctx, p.jobs(p.find(in), proven)))
}

// A job is a piece of work that does not depend on others.
type job func() step

// A step is the result of a job: a file, or part of one.
type step struct {
	finding.Result
	begins, ends bool // it is the first of the file, and the last
}

// jobs cuts the work into jobs, to be done in any order.
func (p *Project) jobs(files iter.Seq[source.File], proven bool) iter.Seq[job] {
	return func(yield func(job) bool) {
		for file := range files {
			more := false
			linter, err := p.linterOf(file.Path)
			switch {
			case err != nil:
				more = yield(func() step { return step{finding.Failed(file.Path, err), true, true} })
			case linter.formatOf(file.Path).Traits().Streams:
				more = linter.chunkJobs(file, yield)
			default:
				more = yield(func() step { return step{linter.readAndCheck(file, proven), true, true} })
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
		return finding.Failed(file.Path, err)
	}
	return l.checkFile(file.Path, data, proven)
}

// chunkJobs yields a job for each chunk of a file, between one for its beginning and one
// for its end, until yield returns false; it returns what yield returned last.
func (l *Linter) chunkJobs(file source.File, yield func(job) bool) bool {
	begin := finding.Result{Found: finding.Found{Path: file.Path}, Several: true}
	if !yield(func() step { return step{Result: begin, begins: true} }) {
		return false
	}
	end := func(err error) bool {
		return yield(func() step { return step{Result: finding.Failed(file.Path, err), ends: true} })
	}
	for c, err := range joined(file.Chunks) {
		if err != nil {
			return end(err)
		}
		if !yield(func() step { return step{Result: l.checkChunk(file.Path, c, false)} }) {
			return false
		}
	}
	return end(nil)
}
