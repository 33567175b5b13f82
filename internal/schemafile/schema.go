package schemafile

import (
	"encoding/json"
	"errors"
	"path/filepath"

	"example.com/authlink"
	"example.com/authlink/internal/openapi"
	"example.com/authlink/internal/source"
	"example.com/authlink/internal/span"
)

// Options say how to compile a schema.
type Options struct {
	Resources []string          // the files that it may refer to, each as [Files] takes it
	Alone     bool              // nobody can name any
	Bundle    bool              // what a relative reference leads to is read, and is part of the schema
	Draft     authlink.Draft    // of a schema that names none
	Limits    authlink.Limits   // of documents
	Direction openapi.Direction // of documents of a schema in an OpenAPI document

	// Warn is told of the names that objects of an OpenAPI document have twice; nil if nobody cares.
	Warn func([]*source.PlacedError)
}

// Compile compiles the JSON Schema of a name, as [ParseName] reads it. That in an OpenAPI document may refer
// to files beside that; any other only to itself and the resources. A fault is a [*source.PlacedError], and may be
// one in such a file.
func Compile(name string, opts Options) (*authlink.Validator, error) {
	n := ParseName(name)
	if n.File == "" {
		return nil, errors.New("expected a file before " + span.Visible(name))
	}
	files := newOpener(n.Revision)
	schema, err := files.open(n.File)
	switch {
	case err != nil:
		return nil, err
	case openapi.IsOne(schema.JSON):
		spec, err := newSpec(n, files)
		if err != nil {
			return nil, err
		}
		validator, err := spec.Compile(n.Fragment, opts.Direction, opts.Limits)
		if err == nil && opts.Warn != nil {
			opts.Warn(spec.Repeated())
		}
		return validator, err
	}
	if err := schema.Unique(); err != nil {
		return nil, err
	}
	if opts.Bundle {
		return compileBundle(n, schema, files, opts)
	}
	l := library{schema: schema, alone: opts.Alone, files: map[string]*file{}}
	if err := l.addAll(opts.Resources); err != nil {
		return nil, err
	}
	text := schema.JSON
	if n.HasFragment {
		if text, err = l.referTo(n); err != nil {
			return nil, err
		}
	}
	validator, err := authlink.Compile(text, &authlink.Options{Resources: l.documents(), Draft: opts.Draft, Limits: opts.Limits})
	return validator, l.fault(err)
}

// compileBundle compiles a schema with those in it that it refers to in other files.
func compileBundle(n Name, schema *source.Whole, files *opener, opts Options) (*authlink.Validator, error) {
	if n.HasFragment {
		return nil, &source.PlacedError{Path: n.File, Message: "only of an OpenAPI document can a part be named: leave out what follows the #"}
	}
	bundle, err := NewBundle(filepath.ToSlash(n.File), schema, func(path string) (*source.Whole, error) { return files.open(filepath.FromSlash(path)) })
	if err != nil {
		return nil, err
	}
	validator, err := authlink.Compile(bundle.JSON, &authlink.Options{Draft: opts.Draft, Limits: opts.Limits})
	if err != nil {
		return nil, bundle.Blame(err)
	}
	return validator, nil
}

// referTo returns a schema that is the one that a fragment leads to.
func (l *library) referTo(n Name) ([]byte, error) {
	for name, f := range l.files {
		if f.Whole == l.schema {
			return json.Marshal(map[string]string{"$ref": name + "#" + n.Fragment})
		}
	}
	return nil, &source.PlacedError{Path: n.File, Message: "this is not a file"}
}
