package main

import (
	"bytes"
	"os"
	"regexp"
	"strings"
	"testing"
)

// acme is the worked example of a vendor that is not built in.
const acme = "../../examples/acme"

// consoleBlock matches what a page shows of a terminal.
var consoleBlock = regexp.MustCompile("(?s)```console\n(.*?)```")

// TestAcme runs what the page of the example shows, in a copy of it.
func TestAcme(t *testing.T) {
	page, err := os.ReadFile(acme + "/README.md")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(acme)); err != nil {
		t.Fatal(err)
	}
	t.Chdir(dir)
	shown := 0
	for _, block := range consoleBlock.FindAllStringSubmatch(string(page), -1) {
		for _, part := range strings.Split("\n"+block[1], "\n$ ")[1:] {
			line, want, _ := strings.Cut(strings.TrimSuffix(part, "\n")+"\n", "\n")
			if got := runInExample(t, line); got != want {
				t.Errorf("%s\nprints\n%s\nnot\n%s", line, got, want)
			}
			shown++
		}
	}
	if shown != 6 {
		t.Errorf("the page shows %d commands", shown)
	}
}

// TestAcmeEditions makes the editions of the example of the vendor's documents again.
func TestAcmeEditions(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(acme)); err != nil {
		t.Fatal(err)
	}
	t.Chdir(dir)
	if err := os.Remove(".authlink-lint.yaml"); err != nil {
		t.Fatal(err)
	}
	for _, edition := range [][2]string{{"2025-03-01", "openapi-2025-03-01.yaml"}, {"2025-09-12", "openapi-2025-09-12.yaml"}, {"2026-02-01", "openapi.yaml"}} {
		path := "/" + edition[0] + ".schema.json"
		want, err := os.ReadFile("contracts/acme-order" + path)
		if err != nil {
			t.Fatal(err)
		}
		runInExample(t, "authlink-lint contract add --name "+edition[0]+" acme-again 'vendor/"+edition[1]+"#GET /orders/{id} 200'")
		got, err := os.ReadFile("contracts/acme-again" + path)
		if err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s: %v, got\n%s", path, err, got)
		}
	}
}

// runInExample runs a command as a page shows it, and returns its output and then its complaints.
func runInExample(t *testing.T, line string) string {
	t.Helper()
	var args []string
	for _, word := range regexp.MustCompile(`'[^']*'|\S+`).FindAllString(line, -1) {
		args = append(args, strings.Trim(word, "'"))
	}
	if args[0] == "cp" {
		text, err := os.ReadFile(args[1])
		if err == nil {
			err = os.WriteFile(args[2], text, 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
		return ""
	}
	var out, complaints bytes.Buffer
	c := Command{Stdin: strings.NewReader(""), Stdout: &out, Stderr: &complaints, Getenv: func(string) string { return "" }}
	if code := c.Main(args[1:]); code > exitFindings {
		t.Errorf("%s: exit code %d: %s", line, code, complaints.String())
	}
	return out.String() + complaints.String()
}
