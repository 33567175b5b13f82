package accept

import (
	"bytes"
	"encoding/json"
	"os"
	"testing"
	"time"

	"example.com/authlink/internal/jsonindex"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

func readFile(tb testing.TB, name string) []byte {
	tb.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		tb.Fatal(err)
	}
	return data
}

// contract compiles the schema of the contract.
func contract(tb testing.TB) *engine {
	tb.Helper()
	return mustCompile(tb, string(readFile(tb, "../../schema/authlink.schema.json")))
}

// example is the payload that the contract's document shows.
func example(tb testing.TB) []byte {
	tb.Helper()
	return compact(tb, readFile(tb, "../../testdata/valid/document-example.json"))
}

// shuffled returns documents with the members of example in other orders.
func shuffled(tb testing.TB) (documents [][]byte) {
	tb.Helper()
	data := example(tb)
	var doc jsonindex.Index
	if err := doc.Parse(data, jsonindex.Options{}); err != nil {
		tb.Fatal(err)
	}
	var members [][]byte
	for name, value := range doc.Members(0) {
		members = append(members, data[doc.Token(name).Start:doc.Token(value).End])
	}
	for seed := range 16 {
		for i := range members {
			j := (i*7 + seed*5 + 3) % len(members)
			members[i], members[j] = members[j], members[i]
		}
		documents = append(documents, []byte("{"+string(bytes.Join(members, []byte(",")))+"}"))
	}
	return documents
}

// BenchmarkProves proves documents and, in turns with it, has the reference
// validate them and encoding/json check their grammar. Its metrics are the time
// of one proof and how many times as fast it is as either, each from the best
// round, which a busy machine disturbs least; one op is a round of all.
func BenchmarkProves(b *testing.B) {
	e := contract(b)
	var indented bytes.Buffer
	if err := json.Indent(&indented, example(b), "", "  "); err != nil {
		b.Fatal(err)
	}
	for _, test := range []struct {
		name      string
		documents [][]byte
	}{
		{"example", [][]byte{example(b)}},
		{"indented", [][]byte{indented.Bytes()}},
		{"shuffled", shuffled(b)},
	} {
		b.Run(test.name, func(b *testing.B) { benchmark(b, e, test.documents) })
	}
}

func benchmark(b *testing.B, e *engine, documents [][]byte) {
	ours, reference, grammar := time.Hour, time.Hour, time.Hour
	time1 := func(best *time.Duration, rounds int, f func(data []byte) bool) {
		start := time.Now()
		for range rounds {
			for _, data := range documents {
				if !f(data) {
					b.Fatalf("%.200q fails", data)
				}
			}
		}
		*best = min(*best, time.Since(start)/time.Duration(rounds))
	}
	b.ReportAllocs()
	for b.Loop() {
		time1(&ours, 100, e.program.Proves)
		time1(&reference, 2, func(data []byte) bool {
			v, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
			return err == nil && e.schema.Validate(v) == nil
		})
		time1(&grammar, 20, json.Valid)
	}
	b.ReportMetric(float64(ours.Nanoseconds())/float64(len(documents)), "ns/proof")
	b.ReportMetric(float64(reference)/float64(ours), "x-reference")
	b.ReportMetric(float64(grammar)/float64(ours), "x-json.Valid")
}
