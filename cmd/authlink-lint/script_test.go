package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "rewrite what the scripts compare output with")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){name: main})
}

// TestScripts runs the command as a process of its own, as each script in
// testdata/script says.
func TestScripts(t *testing.T) {
	const dir = "testdata/script"
	if scripts, err := filepath.Glob(dir + "/*.txtar"); len(scripts) == 0 || err != nil {
		t.Fatalf("no scripts in %s: %v", dir, err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 dir,
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Condition:           condition,
		Cmds:                map[string]func(*testscript.TestScript, bool, []string){"exit": exit, "interrupt": interruptProgram},
	})
}

// condition adds [superuser]: nothing is unreadable to who runs the tests.
func condition(name string) (bool, error) {
	if name != "superuser" {
		return false, fmt.Errorf("unknown condition %q", name)
	}
	return os.Geteuid() == 0, nil
}

// exit is the script command "exit CODE PROGRAM [ARG]...": it runs a program
// that must end with that exit code.
func exit(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exit CODE PROGRAM [ARG]...")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		status, ok := errors.AsType[*exec.ExitError](err)
		if !ok {
			ts.Fatalf("%v", err)
		}
		got = status.ExitCode()
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

// interruptProgram is the script command "interrupt SIGNAL CODE INPUT PROGRAM
// [ARG]...": it runs a program that gets the input and waits for more, sends it a
// signal when it has written something, and wants that exit code.
func interruptProgram(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 4 {
		ts.Fatalf("usage: interrupt SIGNAL CODE INPUT PROGRAM [ARG]...")
	}
	signals := map[string]os.Signal{"INT": syscall.SIGINT, "TERM": syscall.SIGTERM}
	path, err := exec.LookPath(args[3])
	ts.Check(err)
	cmd := exec.Command(path, args[4:]...)
	cmd.Dir = ts.MkAbs(".")
	stdin, err := cmd.StdinPipe()
	ts.Check(err)
	stdout, err := cmd.StdoutPipe()
	ts.Check(err)
	var stderr strings.Builder
	cmd.Stderr = &stderr
	ts.Check(cmd.Start())
	_, err = io.WriteString(stdin, ts.ReadFile(args[2]))
	ts.Check(err)
	_, err = io.ReadFull(stdout, make([]byte, 1))
	ts.Check(err)
	ts.Check(cmd.Process.Signal(signals[args[0]]))
	rest, err := io.ReadAll(stdout)
	ts.Check(err)
	err = cmd.Wait()
	ts.Logf("[stdout]\n…%s[stderr]\n%s", rest, stderr.String())
	if got := strconv.Itoa(cmd.ProcessState.ExitCode()); got != args[1] {
		ts.Fatalf("exit code %s, want %s (%v)", got, args[1], err)
	}
	if !strings.HasPrefix(stderr.String(), name+": ") {
		ts.Fatalf("nothing on standard error says why")
	}
}
