package workload

import (
	"errors"
	"testing"

	"example.com/authlink"
)

// TestFaultyLines: a line has one fault, or very rarely none, and what is said of them differs: a
// workload that repeats itself flatters.
func TestFaultyLines(t *testing.T) {
	v, err := authlink.Variant{}.Validator()
	if err != nil {
		t.Fatal(err)
	}
	said := func(line []byte) (all []string) {
		if invalid, ok := errors.AsType[*authlink.ValidationError](v.Validate(line)); ok {
			for _, violation := range invalid.Violations {
				all = append(all, violation.Keyword+" "+violation.Message)
			}
		}
		remarks, err := v.Remarks(line)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range remarks {
			all = append(all, string(r.Code)+" "+r.Message)
		}
		return all
	}
	const size = 1 << 20
	for _, line := range CleanLines(size) {
		if all := said(line); len(all) > 0 {
			t.Fatalf("of %s is said %q", line, all)
		}
	}
	lines, none, different := FaultyLines(size), 0, map[string]bool{}
	for _, line := range lines {
		switch all := said(line); len(all) {
		case 0:
			none++
		case 1:
			different[all[0]] = true
		default:
			t.Fatalf("of %s is said %q", line, all)
		}
	}
	if none > len(lines)/100 || len(different) < 200 {
		t.Errorf("%d of %d lines have no fault, and %d different things are said", none, len(lines), len(different))
	}
}
