package lint

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"strings"

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

// CompileFile reads the JSON Schema in a file, which has to stand alone. A fault in it
// is a [*PlacedError].
func CompileFile(path string) (*authlink.Validator, error) {
	data, err := readSchema(path)
	if err != nil {
		return nil, err
	}
	validator, err := authlink.Compile(data, nil)
	return validator, schemaFault(path, err, ForCommand)
}

// schemaFault is an error of compiling the schema in a file, with its hint reworded.
func schemaFault(path string, err error, reword func(string) string) error {
	if e, ok := errors.AsType[*authlink.SyntaxError](err); ok {
		return &PlacedError{path, e.Line, e.Column, e.Message, reword(e.Hint)}
	}
	if e, ok := errors.AsType[*authlink.SchemaError](err); ok {
		return &PlacedError{path, e.Line, e.Column, e.Message, reword(e.Hint)}
	}
	if err != nil {
		return fmt.Errorf("%s: %w", VisiblePath(path), err)
	}
	return nil
}

// isURL reports whether a path is a URL, whose slashes may have been cleaned.
func isURL(path string) bool {
	return strings.Contains(path, "http:/") || strings.Contains(path, "https:/")
}

// readSchema reads a file with a schema. Many a tool takes a URL, too.
func readSchema(path string) ([]byte, error) {
	data, err := ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) && isURL(path) {
		return nil, &PlacedError{Path: path, Message: "this is no file", Hint: "nothing is fetched: save the schema, and name the file"}
	}
	if err == nil && isOpenAPI(data) {
		return nil, &PlacedError{Path: path, Message: "this is an OpenAPI document, and no JSON Schema",
			Hint: "compat and check-spec take a schema in it, as FILE#/components/schemas/NAME"}
	}
	return data, err
}

// isOpenAPI reports whether JSON is an OpenAPI document: as a schema it would assert
// nothing, and everything would be valid.
func isOpenAPI(data []byte) bool {
	var document struct{ OpenAPI, Swagger string }
	err := json.Unmarshal(data, &document)
	return err == nil && document.OpenAPI+document.Swagger != ""
}
