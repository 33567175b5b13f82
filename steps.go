package authlink

import (
	"errors"
	"fmt"

	"example.com/authlink/internal/judge"
	"example.com/authlink/internal/pattern"
	"example.com/authlink/internal/show"
)

// A PatternStepsError says that it could not be found out whether a document is valid: a
// pattern of the schema, one that only backtracking can match, took too many steps on the strings
// or names in it. There are ten million for each document and 16 for each of its bytes, which a
// tenth of a second or two is enough for; since they are counted, the same document always gets
// the same answer. [Options].LinearPatternsOnly refuses such patterns.
type PatternStepsError struct {
	Pattern string `json:"pattern"` // as the schema has it
}

// Error names the pattern, shortened and with secrets masked.
func (e *PatternStepsError) Error() string {
	return fmt.Sprintf("no verdict: the pattern %s takes too many steps", show.Pattern(e.Pattern))
}

// undecided returns the error of a judgement that came to no end, or of a pattern that did
// not; any other as it is.
func undecided(err error) error {
	if exceeded, ok := errors.AsType[*pattern.StepsError](err); ok {
		return &PatternStepsError{exceeded.Pattern}
	}
	if steps, ok := errors.AsType[*judge.StepsError](err); ok {
		return &StepsError{steps.Steps, steps.Nested}
	}
	return err
}

// A StepsError says that it could not be found out whether a document is valid: to judge it
// takes more steps than there may be. Only a document of many values takes as many, against a
// schema by which many subschemas apply to each.
type StepsError struct {
	Steps int `json:"steps"` // that there may be: schemas asked about a value, and members and items counted

	// Nested says that these would be inside one another, which costs stack: the document is deep,
	// and long chains of references and combinators apply at each level.
	Nested bool `json:"nested,omitempty"`
}

// Error names the bound.
func (e *StepsError) Error() string {
	if e.Nested {
		return fmt.Sprintf("no verdict: to judge the document takes more than %d steps inside one another", e.Steps)
	}
	return fmt.Sprintf("no verdict: to judge the document takes more than %d steps", e.Steps)
}
