package rule

import "example.com/authlink/internal/finding"

// DefaultSeverity returns the severity of a rule's findings where nobody has given it another,
// without a look at its page.
func DefaultSeverity(id string) finding.Severity { return newRule(id).SeverityIn(nil) }

// severityOf returns the severity of a rule's findings, and whether it is off unless somebody
// turns it on: as its page says, which is not read for that.
func severityOf(id string) (severity finding.Severity, isOff bool) {
	switch id {
	case "blank-value", "dead-enum-value", "definitions-only", deprecated, "future-created-at", "idle-keyword", "ignored-sibling",
		"imprecise-number", "inapplicable-keyword", "insecure-url", "invalid-default", "invalid-example", "misplaced-property",
		"misspelled-required", "other-draft", "repeated-category", "sdk-date-time", unknownProperty, UnusedSuppression, "url-userinfo":
		return finding.SeverityWarning, false
	case "empty-categories", "external-ref", "unused-definition":
		return finding.SeverityInfo, false
	case "custom-format", "custom-keyword", "placeholder-value":
		return finding.SeverityInfo, true
	}
	return finding.SeverityError, false
}
