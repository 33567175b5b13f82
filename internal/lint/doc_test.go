package lint

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"
)

// TestPackageDoc: the files that the documentation of the package leads to are there.
func TestPackageDoc(t *testing.T) {
	text, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	names := regexp.MustCompile(`[\w*]+\.go`).FindAllString(string(text), -1)
	if len(names) == 0 {
		t.Fatal("no file is named")
	}
	for _, name := range names {
		if found, err := filepath.Glob(name); err != nil || len(found) == 0 {
			t.Errorf("there is no file %s: %v", name, err)
		}
	}
}
