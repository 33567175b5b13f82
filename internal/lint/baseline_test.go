package lint

import (
	"fmt"
	"path/filepath"
	"testing"

	"example.com/authlink/internal/finding"
)

// TestBaselineOfMany: what is written can be read, though no document that is linted
// may be as long.
func TestBaselineOfMany(t *testing.T) {
	path := filepath.Join(t.TempDir(), "baseline.json")
	b := NewBaseline(path)
	const findings = 120_000
	for i := range findings {
		b.written = append(b.written, baselineFinding{"a.ndjson", "type", "/data/organizationId", finding.DigestOf(fmt.Sprint(i)).String()})
	}
	if n, err := b.Write(); n != findings || err != nil {
		t.Fatalf("%d findings written, error %v", n, err)
	}
	read, err := ReadBaseline(path)
	if err != nil || len(read.known) != findings {
		t.Fatalf("%d findings read, error %v", len(read.known), err)
	}
}
