package lint

import (
	"fmt"
	"strings"
)

// A Summary counts the results of a run.
type Summary struct {
	Files    int `json:"files"`    // checked: Valid + Invalid
	Valid    int `json:"valid"`    // files without a finding
	Invalid  int `json:"invalid"`  // files with findings
	Errors   int `json:"errors"`   // paths that could not be checked
	Findings int `json:"findings"` // in all files
}

// Add counts one more result.
func (s *Summary) Add(r Result) {
	switch r.Status() {
	case StatusError:
		s.Errors++
		return
	case StatusInvalid:
		s.Invalid++
	case StatusValid:
		s.Valid++
	}
	s.Files++
	s.Findings += len(r.Findings)
}

// String returns the summary as one line for people, such as
// "12 files checked: 10 valid, 2 invalid (3 findings)".
func (s Summary) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s checked: %d valid, %d invalid", count(s.Files, "file"), s.Valid, s.Invalid)
	if s.Findings > 0 {
		fmt.Fprintf(&b, " (%s)", count(s.Findings, "finding"))
	}
	if s.Errors > 0 {
		fmt.Fprintf(&b, "; %s could not be checked", count(s.Errors, "path"))
	}
	return b.String()
}

func count(n int, noun string) string {
	if n != 1 {
		noun += "s"
	}
	return fmt.Sprintf("%d %s", n, noun)
}
