package schemafile

import (
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"example.com/authlink"
	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/jsonpointer"
	"example.com/authlink/internal/near"
	"example.com/authlink/internal/openapi"
	"example.com/authlink/internal/source"
	"example.com/authlink/internal/span"
)

// A Spec is an OpenAPI document in a file, and in those that it refers to.
type Spec struct {
	*openapi.Document
	path  string
	files *opener
}

// OpenSpec opens the OpenAPI document of a name; what leads to a schema in it does not matter.
func OpenSpec(name string) (*Spec, error) {
	n := ParseName(name)
	n.HasFragment = true
	return newSpec(n, newOpener(n.Revision))
}

// IsSpec reports whether the file of a name is an OpenAPI document.
func IsSpec(name string) bool {
	n := ParseName(name)
	w, err := newOpener(n.Revision).open(n.File)
	return err == nil && openapi.IsOne(w.JSON)
}

func newSpec(n Name, files *opener) (*Spec, error) {
	if !n.HasFragment {
		return nil, &source.PlacedError{Path: n.File, Message: "this is an OpenAPI document, not a JSON Schema",
			Hint: "name a schema in it: FILE#/components/schemas/NAME, or 'FILE#GET /path 200'"}
	}
	s := &Spec{path: n.File, files: files}
	var err error
	s.Document, err = openapi.Open(filepath.ToSlash(n.File), s.read)
	if _, ok := errors.AsType[*source.PlacedError](err); err != nil && !ok {
		err = &source.PlacedError{Path: n.File, Message: err.Error()}
	}
	return s, err
}

func (s *Spec) read(path string) ([]byte, error) {
	w, err := s.files.open(filepath.FromSlash(path))
	if err != nil {
		return nil, err
	}
	return w.JSON, nil
}

// Compile compiles the schema that a fragment leads to, for documents of a direction and within
// limits.
func (s *Spec) Compile(fragment string, direction openapi.Direction, limits authlink.Limits) (*authlink.Validator, error) {
	if fragment == "" {
		return nil, &source.PlacedError{Path: s.path, Message: "no schema is named", Hint: "name one: FILE#/components/schemas/NAME, or 'FILE#GET /path 200'"}
	}
	schema, err := s.Schema(fragment, direction)
	if err != nil {
		return nil, s.notThere(err)
	}
	validator, err := authlink.Compile(schema.JSON, &authlink.Options{Limits: limits})
	return validator, s.fault(schema, err)
}

// Repeated returns, of each file that was read, the first name that an object has twice. The last of equal
// names counts: vendors publish such documents, and those who generate clients from them read them so.
func (s *Spec) Repeated() []*source.PlacedError {
	var repeated []*source.PlacedError
	for _, path := range slices.Sorted(maps.Keys(s.files.files)) {
		if r := s.files.files[path].Repeated; r != nil {
			repeated = append(repeated, r)
		}
	}
	return repeated
}

// notThere is an error of looking for a schema as one about the file.
func (s *Spec) notThere(err error) error {
	if placed, ok := errors.AsType[*source.PlacedError](err); ok {
		return placed
	}
	missing, _ := errors.AsType[*openapi.NotFoundError](err)
	return &source.PlacedError{Path: s.path, Message: span.Visible(err.Error()), Hint: nearName(missing)}
}

// nearName is a hint at the name that was probably meant, or at those that there
// are.
func nearName(missing *openapi.NotFoundError) string {
	if missing == nil || len(missing.Names) == 0 {
		return ""
	}
	if guess, ok := near.Best(missing.Name, missing.Names); ok {
		if strings.HasPrefix(missing.Under, "/") {
			return fmt.Sprintf("did you mean #%s?", jsonpointer.Fragment(append(jsonpointer.Split(missing.Under), guess)...))
		}
		return fmt.Sprintf("did you mean %q?", guess)
	}
	const most = 10
	if len(missing.Names) > most {
		return fmt.Sprintf("it has %s and %d more", strings.Join(missing.Names[:most], ", "), len(missing.Names)-most)
	}
	return "it has " + strings.Join(missing.Names, ", ")
}

// fault is an error of compiling as one about the file that the schema at fault is in.
func (s *Spec) fault(schema *openapi.Schema, err error) error {
	e, ok := errors.AsType[*authlink.SchemaError](err)
	if !ok {
		if err != nil {
			err = &source.PlacedError{Path: s.path, Message: err.Error()}
		}
		return err
	}
	fault := &source.PlacedError{Path: s.path, Message: e.Message, Hint: finding.HintAlone(e.Advice)}
	file, pointer := schema.Origin(e.KeywordLocation)
	if w := s.files.files[file]; w != nil {
		at := w.PlaceOf(pointer)
		fault.Path, fault.Line, fault.Column = w.Path, at.Line, at.Column
	}
	return fault
}

// CompileAll compiles a schema of objects that have documents for members, by names, each by the schema that
// a fragment leads to. Those that cannot be had are left out, with the reasons.
func (s *Spec) CompileAll(fragments map[string]string, direction openapi.Direction) (v *authlink.Validator, failed map[string]error, err error) {
	schema, failed, err := s.Combined(fragments, direction)
	if err != nil {
		return nil, nil, s.notThere(err)
	}
	for name, err := range failed {
		failed[name] = s.notThere(err)
	}
	v, err = authlink.Compile(schema.JSON, nil)
	return v, failed, s.fault(schema, err)
}
