package finding

import (
	"fmt"
	"slices"
	"strings"

	"example.com/authlink/internal/words"
)

// A NotChecked is something that was handed over, or found in a directory, and has not been
// judged, with the reason: what is silent about it must not pass for checked.
type NotChecked struct {
	What Unit   `json:"what"`
	Path string `json:"path"`

	// Line is where it begins in the file, from 1; 0 for the file itself. Pointer leads to
	// it in the document that it is in.
	Line    int    `json:"line,omitzero"`
	Pointer string `json:"pointer,omitempty"`

	Reason string `json:"reason"`

	Document int    `json:"-"` // its number in the result
	Offset   int    `json:"-"` // where it begins in the file, if its fault is [FaultPanic]
	Fault    string `json:"-"` // the rule whose fault has kept it from being read; "" if nothing is wrong with it
}

// String says what has not been checked, and why, without the path.
func (n NotChecked) String() string {
	said := "this " + string(n.What) + " was not looked at: " + n.Reason
	if n.Line > 0 {
		return fmt.Sprintf("line %d: %s", n.Line, said)
	}
	return said
}

// Moved is [Found.Move] for what has not been checked.
func (n NotChecked) Moved(offset, line int) NotChecked {
	n.Line += line - 1
	n.Offset += offset
	return n
}

// isSaidBy reports whether a finding is an error that says so.
func (n NotChecked) isSaidBy(f Finding) bool {
	return f.Severity == SeverityError && f.Document == n.Document && (f.Rule == n.Fault || f.IsOfText() && n.What == UnitDocument)
}

// A Unit says what has not been checked.
type Unit string

// The units.
const (
	UnitFile     Unit = "file"
	UnitDocument Unit = "document" // a text in a file, which is not JSON, or too large
	UnitBody     Unit = "body"     // of an exchange in a recording
)

// Units lists every unit, the largest first.
func Units() []Unit { return []Unit{UnitFile, UnitDocument, UnitBody} }

// Unread says that a document cannot be read, or not all of it, for a fault of its text.
func Unread(fault string) NotChecked {
	return NotChecked{What: UnitDocument, Line: 1, Fault: fault, Reason: fmt.Sprintf("unreadable for a fault of the rule %s", fault)}
}

// FaultPanic is the fault of a document whose check panicked: the fault is the program's.
const FaultPanic = "panic"

// Panicked says that the check of a document panicked.
func Panicked(err error) NotChecked {
	return NotChecked{What: UnitDocument, Line: 1, Fault: FaultPanic, Reason: err.Error()}
}

// NotCheckedCounts has a number for each unit.
type NotCheckedCounts struct {
	Files     int `json:"files"`
	Documents int `json:"documents"`
	Bodies    int `json:"bodies"`
}

func (c *NotCheckedCounts) add(n NotChecked) {
	switch n.What {
	case UnitFile:
		c.Files++
	case UnitDocument:
		c.Documents++
	case UnitBody:
		c.Bodies++
	}
}

// Total returns how many there are.
func (c NotCheckedCounts) Total() int { return c.Files + c.Documents + c.Bodies }

// String returns the counts in words, such as "2 files and 3 bodies".
func (c NotCheckedCounts) String() string {
	var parts []string
	for i, n := range []int{c.Files, c.Documents, c.Bodies} {
		if n > 0 {
			parts = append(parts, words.Count(n, string(Units()[i])))
		}
	}
	return words.Enumerate(parts, "and")
}

// A ReasonCount says how often there is a reason for not looking at something.
type ReasonCount struct {
	What   Unit
	Reason string
	Count  int
}

func (s *Summary) addReason(n NotChecked) {
	for i := range s.Reasons {
		if r := &s.Reasons[i]; r.What == n.What && r.Reason == n.Reason {
			r.Count++
			return
		}
	}
	s.Reasons = append(s.Reasons, ReasonCount{n.What, n.Reason, 1})
}

// maxReasons bounds how many reasons the summary gives.
const maxReasons = 5

// reasonsInWords lists why something has not been looked at, with the count where there
// are several reasons.
func (s Summary) reasonsInWords() string {
	if len(s.Reasons) == 1 {
		return s.Reasons[0].Reason
	}
	reasons := slices.SortedStableFunc(slices.Values(s.Reasons), func(a, b ReasonCount) int { return b.Count - a.Count })
	var parts []string
	rest := 0
	for i, r := range reasons {
		if i < maxReasons {
			parts = append(parts, fmt.Sprintf("%s (%d)", r.Reason, r.Count))
		} else {
			rest += r.Count
		}
	}
	if rest > 0 {
		parts = append(parts, fmt.Sprintf("other reasons (%d)", rest))
	}
	return strings.Join(parts, ", ")
}
