package source

import (
	"errors"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
)

const (
	// StdinArg is the argument that stands for standard input, and StdinPath its name in
	// reports.
	StdinArg  = "-"
	StdinPath = "<stdin>"
)

// Why a directory without anything to check is an error: a wrong path must not pass for
// a clean one.
var (
	errNoFiles      = errors.New("no *.json, *.jsonc, *.jsonl or *.ndjson file in this directory or below it")
	errAllIgnored   = errors.New("no *.json, *.jsonc, *.jsonl or *.ndjson file in this directory or below it that is not ignored")
	errNoneIncluded = errors.New("no *.json, *.jsonc, *.jsonl or *.ndjson file in this directory or below it that the configuration includes")
)

// A File is something to lint.
type File struct {
	Path  string
	Stdin io.Reader // set only for standard input
	Err   error     // why there is nothing to read

	// Skipped is why the file is not linted, though somebody might think so: it is in a
	// directory, and may hold payloads by its name. It is empty for all others.
	Skipped string

	// MostOfLine is how many bytes of a line its chunks have, where that is not the limit of
	// a document.
	MostOfLine int
}

// A Search says what to look for in a directory tree.
type Search struct {
	Ignored  func(path string) bool // asked about directories too; nil for nothing
	Included func(path string) bool // asked only about files; nil for everything
	SpokenOf func(path string) bool // for files that are linted only then; nil for no files
	Enter    func(dir string)       // called with each directory before it is read, unless nil

	// Used is about files that say how to lint, such as a schema: they are no fixtures. Nil
	// for no files.
	Used func(path string) bool

	// Recognized reports whether a file that SpokenOf is not about is one to lint by what is
	// in it. Nil for no files.
	Recognized func(path string) bool
}

// FindFiles finds the files that args name, in order:
//
//   - a file, whatever its name;
//   - a directory: every *.json, *.jsonc, *.jsonl and *.ndjson file in it and
//     below it, those *.yaml, *.yml and *.har files that SpokenOf or Recognized
//     reports, and each of them followed by .gz or .zst, in lexical order, in capitals or not.
//     Others that may hold payloads by their names are there as skipped.
//     Links to files are followed, links to directories are not, so that a loop
//     is never entered; a link to nothing is left out. What git ignores is left
//     out, and so is what Ignored and Used report, and what Included does not;
//   - "-": standard input.
//
// A file that has several names is there under the first. What cannot be read is a File whose Read fails, and so is a directory without such a
// file. Directories are read as the caller iterates.
func FindFiles(args []string, stdin io.Reader, search Search) iter.Seq[File] {
	return func(yield func(File) bool) {
		seen := seenFiles{}
		for _, arg := range args {
			w := walker{Search: search, yield: yield, seen: seen}
			if !w.filesOf(arg, stdin) {
				return
			}
		}
	}
}

// filesOf yields the files that an argument names until yield returns false, and
// returns what it returned last.
func (w *walker) filesOf(arg string, stdin io.Reader) bool {
	if arg == StdinArg {
		return w.yield(File{Path: StdinPath, Stdin: stdin})
	}
	info, err := os.Stat(arg)
	if err != nil || !info.IsDir() {
		return err == nil && w.seen.has(info) || w.yield(File{Path: arg}) // Read says what is wrong with it
	}
	git, err := newIgnorer(arg)
	if err != nil {
		return w.yield(File{Path: arg, Err: err})
	}
	more := w.walk(arg, git)
	if w.found {
		return more
	}
	switch {
	case w.excluded:
		err = errNoneIncluded
	case w.skipped:
		err = errAllIgnored
	default:
		err = errNoFiles
	}
	return w.yield(File{Path: arg, Err: &fs.PathError{Op: "search", Path: arg, Err: err}})
}

// A walker finds the files of a directory tree.
type walker struct {
	Search
	yield                    func(File) bool
	seen                     seenFiles
	found, skipped, excluded bool // whether there was a file, something ignored, and something not included
}

// walk yields the files of a directory until yield returns false, and returns
// what it returned last. git knows what git ignores in the directory.
func (w *walker) walk(dir string, git *ignorer) bool {
	if w.Enter != nil {
		w.Enter(dir)
	}
	entries, err := os.ReadDir(dir) // sorted
	if err != nil && !w.add(File{Path: dir, Err: err}) {
		return false
	}
	if slices.ContainsFunc(entries, func(e fs.DirEntry) bool { return e.Name() == gitignoreName }) {
		if git, err = git.enter(dir); err != nil && !w.add(File{Path: dir, Err: err}) {
			return false
		}
	}
	for _, entry := range entries {
		if !w.member(filepath.Join(dir, entry.Name()), entry, git) {
			return false
		}
	}
	return true
}

// member is walk for one entry of a directory.
func (w *walker) member(path string, entry fs.DirEntry, git *ignorer) bool {
	name := entry.Name()
	if entry.IsDir() {
		switch {
		case name == ".git":
			return true
		case w.ignores(path, name, true, git):
			w.skipped = true
			return true
		}
		return w.walk(path, git.below(name))
	}
	info, ok := lintable(path, entry)
	claim := claimOf(path)
	switch {
	case !ok || claim == noClaim:
		return true
	case w.ignores(path, name, false, git):
		w.skipped = w.skipped || claim == firm
		return true
	case w.Included != nil && !w.Included(path):
		w.excluded = w.excluded || claim == firm
		return true
	case w.seen.has(info) || w.Used != nil && w.Used(path):
		return true
	}
	return w.file(path, claim)
}

func (w *walker) ignores(path, name string, isDir bool, git *ignorer) bool {
	return git.ignores(name, isDir) || w.Ignored != nil && w.Ignored(path)
}

// file yields a file as one to lint or, with the reason, as one that is not.
func (w *walker) file(path string, claim claim) bool {
	isAsked := func(ask func(string) bool) bool { return ask != nil && ask(path) }
	switch {
	case claim == firm || claim == loose && (isAsked(w.SpokenOf) || isAsked(w.Recognized)):
		return w.add(File{Path: path})
	case claim == loose:
		return w.yield(File{Path: path, Skipped: "YAML or HAR that is no recording of payloads"})
	default:
		return w.yield(File{Path: path, Skipped: "a file of another kind"})
	}
}

func (w *walker) add(file File) bool {
	w.found = true
	return w.yield(file)
}

// lintable leaves out links to directories and to nothing, and pipes, sockets and devices.
func lintable(path string, entry fs.DirEntry) (info fs.FileInfo, ok bool) {
	if entry.Type()&fs.ModeSymlink == 0 && !entry.Type().IsRegular() {
		return nil, false
	}
	info, err := os.Stat(path)
	return info, err == nil && info.Mode().IsRegular()
}
