package schemafile

import (
	"bytes"
	"encoding/json"
	"errors"
	"io/fs"
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

// NewBundle bundles the schema of a file at a path with slashes. A file that a relative reference leads to is
// read by its path; one that is not there is left to whoever compiles the schema.
func NewBundle(at string, root *source.Whole, read func(path string) (*source.Whole, error)) (*Bundle, error) {
	b := &Bundle{JSON: root.JSON, root: root, files: map[string]*source.Whole{}}
	if err := root.Unique(); err != nil {
		return nil, err
	}
	schema, err := decode(root.JSON)
	object, ok := schema.(map[string]any)
	if err != nil || !ok {
		return b, err
	}
	embedded, isNamed := map[string]any{}, false // by itself, or by another
	queue := filesOf(schema, path.Clean(at))
	for ; len(queue) > 0; queue = queue[1:] {
		name := queue[0]
		switch identifier := draftOf(object).Identifier(); {
		case b.files[name] != nil:
			continue
		case name == path.Clean(at):
			if object[identifier] == nil {
				object[identifier], isNamed = path.Base(name), true
			}
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
			return nil, err
		}
		other, err := decode(whole.JSON)
		if err != nil {
			return nil, err
		}
		b.files[name] = whole
		embedded[name] = named(other, nameFrom(at, name), draftOf(object))
		queue = append(queue, filesOf(other, name)...)
	}
	if len(embedded) == 0 && !isNamed {
		return b, nil
	}
	own, _ := object[container].(map[string]any)
	for name, definition := range own {
		if _, taken := embedded[name]; taken {
			return nil, &source.PlacedError{Path: root.Path, Message: "a definition is called as the file " + name + " that it refers to: give it another name"}
		}
		embedded[name] = definition
	}
	if len(embedded) > 0 {
		object[container] = embedded
	}
	b.JSON, err = json.Marshal(object)
	return b, err
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
