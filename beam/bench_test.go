//go:build unix

package authlinkbeam_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"
	"time"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/testing/ptest"

	"example.com/authlink"
	authlinkbeam "example.com/authlink/beam"
	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/lint"
)

// megabytes is how long the file of the benchmark is.
var megabytes = flag.Int("megabytes", 100, "length of the file of BenchmarkRead")

// cpu is the time that all threads of the process have had.
func cpu() time.Duration {
	var used syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &used) != nil {
		return 0
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}

// peak is the most resident memory that the process has had, in MB.
func peak() float64 {
	var used syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &used) != nil {
		return 0
	}
	return float64(used.Maxrss) / 1024
}

// BenchmarkRead reports the CPU time for a megabyte of lines, and how many times as much the
// library alone takes, and the linter with the same rules, which read the same file: the least of
// some rounds, in turns. Beam's runner is part of it.
func BenchmarkRead(b *testing.B) {
	payload, err := os.ReadFile("../testdata/wire/valid/minimal.json")
	if err != nil {
		b.Fatal(err)
	}
	line := append(bytes.ReplaceAll(payload, []byte("\n"), nil), '\n')
	path := filepath.Join(b.TempDir(), "a.ndjson")
	f, err := os.Create(path)
	if err != nil {
		b.Fatal(err)
	}
	chunk := bytes.Repeat(line, (1<<20)/len(line))
	for range *megabytes {
		if _, err := f.Write(chunk); err != nil {
			b.Fatal(err)
		}
	}
	if err := f.Close(); err != nil {
		b.Fatal(err)
	}
	validator, err := authlink.Variant{Form: authlink.FormWire}.Validator()
	if err != nil {
		b.Fatal(err)
	}
	for _, bb := range []struct {
		name  string
		check authlinkbeam.Check
	}{
		{"validity", authlinkbeam.Check{Form: "wire"}},
		{"all-rules", authlinkbeam.Check{Form: "wire", AllRules: true}},
	} {
		b.Run(bb.name, func(b *testing.B) {
			bb.check.Now = now // without a time, every date is in the future to the linter
			linter, err := lint.Terms(bb.check).Linter()
			if err != nil {
				b.Fatal(err)
			}
			var library, linted, read time.Duration
			for b.Loop() {
				library = least(library, func() {
					f, err := os.Open(path)
					if err != nil {
						b.Fatal(err)
					}
					defer f.Close()
					for line, err := range validator.Lines(b.Context(), f) {
						if err != nil || line.Err != nil {
							b.Fatal(err, line.Err)
						}
					}
				})
				linted = least(linted, func() {
					for e := range lint.SingleProject(linter).Run(b.Context(), lint.Input{Args: []string{path}}) {
						if end, ok := e.(finding.End); ok && end.Status != finding.StatusValid {
							b.Fatal(end)
						}
					}
				})
				read = least(read, func() {
					p, s := beam.NewPipelineWithRoot()
					authlinkbeam.Summarize(s, authlinkbeam.Read(s, path, bb.check))
					if err := ptest.Run(p); err != nil {
						b.Fatal(err)
					}
				})
				runtime.GC()
			}
			b.ReportMetric(read.Seconds()*1000/float64(*megabytes), "cpu-ms/MB")
			b.ReportMetric(library.Seconds()/read.Seconds(), "x-library")
			b.ReportMetric(linted.Seconds()/read.Seconds(), "x-linter")
			b.ReportMetric(peak(), "peak-MB")
		})
	}
}

// least returns the CPU time of a round, or that of an earlier one if it was less.
func least(before time.Duration, round func()) time.Duration {
	start := cpu()
	round()
	if took := cpu() - start; before == 0 || took < before {
		return took
	}
	return before
}
