package site

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

// linterTags are the build tags of the linter.
const linterTags = "noreflect"

// compileLinter compiles the linter to WebAssembly. The flags leave out what a page has no use
// for, the tag the schemas of Go types; and they keep functions from being copied into one another:
// what is downloaded is an eighth smaller for it.
func (b *builder) compileLinter(ctx context.Context) error {
	out, err := filepath.Abs(filepath.Join(b.dir, mark))
	if err != nil {
		return err
	}
	build := exec.CommandContext(ctx, "go", "build", "-trimpath", "-buildvcs=false", "-tags="+linterTags, "-gcflags=all=-l", "-ldflags=-s -w", "-o", out, "./cmd/linter")
	build.Dir, build.Stdout, build.Stderr = b.Module, b.Log, b.Log
	build.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm", "CGO_ENABLED=0")
	if err := build.Run(); err != nil {
		return err
	}
	linter, err := os.ReadFile(out)
	if err == nil {
		linter, err = mergeSegments(linter)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", mark, err)
	}
	return os.WriteFile(out, linter, 0o666)
}
