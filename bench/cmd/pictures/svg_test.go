package main

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// TestMain runs the tests where the command is run: in the directory of the module.
func TestMain(m *testing.M) {
	if err := os.Chdir("../.."); err != nil {
		panic(err)
	}
	os.Exit(m.Run())
}

// TestPictures: the terminal in the README is what the command prints today.
func TestPictures(t *testing.T) {
	lint, err := build(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	shown, err := lint.terminal()
	if err != nil {
		t.Fatal(err)
	}
	for _, theme := range themes {
		file := filepath.Join(root, "docs/pictures", "terminal-"+theme.name+".svg")
		got, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if string(got) != string(theme.svg(shown)) {
			t.Errorf("%s is stale: go run ./cmd/pictures ../docs/pictures", file)
		}
	}
}

func TestRuns(t *testing.T) {
	got, length := runs("\x1b[1;31merror:\x1b[0m \x1b[2mé\x1b[0m")
	want := []run{{"error:", style{31, true, false}}, {" ", style{}}, {"é", style{dim: true}}}
	if !slices.Equal(got, want) || length != 8 {
		t.Errorf("%+v, %d", got, length)
	}
}
