package main

import (
	"bytes"
	"compress/gzip"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// page is docs/scale.md.
func page(t *testing.T) string { return readFile(t, "../../../docs/scale.md") }

// TestPageCommands does what the page says in a copy of nothing but the words: its two commands, on a
// directory of compressed NDJSON, and the command of authlink-lint that it compares them with.
func TestPageCommands(t *testing.T) {
	if testing.Short() {
		t.Skip("builds two programs")
	}
	_, rest, _ := strings.Cut(page(t), "In a clone, two commands")
	_, rest, _ = strings.Cut(rest, "```sh\n")
	block, rest, _ := strings.Cut(rest, "```")
	commands := strings.Split(strings.TrimSpace(block), "\n")
	lint := regexp.MustCompile("`(authlink-lint [^`]*archive/[^`]*)`").FindStringSubmatch(rest)
	if len(commands) != 2 || lint == nil {
		t.Fatalf("commands %q, and that of the linter %q", commands, lint)
	}
	root, err := filepath.Abs("../../..")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for _, name := range []string{"beam", "cmd"} { // as in a clone
		if err := os.Symlink(filepath.Join(root, name), filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	compressedArchive(t, filepath.Join(dir, "archive"))
	shell(t, dir, 0, commands[0])
	shell(t, dir, exitInvalid, commands[1])
	shell(t, root, 0, "go build -o "+filepath.Join(dir, "authlink-lint")+" ./cmd/authlink-lint")
	want := shell(t, dir, exitInvalid, "./"+lint[1])
	all := strings.Split(strings.TrimSuffix(want, "\n"), "\n")
	all = all[:len(all)-1] // the summary
	slices.Sort(all)
	if got := lines(readFile(t, filepath.Join(dir, "report", "findings.ndjson"))); !slices.Equal(got, all) {
		t.Errorf("findings\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(all, "\n"))
	}
	if len(all) < 20 || !strings.Contains(strings.Join(all, "\n"), `"rule":"live-token"`) {
		t.Errorf("%d findings, which is not much of a comparison", len(all))
	}
}

// shell runs a command line in a directory, and returns what it prints.
func shell(t *testing.T, dir string, code int, line string) string {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "sh", "-c", line)
	var out, errs bytes.Buffer
	cmd.Dir, cmd.Stdout, cmd.Stderr = dir, &out, &errs
	cmd.Env = append(os.Environ(), "PWD="+dir)
	if err := cmd.Run(); cmd.ProcessState == nil || cmd.ProcessState.ExitCode() != code {
		t.Fatalf("%s: %v, want exit code %d: %s", line, err, code, errs.String())
	}
	return out.String()
}

// compressedArchive writes files of the fixtures, each on a line.
func compressedArchive(t *testing.T, dir string) {
	t.Helper()
	if err := os.Mkdir(dir, 0o777); err != nil {
		t.Fatal(err)
	}
	for name, pattern := range map[string]string{"good.ndjson.gz": "valid/*.json", "bad.ndjson.gz": "invalid/*.json"} {
		paths, err := filepath.Glob(filepath.Join("../../../testdata/wire", pattern))
		if err != nil || len(paths) == 0 {
			t.Fatal(pattern, err)
		}
		var out bytes.Buffer
		w := gzip.NewWriter(&out)
		for _, path := range paths {
			io.WriteString(w, strings.ReplaceAll(readFile(t, path), "\n", " ")+"\n")
		}
		io.WriteString(w, `{"token": "eyJhbGciOiJIUzI1NiJ9.eyJleHAiOjQxMDI0NDQ4MDB9.c2lnbmF0dXJl"}`+"\n")
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), out.Bytes(), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// TestPageFlags: each flag that the page gives authlink-beam is one that the program has.
func TestPageFlags(t *testing.T) {
	_, help, _ := command(t, "--help")
	has := map[string]bool{}
	for _, found := range regexp.MustCompile(`(?m)^  -([a-z_-]+)`).FindAllStringSubmatch(help, -1) {
		has[found[1]] = true
	}
	section, _, _ := strings.Cut(page(t), "## Streams on Kafka")
	joined := strings.ReplaceAll(section, "\\\n", " ")
	named := map[string]bool{}
	for _, line := range strings.Split(joined, "\n") {
		_, args, ok := strings.Cut(line, "authlink-beam --")
		if !ok {
			continue
		}
		for _, found := range regexp.MustCompile(`(?:^|\s)--([a-z_-]+)`).FindAllStringSubmatch(" --"+args, -1) {
			named[found[1]] = true
		}
	}
	for _, must := range []string{"runner", "project", "region", "staging_location", "temp_location", "max_num_workers", "sdk_container_image", "endpoint", "environment_type", "environment_config", "parallelism", "input", "output"} {
		if !named[must] {
			t.Errorf("the page gives no example of --%s", must)
		}
	}
	delete(named, "help") // which package flag knows by itself
	for name := range named {
		if !has[name] {
			t.Errorf("the page names --%s, and there is no such flag", name)
		}
	}
}

// TestDryRun: the pipeline is translated for Dataflow, and nothing is sent anywhere.
func TestDryRun(t *testing.T) {
	storage := httptest.NewServer(http.NotFoundHandler()) // which is asked what the bucket is like
	defer storage.Close()
	t.Setenv("STORAGE_EMULATOR_HOST", storage.URL)
	glob := archive(t)
	code, stdout, stderr := command(t, "--runner=dataflow", "--dry_run", "--project=project", "--region=europe-west1", "--staging_location=gs://bucket/staging",
		"--temp_location=gs://bucket/tmp", "--max_num_workers=20", "--sdk_container_image=apache/beam_go_sdk:2.77.0",
		"--input", glob, "--output", t.TempDir(), "--form", "wire", "--dead-letters")
	if code != exitValid {
		t.Fatalf("exit code %d: %s", code, stderr)
	}
	for _, want := range []string{"not submitting job", `"maxNumWorkers": 20`, "authlinkbeam.ReadAll", "authlinkbeam.WriteDeadLetters"} {
		if !strings.Contains(strings.ReplaceAll(stdout+stderr, `\"`, `"`), want) {
			t.Errorf("no %s in what is printed", want)
		}
	}
}
