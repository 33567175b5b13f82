package main

import (
	"bufio"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// TestWatch changes files while a process of the command watches them.
func TestWatch(t *testing.T) {
	dir, aside := t.TempDir(), filepath.Join(t.TempDir(), "new")
	write := func(path, text string) { // in one step, so that it causes one round
		t.Helper()
		path = filepath.Join(dir, path)
		err1, err2 := os.MkdirAll(filepath.Dir(path), 0o777), os.WriteFile(aside, []byte(text), 0o666)
		if err := errors.Join(err1, err2, os.Rename(aside, path)); err != nil {
			t.Fatal(err)
		}
	}
	write("any.json", "true")
	write("fixtures/a.json", "{")
	p := startCommand(t, dir, "--watch", "--format", "oneline", "--format", "json=fixtures/report.out", "--schema", "any.json", "fixtures")
	p.wantRound(t, "fixtures/a.json:1:2", "1 file checked: 0 valid, 1 invalid")

	write("fixtures/a.json", "{}")
	p.wantRound(t, "", "1 file checked: 1 valid, 0 invalid")
	// A round of its own for the directory may come first, if the machine is slow.
	write("fixtures/new/b.json", "[")
	p.wantRound(t, "fixtures/new/b.json:1:2", "2 files checked: 1 valid, 1 invalid")
	write("fixtures/new/b.json", "[]")
	p.wantRound(t, "", "2 files checked: 2 valid, 0 invalid")
	write("any.json", "{")
	p.wantRound(t, "", "any.json:1:2")
	write("any.json", "false")
	p.wantRound(t, "fixtures/a.json:1:1", "2 files checked: 0 valid, 2 invalid")

	if err := p.cmd.Process.Signal(syscall.SIGINT); err != nil {
		t.Fatal(err)
	}
	rest, err := io.ReadAll(p.stderr) // a report of its own would have caused another round
	if err != nil || string(rest) != name+": interrupted\n" {
		t.Errorf("at the end: %q, %v", rest, err)
	}
	if err := p.cmd.Wait(); p.cmd.ProcessState.ExitCode() != 130 {
		t.Errorf("exit code %d, want 130 (%v)", p.cmd.ProcessState.ExitCode(), err)
	}
}

// A process is the command, running.
type process struct {
	cmd            *exec.Cmd
	stdout, stderr *bufio.Reader
}

func startCommand(t *testing.T, dir string, args ...string) *process {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	// The program takes its name for the command to be: see TestMain.
	link := filepath.Join(t.TempDir(), name)
	if err := os.Symlink(self, link); err != nil {
		t.Skip(err)
	}
	cmd := exec.CommandContext(t.Context(), link, args...)
	cmd.Dir = dir
	stdout, err1 := cmd.StdoutPipe()
	stderr, err2 := cmd.StderrPipe()
	if err := errors.Join(err1, err2, cmd.Start()); err != nil {
		t.Fatal(err)
	}
	return &process{cmd, bufio.NewReader(stdout), bufio.NewReader(stderr)}
}

// wantRound reads rounds up to one that has a text on standard error, and the
// line of standard output that begins with one.
func (p *process) wantRound(t *testing.T, stdout, stderr string) {
	t.Helper()
	for round := ""; !strings.Contains(round, stderr); {
		round = ""
		for !strings.HasSuffix(round, "Ctrl-C ends it.\n") {
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
