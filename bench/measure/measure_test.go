package measure

import (
	"math"
	"slices"
	"testing"
	"time"
)

// TestTurns shows that the functions take turns.
func TestTurns(t *testing.T) {
	var order []string
	turn := func(name string) func() {
		return func() { order = append(order, name) }
	}
	medians := Rounds{Count: 3}.Medians([]func(){turn("a"), turn("b")})
	if len(medians) != 2 {
		t.Fatalf("%d medians", len(medians))
	}
	want := []string{"a", "b", "a", "b", "a", "b", "a", "b"} // the first pair to calibrate
	if !slices.Equal(order, want) {
		t.Errorf("order %v", order)
	}
}

func TestCalls(t *testing.T) {
	if n := (Rounds{Batch: time.Millisecond}).calls(func() { time.Sleep(time.Millisecond) }); n != 1 {
		t.Errorf("%d calls of a function as long as the batch", n)
	}
}

func TestMeans(t *testing.T) {
	if m := Median([]float64{5, 1, 9}); m != 5 {
		t.Errorf("Median = %v", m)
	}
	if m := GeometricMean([]float64{2, 8}); math.Abs(m-4) > 1e-12 {
		t.Errorf("GeometricMean = %v", m)
	}
}
