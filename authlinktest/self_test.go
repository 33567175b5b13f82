package authlinktest_test

import (
	"errors"
	"os"
	"os/exec"
	"testing"
)

// runSelf runs TestValidDir on a directory, which must fail, and returns what it
// prints.
func runSelf(t *testing.T, dir string) string {
	t.Helper()
	cmd := exec.Command(os.Args[0], "-test.run=^TestValidDir$", "-test.v")
	cmd.Env = append(os.Environ(), "AUTHLINKTEST_DIR="+dir)
	out, err := cmd.CombinedOutput()
	if _, ok := errors.AsType[*exec.ExitError](err); !ok {
		t.Errorf("the tests of %s do not fail: %v", dir, err)
	}
	return string(out)
}
