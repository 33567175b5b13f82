package contracts

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"sync"

	"example.com/authlink"
	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/source"
)

// ConfigBytes is the limit of the length of a configuration.
const ConfigBytes = 256 << 10

// Read reads the contracts of a configuration in a file system, and nothing else of it. A fault
// in it is a [*source.PlacedError].
func Read(files fs.FS, name string) (*Set, error) {
	text, err := fs.ReadFile(files, name)
	if err != nil {
		return nil, err
	}
	if len(text) > ConfigBytes {
		return nil, &source.PlacedError{Path: name, Message: fmt.Sprintf("the file is longer than %d bytes, the limit for a configuration", ConfigBytes)}
	}
	yaml, err := source.ReadPlainYAML(name, bytes.TrimPrefix(text, []byte("\uFEFF")))
	if err != nil {
		return nil, err
	}
	v, err := sectionValidator()
	if err != nil {
		return nil, err
	}
	err = v.Validate(yaml.JSON)
	if e, ok := errors.AsType[*authlink.ValidationError](err); ok {
		first := e.Violations[0]
		at := yaml.Place(first.Offset)
		return nil, &source.PlacedError{Path: name, Line: at.Line, Column: at.Column, Message: first.Message, Hint: finding.HintAlone(first.Advice)}
	}
	if err != nil {
		return nil, err
	}
	return New(File{Path: name, YAML: yaml, Files: files})
}

// sectionValidator judges the contracts in a configuration.
var sectionValidator = sync.OnceValues(func() (*authlink.Validator, error) {
	schema, err := json.Marshal(map[string]any{"properties": map[string]any{"contracts": Section()}})
	if err != nil {
		return nil, err
	}
	return authlink.Compile(schema, nil)
})
