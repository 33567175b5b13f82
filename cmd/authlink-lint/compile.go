package main

import (
	"errors"
	"fmt"

	"example.com/authlink"
	"example.com/authlink/internal/lint"
)

// compile reads the JSON Schema in a file. The error is a failure that names
// the place in the file, where there is one.
func compile(path string) (*authlink.Validator, error) {
	data, err := lint.ReadFile(path)
	if err != nil {
		return nil, &failure{err: err}
	}
	validator, err := authlink.Compile(data, nil)
	if err != nil {
		return nil, schemaFailure(path, err)
	}
	return validator, nil
}

func schemaFailure(path string, err error) *failure {
	if e, ok := errors.AsType[*authlink.SyntaxError](err); ok {
		return placed(path, e.Line, e.Column, e.Message, e.Hint)
	}
	if e, ok := errors.AsType[*authlink.SchemaError](err); ok {
		return placed(path, e.Line, e.Column, e.Message, e.Hint)
	}
	return &failure{err: fmt.Errorf("%s: %w", lint.VisiblePath(path), err)}
}

// placed is a failure at a place in a file; line 0 is none in particular.
func placed(path string, line, column int, message, hint string) *failure {
	place := lint.VisiblePath(path)
	if line > 0 {
		place = fmt.Sprintf("%s:%d:%d", place, line, column)
	}
	return &failure{fmt.Errorf("%s: %s", place, message), hint}
}
