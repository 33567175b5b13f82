package bench

import (
	"iter"
	"maps"
	"slices"
	"strings"
	"testing"

	"example.com/authlink"
)

// TestSuite runs the official JSON-Schema-Test-Suite. A required case must pass;
// an optional one must, or be listed in skips with the reason; one that is
// listed must fail.
func TestSuite(t *testing.T) {
	resources := pinnedSuite(t).remotes(t)
	for _, d := range suiteDrafts {
		t.Run(d.dir, func(t *testing.T) {
			var counts suiteCounts
			for name, groups := range pinnedSuite(t).files(t, "tests/"+d.dir) {
				options := &authlink.Options{
					Draft:                d.draft,
					FormatAnnotationOnly: !assertsFormats(name),
					Resources:            resources,
				}
				runSuiteFile(t, name, groups, options, &counts)
			}
			counts.report(t)
		})
	}
}

// assertsFormats reports whether a file of the suite expects formats to be
// asserted: they are annotations by default in the latest drafts.
func assertsFormats(name string) bool {
	switch name {
	case "optional/format-assertion.json", "optional/ecmascript-regex.json":
		return true
	}
	return strings.HasPrefix(name, "optional/format/")
}

func runSuiteFile(t *testing.T, name string, groups []suiteGroup, options *authlink.Options, counts *suiteCounts) {
	for key, fault := range suiteFaults(name, groups, options) {
		reason, listed := skips[key]
		counts.add(key, listed)
		if listed && fault == "" {
			t.Errorf("%s: passes, but is listed in skips (%s)", key, reason)
		}
		if !listed && fault != "" {
			t.Errorf("%s: %s", key, fault)
		}
	}
}

// suiteFaults yields every case of a file, and what is wrong with the verdict on it.
func suiteFaults(name string, groups []suiteGroup, options *authlink.Options) iter.Seq2[string, string] {
	return func(yield func(key, fault string) bool) {
		for _, group := range groups {
			v, err := authlink.Compile(group.Schema, options)
			for _, test := range group.Tests {
				if !yield(caseKey(name, group, test), caseFault(v, err, test)) {
					return
				}
			}
		}
	}
}

// caseFault says what is wrong with the verdict on one case; "" if nothing is.
func caseFault(v *authlink.Validator, compileErr error, test suiteTest) string {
	if compileErr != nil {
		return "the schema does not compile: " + compileErr.Error()
	}
	err := v.Validate(test.Data)
	switch {
	case v.Valid(test.Data) != (err == nil):
		return "Valid and Validate disagree"
	case test.Valid && err != nil:
		return "valid, but refused: " + err.Error()
	case !test.Valid && err == nil:
		return "invalid, but accepted"
	}
	return ""
}

// suiteCounts are the numbers of cases of one draft.
type suiteCounts struct{ required, optional, skipped int }

func (c *suiteCounts) add(key string, skipped bool) {
	switch {
	case skipped:
		c.skipped++
	case isOptional(key):
		c.optional++
	default:
		c.required++
	}
}

func (c *suiteCounts) report(t *testing.T) {
	t.Logf("%d required cases, %d optional ones; %d more optional ones fail, as listed in skips", c.required, c.optional, c.skipped)
	if c.required == 0 || c.optional == 0 {
		t.Error("the suite has no cases")
	}
}

// TestSkips keeps the list honest: it names cases that exist, none of them
// required.
func TestSkips(t *testing.T) {
	cases := map[string]bool{}
	for _, d := range suiteDrafts {
		for name, groups := range pinnedSuite(t).files(t, "tests/"+d.dir) {
			for _, group := range groups {
				for _, test := range group.Tests {
					cases[caseKey(name, group, test)] = true
				}
			}
		}
	}
	for _, key := range slices.Sorted(maps.Keys(skips)) {
		if !cases[key] {
			t.Errorf("no such case: %s", key)
		}
		if !isOptional(key) {
			t.Errorf("a required case: %s", key)
		}
	}
}
