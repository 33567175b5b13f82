package site

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// scripts are the files in web that pages load; each is bundled with what it imports.
var scripts = []string{"app.js", "worker.js", "docs.js"}

// bundle writes the scripts of the pages, and their style.
func (b *builder) bundle(ctx context.Context) error {
	goroot, err := exec.CommandContext(ctx, "go", "env", "GOROOT").Output()
	if err != nil {
		return fmt.Errorf("go env GOROOT: %w", err)
	}
	options := api.BuildOptions{
		Outdir: b.dir, Bundle: true, Write: true, Charset: api.CharsetUTF8,
		MinifyWhitespace: true, MinifyIdentifiers: true, MinifySyntax: true,
		Target: api.ES2022, Format: api.FormatIIFE, LegalComments: api.LegalCommentsNone,
		NodePaths: []string{filepath.Join(b.Module, "node_modules")},
		Plugins:   []api.Plugin{goScripts(strings.TrimSpace(string(goroot)))},
	}
	for _, script := range append(scripts, "style.css") {
		options.EntryPoints = append(options.EntryPoints, filepath.Join(b.Module, "web", script))
	}
	result := api.Build(options)
	var failures []error
	for _, m := range append(result.Errors, result.Warnings...) {
		at := ""
		if m.Location != nil {
			at = fmt.Sprintf("%s:%d:%d: ", m.Location.File, m.Location.Line, m.Location.Column)
		}
		failures = append(failures, errors.New(at+m.Text))
	}
	return errors.Join(failures...)
}

// goScripts leads an import such as "go:wasm_exec" to the file that comes with Go.
func goScripts(goroot string) api.Plugin {
	return api.Plugin{Name: "go", Setup: func(build api.PluginBuild) {
		build.OnResolve(api.OnResolveOptions{Filter: "^go:"}, func(args api.OnResolveArgs) (api.OnResolveResult, error) {
			name := strings.TrimPrefix(args.Path, "go:") + ".js"
			return api.OnResolveResult{Path: filepath.Join(goroot, "lib", "wasm", name)}, nil
		})
	}}
}
