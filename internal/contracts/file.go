package contracts

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"path/filepath"
	"strings"

	"example.com/authlink"
	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/jsonpointer"
	"example.com/authlink/internal/openapi"
	"example.com/authlink/internal/source"
	"example.com/authlink/internal/span"
)

// ReadToday returns the schema that the vendor publishes today, nil if the configuration does
// not say where.
func (c *Contract) ReadToday() ([]byte, error) {
	if c.Today == "" {
		return nil, nil
	}
	d, err := c.readToday()
	return d.text, err
}

// readSchema reads the schema that a configuration names: a file, or a place in one. The
// pointer leads to the name, which is blamed where there is no such file.
func (f File) readSchema(name, pointer string) (document, error) {
	file, fragment, hasFragment := strings.Cut(name, "#")
	whole, err := f.readFile(file)
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrInvalid) {
		return document{}, f.fault(pointer, fmt.Sprintf("%s is not a file that can be read: a name is relative to this configuration", span.Visible(file)))
	}
	if err != nil {
		return document{}, err
	}
	d := document{text: whole.JSON, blame: func(err error) error { return blame(whole, err) }}
	if !hasFragment {
		if isOpenAPI(whole.JSON) {
			return d, f.fault(pointer, "this is an OpenAPI document: name a schema in it, as FILE#/components/schemas/NAME")
		}
		return d, nil
	}
	d.blame = func(err error) error {
		return fmt.Errorf("%s#%s: %w", source.VisiblePath(whole.Path), span.Visible(fragment), err)
	}
	if d.text, err = extract(whole.JSON, fragment); err != nil {
		return d, f.fault(pointer, fmt.Sprintf("%s: %s", span.Visible(name), span.Visible(err.Error())))
	}
	return d, nil
}

// extract returns the schema at a place in an OpenAPI document.
func extract(openAPI []byte, fragment string) ([]byte, error) {
	tokens, err := jsonpointer.ParseFragment(fragment)
	if err != nil || len(tokens) != 3 || tokens[0] != "components" || tokens[1] != "schemas" {
		return nil, errors.New("expected #/components/schemas/NAME after the file")
	}
	return openapi.Schema(openAPI, tokens[2])
}

// readFile reads a file relative to the configuration.
func (f File) readFile(name string) (*source.Whole, error) {
	file, err := f.Files.Open(path.Clean(filepath.ToSlash(name)))
	if err != nil {
		return nil, err
	}
	defer file.Close()
	text, err := io.ReadAll(io.LimitReader(file, int64(jsonindex.DefaultLimits().Bytes)+1))
	if err != nil {
		return nil, err
	}
	return source.NewWhole(f.shown(name), text)
}

// shown is the path of a file that the configuration names, as it is shown.
func (f File) shown(name string) string {
	if filepath.IsAbs(name) {
		return name
	}
	return filepath.Join(filepath.Dir(f.Path), filepath.FromSlash(name))
}

// blame places an error of compiling in the file of the schema.
func blame(file *source.Whole, err error) error {
	e, ok := errors.AsType[*authlink.SchemaError](err)
	if !ok {
		return fmt.Errorf("%s: %w", source.VisiblePath(file.Path), err)
	}
	at := file.PlaceOf(e.KeywordLocation)
	return &source.PlacedError{Path: file.Path, Line: at.Line, Column: at.Column, Message: e.Message, Hint: finding.HintAlone(e.Advice)}
}

// isOpenAPI reports whether a document is OpenAPI: as a schema it would assert nothing.
func isOpenAPI(data []byte) bool {
	doc := new(jsonindex.Index)
	if doc.Parse(data, jsonindex.Options{}) != nil {
		return false
	}
	for _, name := range []string{"openapi", "swagger"} {
		if _, value, ok := doc.Child(0, name); ok && doc.Token(value).Kind == jsonindex.String {
			return true
		}
	}
	return false
}
