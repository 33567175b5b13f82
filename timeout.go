package authlink

import (
	"errors"
	"fmt"

	"example.com/authlink/internal/pattern"
	"example.com/authlink/internal/show"
)

// A PatternTimeoutError says that it could not be found out whether a document is valid: a
// pattern of the schema, one that only backtracking can match, took longer than half a second
// on one of the strings or names in it. [Options].LinearPatternsOnly refuses such patterns.
type PatternTimeoutError struct {
	Pattern string `json:"pattern"` // as the schema has it
}

// Error names the pattern, shortened and with secrets masked.
func (e *PatternTimeoutError) Error() string {
	return fmt.Sprintf("no verdict: the pattern %s gave no answer within %v", show.Pattern(e.Pattern), pattern.Timeout)
}

// newTimeoutError returns the error of a pattern as a [*PatternTimeoutError], any other as
// it is.
func newTimeoutError(err error) error {
	if timeout, ok := errors.AsType[*pattern.TimeoutError](err); ok {
		return &PatternTimeoutError{timeout.Pattern}
	}
	return err
}
