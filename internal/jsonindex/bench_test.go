package jsonindex

import (
	"encoding/json"
	"strings"
	"testing"
	"time"
)

// TestParseAllocatesNothing once the Index has grown to the size of the
// document.
func TestParseAllocatesNothing(t *testing.T) {
	var names []string
	for i := range 1000 {
		names = append(names, strings.Repeat("n", i))
	}
	for _, document := range []string{example, `{"a":1,"\u0062":[2,{"\u0063":"\ud83d\ude00"}]}`, string(object(names))} {
		var x Index
		data := []byte(document)
		if allocs := testing.AllocsPerRun(10, func() {
			if err := x.Parse(data, Options{}); err != nil {
				t.Error(err)
			}
		}); allocs != 0 {
			t.Errorf("%.40s: %v allocations", document, allocs)
		}
	}
}

// BenchmarkParse indexes a document and, in turns with it, has encoding/json
// check its grammar. Its metrics are the time of one Parse and how many times
// as fast that is, each from the best round, which a busy machine disturbs
// least; one op is a round of both.
func BenchmarkParse(b *testing.B) {
	for _, test := range []struct{ name, document string }{
		{"example", example},
		{"indented", strings.NewReplacer(`,"`, ",\n  \"", `":`, `": `).Replace(example)},
		{"unicode", `{"名前":"日本語のテキスト、東京都","emoji":"😀😀","escaped":"\u6771\u4eac"}`},
		{"lines", "[" + strings.Repeat(example+",", 1000) + example + "]"},
	} {
		b.Run(test.name, func(b *testing.B) {
			data := []byte(test.document)
			var x Index
			ours, theirs := time.Hour, time.Hour
			batch := max(1, 1<<15/len(data))
			b.ReportAllocs()
			for b.Loop() {
				start := time.Now()
				for range batch {
					if err := x.Parse(data, Options{}); err != nil {
						b.Fatal(err)
					}
				}
				ours = min(ours, time.Since(start))
				start = time.Now()
				for range batch {
					if !json.Valid(data) {
						b.Fatal("not valid")
					}
				}
				theirs = min(theirs, time.Since(start))
			}
			b.ReportMetric(float64(ours.Nanoseconds())/float64(batch), "ns/Parse")
			b.ReportMetric(float64(theirs)/float64(ours), "x-json.Valid")
		})
	}
}
