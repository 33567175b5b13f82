package accept

import (
	"fmt"
	"testing"

	"example.com/authlink/internal/schematest"
)

// TestBranches compares many schemas of objects that come in several kinds.
func TestBranches(t *testing.T) {
	t.Parallel()
	runs := 150
	if testing.Short() {
		runs = 50
	}
	var v verdicts
	for _, data := range schematest.Seeds(3, runs, 1500) {
		v.compareBranches(t, data)
	}
	v.judge(t, runs)
}

func FuzzBranches(f *testing.F) {
	for _, data := range schematest.Seeds(4, 100, 400) {
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) { new(verdicts).compareBranches(t, data) })
}

// TestSoakBranches is TestSoak for schemas of objects that come in several kinds.
func TestSoakBranches(t *testing.T) {
	var v verdicts
	for data := range schematest.Soak(t, 1500, func() string { return fmt.Sprintf("%+v", v) }) {
		v.compareBranches(t, data)
	}
}
