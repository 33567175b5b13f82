package lint

import (
	"errors"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
)

const (
	// StdinArg is the argument that stands for standard input, and StdinPath
	// what it is called in reports.
	StdinArg  = "-"
	StdinPath = "<stdin>"

	// extension is that of files that hold one document.
	extension = ".json"
)

// errNoFiles is why a directory cannot be checked that has nothing to check: a
// wrong path must not pass for a clean one.
var errNoFiles = errors.New("no *.json, *.jsonl or *.ndjson file in this directory or below it")

// A File is something to lint.
type File struct {
	Path  string
	stdin io.Reader // set for standard input alone
	err   error     // why there is nothing to read
}

// Files finds what args name, in their order:
//
//   - a file, whatever its name;
//   - a directory: every *.json, *.jsonl and *.ndjson file in it and below it,
//     and each of them followed by .gz, in lexical order.
//     Links to files are followed, links to directories are not, so that a loop
//     is never entered and nothing is found twice;
//   - "-": standard input.
//
// What cannot be read, and a directory without such a file, is a File whose
// Read fails. Directories are read as the caller iterates.
func Files(args []string, stdin io.Reader) iter.Seq[File] {
	return func(yield func(File) bool) {
		for _, arg := range args {
			if !filesOf(arg, stdin, yield) {
				return
			}
		}
	}
}

func filesOf(arg string, stdin io.Reader, yield func(File) bool) bool {
	if arg == StdinArg {
		return yield(File{Path: StdinPath, stdin: stdin})
	}
	if info, err := os.Stat(arg); err != nil || !info.IsDir() {
		return yield(File{Path: arg}) // Read says what is wrong with it
	}
	found := false
	more := walk(arg, func(file File) bool {
		found = true
		return yield(file)
	})
	if !found {
		return yield(File{Path: arg, err: &fs.PathError{Op: "search", Path: arg, Err: errNoFiles}})
	}
	return more
}

// walk yields the files of a directory tree until yield returns false, and
// returns what it returned last.
func walk(dir string, yield func(File) bool) bool {
	entries, err := os.ReadDir(dir) // sorted
	if err != nil && !yield(File{Path: dir, err: err}) {
		return false
	}
	for _, entry := range entries {
		path := filepath.Join(dir, entry.Name())
		switch {
		case entry.IsDir():
			if !walk(path, yield) {
				return false
			}
		case hasExtension(path) && lintable(path, entry):
			if !yield(File{Path: path}) {
				return false
			}
		}
	}
	return true
}

// lintable leaves out links to directories, and what is there to be talked to
// and not to be read: pipes, sockets, devices. A link to nothing stays in, so
// that reading it says so.
func lintable(path string, entry fs.DirEntry) bool {
	if entry.Type()&fs.ModeSymlink == 0 {
		return entry.Type().IsRegular()
	}
	info, err := os.Stat(path)
	return err != nil || info.Mode().IsRegular()
}
