package site

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// A component is something of somebody else's in the files of the site.
type component struct{ name, version, dir string }

// writeLicences writes the licences of all components: of the scripts from npm, and of the Go
// modules in the linter.
func (b *builder) writeLicences(ctx context.Context) error {
	scripts, err := b.npmComponents()
	if err != nil {
		return err
	}
	modules, err := b.goComponents(ctx)
	if err != nil {
		return err
	}
	var out bytes.Buffer
	for _, c := range append(scripts, modules...) {
		text, err := licenceIn(c.dir)
		if err != nil {
			return fmt.Errorf("%s: %w", c.name, err)
		}
		fmt.Fprintf(&out, "%s %s\n\n%s\n\n%s\n\n", c.name, c.version, bytes.TrimSpace(text), strings.Repeat("-", 72))
	}
	return b.write("licences.txt", out.Bytes())
}

// npmComponents returns the packages that the scripts may be bundled from.
func (b *builder) npmComponents() ([]component, error) {
	text, err := os.ReadFile(filepath.Join(b.Module, "package-lock.json"))
	if err != nil {
		return nil, err
	}
	var lock struct {
		Packages map[string]struct {
			Version string
			Dev     bool
		}
	}
	if err := json.Unmarshal(text, &lock); err != nil {
		return nil, err
	}
	var list []component
	for dir, p := range lock.Packages {
		if dir != "" && !p.Dev {
			list = append(list, component{strings.TrimPrefix(dir, "node_modules/"), p.Version, filepath.Join(b.Module, filepath.FromSlash(dir))})
		}
	}
	slices.SortFunc(list, func(a, b component) int { return strings.Compare(a.name, b.name) })
	return list, nil
}

// goComponents returns Go itself and the modules that the linter is linked from.
func (b *builder) goComponents(ctx context.Context) ([]component, error) {
	list := exec.CommandContext(ctx, "go", "list", "-deps", "-tags="+linterTags, "-json=Module", "./cmd/linter")
	list.Dir, list.Stderr = b.Module, b.Log
	list.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	text, err := list.Output()
	if err != nil {
		return nil, err
	}
	root, err := exec.CommandContext(ctx, "go", "env", "GOROOT", "GOVERSION").Output()
	if err != nil {
		return nil, err
	}
	goroot, version, _ := strings.Cut(strings.TrimSpace(string(root)), "\n")
	components := []component{{"Go", version, goroot}}
	for decoder := json.NewDecoder(bytes.NewReader(text)); ; {
		var p struct {
			Module *struct {
				Path, Version, Dir string
				Main               bool
			}
		}
		if err := decoder.Decode(&p); err == io.EOF {
			return components, nil
		} else if err != nil {
			return nil, err
		}
		m := p.Module
		if m == nil || m.Main || slices.ContainsFunc(components, func(c component) bool { return c.name == m.Path }) {
			continue
		}
		components = append(components, component{m.Path, m.Version, m.Dir})
	}
}

// licenceIn returns the text of the licence in a directory.
func licenceIn(dir string) ([]byte, error) {
	files, err := filepath.Glob(filepath.Join(dir, "[LC][IO][CP][EY]*"))
	if err != nil {
		return nil, err
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("no licence in %s", dir)
	}
	return os.ReadFile(files[0])
}
