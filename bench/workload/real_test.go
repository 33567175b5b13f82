package workload

import (
	"bytes"
	"testing"
)

// TestRealDocumentsDiffer: nearly no document of a workload is like another, and they are
// as small as those in the wild.
func TestRealDocumentsDiffer(t *testing.T) {
	const count = 100
	all, err := Real(count)
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range all {
		different := map[string]bool{}
		for _, doc := range w.Valid {
			different[string(doc)] = true
		}
		if len(different) < count*9/10 {
			t.Errorf("%s: %d documents, of which %d differ", w.Name, count, len(different))
		}
		if size := len(bytes.Join(w.Valid, nil)) / count; size < 100 || size > 500 {
			t.Errorf("%s: %d bytes a document", w.Name, size)
		}
	}
}
