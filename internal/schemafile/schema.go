package schemafile

import (
	"encoding/json"
	"errors"
	"io/fs"
	"path/filepath"
	"strings"

	"example.com/authlink"
	"example.com/authlink/internal/source"
)

// Compile compiles the JSON Schema in a file, which refers to nothing but itself. A fault
// in it is a [*source.PlacedError]. The draft is that of a schema that names none.
func Compile(path string, draft authlink.Draft) (*authlink.Validator, error) {
	return compile(path, nil, draft, true)
}

// CompileWith is [Compile] for a schema that may refer to the documents in other files,
// each as [Files] takes it. A fault may be one in such a file.
func CompileWith(path string, resources []string, draft authlink.Draft) (*authlink.Validator, error) {
	return compile(path, resources, draft, false)
}

func compile(path string, resources []string, draft authlink.Draft, alone bool) (*authlink.Validator, error) {
	schema, err := read(path)
	if err != nil {
		return nil, err
	}
	l := library{schema: schema, alone: alone, files: map[string]*file{}}
	if err := l.addAll(resources); err != nil {
		return nil, err
	}
	validator, err := authlink.Compile(schema.JSON, &authlink.Options{Resources: l.documents(), Draft: draft})
	return validator, l.fault(err)
}

// read reads a file with a schema. Many tools take a URL, too.
func read(path string) (*source.Whole, error) {
	schema, err := source.ReadWhole(path)
	if errors.Is(err, fs.ErrNotExist) && isURL(path) {
		return nil, &source.PlacedError{Path: path, Message: "this is not a file", Hint: "nothing is fetched: save the schema, and name the file"}
	}
	if err == nil && isOpenAPI(schema.JSON) {
		return nil, &source.PlacedError{Path: path, Message: "this is an OpenAPI document, not a JSON Schema",
			Hint: "compat and check-spec take a schema in it, as FILE#/components/schemas/NAME"}
	}
	return schema, err
}

// isURL reports whether a path is a URL, whose slashes may have been cleaned.
func isURL(path string) bool {
	path = filepath.ToSlash(path)
	return strings.Contains(path, "http:/") || strings.Contains(path, "https:/")
}

// isOpenAPI reports whether JSON is an OpenAPI document: as a schema it would assert
// nothing, and everything would be valid.
func isOpenAPI(data []byte) bool {
	var document struct{ OpenAPI, Swagger string }
	err := json.Unmarshal(data, &document)
	return err == nil && document.OpenAPI+document.Swagger != ""
}
