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

// Samples returns for each function the time of one call of it, in nanoseconds,
// in each round. The functions take turns, each once in every round, so that what
// slows the machine for a while slows all of them: compare times of one round.
// Each starts with no garbage of another; apart from that the garbage collector
// runs as ever, on the clock.
func (r Rounds) Samples(functions []func()) [][]float64 {
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
	return samples
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

// A Ratio is how one function compares with another, by the rounds that they had
// together: the median of their ratios, and the quartiles around it.
type Ratio struct{ Low, Median, High float64 }

// RatioOf returns how many times as long as b, round by round, a takes.
func RatioOf(a, b []float64) Ratio {
	ratios := make([]float64, len(a))
	for i := range a {
		ratios[i] = a[i] / b[i]
	}
	slices.Sort(ratios)
	n := len(ratios)
	return Ratio{ratios[n/4], ratios[n/2], ratios[n-1-n/4]}
}

// Scaled returns factor times r.
func (r Ratio) Scaled(factor float64) Ratio {
	return Ratio{factor * r.Low, factor * r.Median, factor * r.High}
}

// Spread returns half the distance between the quartiles, as a part of the median.
func (r Ratio) Spread() float64 { return (r.High - r.Low) / 2 / r.Median }

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
