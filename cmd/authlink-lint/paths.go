package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"example.com/authlink/internal/lint"
	"example.com/authlink/internal/source"
)

// inputFlags are the flags that say what to check, besides each PATH.
type inputFlags struct {
	filesFrom string // empty for none
	stdinName string

	changedSince string // a git revision, empty for none
}

func (f *inputFlags) add(cmd *cobra.Command) {
	cmd.Flags().StringVar(&f.filesFrom, "files-from", "", "also check the paths in `FILE`, one per line or, "+
		"as find -print0 writes them, each followed by a NUL; - for standard input")
	cmd.Flags().StringVar(&f.stdinName, "stdin-filename", "", "treat standard input like a file called `NAME`, "+
		"whose extension says what it holds")
	cmd.Flags().StringVar(&f.changedSince, "changed-since", "", "check only files that have changed since the branch left "+
		"the git revision `REV`, committed or not, and files unknown to git")
}

// input puts the paths of the command line and of --files-from together.
func (f *inputFlags) input(cmd *cobra.Command, paths []string, stdin io.Reader) (in lint.Input, err error) {
	in = lint.Input{Args: paths, Stdin: stdin, StdinName: f.stdinName}
	readsList := f.filesFrom == source.StdinArg
	if len(paths) == 0 && f.filesFrom == "" {
		return in, noPath(cmd, stdin)
	}
	if i := slices.Index(paths, source.StdinArg); i >= 0 && (readsList || slices.Contains(paths[i+1:], source.StdinArg)) {
		return in, errors.New("standard input (-) is named twice, but can be read only once")
	}
	if cmd.Flags().Changed("changed-since") && f.changedSince == "" {
		return in, errors.New("--changed-since needs a revision")
	}
	if f.stdinName != "" && !slices.Contains(paths, source.StdinArg) {
		return in, errors.New("--stdin-filename names standard input, but no PATH is -")
	}
	if in.Keep, err = f.keep(); err != nil {
		return in, err
	}
	listed, err := f.listed(stdin)
	in.Args = slices.Concat(paths, listed)
	return in, err
}

// keep reports which files have changed by now, for --changed-since; it is nil
// without that flag.
func (f *inputFlags) keep() (func(path string) bool, error) {
	if f.changedSince == "" {
		return nil, nil
	}
	changes, err := changedSince(f.changedSince)
	if err != nil {
		return nil, err
	}
	return changes.has, nil
}

// listed returns the paths in the list. A path of "-" in it is a file.
func (f *inputFlags) listed(stdin io.Reader) ([]string, error) {
	if f.filesFrom == "" {
		return nil, nil
	}
	list, err := f.list(stdin)
	if err != nil {
		return nil, &failure{err: err}
	}
	paths := splitPaths(list)
	if len(paths) == 0 {
		return nil, &failure{err: errors.New("the list of --files-from is empty: expected at least one path")}
	}
	return paths, nil
}

// mostListed bounds the list of --files-from, in bytes. It has room for a million
// paths.
const mostListed = 64 << 20

// list reads the list. It is an error if it is longer than the limit.
func (f *inputFlags) list(stdin io.Reader) ([]byte, error) {
	from := stdin
	if f.filesFrom != source.StdinArg {
		file, err := os.Open(f.filesFrom)
		if err != nil {
			return nil, err
		}
		defer file.Close()
		from = file
	}
	list, err := io.ReadAll(io.LimitReader(from, mostListed+1))
	if err == nil && len(list) > mostListed {
		err = fmt.Errorf("the list of --files-from is longer than %d MiB: name directories, or split it", mostListed>>20)
	}
	return list, err
}

// splitPaths splits a list at each NUL if there is one, otherwise at line ends.
// Empty paths are left out.
func splitPaths(list []byte) []string {
	text, isEnd := string(list), func(r rune) bool { return r == '\n' || r == '\r' }
	if bytes.IndexByte(list, 0) >= 0 {
		isEnd = func(r rune) bool { return r == 0 }
	}
	paths := strings.FieldsFunc(text, isEnd)
	for i, path := range paths {
		if path == source.StdinArg {
			paths[i] = "./" + path
		}
	}
	return paths
}
