package source

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

const gitignoreName = ".gitignore"

// An ignorer knows what git ignores in one directory and, except for .gitignore
// files further down, below it: https://git-scm.com/docs/gitignore. It reads
// only .gitignore files, not the patterns that a clone keeps to itself. Classes such
// as [[:alpha:]] are not supported, and a character is a code point, while for git it
// is a byte.
type ignorer struct {
	dir   string // from the root of the repository, with slashes; "." for the root
	rules []ignoreRule
}

// An ignoreRule is one line of a .gitignore file.
type ignoreRule struct {
	glob    string // from the root of the repository
	again   bool   // "!": what matches is not ignored after all
	dirOnly bool
}

// newIgnorer returns what is ignored in dir by the .gitignore files above it,
// nil if dir is not in a repository. [ignorer.enter] reads the one in dir.
func newIgnorer(dir string) (*ignorer, error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	root, ok := RepositoryOf(abs)
	if !ok {
		return nil, nil
	}
	rel, err := filepath.Rel(root, abs)
	if err != nil {
		return nil, err
	}
	ig := &ignorer{dir: "."}
	at := root
	for name := range strings.SplitSeq(filepath.ToSlash(rel), "/") {
		if name == "." { // dir is the root
			break
		}
		if ig, err = ig.enter(at); err != nil {
			return nil, err
		}
		ig = ig.below(name)
		at = filepath.Join(at, name)
	}
	return ig, nil
}

// RepositoryOf returns the directory that holds .git, which is dir or above it.
func RepositoryOf(dir string) (root string, ok bool) {
	for {
		if _, err := os.Lstat(filepath.Join(dir, ".git")); err == nil {
			return dir, true
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return "", false
		}
		dir = parent
	}
}

// enter returns the ignorer with the .gitignore file, if there is one, of its
// directory, which is at path.
func (ig *ignorer) enter(path string) (*ignorer, error) {
	if ig == nil {
		return nil, nil
	}
	text, err := ReadFile(filepath.Join(path, gitignoreName))
	if errors.Is(err, fs.ErrNotExist) {
		return ig, nil
	}
	if err != nil {
		return nil, err
	}
	rules := slices.Clip(ig.rules) // siblings append to it too
	for line := range strings.Lines(strings.TrimPrefix(string(text), "\uFEFF")) {
		if rule, ok := parseIgnore(ig.dir, line); ok {
			rules = append(rules, rule)
		}
	}
	return &ignorer{ig.dir, rules}, nil
}

// below returns the ignorer of a directory in this one.
func (ig *ignorer) below(name string) *ignorer {
	if ig == nil {
		return nil
	}
	return &ignorer{path.Join(ig.dir, name), ig.rules}
}

// ignores reports whether git ignores a member of the directory: the last line
// that matches decides.
func (ig *ignorer) ignores(name string, isDir bool) bool {
	if ig == nil {
		return false
	}
	member := path.Join(ig.dir, name)
	for _, rule := range slices.Backward(ig.rules) {
		if (isDir || !rule.dirOnly) && doublestar.MatchUnvalidated(rule.glob, member) {
			return !rule.again
		}
	}
	return false
}

// parseIgnore reads a line of the .gitignore file of a directory; false where
// there is no pattern on it, or one that matches nothing.
func parseIgnore(dir, line string) (ignoreRule, bool) {
	line = strings.TrimSuffix(strings.TrimSuffix(line, "\n"), "\r")
	if strings.HasPrefix(line, "#") {
		return ignoreRule{}, false
	}
	pattern := trimSpaces(line)
	var rule ignoreRule
	pattern, rule.again = strings.CutPrefix(pattern, "!")
	pattern, rule.dirOnly = strings.CutSuffix(pattern, "/")
	if pattern == "" {
		return ignoreRule{}, false
	}
	if !strings.Contains(pattern, "/") {
		pattern = "**/" + pattern // it names files at any depth
	}
	pattern = strings.TrimPrefix(pattern, "/")
	if strings.HasSuffix(pattern, "/**") {
		pattern += "/*" // what is in the directory, and not the directory
	}
	rule.glob = asDoublestar(pattern)
	if dir != "." {
		rule.glob = quoteGlob(dir) + "/" + rule.glob
	}
	return rule, doublestar.ValidatePattern(rule.glob)
}

// trimSpaces cuts off the spaces at the end that are not escaped.
func trimSpaces(line string) string {
	trimmed := strings.TrimRight(line, " ")
	if trimmed == line {
		return line
	}
	backslashes := len(trimmed) - len(strings.TrimRight(trimmed, `\`))
	if backslashes%2 == 1 {
		return trimmed + " "
	}
	return trimmed
}

// asDoublestar writes a pattern of git's as one of doublestar, where braces hold
// alternatives and a negated class matches a slash.
func asDoublestar(pattern string) string {
	return strings.NewReplacer(
		`\\`, `\\`, `\{`, `\{`, `\}`, `\}`, `\[`, `\[`,
		`{`, `\{`, `}`, `\}`, `[!`, `[!/`, `[^`, `[^/`,
	).Replace(pattern)
}

// quoteGlob returns the glob that matches only text.
func quoteGlob(text string) string {
	return strings.NewReplacer(`\`, `\\`, `*`, `\*`, `?`, `\?`, `[`, `\[`, `]`, `\]`, `{`, `\{`, `}`, `\}`).Replace(text)
}
