package bench

import (
	"os"
	"testing"

	"example.com/authlink"
)

// TestNewSuite runs the suite in the directory that the variable names, which may be
// newer than the pinned one. Each case must pass, but for those that are listed in skips.
func TestNewSuite(t *testing.T) {
	const variable = "JSON_SCHEMA_TEST_SUITE"
	named := suite(os.Getenv(variable))
	if named == "" {
		t.Skip(variable + " names no suite")
	}
	resources := named.remotes(t)
	for _, d := range suiteDrafts {
		t.Run(d.dir, func(t *testing.T) {
			required, optional, skipped := 0, 0, 0
			for name, groups := range named.files(t, "tests/"+d.dir) {
				options := &authlink.Options{
					Draft:                d.draft,
					FormatAnnotationOnly: !assertsFormats(name),
					Resources:            resources,
				}
				for key, fault := range suiteFaults(name, groups, options) {
					_, isListed := skips[key]
					switch {
					case fault != "" && isListed:
						skipped++
						continue
					case fault != "":
						t.Errorf("%s: %s", key, fault)
					}
					if isOptional(key) {
						optional++
					} else {
						required++
					}
				}
			}
			t.Logf("%d required cases, %d optional ones; %d more optional ones fail, as listed in skips", required, optional, skipped)
			if required == 0 || optional == 0 {
				t.Error("the suite has no cases")
			}
		})
	}
}
