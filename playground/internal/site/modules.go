package site

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
)

// installModules installs the packages that package-lock.json names, with their checksums,
// unless they are there.
func (b *builder) installModules(ctx context.Context) error {
	lock, err := os.ReadFile(filepath.Join(b.Module, "package-lock.json"))
	if err != nil {
		return err
	}
	noted := filepath.Join(b.Module, "node_modules", ".authlink-lock.json")
	if is, err := os.ReadFile(noted); err == nil && bytes.Equal(is, lock) {
		return nil
	} else if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	npm := exec.CommandContext(ctx, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
	npm.Dir, npm.Stdout, npm.Stderr = b.Module, b.Log, b.Log
	if err := npm.Run(); err != nil {
		return err
	}
	return os.WriteFile(noted, lock, 0o666)
}
