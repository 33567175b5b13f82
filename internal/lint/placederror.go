package lint

import (
	"errors"
	"fmt"

	"example.com/authlink"
)

// A PlacedError is a fault in a file that says how to lint: a configuration, a
// schema.
type PlacedError struct {
	Path string

	// Line and Column are 1-based; columns count Unicode code points. Line 0 is
	// no place in particular.
	Line, Column int

	Message string
	Hint    string // what was probably meant, where that is known
}

// Error names the place and the fault, in one line.
func (e *PlacedError) Error() string {
	if e.Line == 0 {
		return VisiblePath(e.Path) + ": " + e.Message
	}
	return fmt.Sprintf("%s:%d:%d: %s", VisiblePath(e.Path), e.Line, e.Column, e.Message)
}

// CompileFile reads the JSON Schema in a file. A fault in it is a [*PlacedError].
func CompileFile(path string) (*authlink.Validator, error) {
	data, err := ReadFile(path)
	if err != nil {
		return nil, err
	}
	validator, err := authlink.Compile(data, nil)
	if e, ok := errors.AsType[*authlink.SyntaxError](err); ok {
		return nil, &PlacedError{path, e.Line, e.Column, e.Message, forCommand(e.Hint)}
	}
	if e, ok := errors.AsType[*authlink.SchemaError](err); ok {
		return nil, &PlacedError{path, e.Line, e.Column, e.Message, forCommand(e.Hint)}
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", VisiblePath(path), err)
	}
	return validator, nil
}
