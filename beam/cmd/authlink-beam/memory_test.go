//go:build unix

package main

import (
	"bytes"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// soak has the memory measured at the size of an archive.
var soak = flag.Int("soak-megabytes", 0, "length of the larger file of TestMemory; 0 for 320")

// TestMemory: what the program holds does not grow with the file.
func TestMemory(t *testing.T) {
	if testing.Short() {
		t.Skip("writes 360 MB")
	}
	large := 320
	if *soak > 0 {
		large = *soak
	}
	small, big := peakOf(t, 40), peakOf(t, large)
	t.Logf("peak memory: %d MiB of a file of 40 MB, %d MiB of one of %d MB", small, big, large)
	if big > small+small/4+16 {
		t.Errorf("%d MiB of memory for 40 MB, %d MiB for %d MB", small, big, large)
	}
}

// peakOf returns the most memory that the program has while it reads a file of so many megabytes, in MiB.
func peakOf(t *testing.T, megabytes int) int64 {
	t.Helper()
	dir := t.TempDir()
	path := filepath.Join(dir, "a.ndjson")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	line := strings.Join(strings.Fields(readFile(t, "../../../testdata/wire/valid/minimal.json")), " ") + "\n"
	chunk := bytes.Repeat([]byte(line), 1_000_000/len(line))
	for range megabytes {
		if _, err := f.Write(chunk); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	defer os.Remove(path)
	cmd := exec.CommandContext(t.Context(), os.Args[0], "--input", path, "--output", filepath.Join(dir, "report"), "--form", "wire")
	cmd.Env = append(os.Environ(), asCommand+"=1")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	usage, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage)
	if !ok {
		t.Skip("this system does not say")
	}
	return int64(usage.Maxrss) >> 10
}
