//go:build unix

package authlinkkafka_test

import (
	"syscall"
	"testing"
	"time"

	"github.com/twmb/franz-go/pkg/kgo"

	"example.com/authlink"
	authlinkkafka "example.com/authlink/kafka"
)

// workload is a batch of payloads of the contract, each of which may be bad.
func workload(b testing.TB, bad bool) []*kgo.Record {
	value := fixture(b, "wire/valid/minimal.json")
	records := make([]*kgo.Record, 10_000)
	for i := range records {
		records[i] = &kgo.Record{Topic: topic, Offset: int64(i), Value: value}
		if bad && i%100 == 0 {
			records[i].Value = []byte(`{"token": "<value>", "id": "4148.57"}`)
		}
	}
	return records
}

// cpu is the time that all threads of the process have had.
func cpu() time.Duration {
	var used syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &used) != nil {
		return 0
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}

// BenchmarkCheck reports records per second of CPU, and how many times as much CPU the library
// alone takes for the same records: the least of many rounds, in turns.
func BenchmarkCheck(b *testing.B) {
	validator, err := authlink.Variant{Form: authlink.FormWire}.Validator()
	if err != nil {
		b.Fatal(err)
	}
	for _, bb := range []struct {
		name  string
		bad   bool
		check authlinkkafka.Check
	}{
		{"validity", false, authlinkkafka.Check{Form: "wire"}},
		{"validity-1-in-100-bad", true, authlinkkafka.Check{Form: "wire"}},
		{"all-rules", false, authlinkkafka.Check{Form: "wire", AllRules: true}},
	} {
		b.Run(bb.name, func(b *testing.B) {
			records, checker := workload(b, bb.bad), checker(b, authlinkkafka.Options{Check: bb.check})
			var library, checked time.Duration
			for b.Loop() {
				library = least(library, func() {
					for _, r := range records {
						_ = validator.Validate(r.Value)
					}
				})
				checked = least(checked, func() { checker.Check(records) })
			}
			b.ReportMetric(float64(len(records))/checked.Seconds(), "records/cpu-s")
			b.ReportMetric(library.Seconds()/checked.Seconds(), "x-library")
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
