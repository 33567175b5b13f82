package authlinkbeam_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/core/metrics"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"
	"github.com/google/go-cmp/cmp"

	authlinkbeam "example.com/authlink/beam"
)

func init() { register.Function1x2(failOnce) }

// failAt counts down to the finding that a pipeline fails at, once.
var failAt atomic.Int64

func failOnce(f authlinkbeam.Finding) (authlinkbeam.Finding, error) {
	if failAt.Add(-1) == 0 {
		return f, errors.New("failed on purpose")
	}
	return f, nil
}

// bad are lines of which every third is an error, in three files.
func bad(t *testing.T) (dir string) {
	lines := strings.Repeat("{\"id\": 1}\n{\"id\": \"\"}\n{\"id\": 2}\n", 40)
	return files(t, map[string]string{"a.ndjson": lines, "b.ndjson.gz": lines, "c.ndjson": lines})
}

// TestFailureDownstream: what fails after a finding has been emitted fails the job, and is not
// taken for a document that cannot be checked. The job that is run again writes everything once.
func TestFailureDownstream(t *testing.T) {
	dir, out := bad(t), t.TempDir()
	attempt := func() (beam.PipelineResult, error) {
		p, s := beam.NewPipelineWithRoot()
		result := authlinkbeam.Read(s, dir+"/*", numbered, authlinkbeam.BlockBytes(100))
		result.Findings = beam.ParDo(s, failOnce, result.Findings)
		authlinkbeam.Write(s, out, result, 1)
		return beam.Run(context.Background(), "prism", p)
	}
	failAt.Store(50)
	if _, err := attempt(); err == nil || !strings.Contains(err.Error(), "failed on purpose") {
		t.Fatalf("the job ends with %v", err)
	}
	res, err := attempt()
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(filepath.Join(out, "findings.ndjson"))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(linted(t, numbered, pathsIn(t, dir)...), sortedLines(string(text))); diff != "" {
		t.Errorf("(-linter +beam):\n%s", diff)
	}
	for name, want := range map[string]int64{"documents": 360, "invalid": 120, "findings/type": 120, "files_failed": 0, "panicked": 0} {
		if got := counted(res, name); got != want {
			t.Errorf("counter %s: %d, want %d", name, got, want)
		}
	}
}

// TestRetriedBundle: a bundle that fails after some of its findings is run again, as by a worker, on the
// same function. What the second try emits and counts is all there is to it: of the first, a runner
// drops both.
func TestRetriedBundle(t *testing.T) {
	dir := bad(t)
	for _, name := range []string{"a.ndjson", "b.ndjson.gz"} {
		bundle := authlinkbeam.NewBundle(t, numbered, filepath.Join(dir, name), 100)
		info, err := os.Stat(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		first, second := worker("first"), worker("second")
		emitted := 0
		err = bundle(first, func(authlinkbeam.Finding) {
			if emitted++; emitted == 25 {
				panic("failed on purpose") // as emitters do
			}
		})
		if err == nil || !strings.Contains(err.Error(), "failed on purpose") {
			t.Fatalf("%s: the bundle ends with %v", name, err)
		}
		places := map[int]int{}
		if err := bundle(second, func(f authlinkbeam.Finding) { places[f.Offset]++ }); err != nil {
			t.Fatal(err)
		}
		if len(places) != 40 {
			t.Errorf("%s: findings at %d places", name, len(places))
		}
		for at, n := range places {
			if n != 1 {
				t.Errorf("%s: %d findings at byte %d", name, n, at)
			}
		}
		want := map[string]int64{"documents": 120, "invalid": 40, "bytes": info.Size(), "findings/type": 40}
		if diff := cmp.Diff(want, countedIn(second)); diff != "" {
			t.Errorf("%s: (-want +counted):\n%s", name, diff)
		}
		if n := countedIn(first)["findings/type"]; n == 0 || n >= 40 {
			t.Errorf("%s: the first try has counted %d findings", name, n)
		}
	}
}

// worker is the context of a bundle, as a worker has it: with counters of its own.
func worker(bundle string) context.Context {
	return metrics.SetPTransformID(metrics.SetBundleID(context.Background(), bundle), "read")
}

// countedIn are the counters of a bundle.
func countedIn(ctx context.Context) map[string]int64 {
	all := map[string]int64{}
	e := metrics.Extractor{SumInt64: func(labels metrics.Labels, n int64) { all[labels.Name()] += n }}
	if err := e.ExtractFrom(metrics.GetStore(ctx)); err != nil {
		return nil
	}
	return all
}
