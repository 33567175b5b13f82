package main

import (
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"
)

// initLine is what the runtime prints of a package that runs something before main, with the
// bytes that it allocates, and how often.
var initLine = regexp.MustCompile(`(?m)^init (\S+) @.* (\d+) bytes, (\d+) allocs$`)

// TestInit: next to nothing of ours runs before main. A table or an expression that few runs
// need is made when it is first asked for.
func TestInit(t *testing.T) {
	program := exec.Command(os.Args[0], "-test.run", "^$")
	program.Env = append(os.Environ(), "GODEBUG=inittrace=1")
	out, err := program.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	const most, mostOfOne = 16 << 10, 4 << 10
	sum, seen := 0, 0
	for _, m := range initLine.FindAllStringSubmatch(string(out), -1) {
		if !strings.HasPrefix(m[1], "example.com/authlink") || strings.HasPrefix(m[1], "example.com/authlink/cmd/") { // with its tests
			continue
		}
		n := number(t, m[2])
		if seen, sum = seen+1, sum+n; n > mostOfOne {
			t.Errorf("package %s allocates %d bytes before main", m[1], n)
		}
	}
	if seen == 0 {
		t.Fatalf("no package is traced:\n%s", out)
	}
	t.Logf("%d packages, %d bytes", seen, sum)
	if sum > most {
		t.Errorf("%d packages allocate %d bytes before main, more than %d", seen, sum, most)
	}
}
