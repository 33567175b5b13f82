package lint

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"example.com/authlink"
	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/source"
)

// CompileFile compiles the JSON Schema in a file, which must be self-contained. A fault in it
// is a [*source.PlacedError].
func CompileFile(path string) (*authlink.Validator, error) {
	data, err := readSchema(path)
	if err != nil {
		return nil, err
	}
	validator, err := authlink.Compile(data, nil)
	return validator, schemaFault(path, err, finding.HintAlone)
}

// schemaFault is an error of compiling the schema in a file, with a hint in words.
func schemaFault(path string, err error, hint func([]authlink.Advice) string) error {
	if e, ok := errors.AsType[*authlink.SyntaxError](err); ok {
		return &source.PlacedError{Path: path, Line: e.Line, Column: e.Column, Message: e.Message, Hint: hint(e.Advice)}
	}
	if e, ok := errors.AsType[*authlink.SchemaError](err); ok {
		return &source.PlacedError{Path: path, Line: e.Line, Column: e.Column, Message: e.Message, Hint: hint(e.Advice)}
	}
	if err != nil {
		return fmt.Errorf("%s: %w", source.VisiblePath(path), err)
	}
	return nil
}

// isURL reports whether a path is a URL, whose slashes may have been cleaned.
func isURL(path string) bool {
	return strings.Contains(path, "http:/") || strings.Contains(path, "https:/")
}

// readSchema reads a file with a schema. Many tools take a URL, too.
func readSchema(path string) ([]byte, error) {
	data, err := source.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) && isURL(path) {
		return nil, &source.PlacedError{Path: path, Message: "this is not a file", Hint: "nothing is fetched: save the schema, and name the file"}
	}
	if err == nil && isOpenAPI(data) {
		return nil, &source.PlacedError{Path: path, Message: "this is an OpenAPI document, not a JSON Schema",
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
