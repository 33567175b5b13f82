package jsonindex

import (
	"encoding/json"
	"testing"
)

func BenchmarkParse(b *testing.B) {
	data := []byte(example)
	b.Run("index", func(b *testing.B) {
		var x Index
		b.SetBytes(int64(len(data)))
		b.ReportAllocs()
		for b.Loop() {
			if err := x.Parse(data, Options{}); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("json.Valid", func(b *testing.B) {
		b.SetBytes(int64(len(data)))
		for b.Loop() {
			if !json.Valid(data) {
				b.Fatal()
			}
		}
	})
}
