package main

import (
	"bytes"
	"errors"
	"fmt"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
)

// A change is what git says differs in a repository.
type change struct {
	root  string          // of the working tree, absolute, without symbolic links
	files map[string]bool // by their paths in it, with slashes
}

// changedSince returns the files of the working tree that differ from where its
// branch left ref: in commits, in the index, in the tree, and those that git
// does not know yet. The repository is that of the working directory. What git
// does not do is a [*failure].
func changedSince(ref string) (*change, error) {
	root, err := git("rev-parse", "--show-toplevel")
	if err != nil {
		return nil, &failure{err: err}
	}
	c := &change{root: strings.TrimSuffix(string(root), "\n"), files: map[string]bool{}}
	if c.root, err = filepath.EvalSymlinks(filepath.FromSlash(c.root)); err != nil {
		return nil, &failure{err: err}
	}
	// These flags override what a user may have configured. Without renames, a file
	// under a new name is one that has been added.
	known, err := git("diff", "--name-only", "-z", "--no-renames", "--no-ext-diff", "--no-relative", "--ignore-submodules=none",
		"--diff-filter=d", "--merge-base", "--end-of-options", ref, "--")
	if err != nil {
		return nil, &failure{err, "REV and the history down to where the branch left it must be fetched (git fetch --unshallow, or fetch-depth: 0)"}
	}
	added, err := git("ls-files", "-z", "--others", "--exclude-standard", "--full-name", ":/")
	if err != nil {
		return nil, &failure{err: err}
	}
	for name := range bytes.SplitSeq(append(known, added...), []byte{0}) {
		c.files[strings.TrimSuffix(string(name), "/")] = true // a repository in this one has a slash
	}
	return c, nil
}

// has reports whether a file has changed, or may have: git says nothing about files
// outside the working tree, or about missing ones. A link has changed when what it
// leads to has.
func (c *change) has(file string) bool {
	target, err := filepath.EvalSymlinks(file)
	if err != nil {
		return true
	}
	dir, err := filepath.EvalSymlinks(filepath.Dir(file))
	return err != nil || c.lists(target) || c.lists(filepath.Join(dir, filepath.Base(file)))
}

// lists reports whether a file whose directory is not a link is among the files, or
// outside the working tree. For a repository in this one, such as a submodule, git
// lists the directory.
func (c *change) lists(file string) bool {
	file, err := filepath.Abs(file)
	if err != nil {
		return true
	}
	name, err := filepath.Rel(c.root, file)
	if err != nil || !filepath.IsLocal(name) {
		return true
	}
	for name = filepath.ToSlash(name); name != "."; name = path.Dir(name) {
		if c.files[name] {
			return true
		}
	}
	return false
}

// git runs git in the working directory and returns what it prints.
func git(args ...string) ([]byte, error) {
	out, err := exec.Command("git", args...).Output()
	if exit, ok := errors.AsType[*exec.ExitError](err); ok {
		message := strings.TrimSpace(string(exit.Stderr))
		return nil, fmt.Errorf("git %s: %s", args[0], strings.TrimPrefix(message, "fatal: "))
	}
	return out, err
}
