package authlink_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"example.com/authlink"
)

// Each archive in testdata/causes names a schema of a format that many people write, most of them
// with alternatives and conditions, and holds documents N.json; N.txt has the causes that are
// told of each.
func TestCauses(t *testing.T) {
	archivesSeen := 0
	for path, a := range archives(t, "testdata/causes/*.txtar") {
		archivesSeen++
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			name, _ := part(a, "schema")
			schema, err := os.ReadFile(string(bytes.TrimSpace(name)))
			if err != nil {
				t.Fatal(err)
			}
			v, err := authlink.Compile(schema, nil)
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range slices.Clone(a.Files) {
				if name, ok := strings.CutSuffix(f.Name, ".json"); ok {
					golden(t, path, a, name+".txt", causes(t, v, f.Data))
				}
			}
		})
	}
	if archivesSeen < 14 {
		t.Errorf("there are %d archives", archivesSeen)
	}
}

// causes lists what is told of a document.
func causes(t *testing.T, v *authlink.Validator, data []byte) string {
	t.Helper()
	var invalid *authlink.ValidationError
	if err := v.Validate(data); !errors.As(err, &invalid) {
		t.Fatalf("%s: %v", data, err)
	}
	var b strings.Builder
	for _, violation := range invalid.Violations {
		fmt.Fprintf(&b, "%v\n", violation)
		checkPlace(t, data, violation)
	}
	return b.String()
}
