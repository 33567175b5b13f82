package bench

import (
	"os"
	"testing"

	"example.com/authlink"
)

// TestNewSuite runs the suite in the directory that the variable names, which may be
// newer than the pinned one. A required case must pass; the optional ones that fail are
// counted, since skips has those of the pinned suite.
func TestNewSuite(t *testing.T) {
	const variable = "JSON_SCHEMA_TEST_SUITE"
	named := suite(os.Getenv(variable))
	if named == "" {
		t.Skip(variable + " names no suite")
	}
	resources := named.remotes(t)
	for _, d := range suiteDrafts {
		t.Run(d.dir, func(t *testing.T) {
			required, optional, failed := 0, 0, 0
			for name, groups := range named.files(t, "tests/"+d.dir) {
				options := &authlink.Options{
					Draft:                d.draft,
					FormatAnnotationOnly: !assertsFormats(name),
					Resources:            resources,
				}
				for key, fault := range suiteFaults(name, groups, options) {
					switch {
					case !isOptional(key):
						required++
						if fault != "" {
							t.Errorf("%s: %s", key, fault)
						}
					case fault == "":
						optional++
					default:
						failed++
					}
				}
			}
			t.Logf("%d required cases, %d optional ones; %d more optional ones fail", required, optional, failed)
			if required == 0 || optional == 0 {
				t.Error("the suite has no cases")
			}
		})
	}
}
