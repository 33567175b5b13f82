package accept

import (
	"os/exec"
	"strings"
	"testing"
)

// TestInlined: what each name and each text of an enum goes through is no call. That is how the
// compiler decides today; a line more may be too much.
func TestInlined(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles the package")
	}
	if _, err := exec.LookPath("go"); err != nil {
		t.Skip(err)
	}
	decisions, err := exec.Command("go", "build", "-gcflags=-m", ".").CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, decisions)
	}
	for call, times := range map[string]int{"findQuoted": 1, "quotes": 4, "slotOf": 4, "hashWords": 1} {
		if n := strings.Count(string(decisions), "inlining call to "+call+"\n"); n < times {
			t.Errorf("%d of the calls of %s are inlined, want %d", n, call, times)
		}
	}
}
