package report

import (
	"bytes"
	"testing"

	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/golden"
)

// TestWrote knows its own reports by how they begin, those of programs, and takes no
// fixture for one.
func TestWrote(t *testing.T) {
	forPeople := map[string]bool{"text": true, "oneline": true, "github": true, "markdown": true}
	for _, format := range Formats() {
		for name, results := range map[string][]finding.Result{"sample": sample(t), "nothing": nil} {
			var text bytes.Buffer
			r, err := New(format, &text, Options{Version: "v1"})
			if err != nil {
				t.Fatal(err)
			}
			for _, result := range results {
				if err := AddAll(r, result.Events()); err != nil {
					t.Fatal(err)
				}
			}
			if err := r.Close(); err != nil {
				t.Fatal(err)
			}
			beginning := text.Bytes()[:min(text.Len(), 4096)]
			if got, want := Wrote(format, beginning), !forPeople[format] || text.Len() == 0; got != want {
				t.Errorf("%s, %s: %v", format, name, got)
			}
		}
	}
	for _, text := range []string{"[]\n", "{}", "{\n  \"version\": 1,\n  \"id\": 2\n}", `[{"description": "x"}]`, string(golden.Read(t, "testdata/valid/minimal.json"))} {
		if Wrote("json", []byte(text)) {
			t.Errorf("%s is no report", text)
		}
	}
	if !Wrote("", []byte("{\n  \"version\": 1,\n  \"findings\": []\n}\n")) || Wrote("", []byte("[]\n")) {
		t.Error("a baseline")
	}
}
