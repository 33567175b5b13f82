// Package measure times functions against each other on a machine that does
// other things as well.
package measure

import (
	"math"
	"runtime"
	"slices"
	"time"
)

// Rounds says how long to measure.
type Rounds struct {
	Count int           // rounds; odd, so that there is a median
	Batch time.Duration // each function runs for about this long in each round
}

// Medians returns the median time of one call of each function, in nanoseconds.
// The functions take turns, each once in every round, so that what slows the
// machine for a while slows all of them. Each starts with no garbage of another;
// apart from that the garbage collector runs as ever, on the clock.
func (r Rounds) Medians(functions []func()) []float64 {
	calls := make([]int, len(functions))
	samples := make([][]float64, len(functions))
	for i, f := range functions {
		calls[i] = r.calls(f)
	}
	for range r.Count {
		for i, f := range functions {
			runtime.GC()
			elapsed := run(f, calls[i])
			samples[i] = append(samples[i], float64(elapsed.Nanoseconds())/float64(calls[i]))
		}
	}
	medians := make([]float64, len(functions))
	for i := range medians {
		medians[i] = Median(samples[i])
	}
	return medians
}

// calls is how often f runs in a batch: once at least.
func (r Rounds) calls(f func()) int {
	for n := 1; ; n *= 2 {
		elapsed := run(f, n)
		if elapsed >= r.Batch/4 {
			return max(1, int(time.Duration(n)*r.Batch/max(elapsed, 1)))
		}
	}
}

func run(f func(), calls int) time.Duration {
	start := time.Now()
	for range calls {
		f()
	}
	return time.Since(start)
}

// Median returns the middle one of the values, the upper one of two.
func Median(values []float64) float64 { return slices.Sorted(slices.Values(values))[len(values)/2] }

// GeometricMean returns the mean that suits ratios.
func GeometricMean(ratios []float64) float64 {
	var sum float64
	for _, ratio := range ratios {
		sum += math.Log(ratio)
	}
	return math.Exp(sum / float64(len(ratios)))
}
