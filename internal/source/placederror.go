package source

import (
	"fmt"
)

// A PlacedError is a fault in a file that says how to lint, such as a configuration or a
// schema.
type PlacedError struct {
	Path string

	// Line and Column are 1-based; columns count Unicode code points. Line 0 means no
	// particular place.
	Line, Column int

	Message string
	Hint    string // what was probably meant, if that is known
}

// Error names the place and the fault, in one line.
func (e *PlacedError) Error() string {
	if e.Line == 0 {
		return VisiblePath(e.Path) + ": " + e.Message
	}
	return fmt.Sprintf("%s:%d:%d: %s", VisiblePath(e.Path), e.Line, e.Column, e.Message)
}
