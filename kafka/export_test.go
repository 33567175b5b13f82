package authlinkkafka

import "example.com/authlink/internal/lint"

// SetLinter has the records of all topics checked by a linter.
func (c *Checker) SetLinter(l *lint.Linter) { c.linters = map[string]*lint.Linter{"": l} }
