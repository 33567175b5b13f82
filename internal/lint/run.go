package lint

import (
	"cmp"
	"context"
	"io"
	"iter"
	"os"
	"path/filepath"
	"slices"

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

// mostBrief is how many bytes are read and checked in less time than a person notices.
const mostBrief = 64 << 10

// IsBrief reports whether the input is one small file, which makes nobody wait.
func (in Input) IsBrief() bool {
	if len(in.Args) != 1 || in.Args[0] == source.StdinArg {
		return false
	}
	info, err := os.Stat(in.Args[0])
	return err == nil && info.Mode().IsRegular() && info.Size() <= mostBrief
}

// files finds the files of the input, without those that Keep leaves out.
func (in Input) files(search source.Search) iter.Seq[source.File] {
	if ignored := search.Ignored; in.Ignore != nil {
		search.Ignored = func(path string) bool { return in.Ignore(path) || ignored != nil && ignored(path) }
	}
	if recognized := search.Recognized; in.Keep != nil && recognized != nil { // which reads the file
		search.Recognized = func(path string) bool { return in.Keep(path) && recognized(path) }
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
	search := p.search()
	search.Enter = in.Enter
	return in.files(search)
}

// events is Run without the findings about the configuration, and with fixes that no
// report can show. Where fixes are not to be proven, some may not hold.
func (p *Project) events(ctx context.Context, in Input, proven bool) iter.Seq[finding.Event] {
	do := inOrder
	if ctx.Done() == nil && in.IsBrief() {
		do = inTurn
	}
	return p.follow(do(ctx, p.jobs(p.find(in), proven)))
}

// search says what to look for in directories.
func (p *Project) search() source.Search {
	return source.Search{Included: p.includes, Ignored: p.ignores, SpokenOf: p.speaksOf, Used: p.uses(), Recognized: p.recognizes}
}

// uses returns what reports whether a file says how to lint, such as the schema, or is in a
// directory of resources.
func (p *Project) uses() func(path string) bool {
	used := map[string]bool{}
	for _, file := range p.usedFiles() {
		used[absolute(file)] = true
	}
	return func(path string) bool {
		for path = absolute(path); !used[path]; path = filepath.Dir(path) {
			if path == filepath.Dir(path) {
				return false
			}
		}
		return true
	}
}

// absolute returns the absolute path of a file, or the path as it is if that fails.
func absolute(path string) string {
	if abs, err := filepath.Abs(path); err == nil {
		return abs
	}
	return path
}

func (p *Project) usedFiles() []string {
	files := slices.Concat([]string{}, p.overrides.Resources)
	if p.overrides.Schema != "" {
		files = append(files, p.overrides.Schema)
	}
	if p.config != nil {
		files = append(append(files, p.config.Path), p.config.Schemas()...)
	}
	if p.accepted.baseline != nil {
		files = append(files, p.accepted.baseline.path)
	}
	return files
}

// recognizes reports whether a file in a directory is a recording that is to be checked.
func (p *Project) recognizes(path string) bool {
	linter, err := p.linterOf(path)
	return err == nil && linter.recognizes(source.File{Path: path})
}

// A job is a piece of work that does not depend on others.
type job func() step

// A step is the result of a job: a file, or part of one.
type step struct {
	finding.Result
	begins, ends bool // it is the first of the file, and the last

	beside  []finding.Result // of the files that are part of it
	skipped string           // why the file is not looked at; it neither begins nor ends
}

// jobs cuts the work into jobs, to be done in any order.
func (p *Project) jobs(files iter.Seq[source.File], proven bool) iter.Seq[job] {
	return func(yield func(job) bool) {
		for file := range files {
			if file.Skipped != "" {
				if !yield(func() step {
					return step{skipped: file.Skipped, Result: finding.Result{Found: finding.Found{Path: file.Path}}}
				}) {
					return
				}
				continue
			}
			more := false
			linter, err := p.linterOf(file.Path)
			switch {
			case err != nil:
				more = yield(func() step { return step{Result: finding.Failed(file.Path, err), begins: true, ends: true} })
			case linter.formatOf(file.Path).Traits().Streams:
				more = linter.chunkJobs(file, yield)
			default:
				more = yield(func() step {
					result := linter.readAndCheck(file, proven)
					return step{Result: result, begins: true, ends: true, beside: append(linter.checkBeside(result.Beside, proven), result.Held...)}
				})
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
	return l.guarded(file.Path, func() finding.Result { return l.checkFile(file.Path, data, proven) })
}

// chunkJobs yields a job for each chunk of a file, between one for its beginning and one
// for its end, until yield returns false; it returns what yield returned last.
func (l *Linter) chunkJobs(file source.File, yield func(job) bool) bool {
	begin := finding.Result{Found: finding.Found{Path: file.Path}, Several: true, Size: file.Size()}
	if !yield(func() step { return step{Result: begin, begins: true} }) {
		return false
	}
	end := func(err error) bool {
		return yield(func() step { return step{Result: finding.Failed(file.Path, err), ends: true} })
	}
	file.MostOfLine = l.limits().Bytes
	for c, err := range joined(file.Chunks) {
		if err != nil {
			return end(err)
		}
		if !yield(func() step {
			result := l.guarded(file.Path, func() finding.Result { return l.checkChunk(file.Path, c, false) })
			result.Done = int64(c.Offset + len(c.Text))
			if len(result.Findings)+len(result.NotChecked)+len(result.Excerpts) == 0 && result.Err == nil {
				c.Release() // nothing shows any of it
			}
			return step{Result: result}
		}) {
			return false
		}
	}
	return end(nil)
}
