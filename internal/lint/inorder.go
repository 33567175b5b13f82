package lint

import (
	"context"
	"iter"
	"runtime"
)

// inTurn does jobs one after the other, right here: for a small file, goroutines would take
// longer than what they do. The last one is done when the walk is over, which leaves its stack to
// the job: to grow the stack takes as long as to check a file. The context is one that is never
// done.
func inTurn(_ context.Context, jobs iter.Seq[job]) iter.Seq[step] {
	return func(yield func(step) bool) {
		var last job
		for do := range jobs {
			if last != nil && !yield(last()) {
				return
			}
			last = do
		}
		if last != nil {
			yield(last())
		}
	}
}

// inOrder does jobs on all cores and yields their results in the order of the jobs. It
// takes no more jobs than it has room for, so that memory does not grow with their
// number. When the caller stops, or ctx is done, jobs that have
// begun end in the background, and their results are dropped.
func inOrder(ctx context.Context, jobs iter.Seq[job]) iter.Seq[step] {
	return func(yield func(step) bool) {
		ctx, stop := context.WithCancel(ctx)
		defer stop()
		cores := runtime.GOMAXPROCS(0)
		queue := make(chan chan step, 2*cores)
		work := make(chan task)
		for range cores {
			go doAll(work)
		}
		go func() {
			defer close(queue)
			defer close(work)
			for do := range jobs {
				result := make(chan step, 1)
				select {
				case queue <- result:
				case <-ctx.Done():
					return
				}
				work <- task{do, result}
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

// A task is a job, and where its result goes.
type task struct {
	do     job
	result chan<- step
}

// doAll does tasks one after the other. A goroutine for each of them would grow a stack of its own.
func doAll(work <-chan task) {
	for t := range work {
		t.result <- t.do()
	}
}

// receive takes the next value from a channel. There is no value when the channel is
// closed or ctx is done: a job may wait for input that never comes.
func receive[T any](ctx context.Context, from <-chan T) (value T, ok bool) {
	select {
	case value, ok = <-from:
		return value, ok
	case <-ctx.Done():
		return value, false
	}
}
