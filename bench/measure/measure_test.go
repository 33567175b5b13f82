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
	samples := Rounds{Count: 3}.Samples([]func(){turn("a"), turn("b")})
	if len(samples) != 2 || len(samples[0]) != 3 || len(samples[1]) != 3 {
		t.Fatalf("samples %v of two functions in three rounds", samples)
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

// TestRatio shows that a round which slows both functions leaves the ratio alone.
func TestRatio(t *testing.T) {
	a := []float64{20, 2000, 24, 26, 10}
	b := []float64{10, 1000, 10, 10, 10}
	if r := RatioOf(a, b); r != (Ratio{2, 2, 2.4}) {
		t.Errorf("RatioOf = %v", r)
	}
	if r := RatioOf([]float64{3}, []float64{2}); r != (Ratio{1.5, 1.5, 1.5}) || r.Spread() != 0 {
		t.Errorf("RatioOf one round = %v", r)
	}
	if r := (Ratio{9, 10, 13}).Scaled(2); r != (Ratio{18, 20, 26}) || r.Spread() != 0.2 {
		t.Errorf("Scaled = %v, spread %v", r, r.Spread())
	}
}
