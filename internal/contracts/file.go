package contracts

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"reflect"
	"strings"

	"example.com/authlink/internal/openapi"
	"example.com/authlink/internal/schemafile"
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
	if err != nil {
		return nil, err
	}
	if _, err := c.Adapt(d.text, 0); err != nil { // here it is known which file is to blame
		return nil, d.blame(err)
	}
	return d.text, nil
}

// readSchema reads the schema that a configuration names: a file, or a place in an OpenAPI
// document, which may refer to files beside it. The pointer leads to the name, which is blamed
// where there is no such file or no such place.
func (f File) readSchema(name, pointer string) (document, error) {
	file, fragment, hasFragment := strings.Cut(name, "#")
	whole, err := f.readNamed(file, pointer)
	if err != nil {
		return document{}, err
	}
	isOpenAPI := openapi.IsOne(whole.JSON)
	switch {
	case isOpenAPI && fragment == "":
		return document{}, f.fault(pointer, "this is an OpenAPI document: name a schema in it, as FILE#/components/schemas/NAME or 'FILE#GET /path 200'")
	case !isOpenAPI && hasFragment:
		return document{}, f.fault(pointer, "only of an OpenAPI document can a part be named: leave out what follows the #")
	case !isOpenAPI:
		bundle, err := schemafile.NewBundle(filepath.ToSlash(file), whole, f.readFile)
		if err != nil {
			return document{}, err
		}
		return document{bundle.JSON, bundle.Blame}, nil
	}
	spec, err := f.openSpec(file)
	if err != nil {
		return document{}, f.notThere(pointer, name, err)
	}
	schema, err := spec.Schema(fragment, f.direction)
	if err != nil {
		return document{}, f.notThere(pointer, name, err)
	}
	return document{schema.JSON, func(err error) error {
		return fmt.Errorf("%s#%s: %w", source.VisiblePath(whole.Path), span.Visible(fragment), err)
	}}, nil
}

// openSpec opens an OpenAPI document, which may be split over files.
func (f File) openSpec(file string) (*openapi.Document, error) {
	return openapi.Open(filepath.ToSlash(file), func(path string) ([]byte, error) {
		w, err := f.readFile(path)
		if err != nil {
			return nil, err
		}
		return w.JSON, nil
	})
}

// notThere is an error of looking for a schema in an OpenAPI document.
func (f File) notThere(pointer, name string, err error) error {
	if placed, ok := errors.AsType[*source.PlacedError](err); ok {
		return placed
	}
	return f.fault(pointer, fmt.Sprintf("%s: %s", span.Visible(name), span.Visible(err.Error())))
}

// readNamed reads a file that a pointer of the configuration names. If there is none, the name is wrong.
func (f File) readNamed(name, pointer string) (*source.Whole, error) {
	whole, err := f.readFile(name)
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrInvalid) {
		return nil, f.fault(pointer, fmt.Sprintf("%s is not a file that can be read: a name is relative to this configuration", span.Visible(name)))
	}
	return whole, err
}

// readFile reads a file relative to the configuration.
func (f File) readFile(name string) (*source.Whole, error) {
	file, err := f.Files.Open(path.Clean(filepath.ToSlash(name)))
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return source.ReadWholeFrom(f.shown(name), file)
}

// shown is the path of a file that the configuration names, as it is shown.
func (f File) shown(name string) string {
	if filepath.IsAbs(name) {
		return name
	}
	return filepath.Join(filepath.Dir(f.Path), filepath.FromSlash(name))
}

// openWhole opens the OpenAPI document that an edition is. A pointer of the configuration leads to its name.
func (f File) openWhole(name, pointer string) (*openapi.Document, error) {
	whole, err := f.readNamed(name, pointer)
	if err != nil {
		return nil, err
	}
	if !openapi.IsOne(whole.JSON) {
		return nil, f.fault(pointer, "this is no OpenAPI document: a JSON Schema is named with schema")
	}
	d, err := f.openSpec(name)
	if err != nil {
		return nil, f.notThere(pointer, name, err)
	}
	return d, nil
}

// sayTheSame reports whether two files have the same JSON, but for the order of members.
func (f File) sayTheSame(a, b string) (bool, error) {
	var values [2]any
	for i, name := range []string{a, b} {
		whole, err := f.readFile(name)
		if err != nil {
			return false, err
		}
		if err := json.Unmarshal(whole.JSON, &values[i]); err != nil {
			return false, err
		}
	}
	return reflect.DeepEqual(values[0], values[1]), nil
}
