package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"

	"github.com/creack/pty"
	"github.com/rogpeppe/go-internal/testscript"

	"example.com/authlink/internal/fix"
)

var update = flag.Bool("update", false, "rewrite what the scripts compare output with")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){name: main, "start-cost": startCost, "write-forever": writeForever})
}

// writeForever replaces a file with a text that does not end.
func writeForever() {
	interrupts.listen()
	fmt.Fprintln(os.Stderr, fix.WriteFileFrom(os.Args[1], endless{}))
}

type endless struct{}

func (endless) WriteTo(w io.Writer) (int64, error) {
	io.WriteString(w, "a secret")
	fmt.Println("has begun")
	return io.Copy(w, os.Stdin)
}

// TestScripts runs the command as each script in testdata/script says.
func TestScripts(t *testing.T) {
	dir, err := filepath.Abs(filepath.Join("testdata", "script")) // from wherever exit is
	if err != nil {
		t.Fatal(err)
	}
	if scripts, err := filepath.Glob(filepath.Join(dir, "*.txtar")); len(scripts) == 0 || err != nil {
		t.Fatalf("no scripts in %s: %v", dir, err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 dir,
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Condition:           condition,
		Cmds:                map[string]func(*testscript.TestScript, bool, []string){"exit": exit, "interrupt": interruptProgram, "terminal": inTerminal},
	})
}

// condition adds [superuser]: nothing is unreadable to who runs the tests, as on Windows,
// where chmod takes nothing from the owner.
func condition(name string) (bool, error) {
	if name != "superuser" {
		return false, fmt.Errorf("unknown condition %q", name)
	}
	return os.Geteuid() == 0 || runtime.GOOS == "windows", nil
}

// exit is the script command "exit CODE PROGRAM [ARG]...": it runs a program
// that must end with that exit code. To start authlink-lint hundreds of times takes
// longer than what it does: it runs in this process, unless it needs one of its own.
func exit(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exit CODE PROGRAM [ARG]...")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	if args[1] == name && !needsProcess(args[2:]) {
		if got := runHere(ts, args[2:]); got != want {
			ts.Fatalf("exit code %d, want %d", got, want)
		}
		return
	}
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

// needsProcess reports whether the command reads the standard input of the script, or
// starts git, which reads the script's environment. "exec authlink-lint" is always a
// process.
func needsProcess(args []string) bool {
	return slices.ContainsFunc(args, func(arg string) bool {
		return arg == "-" || arg == "lsp" || strings.HasSuffix(arg, "=-") || strings.HasPrefix(arg, "--changed-since")
	})
}

// here is held by who is in a directory of its own, which only one at a time can be.
var here sync.Mutex

// runHere runs the command in this process, in the directory and the environment of the
// script, and returns its exit code.
func runHere(ts *testscript.TestScript, args []string) int {
	here.Lock()
	defer here.Unlock()
	before, err := os.Getwd()
	ts.Check(err)
	ts.Check(os.Chdir(ts.MkAbs(".")))
	defer os.Chdir(before)
	c := Command{Stdin: strings.NewReader(""), Stdout: ts.Stdout(), Stderr: ts.Stderr(), Getenv: ts.Getenv}
	return c.Main(args)
}

// interruptProgram is the script command "interrupt SIGNAL CODE INPUT PROGRAM
// [ARG]...": it runs a program that gets the input and waits for more, sends it a
// signal when it has written something, and wants that exit code.
func interruptProgram(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 4 {
		ts.Fatalf("usage: interrupt SIGNAL CODE INPUT PROGRAM [ARG]...")
	}
	signals := map[string]os.Signal{"INT": syscall.SIGINT, "TERM": syscall.SIGTERM, "HUP": syscall.SIGHUP}
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
	// A shell starts what runs in the background with SIGINT ignored, and the program would
	// inherit it. A signal that is received here is not ignored there.
	received := make(chan os.Signal, 1)
	signal.Notify(received, signals[args[0]])
	defer signal.Stop(received)
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

// inTerminal is the script command "terminal CODE PROGRAM [ARG]...": it runs a program whose
// output is a terminal of 80 columns, and that must end with that exit code. What the program
// writes becomes the standard output, to the last byte: testscript's ttyin closes the terminal
// when the program has ended, whether all has been read or not.
func inTerminal(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: terminal CODE PROGRAM [ARG]...")
	}
	path, err := exec.LookPath(args[1])
	ts.Check(err)
	cmd := exec.Command(path, args[2:]...)
	cmd.Dir = ts.MkAbs(".")
	cmd.Env = append(os.Environ(), "TERM="+ts.Getenv("TERM"), "NO_COLOR="+ts.Getenv("NO_COLOR"))
	terminal, err := pty.StartWithSize(cmd, &pty.Winsize{Rows: 24, Cols: 80})
	ts.Check(err)
	defer terminal.Close()
	// Linux ends what is read with an error when nobody holds the other end any more.
	if _, err := io.Copy(ts.Stdout(), terminal); err != nil && !errors.Is(err, syscall.EIO) {
		ts.Fatalf("%v", err)
	}
	err = cmd.Wait()
	if got := strconv.Itoa(cmd.ProcessState.ExitCode()); got != args[0] {
		ts.Fatalf("exit code %s, want %s (%v)", got, args[0], err)
	}
}
