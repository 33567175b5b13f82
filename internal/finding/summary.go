package finding

import (
	"fmt"
	"strings"

	"example.com/authlink/internal/words"
)

// A Summary counts the results of a run.
type Summary struct {
	Files   int `json:"files"`   // checked: Valid + Invalid
	Valid   int `json:"valid"`   // files without a finding that is an error
	Invalid int `json:"invalid"` // files with such findings
	Errors  int `json:"errors"`  // paths that could not be checked

	// Unread counts the files in which a document cannot be read, for a fault that is no
	// error. They are among NotChecked, not among Files.
	Unread int `json:"unread,omitzero"`

	Findings int `json:"findings"` // in all files

	// Documents counts those in files that may hold any number of them.
	Documents int `json:"documents,omitzero"`

	// NotChecked counts what was handed over, or found in a directory, and not judged.
	NotChecked NotCheckedCounts `json:"notChecked,omitzero"`

	// Reasons says why, in the order in which the reasons came up. It is for people: a
	// program sees them with what they are about.
	Reasons []ReasonCount `json:"-"`

	// Against has what the files were checked against, in the order in which it came up. It is
	// for people.
	Against []AgainstCount `json:"-"`

	// Suppressed and Baselined count the findings that are accepted. They are not
	// among Findings.
	Suppressed int `json:"suppressed,omitzero"`
	Baselined  int `json:"baselined,omitzero"`

	// Fixable counts the findings that --fix and, beyond those, --unsafe is for.
	// It is for people: a program sees which they are.
	Fixable struct{ Safe, Unsafe int } `json:"-"`

	// Severities has how many of the findings are of each severity.
	Severities SeverityCounts `json:"severities"`
}

// SeverityCounts has a number for each severity.
type SeverityCounts struct {
	Error   int `json:"error"`
	Warning int `json:"warning"`
	Info    int `json:"info"`
}

// Add counts one more event.
func (s *Summary) Add(e Event) {
	switch e := e.(type) {
	case Found:
		s.addFound(e)
	case End:
		if e.Several {
			s.Documents += e.Documents
		}
		s.addFile(e.Status)
		s.addAgainst(e)
	case NotChecked:
		s.NotChecked.add(e)
		s.addReason(e)
	}
}

func (s *Summary) addFound(found Found) {
	s.Findings += len(found.Findings)
	s.Suppressed += found.Suppressed
	s.Baselined += found.Baselined
	for _, f := range found.Findings {
		s.Severities.add(f.Severity)
		switch {
		case f.Fix.IsOne([]FixKind{FixSafe}):
			s.Fixable.Safe++
		case f.Fix.IsOne([]FixKind{FixUnsafe}):
			s.Fixable.Unsafe++
		}
	}
}

func (s *Summary) addFile(status Status) {
	switch status {
	case StatusError:
		s.Errors++
		return
	case StatusInvalid:
		s.Invalid++
	case StatusValid:
		s.Valid++
	case StatusNotChecked:
		s.Unread++
		return
	}
	s.Files++
}

func (c *SeverityCounts) add(severity Severity) {
	switch severity {
	case SeverityError:
		c.Error++
	case SeverityWarning:
		c.Warning++
	case SeverityInfo:
		c.Info++
	}
}

// InOrder returns the numbers in the order of [Severities].
func (c SeverityCounts) InOrder() []int { return []int{c.Error, c.Warning, c.Info} }

// AtLeast returns how many findings are at least as severe as severity.
func (c SeverityCounts) AtLeast(severity Severity) int {
	n := 0
	for i, of := range c.InOrder() {
		if Severities()[i].Compare(severity) <= 0 {
			n += of
		}
	}
	return n
}

// String returns the summary as one line for people, such as
// "12 files checked: 10 valid, 2 invalid (3 findings)". The severities are named
// if there are others than errors: "(3 findings: 1 error, 2 warnings)". If files
// hold any number of documents, "(with 40 documents inside)" follows the files; if
// findings are accepted, "; 2 suppressed" and "; 3 in the baseline" follow; if
// something can be fixed, "; 2 fixable with --fix" comes last.
func (s Summary) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %d valid, %d invalid", s.Checked(), s.Valid, s.Invalid)
	if s.Findings > 0 {
		fmt.Fprintf(&b, " (%s%s)", words.Count(s.Findings, "finding"), s.Severities.detail())
	}
	if s.Errors > 0 {
		fmt.Fprintf(&b, "; %s could not be checked", words.Count(s.Errors, "path"))
	}
	if n := s.NotChecked.Total(); n > 0 {
		fmt.Fprintf(&b, "; %s not looked at: %s", s.NotChecked, s.reasonsInWords())
	}
	if s.Suppressed > 0 {
		fmt.Fprintf(&b, "; %d suppressed", s.Suppressed)
	}
	if s.Baselined > 0 {
		fmt.Fprintf(&b, "; %d in the baseline", s.Baselined)
	}
	switch safe, unsafe := s.Fixable.Safe, s.Fixable.Unsafe; {
	case safe > 0 && unsafe > 0:
		fmt.Fprintf(&b, "; %d fixable with --fix, %d more with --unsafe", safe, unsafe)
	case safe > 0:
		fmt.Fprintf(&b, "; %d fixable with --fix", safe)
	case unsafe > 0:
		fmt.Fprintf(&b, "; %d fixable with --fix --unsafe", unsafe)
	}
	return b.String()
}

// Checked returns the start of that line, such as "12 files checked".
func (s Summary) Checked() string {
	checked := words.Count(s.Files, "file") + " checked"
	if s.Documents > 0 {
		checked += " (with " + words.Count(s.Documents, "document") + " inside)"
	}
	return checked
}

// detail lists the severities that occur, unless all findings are errors.
func (c SeverityCounts) detail() string {
	if c.Warning+c.Info == 0 {
		return ""
	}
	var parts []string
	if c.Error > 0 {
		parts = append(parts, words.Count(c.Error, "error"))
	}
	if c.Warning > 0 {
		parts = append(parts, words.Count(c.Warning, "warning"))
	}
	if c.Info > 0 {
		parts = append(parts, fmt.Sprintf("%d info", c.Info))
	}
	return ": " + strings.Join(parts, ", ")
}
