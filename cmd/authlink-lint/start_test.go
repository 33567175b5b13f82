package main

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"runtime/metrics"
	"strconv"
	"strings"
	"testing"
)

// The most bytes that a start may allocate: to check one small file after init, and at init in
// all packages of this module but this one, which has tests in it. Memory that is touched for the
// first time is most of what a start takes. The 1.7 MB that the reference engine takes at init
// are not counted. Goroutines have stacks to grow and wake threads; one may be that of a timer.
const (
	maxGoroutines = 1
	maxFirstCheck = 544 << 10
	maxOwnInit    = 16 << 10
)

// startCost runs the command in this process, and prints its exit code, the bytes that it has
// allocated, and how many goroutines it has started.
func startCost() {
	interrupts.once.Do(func() {}) // on a slow machine it would listen by now
	goroutines := goroutinesCreated()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	command := Command{Stdin: os.Stdin, Stdout: io.Discard, Stderr: io.Discard, Getenv: os.Getenv}
	code := command.Main(os.Args[1:])
	runtime.ReadMemStats(&after)
	fmt.Println(code, after.TotalAlloc-before.TotalAlloc, goroutinesCreated()-goroutines)
}

func goroutinesCreated() uint64 {
	created := []metrics.Sample{{Name: "/sched/goroutines-created:goroutines"}}
	metrics.Read(created)
	return created[0].Value.Uint64()
}

// TestStart holds what it takes to start, in bytes and goroutines.
func TestStart(t *testing.T) {
	if testing.Short() {
		t.Skip("the race detector allocates, too")
	}
	cmd := exec.Command("start-cost", "--no-config", filepath.Join("..", "..", "testdata", "valid", "all-fields.json"))
	cmd.Env = append(os.Environ(), "GODEBUG=inittrace=1")
	var trace strings.Builder
	cmd.Stderr = &trace
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, trace.String())
	}
	var code, check, goroutines int
	if _, err := fmt.Sscan(string(out), &code, &check, &goroutines); err != nil || code != exitClean {
		t.Fatalf("exit code %d, %v: %s", code, err, out)
	}
	if check > maxFirstCheck {
		t.Errorf("to check one file takes %d bytes, more than %d", check, maxFirstCheck)
	}
	if goroutines > maxGoroutines {
		t.Errorf("to check one file takes %d goroutines, more than %d", goroutines, maxGoroutines)
	}
	own, packages := 0, 0
	for _, line := range regexp.MustCompile(`(?m)^init (example\.com/authlink\S*) .* (\d+) bytes, \d+ allocs$`).FindAllStringSubmatch(trace.String(), -1) {
		bytes, err := strconv.Atoi(line[2])
		if err != nil {
			t.Fatal(err)
		}
		if packages++; !strings.HasSuffix(line[1], "/cmd/authlink-lint") {
			own += bytes
		}
	}
	if packages == 0 || own > maxOwnInit {
		t.Errorf("%d packages of this module allocate %d bytes at init, more than %d:\n%s", packages, own, maxOwnInit, trace.String())
	}
	t.Logf("%d bytes at init, %d bytes and %d goroutines to check a file", own, check, goroutines)
}
