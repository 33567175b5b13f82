package main

import (
	"os"
	"path/filepath"

	"example.com/authlink/internal/report"
	"example.com/authlink/internal/source"
)

// workspaces are the variables in which CI services name the directory that the paths
// in their annotations start from.
var workspaces = []string{"GITHUB_WORKSPACE", "CI_PROJECT_DIR"}

// root returns where paths start in reports that services read: at the root of the
// repository, or at the workspace of the CI where that is a repository itself (of which
// the nearest one may be a submodule) or holds none. Where there is neither, it is the
// working directory.
func (r *run) root() report.Root {
	dir, err := os.Getwd()
	if err != nil {
		return report.Root{}
	}
	root, isRepository := source.RepositoryOf(dir)
	for _, name := range workspaces {
		workspace := filepath.Clean(r.getenv(name))
		if !filepath.IsAbs(workspace) || !isBelow(dir, workspace) {
			continue
		}
		top, _ := source.RepositoryOf(workspace)
		if isCheckout := isRepository && isBelow(root, workspace); top == workspace || !isCheckout {
			root, isRepository = workspace, true
		}
	}
	if !isRepository {
		return report.Root{}
	}
	rel, err := relative(root, dir)
	if err != nil {
		return report.Root{}
	}
	return report.Root{Path: root, Dir: filepath.ToSlash(rel)}
}

// isBelow reports whether a directory is the root or below it.
func isBelow(dir, root string) bool {
	rel, err := relative(root, dir)
	return err == nil && filepath.IsLocal(rel)
}

// relative is filepath.Rel of directories that links may lead to.
func relative(root, dir string) (string, error) {
	if rel, err := filepath.Rel(root, dir); err == nil && filepath.IsLocal(rel) {
		return rel, nil
	}
	root, err := filepath.EvalSymlinks(root)
	if err != nil {
		return "", err
	}
	if dir, err = filepath.EvalSymlinks(dir); err != nil {
		return "", err
	}
	return filepath.Rel(root, dir)
}
