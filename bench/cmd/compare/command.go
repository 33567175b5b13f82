package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"example.com/authlink/bench/measure"
)

// compareCommand measures the program authlink-lint: on lines, against one that only links the
// reference engine, and against reading files.
func compareCommand(e effort) (rows []target, err error) {
	bin, err := os.MkdirTemp("", "compare")
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(bin)) }()
	module, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "example.com/authlink").Output()
	if err != nil {
		return nil, err
	}
	const programs = "example.com/authlink/bench/cmd/compare/testdata/"
	err = errors.Join(
		build(bin, "-C", strings.TrimSpace(string(module)), "./cmd/authlink-lint"),
		build(bin, programs+"empty"),
		build(bin, programs+"engine"))
	if err != nil {
		return nil, err
	}
	tree := filepath.Join(bin, "tree")
	if err := writeTree(tree, e.files); err != nil {
		return nil, err
	}
	var failed error
	command := func(name string, args ...string) func() {
		return func() {
			if out, err := exec.Command(name, args...).CombinedOutput(); err != nil {
				failed = fmt.Errorf("%s: %w\n%s", name, err, out)
			}
		}
	}
	lint := filepath.Join(bin, "authlink-lint")
	rounds := measure.Rounds{Count: e.processes, Batch: time.Nanosecond} // one run is long enough
	starts := rounds.Samples([]func(){
		command(lint, "--no-config", filepath.Join(tree, "0", "0.json")),
		command(filepath.Join(bin, "empty")),
		command(filepath.Join(bin, "engine")),
	})
	walks := rounds.Samples([]func(){
		command(lint, "--no-config", tree),
		command("sh", "-c", `find "$0" -type f -print0 | xargs -0 cat > /dev/null`, tree),
	})
	if failed != nil {
		return nil, failed
	}
	lines, err := compareLines(bin, e)
	return append(lines,
		target{"start-up: one small file, against a program that only links the reference engine", "1.3×", "1.1×",
			fmt.Sprintf("%s (against an empty Go program: %s)",
				spread(measure.RatioOf(starts[0], starts[2])), spread(measure.RatioOf(starts[0], starts[1])))},
		target{fmt.Sprintf("a tree of %d small files, against `find -type f -print0 \\| xargs -0 cat`", e.files), "2×", "1.5×",
			spread(measure.RatioOf(walks[0], walks[1]))},
	), err
}

// build builds a program as the releases are, and installs it in the folder bin by a copy: the
// kernel maps a file that was written in one piece faster than one that a linker has left.
func build(bin string, args ...string) (err error) {
	linked, err := os.MkdirTemp(bin, "linked")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(linked)) }()
	at := len(args) - 1
	args = append(args[:at:at], "-trimpath", "-ldflags=-s -w", "-o", linked+string(filepath.Separator), args[at])
	cmd := exec.Command("go", append([]string{"build"}, args...)...)
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("build %s: %w\n%s", args[len(args)-1], err, out)
	}
	return os.CopyFS(bin, os.DirFS(linked))
}

// writeTree writes payloads of the contract that nothing is to be said of, a
// hundred to a folder.
func writeTree(root string, files int) error {
	for i := range files {
		folder := filepath.Join(root, fmt.Sprint(i/100))
		if err := os.MkdirAll(folder, 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(folder, fmt.Sprintf("%d.json", i%100)), []byte(firstPayload), 0o644); err != nil {
			return err
		}
	}
	return nil
}
