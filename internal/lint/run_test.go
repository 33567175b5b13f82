package lint

import (
	"context"
	"errors"
	"runtime"
	"slices"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/rule"
)

// TestInOrder has jobs of which later ones are done sooner. None is taken before
// there is room for it, and none is left running.
func TestInOrder(t *testing.T) {
	const all = 100
	for _, most := range []int{1, 7, all} {
		synctest.Test(t, func(t *testing.T) {
			var taken atomic.Int64
			jobs := func(yield func(job) bool) {
				for i := range all {
					taken.Add(1)
					do := func() finding.Result {
						time.Sleep(time.Duration(all-i) * time.Second)
						return finding.Result{Documents: i}
					}
					if !yield(do) {
						return
					}
				}
			}
			seen := 0
			for result := range inOrder(t.Context(), jobs) {
				synctest.Wait()
				if result.Documents != seen {
					t.Fatalf("result %d, want %d", result.Documents, seen)
				}
				// Those in the queue, the one handed out, the one that waits for room.
				if ahead := int(taken.Load()) - seen; ahead > 2*runtime.GOMAXPROCS(0)+2 {
					t.Errorf("%d jobs taken ahead", ahead)
				}
				if seen++; seen == most {
					break
				}
			}
			if seen != most {
				t.Errorf("%d results, want %d", seen, most)
			}
			time.Sleep(time.Hour) // a goroutine that is left after that fails the test
		})
	}
}

// TestRunStops waits for a job that never ends, until the context is done.
func TestRunStops(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, stop := context.WithTimeout(t.Context(), time.Minute)
		defer stop()
		never := make(chan finding.Result)
		defer close(never)
		jobs := func(yield func(job) bool) {
			for _, do := range []job{func() finding.Result { return finding.Result{Documents: 1} }, func() finding.Result { return <-never }} {
				if !yield(do) {
					return
				}
			}
		}
		var seen []int
		for result := range inOrder(ctx, jobs) {
			seen = append(seen, result.Documents)
		}
		if !slices.Equal(seen, []int{1}) || ctx.Err() == nil {
			t.Errorf("results %v, context %v", seen, ctx.Err())
		}
	})
}

// What goes wrong in the middle of a file that comes in parts is told at its end, once:
// else it would count for nothing.
func TestErrorInTheMiddle(t *testing.T) {
	wrong := errors.New("wrong")
	project := SingleProject(linterOf(t, `true`, rule.Rule{}))
	var errs []error
	var summary finding.Summary
	for result := range project.follow(slices.Values([]finding.Result{
		{Path: "a.ndjson", More: true, Documents: 1},
		{Path: "a.ndjson", More: true, Err: wrong},
		{Path: "a.ndjson", More: true, Documents: 1},
		{Path: "a.ndjson", Parts: true},
		{Path: "b.ndjson", More: true, Documents: 1},
		{Path: "b.ndjson", Parts: true},
	})) {
		errs = append(errs, result.Err)
		summary.Add(result)
	}
	if want := []error{nil, nil, nil, wrong, nil, nil}; !slices.Equal(errs, want) {
		t.Errorf("got %v, want %v", errs, want)
	}
	if summary.Errors != 1 || summary.Valid != 1 {
		t.Errorf("got %s", summary)
	}
}
