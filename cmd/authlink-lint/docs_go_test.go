package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// runDoc runs the Go program of a page as a file of that name.
func runDoc(t *testing.T, page, name, verb string) (got, want string, err error) {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(blocks(t, page, "go")[0]), 0o644); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.CommandContext(t.Context(), "gofmt", "-l", path).CombinedOutput(); err != nil || len(out) > 0 {
		t.Errorf("%s is not formatted: %s %v", page, out, err)
	}
	output, err := exec.CommandContext(t.Context(), "go", verb, path).CombinedOutput()
	return string(output), blocks(t, page, "output")[0], err
}

func TestHTTPPage(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds: it links a program")
	}
	got, want, err := runDoc(t, "../../docs/http.md", "main.go", "run")
	if err != nil || got != want {
		t.Errorf("prints, with %v,\n%s\nthe page says\n%s", err, got, want)
	}
}

// The test on the page fails, and says so between lines that hold times.
func TestGoTestsPage(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds: it links a program")
	}
	got, want, err := runDoc(t, "../../docs/go-tests.md", "links_test.go", "test")
	if err == nil || !strings.Contains(got, "\n"+want) {
		t.Errorf("prints, with %v,\n%s\nthe page says\n%s", err, got, want)
	}
}
