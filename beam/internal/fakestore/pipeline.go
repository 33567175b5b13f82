package fakestore

import (
	"fmt"
	"strings"
	"testing"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/testing/passert"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/testing/ptest"

	authlinkbeam "example.com/authlink/beam"
)

func init() { register.Function1x1(shown) }

func shown(f authlinkbeam.Finding) string { return fmt.Sprintf("%s@%d %s", f.Path, f.Offset, f.Rule) }

// blockBytes is the length of the blocks of [CheckRanges].
const blockBytes = 256 << 10

// around is how much is read with a range, at most: the lines before it, and the end of its last line.
const around = 3 * (64 << 10)

// CheckRanges has a pipeline read objects of a server under a URL such as "gs://": findings are
// where they are, each block of a file of lines is one range, and what is compressed is read whole.
func CheckRanges(t *testing.T, s *Server, scheme string) {
	line := `{"id": 1, "note": "` + strings.Repeat("x", 100) + "\"}\n"
	text := strings.Repeat(line, 8000) + "{\"id\": \"\"}\n" + strings.Repeat(line, 8000)
	s.Put("archive/a.ndjson", []byte(text))
	s.Put("archive/b.ndjson.gz", gzipped(t, "{\"id\": \"\"}\n"))
	s.Put("archive/empty.ndjson", []byte{})
	s.Put("archive/c.txt", []byte("no match"))
	s.Reads()
	p, root := beam.NewPipelineWithRoot()
	check := authlinkbeam.Check{Schema: `{"properties": {"id": {"type": "integer"}}}`}
	result := authlinkbeam.Read(root, scheme+"archive/*.ndjson*", check, authlinkbeam.BlockBytes(blockBytes))
	passert.Empty(root, result.Failures)
	passert.EqualsList(root, beam.ParDo(root, shown, result.Findings), []string{
		fmt.Sprintf("%sarchive/a.ndjson@%d type", scheme, 8000*len(line)+7), scheme + "archive/b.ndjson.gz@7 type", scheme + "archive/empty.ndjson@0 syntax",
	})
	ptest.RunAndValidate(t, p)
	blocks, ranges, sum := (len(text)+blockBytes-1)/blockBytes, 0, int64(0)
	for _, r := range s.Reads() {
		if r.Object != "archive/a.ndjson" {
			continue
		}
		ranges, sum = ranges+1, sum+r.Bytes
		if r.Range == "" || r.Bytes > blockBytes+around {
			t.Errorf("%d bytes were read at once, by the range %q", r.Bytes, r.Range)
		}
	}
	if ranges > blocks+1 || sum > int64(len(text)+(blocks+1)*around) { // one more for the head
		t.Errorf("%d ranges and %d bytes for %d blocks of %d bytes", ranges, sum, blocks, len(text))
	}
}

// CheckReport has a pipeline write a report into a bucket.
func CheckReport(t *testing.T, s *Server, scheme string) {
	s.Put("archive/b.ndjson.gz", gzipped(t, "{\"id\": \"\"}\n"))
	p, root := beam.NewPipelineWithRoot()
	check := authlinkbeam.Check{Schema: `{"properties": {"id": {"type": "integer"}}}`}
	result := authlinkbeam.Read(root, scheme+"archive/b.ndjson.gz", check)
	authlinkbeam.Write(root, scheme+"reports/2026", result, 1)
	ptest.RunAndValidate(t, p)
	want := `{"type":"finding","path":"` + scheme + `archive/b.ndjson.gz","rule":"type"`
	if got := string(s.Get("reports/2026/findings.ndjson")); !strings.HasPrefix(got, want) {
		t.Errorf("report %q, want %s...", got, want)
	}
	if got := string(s.Get("reports/2026/summary.json")); !strings.Contains(got, `"documents": 1`) {
		t.Errorf("summary %q", got)
	}
}
