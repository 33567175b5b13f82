package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
)

// What the program may do before main, the reference engine left out, whose 21,000 allocations
// nobody can spare: in all packages, and in any one of them. The largest is what reads YAML, which
// compiles its regular expressions. Who links another package that does work before main, finds out
// here: a thousand allocations are a twentieth of a start.
const (
	maxInitPackages = 150
	maxInitAllocs   = 1300
	maxInitBytes    = 190 << 10
	maxAllocsOfOne  = 400
	maxBytesOfOne   = 36 << 10
)

// TestBeforeMain counts what the program itself does before main: the tests link other packages.
func TestBeforeMain(t *testing.T) {
	if testing.Short() {
		t.Skip("linking takes a second or two")
	}
	program := filepath.Join(t.TempDir(), "authlink-lint.exe")
	if out, err := exec.Command("go", "build", "-o", program, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	cmd := exec.Command(program, "version")
	cmd.Env = append(os.Environ(), "GODEBUG=inittrace=1")
	trace, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, trace)
	}
	packages, bytes, allocs := 0, 0, 0
	for _, m := range initLine.FindAllStringSubmatch(string(trace), -1) {
		name, ofBytes, ofAllocs := m[1], number(t, m[2]), number(t, m[3])
		if packages++; name == "github.com/santhosh-tekuri/jsonschema/v6" {
			continue
		}
		if ofAllocs > maxAllocsOfOne || ofBytes > maxBytesOfOne {
			t.Errorf("package %s makes %d allocations of %d bytes before main", name, ofAllocs, ofBytes)
		}
		bytes, allocs = bytes+ofBytes, allocs+ofAllocs
	}
	t.Logf("%d packages make %d allocations of %d bytes", packages, allocs, bytes)
	if packages == 0 || packages > maxInitPackages || allocs > maxInitAllocs || bytes > maxInitBytes {
		t.Errorf("%d packages make %d allocations of %d bytes before main; they may be %d, %d and %d:\n%s",
			packages, allocs, bytes, maxInitPackages, maxInitAllocs, maxInitBytes, trace)
	}
}

func number(t *testing.T, digits string) int {
	t.Helper()
	n, err := strconv.Atoi(digits)
	if err != nil {
		t.Fatal(err)
	}
	return n
}
