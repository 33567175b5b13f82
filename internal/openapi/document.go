package openapi

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"path"
	"slices"
	"strings"

	"example.com/authlink/internal/jsonpointer"
	"example.com/authlink/internal/secret"
)

// Read reads a file, by its path with slashes, as JSON. That of a file that a document refers to
// begins like the path of the document.
type Read func(path string) (json []byte, err error)

// A Document is an OpenAPI document. It is not safe for concurrent use.
type Document struct {
	main  *file
	read  Read
	files map[string]*file

	depth, followed int // of the references that are being followed

	problems []error
}

// A file is one that a document is made of.
type file struct {
	path    string
	value   any
	old     bool                // its dialect is that of 3.0
	anchors map[string][]string // of schemas: the tokens of the pointers to them, by "$anchor" and "$id"
}

// Open reads an OpenAPI document. The error is that of read, or says why this is none.
func Open(path string, read Read) (*Document, error) {
	d := &Document{read: read, files: map[string]*file{}}
	value, err := d.decode(path)
	if err != nil {
		return nil, err
	}
	object, ok := value.(map[string]any)
	if !ok {
		return nil, errors.New("this is not an OpenAPI document: expected an object")
	}
	version, err := versionOf(object)
	if err != nil {
		return nil, err
	}
	d.main = &file{path: path, value: object, old: version == "3.0"}
	d.files[path] = d.main
	return d, d.checkComponents()
}

// root is the whole of the main file.
func (d *Document) root() target { return target{file: d.main, value: d.main.value} }

// Title returns what a document says that it is about, with its version; "" if it does not say.
func (d *Document) Title() string {
	info, _ := d.root().below("info")
	title, _ := info.object()["title"].(string)
	return strings.TrimSpace(title + " " + d.Version())
}

// Version returns what the vendor calls the document, "" if it does not say.
func (d *Document) Version() string {
	info, _ := d.root().below("info")
	version, _ := info.object()["version"].(string)
	return version
}

// IsOne reports whether JSON looks like an OpenAPI document, of whatever version.
func IsOne(data []byte) bool {
	var document struct{ OpenAPI, Swagger any }
	err := json.Unmarshal(data, &document)
	return err == nil && (document.OpenAPI != nil || document.Swagger != nil)
}

// versions are those that are understood.
var versions = []string{"3.0", "3.1", "3.2"}

// versionOf returns the version of a document: "3.0", "3.1" or "3.2".
func versionOf(document map[string]any) (string, error) {
	switch version := document["openapi"].(type) {
	case string:
		for _, known := range versions {
			if version == known || strings.HasPrefix(version, known+".") {
				return known, nil
			}
		}
		return "", fmt.Errorf(`this is not an OpenAPI document of version 3.0, 3.1 or 3.2: "openapi" is %.20q`, version)
	case nil:
		if _, ok := document["swagger"]; ok {
			return "", errors.New(`this is a Swagger 2.0 document: convert it to OpenAPI 3.0 or 3.1`)
		}
		return "", errors.New(`this is not an OpenAPI document of version 3.0, 3.1 or 3.2: it has no "openapi"`)
	}
	return "", errors.New(`"openapi" must be a string in quotes, such as "3.1.0"`)
}

// checkComponents looks at what all else relies on.
func (d *Document) checkComponents() error {
	at := d.main.value.(map[string]any)
	for _, name := range []string{"components", "schemas"} {
		value, there := at[name]
		object, ok := value.(map[string]any)
		if there && !ok {
			return fmt.Errorf("%q must be an object", name)
		}
		at = object
	}
	return nil
}

func (d *Document) decode(path string) (any, error) {
	text, err := d.read(path)
	if err != nil {
		return nil, err
	}
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	var value any
	err = decoder.Decode(&value)
	return value, err
}

// open returns the file that a reference leads to, which is itself for an empty one.
func (d *Document) open(from *file, reference string) (*file, error) {
	if reference == "" {
		return from, nil
	}
	uri, err := url.Parse(reference)
	if err != nil || uri.IsAbs() || uri.Host != "" || path.IsAbs(uri.Path) || uri.Path == "" {
		return nil, fmt.Errorf("the reference %q does not lead to this document or a file beside it: nothing is fetched", secret.Mask(reference, secret.OfSchema))
	}
	name := path.Join(path.Dir(from.path), uri.Path)
	if f := d.files[name]; f != nil {
		return f, nil
	}
	value, err := d.decode(name)
	if err != nil {
		return nil, fmt.Errorf("the reference %q: %w", secret.Mask(reference, secret.OfSchema), err)
	}
	f := &file{path: name, value: value, old: d.main.old}
	if object, ok := value.(map[string]any); ok && object["openapi"] != nil {
		version, err := versionOf(object)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		f.old = version == "3.0"
	}
	d.files[name] = f
	return f, nil
}

// tokensOf returns the tokens of the pointer that a fragment is, or that leads to its anchor.
func (f *file) tokensOf(fragment string) ([]string, error) {
	tokens, err := jsonpointer.ParseFragment(fragment)
	if errors.Is(err, jsonpointer.ErrStart) {
		if tokens, ok := f.anchor(fragment); ok {
			return tokens, nil
		}
		return nil, &NotFoundError{File: f.path, Name: fragment, Under: anchors, Names: f.anchorNames()}
	}
	return tokens, err
}

func (f *file) anchor(name string) (tokens []string, ok bool) {
	if f.anchors == nil {
		f.anchors = map[string][]string{}
		f.findAnchors(f.value, nil)
	}
	tokens, ok = f.anchors[name]
	return tokens, ok
}

func (f *file) anchorNames() (names []string) {
	for name := range f.anchors {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

func (f *file) findAnchors(value any, tokens []string) {
	switch value := value.(type) {
	case map[string]any:
		for _, keyword := range []string{"$anchor", "$dynamicAnchor"} {
			if name, ok := value[keyword].(string); ok {
				f.anchors[name] = slices.Clone(tokens)
			}
		}
		for name, member := range value {
			f.findAnchors(member, append(slices.Clip(tokens), name))
		}
	case []any:
		for i, element := range value {
			f.findAnchors(element, append(slices.Clip(tokens), fmt.Sprint(i)))
		}
	}
}
