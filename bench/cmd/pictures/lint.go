package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

// The payload is linted from the root of the repository, and by its path from there.
const (
	root    = "../"
	payload = "docs/pictures/auth-link.json"
)

// A linter is the path of the command.
type linter string

// build builds the command of this commit.
func build(dir string) (linter, error) {
	lint := filepath.Join(dir, "authlink-lint")
	command := exec.Command("go", "build", "-C", root, "-o", lint, "./cmd/authlink-lint")
	if out, err := command.CombinedOutput(); err != nil {
		return "", fmt.Errorf("building authlink-lint: %w\n%s", err, out)
	}
	return linter(lint), nil
}

// terminal returns what a terminal shows, with its escape sequences.
func (l linter) terminal() ([]byte, error) {
	return l.run("--color=always")
}

// report writes the report in HTML to a file.
func (l linter) report(file string) error {
	_, err := l.run("--format=html=" + file)
	return err
}

func (l linter) run(flag string) ([]byte, error) {
	var out bytes.Buffer
	command := exec.Command(string(l), "--no-config", flag, payload)
	command.Dir, command.Env = root, append(os.Environ(), "COLUMNS=92")
	command.Stdout, command.Stderr = &out, &out
	err := command.Run()
	// The payload has findings, so 1 is what is wanted.
	if exit, ok := errors.AsType[*exec.ExitError](err); !ok || exit.ExitCode() != 1 {
		return nil, fmt.Errorf("authlink-lint %s: %v, want exit code 1\n%s", flag, err, out.Bytes())
	}
	return out.Bytes(), nil
}
