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

// BenchmarkParse indexes a document and, in the same run, has encoding/json
// check its grammar. The metric is how many times as fast we are.
func BenchmarkParse(b *testing.B) {
	indented := strings.NewReplacer(`,"`, ",\n  \"", `":`, `": `).Replace(example)
	for _, test := range []struct{ name, document string }{
		{"example", example},
		{"indented", indented},
		{"unicode", `{"名前":"日本語のテキスト、東京都","emoji":"😀😀","escaped":"\u6771\u4eac"}`},
		{"lines", "[" + strings.Repeat(example+",", 1000) + example + "]"},
	} {
		b.Run(test.name, func(b *testing.B) {
			data := []byte(test.document)
			var x Index
			b.ReportAllocs()
			b.SetBytes(int64(len(data)))
			rounds := 0
			for b.Loop() {
				if err := x.Parse(data, Options{}); err != nil {
					b.Fatal(err)
				}
				rounds++
			}
			ours := b.Elapsed()
			start := time.Now()
			for range rounds {
				if !json.Valid(data) {
					b.Fatal("not valid")
				}
			}
			b.ReportMetric(float64(time.Since(start))/float64(ours), "x-json.Valid")
		})
	}
}
