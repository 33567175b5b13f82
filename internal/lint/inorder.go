package lint

import (
	"context"
	"example.com/authlink/internal/finding"
	"iter"
	"runtime"
)

// A job is a piece of work that depends on no other.
type job func() finding.Result

// InOrder does jobs on all cores and yields their results in the order of the
// jobs. It takes no more jobs than it has room for, so that memory does not
// grow with their number. When the caller stops, or ctx is done, what has been
// begun is done in the background, and its results are dropped.
func inOrder(ctx context.Context, jobs iter.Seq[job]) iter.Seq[finding.Result] {
	return func(yield func(finding.Result) bool) {
		ctx, stop := context.WithCancel(ctx)
		defer stop()
		cores := runtime.GOMAXPROCS(0)
		queue := make(chan chan finding.Result, 2*cores)
		go func() {
			defer close(queue)
			free := make(chan struct{}, cores)
			for do := range jobs {
				result := make(chan finding.Result, 1)
				select {
				case queue <- result:
				case <-ctx.Done():
					return
				}
				free <- struct{}{}
				go func() {
					result <- do()
					<-free
				}()
			}
		}()
		for {
			result, ok := receive(ctx, queue)
			if !ok {
				return
			}
			r, ok := receive(ctx, result)
			if !ok || !yield(r) {
				return
			}
		}
	}
}

// receive takes the next value from a channel. There is none when it is closed,
// or ctx is done: a job may wait for input that never comes.
func receive[T any](ctx context.Context, from <-chan T) (value T, ok bool) {
	select {
	case value, ok = <-from:
		return value, ok
	case <-ctx.Done():
		return value, false
	}
}
