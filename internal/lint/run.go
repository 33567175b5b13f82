package lint

import (
	"bytes"
	"cmp"
	"context"
	"io"
	"io/fs"
	"iter"
	"runtime"
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
func (in Input) files(search search) iter.Seq[File] {
	if ignored := search.ignored; in.Ignore != nil {
		search.ignored = func(path string) bool { return in.Ignore(path) || ignored != nil && ignored(path) }
	}
	return func(yield func(File) bool) {
		for file := range findFiles(in.Args, in.Stdin, search) {
			if file.stdin != nil {
				file.Path = cmp.Or(in.StdinName, StdinPath)
			} else if in.Keep != nil && file.err == nil && !in.Keep(file.Path) {
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
func (p *Project) Run(ctx context.Context, in Input) iter.Seq[Result] {
	return func(yield func(Result) bool) {
		for result := range p.results(ctx, in, true) {
			result.withhold()
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
func (p *Project) results(ctx context.Context, in Input, proven bool) iter.Seq[Result] {
	files := in.files(search{included: p.includes, ignored: p.ignores, spokenOf: p.speaksOf, enter: in.Enter})
	return p.follow(inOrder(ctx, p.jobs(files, proven)))
}

// A job is a piece of work that depends on no other.
type job func() Result

// jobs cuts the work into jobs, to be done in any order.
func (p *Project) jobs(files iter.Seq[File], proven bool) iter.Seq[job] {
	return func(yield func(job) bool) {
		for file := range files {
			more := false
			linter, err := p.linterOf(file.Path)
			switch {
			case err != nil:
				more = yield(func() Result { return Result{Path: file.Path, Err: err} })
			case linter.kindOf(file.Path) == KindLines:
				more = linter.lineJobs(file, yield)
			default:
				more = yield(func() Result { return linter.readAndCheck(file, proven) })
			}
			if !more {
				return
			}
		}
	}
}

func (l *Linter) readAndCheck(file File, proven bool) Result {
	data, err := file.readMost(l.mostBytes())
	if err != nil {
		return Result{Path: file.Path, Err: err}
	}
	return l.checkFile(file.Path, data, proven)
}

// lineJobs yields a job for each chunk of a file, and one for its end, until
// yield returns false; it returns what yield returned last.
func (l *Linter) lineJobs(file File, yield func(job) bool) bool {
	end := func(err error) bool {
		return yield(func() Result { return Result{Path: file.Path, Err: err, parts: true} })
	}
	r, err := file.open()
	if err != nil {
		return end(err)
	}
	defer r.Close()
	for s := newSplitter(r); ; {
		c, err := s.next()
		switch {
		case err == io.EOF:
			return end(nil)
		case err == nil && c.offset == 0 && hasWideCharacters(c.text):
			c.text, _, _ = bytes.Cut(c.text, []byte("\n")) // what is wrong is so of every line
			return yield(func() Result { return l.checkLines(file.Path, c) }) && end(nil)
		case err != nil:
			return end(readError(file.Path, err))
		case !yield(func() Result { return l.checkLines(file.Path, c) }):
			return false
		}
	}
}

// readError names the file in an error of reading it.
func readError(path string, err error) error {
	if _, ok := err.(*fs.PathError); ok {
		return err
	}
	return &fs.PathError{Op: "read", Path: path, Err: err}
}

// inOrder does jobs on all cores and yields their results in the order of the
// jobs. It takes no more jobs than it has room for, so that memory does not
// grow with their number. When the caller stops, or ctx is done, what has been
// begun is done in the background, and its results are dropped.
func inOrder(ctx context.Context, jobs iter.Seq[job]) iter.Seq[Result] {
	return func(yield func(Result) bool) {
		ctx, stop := context.WithCancel(ctx)
		defer stop()
		cores := runtime.GOMAXPROCS(0)
		queue := make(chan chan Result, 2*cores)
		go func() {
			defer close(queue)
			free := make(chan struct{}, cores)
			for do := range jobs {
				result := make(chan Result, 1)
				select {
				case queue <- result:
				case <-ctx.Done():
					return
				}
				free <- struct{}{}
				go func() {
					result <- do()
					<-free
				}()
			}
		}()
		for {
			result, ok := receive(ctx, queue)
			if !ok {
				return
			}
			r, ok := receive(ctx, result)
			if !ok || !yield(r) {
				return
			}
		}
	}
}

// receive takes the next value from a channel. There is none when it is closed,
// or ctx is done: a job may wait for input that never comes.
func receive[T any](ctx context.Context, from <-chan T) (value T, ok bool) {
	select {
	case value, ok = <-from:
		return value, ok
	case <-ctx.Done():
		return value, false
	}
}

// follow leaves out what is accepted and tells the last part of a file what was
// in those before it. A file without a document is a finding: it proves nothing.
func (p *Project) follow(results iter.Seq[Result]) iter.Seq[Result] {
	return func(yield func(Result) bool) {
		var before Result // the parts of the file so far, less their findings
		for result := range results {
			before.Err = cmp.Or(before.Err, result.Err)
			result.Err = nil
			if !result.More {
				result.Err = before.Err // the end tells of what went wrong anywhere
			}
			if result.parts && !result.More && result.Err == nil && before.Documents == 0 {
				result = p.checkEmpty(result.Path)
			}
			p.accepted.filter(&result)
			result.invalid = before.invalid
			before.invalid = result.Status() == StatusInvalid
			before.Documents += result.Documents
			if !result.More {
				before = Result{}
			}
			if !yield(result) {
				return
			}
		}
	}
}

// checkEmpty is the result of a file without a document.
func (p *Project) checkEmpty(path string) Result {
	linter, err := p.linterOf(path)
	if err != nil {
		return Result{Path: path, Err: err}
	}
	return linter.checkEmpty(path)
}
