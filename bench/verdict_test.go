package bench

import (
	"slices"
	"testing"

	"example.com/authlink"
	"example.com/authlink/bench/workload"
)

// TestVerdicts compares authlink with the reference engine, which has judged
// every document of the workloads.
func TestVerdicts(t *testing.T) {
	contract, err := workload.Contract()
	if err != nil {
		t.Fatal(err)
	}
	formats, err := workload.Formats(50)
	if err != nil {
		t.Fatal(err)
	}
	real, err := workload.Real(50)
	if err != nil {
		t.Fatal(err)
	}
	count := 0
	for _, w := range slices.Concat(contract, formats, real) {
		v, err := authlink.Compile(w.Schema, nil)
		if err != nil {
			t.Errorf("%s: %v", w.Name, err)
			continue
		}
		for i := range w.Valid {
			count += 2
			if err := v.Validate(w.Valid[i]); err != nil {
				t.Errorf("%s: valid, but refused: %v\n%s", w.Name, err, w.Valid[i])
			}
			if v.Valid(w.Invalid[i]) {
				t.Errorf("%s: invalid, but accepted: %s", w.Name, w.Invalid[i])
			}
		}
	}
	t.Logf("%d documents", count)
}
