package lint

import (
	"encoding/json"
	"fmt"
	"net/url"
	"path/filepath"

	"example.com/authlink"
	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/source"
)

// compileWith is [CompileFile] for a schema whose references may lead to the
// documents in other files, too.
func compileWith(path string, resources []string) (*authlink.Validator, error) {
	data, err := readSchema(path)
	if err != nil {
		return nil, err
	}
	named, err := readResources(path, resources)
	if err != nil {
		return nil, err
	}
	validator, err := authlink.Compile(data, &authlink.Options{Resources: named})
	return validator, schemaFault(path, err, finding.Hint)
}

// readResources reads the documents that a schema may refer to, by their names. The
// schema itself may be among them, as one for others.
func readResources(schema string, files []string) (map[string][]byte, error) {
	named, seen := map[string][]byte{}, map[string]bool{absolute(schema): true}
	for _, file := range files {
		if seen[absolute(file)] {
			continue
		}
		seen[absolute(file)] = true
		document, err := source.ReadJSON(file)
		if err != nil {
			return nil, err
		}
		for _, name := range resourceNames(schema, file, document) {
			if named[name] != nil {
				return nil, &source.PlacedError{Path: file, Message: fmt.Sprintf("another resource is also called %q", name)}
			}
			named[name] = document
		}
	}
	return named, nil
}

// absolute returns the absolute path of a file, or the path as it is if that fails.
func absolute(path string) string {
	if abs, err := filepath.Abs(path); err == nil {
		return abs
	}
	return path
}

// resourceNames returns the names of a document in references: its path from the
// schema, since relative paths are relative URIs, and its identifier.
func resourceNames(schema, file string, document []byte) []string {
	var names []string
	if rel, err := filepath.Rel(filepath.Dir(absolute(schema)), absolute(file)); err == nil {
		names = append(names, (&url.URL{Path: filepath.ToSlash(rel)}).String())
	}
	var identified struct {
		ID  string `json:"$id"`
		Old string `json:"id"` // in draft 4
	}
	if json.Unmarshal(document, &identified) != nil { // such as true, which is a schema
		return names
	}
	for _, id := range []string{identified.ID, identified.Old} {
		if u, err := url.Parse(id); err == nil && u.IsAbs() {
			names = append(names, id)
		}
	}
	return names
}
