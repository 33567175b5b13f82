package lint

import (
	"bytes"
	"io"
	"slices"
	"strings"
	"testing"

	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/report"
	"example.com/authlink/internal/rule"
	"example.com/authlink/internal/source"
)

// TestReportMemory reports findings in the lines of one file, in every format:
// what is held must not grow with them, but for what the report comes to when it
// is compressed.
func TestReportMemory(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a second")
	}
	l := linterOf(t, `{"properties": {"id": {"type": "string"}, "a": {"minimum": 0}}}`, rule.Rule{})
	const (
		parts    = 4
		most     = 6 << 20 // bytes held
		mostEach = 200     // bytes that are held more for each finding, which is longer
	)
	text := strings.Repeat(`{"id": 1, "list": [`+strings.Repeat("1, 23, ", 40)+`4], "a": -1}`+"\n", 500)
	first := l.checkChunk("a.ndjson", source.Chunk{Text: []byte(text), Line: 1}, false).Found
	for _, format := range report.Formats() {
		t.Run(format, func(t *testing.T) {
			report, err := report.New(format, io.Discard, report.Options{})
			if err != nil {
				t.Fatal(err)
			}
			base, early := heldBytes(), int64(0)
			add := func(e finding.Event) {
				if err := report.Add(e); err != nil {
					t.Fatal(err)
				}
			}
			add(finding.Begin{Path: "a.ndjson", Several: true})
			for at := range parts {
				if at == parts/2 {
					early = heldBytes() - base
				}
				part := first
				part.Findings, part.Excerpts = slices.Clone(first.Findings), slices.Clone(first.Excerpts)
				for i := range part.Excerpts {
					part.Excerpts[i].Text = bytes.Clone(part.Excerpts[i].Text)
				}
				part.Move(at*len(text), 1+500*at)
				add(part)
			}
			held := heldBytes() - base
			add(finding.End{Path: "a.ndjson", Several: true})
			if err := report.Close(); err != nil {
				t.Fatal(err)
			}
			if held > most {
				t.Errorf("%d bytes are held, expected at most %d", held, most)
			}
			if each := (held - early) / int64(parts/2*len(first.Findings)); each > mostEach {
				t.Errorf("%d bytes are held for each finding, expected at most %d", each, mostEach)
			}
		})
	}
}
