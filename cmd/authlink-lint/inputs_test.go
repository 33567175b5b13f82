package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"example.com/authlink/internal/lint"
	"example.com/authlink/internal/selection"
)

const inputsPage = "../../docs/inputs.md"

// Every command that the page shows prints what the page says, up to an ellipsis
// in a line.
func TestInputsCommands(t *testing.T) {
	page := strings.Join(blocks(t, inputsPage, "console"), "")
	t.Chdir("../..")
	for _, shown := range strings.Split("\n"+page, "\n$ ")[1:] {
		command, want, _ := strings.Cut(shown, "\n")
		args := strings.Fields(strings.TrimPrefix(command, name+" "))
		var out bytes.Buffer
		c := Command{Stdin: strings.NewReader(""), Stdout: &out, Stderr: &out, Getenv: func(string) string { return "" }}
		if code := c.Main(args); code != exitFindings {
			t.Errorf("%s: exit code %d", command, code)
		}
		want, _, _ = strings.Cut(want, "…")
		if !strings.HasPrefix(out.String(), want) {
			t.Errorf("%s prints\n%s\nthe page says\n%s", command, out.String(), want)
		}
	}
	for _, preset := range selection.Presets() {
		if !strings.Contains(page, " --select "+preset) {
			t.Errorf("the page shows no command with the preset %s", preset)
		}
	}
}

// The configuration on the page is one.
func TestInputsConfiguration(t *testing.T) {
	for _, block := range blocks(t, inputsPage, "yaml") {
		path := filepath.Join(t.TempDir(), lint.ConfigName)
		if err := os.WriteFile(path, []byte(block), 0o644); err != nil {
			t.Fatal(err)
		}
		if _, err := lint.ReadConfig(path); err != nil {
			t.Error(err)
		}
	}
}
