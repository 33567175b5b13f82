package lint

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/schematest"
)

// TestBaselineOfMany: what is written can be read, though no document that is linted
// may be as long.
func TestBaselineOfMany(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a second")
	}
	checkWritten(t, 16<<20/1000, "/data/"+strings.Repeat("n", 1000))
}

func TestSoakBaselineOfMany(t *testing.T) {
	schematest.NeedsSoak(t)
	checkWritten(t, 120_000, "/data/organizationId")
}

// checkWritten writes so many findings at a pointer, and reads them.
func checkWritten(t *testing.T, findings int, pointer string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "baseline.json")
	b := NewBaseline(path)
	for i := range findings {
		b.written = append(b.written, baselineFinding{"a.ndjson", "type", pointer, finding.DigestOf(fmt.Sprint(i)).String()})
	}
	if n, err := b.Write(); n != findings || err != nil {
		t.Fatalf("%d findings written, error %v", n, err)
	}
	read, err := ReadBaseline(path)
	if err != nil || len(read.known) != findings {
		t.Fatalf("%d findings read, error %v", len(read.known), err)
	}
}
