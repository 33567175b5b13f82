package workload

import (
	"bytes"
	"encoding/json"
	"slices"
	"testing"
)

// TestWorkloads makes every workload, which judges its documents, and shows
// that a second run makes the same.
func TestWorkloads(t *testing.T) {
	makers := map[string]func() ([]Workload, error){
		"contract": Contract,
		"formats":  func() ([]Workload, error) { return Formats(10) },
		"real":     func() ([]Workload, error) { return Real(10) },
	}
	for name, make := range makers {
		t.Run(name, func(t *testing.T) {
			all, err := make()
			if err != nil {
				t.Fatal(err)
			}
			again, err := make()
			if err != nil {
				t.Fatal(err)
			}
			for i, w := range all {
				if len(w.Valid) == 0 || len(w.Invalid) != len(w.Valid) {
					t.Errorf("%s: %d valid and %d invalid documents", w.Name, len(w.Valid), len(w.Invalid))
				}
				if !slices.EqualFunc(w.Valid, again[i].Valid, bytes.Equal) || !slices.EqualFunc(w.Invalid, again[i].Invalid, bytes.Equal) {
					t.Errorf("%s: a second run differs", w.Name)
				}
				t.Logf("%s: %d bytes a document", w.Name, len(bytes.Join(w.Valid, nil))/len(w.Valid))
			}
		})
	}
}

// TestFaultsDiffer guards against a workload whose faults are all of one kind.
func TestFaultsDiffer(t *testing.T) {
	all, err := Formats(10)
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range all {
		edits := map[int]bool{} // by the change in length
		for i := range w.Valid {
			edits[len(w.Invalid[i])-len(w.Valid[i])] = true
		}
		if len(edits) < 3 {
			t.Errorf("%s: %d kinds of fault", w.Name, len(edits))
		}
	}
}

func TestLines(t *testing.T) {
	const size = 1 << 20
	lines := Lines(size)
	total := 0
	for _, line := range lines {
		if !json.Valid(line) || bytes.ContainsRune(line, '\n') {
			t.Fatalf("not a line of JSON: %s", line)
		}
		total += len(line) + 1
	}
	if total < size || total > size+1<<10 {
		t.Errorf("%d bytes, want some %d", total, size)
	}
}
