package golden

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"
)

// TestPackageDocs: the files that the documentation of a package leads to are there.
func TestPackageDocs(t *testing.T) {
	docs, err := filepath.Glob(filepath.Join(Root, "internal", "*", "doc.go"))
	if err != nil || len(docs) == 0 {
		t.Fatalf("%d packages have a doc.go: %v", len(docs), err)
	}
	for _, doc := range docs {
		text, err := os.ReadFile(doc)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range regexp.MustCompile(`[\w*/]+\.go`).FindAllString(string(text), -1) {
			if found, err := filepath.Glob(filepath.Join(filepath.Dir(doc), name)); err != nil || len(found) == 0 {
				t.Errorf("%s: there is no file %s: %v", doc, name, err)
			}
		}
	}
}
