package schemafile

import (
	"bytes"
	"encoding/json"
	"errors"
	"io/fs"
	"maps"
	"net/url"
	"path"
	"path/filepath"

	"example.com/authlink"
	"example.com/authlink/internal/dialect"
	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/jsonpointer"
	"example.com/authlink/internal/source"
)

// A Bundle is a JSON Schema with those in it that it refers to in other files, each under its name there
// (JSON Schema Core 2020-12, section 9.3): what a contract is made of is one document.
type Bundle struct {
	JSON  []byte
	root  *source.Whole
	files map[string]*source.Whole // those that were put into it, by their paths with slashes
}

// container is the keyword under which schemas are put into another. All drafts know it.
const container = "definitions"

// Read reads a file by its path with slashes.
type Read func(path string) (*source.Whole, error)

// NewBundle bundles the schema of a file at a path with slashes. A file that a relative reference leads to is
// read by its path; one that is not there is left to whoever compiles the schema.
func NewBundle(at string, root *source.Whole, read Read) (*Bundle, error) {
	b := &Bundle{JSON: root.JSON, root: root, files: map[string]*source.Whole{}}
	if err := root.Unique(); err != nil {
		return nil, err
	}
	schema, err := decode(root.JSON)
	object, ok := schema.(map[string]any)
	if err != nil || !ok {
		return b, err
	}
	at = path.Clean(at)
	embedded, isReferredTo, err := b.gather(at, object, read)
	if err != nil {
		return nil, err
	}
	isNamed := isReferredTo && object[draftOf(object).Identifier()] == nil
	if isNamed {
		object[draftOf(object).Identifier()] = path.Base(at)
	}
	if len(embedded) == 0 && !isNamed {
		return b, nil
	}
	if err := b.embed(object, embedded); err != nil {
		return nil, err
	}
	b.JSON, err = json.Marshal(object)
	return b, err
}

// gather reads the files that the root refers to, and those that these refer to, as schemas that go by
// their names. It reports whether one refers to the root.
func (b *Bundle) gather(at string, root map[string]any, read Read) (schemas map[string]any, isReferredTo bool, err error) {
	schemas = map[string]any{}
	for queue := filesOf(root, at); len(queue) > 0; queue = queue[1:] {
		name := queue[0]
		isReferredTo = isReferredTo || name == at
		if name == at || b.files[name] != nil {
			continue
		}
		whole, err := read(name)
		if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrInvalid) {
			continue
		}
		if err == nil {
			err = whole.Unique()
		}
		if err != nil {
			return nil, false, err
		}
		schema, err := decode(whole.JSON)
		if err != nil {
			return nil, false, err
		}
		b.files[name] = whole
		schemas[name] = named(schema, nameFrom(at, name), draftOf(root))
		queue = append(queue, filesOf(schema, name)...)
	}
	return schemas, isReferredTo, nil
}

// embed puts schemas among the definitions of another.
func (b *Bundle) embed(into, schemas map[string]any) error {
	definitions, _ := into[container].(map[string]any)
	for name := range schemas {
		if _, taken := definitions[name]; taken {
			return &source.PlacedError{Path: b.root.Path, Message: "a definition has the name of the file " + name + ", which the schema refers to: give it another name"}
		}
	}
	if len(schemas) > 0 {
		maps.Copy(schemas, definitions)
		into[container] = schemas
	}
	return nil
}

func decode(text []byte) (value any, err error) {
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	err = decoder.Decode(&value)
	return value, err
}

func draftOf(schema map[string]any) dialect.Draft {
	metaschema, _ := schema["$schema"].(string)
	if draft, ok := dialect.Of(metaschema); ok {
		return draft
	}
	return dialect.Draft202012
}

// filesOf returns the paths of the files that a schema at a path refers to by relative references.
func filesOf(schema any, at string) (files []string) {
	switch schema := schema.(type) {
	case map[string]any:
		for _, keyword := range []string{"$ref", "$dynamicRef"} {
			ref, _ := schema[keyword].(string)
			uri, err := url.Parse(ref)
			if err == nil && !uri.IsAbs() && uri.Host == "" && uri.Path != "" && !path.IsAbs(uri.Path) {
				files = append(files, path.Join(path.Dir(at), uri.Path))
			}
		}
		for _, member := range schema {
			files = append(files, filesOf(member, at)...)
		}
	case []any:
		for _, element := range schema {
			files = append(files, filesOf(element, at)...)
		}
	}
	return files
}

// nameFrom returns the relative reference from one file to another.
func nameFrom(from, to string) string {
	rel, err := filepath.Rel(filepath.FromSlash(path.Dir(path.Clean(from))), filepath.FromSlash(to))
	if err != nil { // on another volume, where no relative reference leads
		rel = to
	}
	return (&url.URL{Path: filepath.ToSlash(rel)}).String()
}

// named is a schema that goes by a name among others.
func named(schema any, name string, draft dialect.Draft) any {
	object, ok := schema.(map[string]any)
	if !ok { // true or false
		object = map[string]any{"allOf": []any{schema}}
	}
	object[draft.Identifier()] = name
	return object
}

// Blame places an error of compiling in the file of the schema at fault.
func (b *Bundle) Blame(err error) error {
	e, ok := errors.AsType[*authlink.SchemaError](err)
	if !ok {
		return &source.PlacedError{Path: b.root.Path, Message: err.Error()}
	}
	blamed, pointer := b.root, e.KeywordLocation
	if tokens := jsonpointer.Split(pointer); len(tokens) > 1 && tokens[0] == container && b.files[tokens[1]] != nil {
		blamed, pointer = b.files[tokens[1]], jsonpointer.String(tokens[2:]...)
	}
	at := blamed.PlaceOf(pointer)
	return &source.PlacedError{Path: blamed.Path, Line: at.Line, Column: at.Column, Message: e.Message, Hint: finding.HintAlone(e.Advice)}
}
