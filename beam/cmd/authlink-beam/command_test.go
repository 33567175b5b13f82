package main

import (
	"bytes"
	"context"
	"errors"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"example.com/authlink/internal/lint"
	"example.com/authlink/internal/report"
)

// asCommand is the variable with which the test binary is the program.
const asCommand = "AUTHLINK_BEAM_AS_COMMAND"

func TestMain(m *testing.M) {
	if os.Getenv(asCommand) != "" {
		main()
	}
	os.Exit(m.Run())
}

// command runs the program.
func command(t *testing.T, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, os.Args[0], args...)
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr, cmd.Env = &out, &errs, append(os.Environ(), asCommand+"=1")
	err := cmd.Run()
	if exit, ok := errors.AsType[*exec.ExitError](err); ok {
		return exit.ExitCode(), out.String(), errs.String()
	}
	if err != nil {
		t.Fatal(err)
	}
	return 0, out.String(), errs.String()
}

// archive writes two files of lines, and returns the glob for them.
func archive(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{"a.ndjson": "{\"id\": 1}\n{\"id\": \"4148.57\", \"token\": \"<value>\"}\n", "b.ndjson": "[]\n{\n"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return filepath.Join(dir, "*.ndjson")
}

// linted are the lines that authlink-lint --format ndjson has for files on some terms, less the
// summary.
func linted(t *testing.T, terms lint.Terms, glob string) []string {
	t.Helper()
	l, err := terms.Linter()
	if err != nil {
		t.Fatal(err)
	}
	paths, err := filepath.Glob(glob)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	r, err := report.New("ndjson", &out, report.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := report.AddAll(r, lint.SingleProject(l).Run(t.Context(), lint.Input{Args: paths})); err != nil {
		t.Fatal(err)
	}
	return lines(out.String())
}

func readFile(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func lines(text string) []string {
	all := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	slices.Sort(all)
	return all
}

// checkRun runs the program on an archive, and compares what it writes with the linter.
func checkRun(t *testing.T, flags ...string) {
	t.Helper()
	glob, out := archive(t), t.TempDir()
	code, _, stderr := command(t, append([]string{"--input", glob, "--output", out, "--form", "wire"}, flags...)...)
	if code != exitInvalid || !strings.Contains(stderr, "2 files read") || !strings.Contains(stderr, "4 documents, 4 of them invalid, 1 not JSON") {
		t.Errorf("exit code %d: %s", code, stderr)
	}
	if got, want := lines(readFile(t, filepath.Join(out, "findings.ndjson"))), linted(t, lint.Terms{Form: "wire"}, glob); !slices.Equal(got, want) {
		t.Errorf("findings\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestPrism(t *testing.T)  { checkRun(t) }
func TestDirect(t *testing.T) { checkRun(t, "--runner=direct") }

// TestJobServer runs the program against a job server of its own, as against those of Flink and
// Spark: the workers are in the program, and everything else goes over the portable interfaces.
func TestJobServer(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a minute: it builds a job server")
	}
	server := filepath.Join(t.TempDir(), "prism")
	if out, err := exec.CommandContext(t.Context(), "go", "build", "-o", server, "github.com/apache/beam/sdks/v2/go/cmd/prism").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	l, err := net.Listen("tcp", "localhost:0")
	if err != nil {
		t.Fatal(err)
	}
	port := l.Addr().(*net.TCPAddr).Port
	l.Close()
	cmd := exec.CommandContext(t.Context(), server, "-serve_http=false", "-job_port="+strconv.Itoa(port))
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	defer func() { cmd.Process.Kill(); cmd.Wait() }()
	checkRun(t, "--runner=universal", "--endpoint=localhost:"+strconv.Itoa(port), "--environment_type=LOOPBACK")
}

// TestContractOfConfiguration: the contract that a configuration names goes to the workers, in all
// of its editions; the findings are those of authlink-lint in that directory.
func TestContractOfConfiguration(t *testing.T) {
	t.Chdir("../../../examples/acme")
	glob, out := filepath.Join("testdata", "orders", "*.json"), t.TempDir()
	terms, err := lint.Terms{Contract: "acme-order", Edition: "2025-03-01"}.Configured("")
	if err != nil {
		t.Fatal(err)
	}
	want := linted(t, terms, glob)
	if len(want) < 2 {
		t.Fatalf("%d findings", len(want))
	}
	args := []string{"--input", glob, "--output", out, "--contract", "acme-order"}
	if code, _, stderr := command(t, append(args, "--edition", "2025-03-01")...); code != exitInvalid {
		t.Errorf("exit code %d: %s", code, stderr)
	}
	if got := lines(readFile(t, filepath.Join(out, "findings.ndjson"))); !slices.Equal(got, want) {
		t.Errorf("findings\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if code, _, stderr := command(t, append(args, "--edition", "auto", "--config", ".authlink-lint.yaml")...); code != exitValid {
		t.Errorf("each follows some edition: exit code %d: %s", code, stderr)
	}
}

func TestExitCodes(t *testing.T) {
	out := t.TempDir()
	good := filepath.Join(t.TempDir(), "good.ndjson")
	if err := os.WriteFile(good, []byte("{\"id\": 1}\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	schema := filepath.Join(t.TempDir(), "id.schema.json")
	if err := os.WriteFile(schema, []byte(`{"required": ["id"]}`), 0o666); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		args []string
		code int
		want string
	}{
		{[]string{"--input", good, "--output", out, "--schema", schema}, exitValid, "1 files read"},
		{[]string{"--input", good + ".gone", "--output", out, "--schema", schema}, exitFailed, "1 files or globs could not be checked"},
		{[]string{"--output", out}, exitUsage, "--input is missing"},
		{[]string{"--input", good}, exitUsage, "--output is missing"},
		{[]string{"--input", good, "--output", out, "--contract", "acme"}, exitUsage, "there is no contract"},
		{[]string{"--input", good, "--output", out, "--contract", "acme-ordr", "--config", "../../../examples/acme/.authlink-lint.yaml"}, exitUsage, `did you mean "acme-order"?`},
		{[]string{"--input", good, "--output", out, "--rules", "some"}, exitUsage, "--rules must be validity or all"},
		{[]string{"--input", good, "--output", out, "--rule", "tpye=off"}, exitUsage, "did you mean type?"},
		{[]string{"--input", good, "--output", out, "more"}, exitUsage, `unexpected argument "more"`},
		{[]string{"--inptu", good}, exitUsage, "flag provided but not defined"},
	} {
		if code, _, stderr := command(t, tt.args...); code != tt.code || !strings.Contains(stderr, tt.want) {
			t.Errorf("%q: exit code %d, %s, want %d, %s", tt.args, code, stderr, tt.code, tt.want)
		}
	}
	if code, stdout, _ := command(t, "--help"); code != exitValid || !strings.Contains(stdout, "-input GLOB") || !strings.Contains(stdout, "-endpoint") {
		t.Errorf("help: exit code %d, %s", code, stdout)
	}
}
