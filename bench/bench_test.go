package bench

import (
	"testing"
	"time"

	"example.com/authlink/bench/peer"
	"example.com/authlink/bench/workload"
)

// The benchmarks time authlink and report, beside its own time, how many times
// as long the reference engine and encoding/json.Valid take in the same run.

func BenchmarkContract(b *testing.B) {
	workloads, err := workload.Contract()
	if err != nil {
		b.Fatal(err)
	}
	benchmark(b, workloads)
}

func BenchmarkFormats(b *testing.B) {
	workloads, err := workload.Formats(20)
	if err != nil {
		b.Fatal(err)
	}
	benchmark(b, workloads)
}

func benchmark(b *testing.B, workloads []workload.Workload) {
	for _, w := range workloads {
		own, reference := compiled(b, peer.Authlink, w), compiled(b, peer.Reference, w)
		b.Run(w.Name+"/valid", func(b *testing.B) {
			against(b, w.Valid, own, map[string]peer.Valid{
				"x-reference":  reference,
				"x-json.Valid": peer.Floors()[0].Valid,
			})
		})
		b.Run(w.Name+"/invalid", func(b *testing.B) {
			against(b, w.Invalid, own, map[string]peer.Valid{"x-reference": reference})
		})
	}
}

func compiled(b *testing.B, p peer.Validator, w workload.Workload) peer.Valid {
	valid, err := p.Compile(w.Schema)
	if err != nil {
		b.Fatal(err)
	}
	return valid
}

// against times own on a document at a time, then the others as often.
func against(b *testing.B, documents [][]byte, own peer.Valid, others map[string]peer.Valid) {
	bytes := 0
	for _, doc := range documents {
		bytes += len(doc)
	}
	b.SetBytes(int64(bytes / len(documents)))
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		own(documents[n%len(documents)])
		n++
	}
	elapsed := b.Elapsed()
	for unit, other := range others {
		start := time.Now()
		for i := range n {
			other(documents[i%len(documents)])
		}
		b.ReportMetric(float64(time.Since(start))/float64(elapsed), unit)
	}
}
