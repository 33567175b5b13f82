package lint

import (
	"cmp"
	"io"
	"io/fs"
	"iter"
	"runtime"
)

// An Input says what to lint.
type Input struct {
	Args  []string // as [Files] takes them
	Stdin io.Reader

	// StdinName is what standard input is called in reports, and what tells
	// whether it holds a document on each line; [StdinPath] where it is empty.
	StdinName string
}

func (in Input) files() iter.Seq[File] {
	return func(yield func(File) bool) {
		for file := range Files(in.Args, in.Stdin, nil) {
			if file.stdin != nil {
				file.Path = cmp.Or(in.StdinName, StdinPath)
			}
			if !yield(file) {
				return
			}
		}
	}
}

// Run lints every file of the input in its order: on all cores, and with no more
// than a few results for each held at a time. A file that holds a document on
// each line gives several results, one after the other.
func (l *Linter) Run(in Input) iter.Seq[Result] { return l.follow(inOrder(l.jobs(in.files()))) }

// A job is a piece of work that depends on no other.
type job func() Result

// jobs cuts the work into jobs, to be done in any order.
func (l *Linter) jobs(files iter.Seq[File]) iter.Seq[job] {
	return func(yield func(job) bool) {
		for file := range files {
			more := false
			if holdsLines(file.Path) {
				more = l.lineJobs(file, yield)
			} else {
				more = yield(func() Result { return l.checkFile(file) })
			}
			if !more {
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

// lineJobs yields a job for each chunk of a file, and one for its end, until
// yield returns false; it returns what yield returned last.
func (l *Linter) lineJobs(file File, yield func(job) bool) bool {
	end := func(err error) bool {
		return yield(func() Result { return Result{Path: file.Path, Err: err} })
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
// grow with their number. When the caller stops, what has been begun is done in
// the background, and its results are dropped.
func inOrder(jobs iter.Seq[job]) iter.Seq[Result] {
	return func(yield func(Result) bool) {
		cores := runtime.GOMAXPROCS(0)
		queue := make(chan chan Result, 2*cores)
		stop := make(chan struct{})
		defer close(stop)
		go func() {
			defer close(queue)
			free := make(chan struct{}, cores)
			for do := range jobs {
				result := make(chan Result, 1)
				select {
				case queue <- result:
				case <-stop:
					return
				}
				free <- struct{}{}
				go func() {
					result <- do()
					<-free
				}()
			}
		}()
		for result := range queue {
			if !yield(<-result) {
				return
			}
		}
	}
}

// follow tells the last part of a file what was in those before it. A file
// without a document is a finding: it proves nothing.
func (l *Linter) follow(results iter.Seq[Result]) iter.Seq[Result] {
	return func(yield func(Result) bool) {
		var before Result // the parts of the file so far, less their findings
		for result := range results {
			if holdsLines(result.Path) && !result.More && result.Err == nil && before.Documents == 0 {
				result = l.Check(result.Path, nil)
			}
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
