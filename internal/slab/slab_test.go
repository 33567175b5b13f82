package slab

import "testing"

// TestNew proves that values are apart from each other and zero, over several pieces of memory
// and after Reset.
func TestNew(t *testing.T) {
	var s Slab[int]
	for round := range 3 {
		var values []*int
		for i := range 10 * smallest {
			v := s.New()
			if *v != 0 {
				t.Fatalf("round %d: value %d is %d", round, i, *v)
			}
			*v = i + 1
			values = append(values, v)
		}
		for i, v := range values {
			if *v != i+1 {
				t.Fatalf("round %d: value %d has become %d", round, i, *v)
			}
		}
		s.Reset()
	}
}

// TestReset proves that the memory is used again, and how much of it is kept.
func TestReset(t *testing.T) {
	var s Slab[int]
	round := func() {
		for range smallest {
			s.New()
		}
		s.Reset()
	}
	if allocations := testing.AllocsPerRun(10, round); allocations != 0 {
		t.Errorf("%v allocations where there is room", allocations)
	}
	for range 100 * largest {
		s.New()
	}
	if s.Reset(); len(s.room) != largest {
		t.Errorf("room for %d values is kept, want %d", len(s.room), largest)
	}
}
