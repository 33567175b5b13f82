package main

import (
	"bufio"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestWatch changes files while a process of the command watches them.
func TestWatch(t *testing.T) {
	dir := watchedDir(t.TempDir())
	dir.write(t, "any.json", "true")
	dir.write(t, "fixtures/a.json", "{")
	p := startCommand(t, string(dir), "--watch", "--format", "oneline", "--format", "json=fixtures/report.out", "--schema", "any.json", "fixtures")
	p.wantRound(t, "fixtures/a.json:1:2", "1 file checked: 0 valid, 1 invalid")

	dir.write(t, "fixtures/a.json", "{}")
	p.wantRound(t, "", "1 file checked: 1 valid, 0 invalid")
	// A round of its own for the directory may come first, if the machine is slow.
	dir.write(t, "fixtures/new/b.json", "[")
	p.wantRound(t, "fixtures/new/b.json:1:2", "2 files checked: 1 valid, 1 invalid")
	dir.write(t, "fixtures/new/b.json", "[]")
	p.wantRound(t, "", "2 files checked: 2 valid, 0 invalid")
	dir.write(t, "any.json", "{")
	p.wantRound(t, "", "any.json:1:2")
	dir.write(t, "any.json", "false")
	p.wantRound(t, "fixtures/a.json:1:1", "2 files checked: 0 valid, 2 invalid")
	p.wantInterrupted(t) // a report of its own would have caused another round
}

// TestWatchRedirected: where a shell puts the output is no fixture, and no change.
func TestWatchRedirected(t *testing.T) {
	dir := watchedDir(t.TempDir())
	dir.write(t, "a.json", "{")
	output, err := os.Create(filepath.Join(string(dir), "findings.json"))
	if err != nil {
		t.Fatal(err)
	}
	defer output.Close()
	cmd := newCommand(t, string(dir), "--watch", "--no-config", ".")
	cmd.Stdout = output
	stderr, err1 := cmd.StderrPipe()
	if err := errors.Join(err1, cmd.Start()); err != nil {
		t.Fatal(err)
	}
	p := &process{cmd, nil, bufio.NewReader(stderr)}
	p.wantRound(t, "", "1 file checked: 0 valid, 1 invalid")
	dir.write(t, "a.json", "[")
	p.wantRound(t, "", "1 file checked: 0 valid, 1 invalid")
	time.Sleep(4 * quiet)
	p.wantInterrupted(t)
}

// TestWatchElsewhere: what a link leads to and the schemas that a configuration
// names change, and a directory goes with the one above it and comes back.
func TestWatchElsewhere(t *testing.T) {
	dir := watchedDir(t.TempDir())
	dir.write(t, name+".yaml", "files: [{glob: '*.json', schema: schemas/any.json}]")
	dir.write(t, "schemas/any.json", "true")
	dir.write(t, "elsewhere/a.json", "{}")
	dir.write(t, "above/fixtures/b.json", "{}")
	for link, target := range map[string]string{"link.json": "elsewhere/a.json", "linked": "above"} {
		if err := os.Symlink(target, filepath.Join(string(dir), link)); err != nil {
			t.Skip(err)
		}
	}
	p := startCommand(t, string(dir), "--watch", "--config", name+".yaml", "--format", "json=above/report.out", "link.json", "linked/fixtures")
	p.wantRound(t, "", "2 files checked: 2 valid, 0 invalid")
	dir.write(t, "elsewhere/a.json", "{")
	p.wantRound(t, "", "2 files checked: 1 valid, 1 invalid")
	dir.write(t, "elsewhere/a.json", "{}")
	p.wantRound(t, "", "2 files checked: 2 valid, 0 invalid")
	dir.write(t, "schemas/any.json", "false")
	p.wantRound(t, "", "2 files checked: 0 valid, 2 invalid")
	if err := os.RemoveAll(filepath.Join(string(dir), "above")); err != nil {
		t.Fatal(err)
	}
	p.wantRound(t, "", "1 path could not be checked")
	dir.write(t, "above/fixtures/b.json", "[]")
	p.wantRound(t, "", "2 files checked: 0 valid, 2 invalid")
	p.wantInterrupted(t) // the report, which is beside what is watched, causes no round
}

// TestWatchChanges: what --changed-since says is what git says now.
func TestWatchChanges(t *testing.T) {
	dir := watchedDir(t.TempDir())
	t.Setenv("GIT_CONFIG_GLOBAL", os.DevNull)
	dir.write(t, "a.json", "{}")
	for _, args := range [][]string{
		{"init", "--quiet"}, {"add", "."},
		{"-c", "user.name=test", "-c", "user.email=test@example.com", "commit", "--quiet", "--message", "all"},
	} {
		cmd := exec.CommandContext(t.Context(), "git", args...)
		cmd.Dir = string(dir)
		if err := cmd.Run(); err != nil {
			t.Skip("git: ", err)
		}
	}
	p := startCommand(t, string(dir), "--watch", "--changed-since", "HEAD", "--format", "oneline", ".")
	p.wantRound(t, "", "0 files checked")
	dir.write(t, "a.json", "{")
	p.wantRound(t, "a.json:1:2", "1 file checked: 0 valid, 1 invalid")
	p.wantInterrupted(t)
}

// A watchedDir is a directory in which a process watches files.
type watchedDir string

// write writes a file in one step, so that it causes one round.
func (d watchedDir) write(t *testing.T, path, text string) {
	t.Helper()
	aside := filepath.Join(t.TempDir(), "new")
	path = filepath.Join(string(d), path)
	err1, err2 := os.MkdirAll(filepath.Dir(path), 0o777), os.WriteFile(aside, []byte(text), 0o666)
	if err := errors.Join(err1, err2, os.Rename(aside, path)); err != nil {
		t.Fatal(err)
	}
}

// A process is the command, running.
type process struct {
	cmd            *exec.Cmd
	stdout, stderr *bufio.Reader
}

func startCommand(t *testing.T, dir string, args ...string) *process {
	t.Helper()
	cmd := newCommand(t, dir, args...)
	stdout, err1 := cmd.StdoutPipe()
	stderr, err2 := cmd.StderrPipe()
	if err := errors.Join(err1, err2, cmd.Start()); err != nil {
		t.Fatal(err)
	}
	return &process{cmd, bufio.NewReader(stdout), bufio.NewReader(stderr)}
}

func newCommand(t *testing.T, dir string, args ...string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no signal that ends a command")
	}
	// The program takes its name for the command to be: see TestMain.
	link := filepath.Join(t.TempDir(), name)
	if err := os.Symlink(self, link); err != nil {
		t.Skip(err)
	}
	cmd := exec.CommandContext(t.Context(), link, args...)
	cmd.Dir = dir
	return cmd
}

// wantInterrupted ends the process with Ctrl-C. It must have nothing to say but
// that.
func (p *process) wantInterrupted(t *testing.T) {
	t.Helper()
	if err := p.cmd.Process.Signal(syscall.SIGINT); err != nil {
		t.Fatal(err)
	}
	rest, err := io.ReadAll(p.stderr)
	if err != nil || string(rest) != name+": interrupted\n" {
		t.Errorf("at the end: %q, %v", rest, err)
	}
	if err := p.cmd.Wait(); p.cmd.ProcessState.ExitCode() != 130 {
		t.Errorf("exit code %d, want 130 (%v)", p.cmd.ProcessState.ExitCode(), err)
	}
}

// wantRound reads rounds up to one that has a text on standard error, and the
// line of standard output that begins with one.
func (p *process) wantRound(t *testing.T, stdout, stderr string) {
	t.Helper()
	for round := ""; !strings.Contains(round, stderr); {
		round = ""
		for !strings.HasSuffix(round, "Press Ctrl-C to stop.\n") {
			line, err := p.stderr.ReadString('\n')
			if round += line; err != nil {
				t.Fatalf("%v, in place of a round with %q, after %q", err, stderr, round)
			}
		}
	}
	if stdout == "" {
		return
	}
	if line, err := p.stdout.ReadString('\n'); err != nil || !strings.HasPrefix(line, stdout) {
		t.Errorf("a line of standard output is %q, not %q (%v)", line, stdout, err)
	}
}

// TestWatching: a run is known by its time.
func TestWatching(t *testing.T) {
	begun := time.Date(2026, 2, 9, 14, 3, 21, 790_000_000, time.UTC)
	want := "Checked at 14:03:22, in 0.21 s. Watching for changes. Press Ctrl-C to stop."
	if got := watching(begun, begun.Add(210*time.Millisecond)); got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
