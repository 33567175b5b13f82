package finding

import (
	"cmp"
	"slices"
)

// A Severity says how much a finding matters.
type Severity string

// The severities, and SeverityOff, which silences a rule instead.
const (
	SeverityError   Severity = "error"   // the document breaks its contract, or does harm
	SeverityWarning Severity = "warning" // it probably does not mean what it says
	SeverityInfo    Severity = "info"    // worth a look
	SeverityOff     Severity = "off"
)

// Severities lists the severities that a finding can have, the most severe first.
func Severities() []Severity {
	return []Severity{SeverityError, SeverityWarning, SeverityInfo}
}

// Compare returns a negative number if s is more severe than t, zero where they
// are the same, else a positive number.
func (s Severity) Compare(t Severity) int { return cmp.Compare(s.rank(), t.rank()) }

func (s Severity) rank() int {
	if i := slices.Index(Severities(), s); i >= 0 {
		return i
	}
	return len(Severities()) // off
}
