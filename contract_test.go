package authlink

import (
	"os"
	"path/filepath"
	"testing"
)

// TestContractDocuments proves that the committed schema documents are what
// schema.AuthLink reflects to. With -update it writes them.
func TestContractDocuments(t *testing.T) {
	for form, entry := range forms {
		t.Run(entry.name, func(t *testing.T) {
			want, err := Contract{Form(form)}.reflected()
			if err != nil {
				t.Fatal(err)
			}
			path := filepath.Join("schema", entry.file)
			if *Update {
				if err := os.WriteFile(path, want, 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			got, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if string(got) != string(want) {
				t.Errorf("%s is not what the Go types reflect to; run go generate ./...", path)
			}
		})
	}
}
