package generate

import (
	"example.com/authlink"
	"example.com/authlink/internal/pattern"
)

// undecided returns the error for what was recovered while the engine ran: err
// itself for nil. A pattern that takes too long arrives as a panic.
func undecided(recovered any, err error) error {
	switch p := recovered.(type) {
	case nil:
		return err
	case *pattern.TimeoutError:
		return &authlink.PatternTimeoutError{Pattern: p.Pattern}
	default:
		panic(p)
	}
}
