package lint

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/rule"
	"example.com/authlink/internal/source"
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
					do := func() step {
						time.Sleep(time.Duration(all-i) * time.Second)
						return stepOf(finding.Found{Documents: i})
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
		never := make(chan step)
		defer close(never)
		jobs := func(yield func(job) bool) {
			for _, do := range []job{func() step { return stepOf(finding.Found{Documents: 1}) }, func() step { return <-never }} {
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
	part := func(path string) step { return stepOf(finding.Found{Path: path, Documents: 1}) }
	begin := func(path string) step {
		return step{Result: finding.Result{Found: finding.Found{Path: path}, Several: true}, begins: true}
	}
	end := func(path string) step { return step{Result: finding.Failed(path, nil), ends: true} }
	var ends []finding.End
	for e := range project.follow(slices.Values([]step{
		begin("a.ndjson"), part("a.ndjson"), {Result: finding.Failed("a.ndjson", wrong)}, part("a.ndjson"), end("a.ndjson"),
		begin("b.ndjson"), part("b.ndjson"), end("b.ndjson"),
	})) {
		if end, ok := e.(finding.End); ok {
			ends = append(ends, end)
		}
	}
	const against = "stackone-auth-link, form sdk, edition 2024-12-02"
	want := []finding.End{
		{Path: "a.ndjson", Status: finding.StatusError, Err: wrong, Documents: 2, Several: true, Against: against},
		{Path: "b.ndjson", Status: finding.StatusValid, Documents: 1, Several: true, Against: against},
	}
	if !slices.Equal(ends, want) {
		t.Errorf("got %+v, want %+v", ends, want)
	}
}

func stepOf(found finding.Found) step { return step{Result: finding.Result{Found: found}} }

// TestIsBrief: only one small file is checked where the caller stands.
func TestIsBrief(t *testing.T) {
	dir := t.TempDir()
	write := func(name string, size int) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, make([]byte, size), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	small, large := write("small.json", mostBrief), write("large.json", mostBrief+1)
	for _, test := range []struct {
		args []string
		want bool
	}{
		{[]string{small}, true},
		{[]string{large}, false},
		{[]string{small, small}, false},
		{[]string{dir}, false},
		{[]string{source.StdinArg}, false},
		{[]string{filepath.Join(dir, "none.json")}, false},
		{nil, false},
	} {
		if got := (Input{Args: test.args}).IsBrief(); got != test.want {
			t.Errorf("%v: %v, want %v", test.args, got, test.want)
		}
	}
}
