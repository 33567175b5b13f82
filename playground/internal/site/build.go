package site

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// Options say how to build the site.
type Options struct {
	Module string // the directory of the module playground; the repository is around it
	Out    string // where the files go
	Quick  bool   // leave out the compressed files, which take most of the time

	Log io.Writer // what is being done goes there
}

// Build writes the site to o.Out, in place of what was built there before. Nothing is left of
// a build that fails.
func Build(ctx context.Context, o Options) error {
	next := o.Out + ".next"
	if err := os.RemoveAll(next); err != nil {
		return err
	}
	defer os.RemoveAll(next)
	if err := os.MkdirAll(next, 0o777); err != nil {
		return err
	}
	b := builder{Options: o, dir: next}
	for _, step := range []struct {
		what string
		do   func(context.Context) error
	}{
		{"packages from npm", b.installModules},
		{"scripts", b.bundle},
		{"linter", b.compileLinter},
		{"pages", b.writePages},
		{"docs", b.writeDocs},
		{"licences", b.writeLicences},
		{"compressed files", b.compress},
		{"what a first visit downloads", b.printSizes},
	} {
		fmt.Fprintf(o.Log, "%s\n", step.what)
		if err := step.do(ctx); err != nil {
			return fmt.Errorf("%s: %w", step.what, err)
		}
	}
	if err := isOurs(o.Out); err != nil {
		return err
	}
	if err := os.RemoveAll(o.Out); err != nil {
		return err
	}
	return os.Rename(next, o.Out)
}

// mark is a file that every site has: a directory without it is not replaced.
const mark = "linter.wasm"

func isOurs(dir string) error {
	entries, err := os.ReadDir(dir)
	if os.IsNotExist(err) || err == nil && len(entries) == 0 {
		return nil
	}
	if err != nil {
		return err
	}
	if _, err := os.Stat(filepath.Join(dir, mark)); err != nil {
		return fmt.Errorf("%s holds other files than a site: it is left as it is", dir)
	}
	return nil
}

// A builder writes a site into a directory.
type builder struct {
	Options
	dir string
}

// repository returns the path of a file of the repository.
func (b *builder) repository(path string) string {
	return filepath.Join(b.Module, "..", filepath.FromSlash(path))
}

// write writes a file of the site.
func (b *builder) write(path string, content []byte) error {
	path = filepath.Join(b.dir, filepath.FromSlash(path))
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		return err
	}
	return os.WriteFile(path, content, 0o666)
}
