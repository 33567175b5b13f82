package report

import (
	"path"
	"path/filepath"

	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/source"
)

// A Root is the directory that services such as GitHub take paths to start in: the root
// of a repository, wherever in it the command runs. The zero value is the working
// directory.
type Root struct {
	Path string // absolute
	Dir  string // the working directory as seen from Path, with slashes; may be empty
}

// path returns a path as seen from the root. One that leads elsewhere stays absolute if
// it is, and standard input keeps its name.
func (r Root) path(p string) string {
	if p == source.StdinPath {
		return p
	}
	if !filepath.IsAbs(p) {
		return path.Join(r.Dir, source.SlashPath(p))
	}
	if rel, err := filepath.Rel(r.Path, p); r.Path != "" && err == nil && filepath.IsLocal(rel) {
		return filepath.ToSlash(rel)
	}
	return p
}

// prints returns the fingerprints of findings, which are made of the paths as seen from
// the working directory: the same file name in another directory is another file.
func (r Root) prints(of []string) []string {
	if r.Dir == "" || r.Dir == "." {
		return of
	}
	rooted := make([]string, len(of))
	for i, print := range of {
		rooted[i] = finding.DigestOf(r.Dir, print).String()
	}
	return rooted
}
