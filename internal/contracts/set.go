package contracts

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"example.com/authlink"
	"example.com/authlink/internal/jsonpointer"
	"example.com/authlink/internal/near"
	"example.com/authlink/internal/openapi"
	"example.com/authlink/internal/source"
	"example.com/authlink/internal/variants"
	"example.com/authlink/internal/words"
)

// A Set is the contract that is built in and those of a configuration, in its order.
type Set struct{ all []*Contract }

// OnlyBuiltIn is the set where there is no configuration.
func OnlyBuiltIn() *Set { return &Set{[]*Contract{BuiltIn()}} }

// All lists the contracts, the one that is built in first.
func (s *Set) All() []*Contract { return s.all }

// Names lists the names of the contracts.
func (s *Set) Names() []string {
	var names []string
	for _, c := range s.all {
		names = append(names, c.Name)
	}
	return names
}

// Find returns the contract of a name; "" is the one that is built in, and acme#getOrder that of
// an operation of a whole API. The error says what was probably meant.
func (s *Set) Find(name string) (*Contract, error) {
	if name == "" {
		return s.all[0], nil
	}
	if whole, operation, ok := strings.Cut(name, "#"); ok {
		c, err := s.Find(whole)
		if err != nil {
			return nil, err
		}
		return c.Operation(operation)
	}
	for _, c := range s.all {
		if c.Name == name {
			return c, nil
		}
	}
	names := s.Names()
	if guess, ok := near.Best(name, names); ok {
		return nil, fmt.Errorf("no contract is called %q; did you mean %q?", name, guess)
	}
	return nil, fmt.Errorf("no contract is called %q: there is %s", name, words.Enumerate(names, "and"))
}

// A File is a configuration, and where the files are that it names.
type File struct {
	Path  string // as it is shown
	YAML  *source.PlainYAML
	Files fs.FS // relative to the directory of the configuration

	direction openapi.Direction // of the contract that is being made
}

// New returns the contracts of a configuration that [Section] has taken. The error is a
// [*source.PlacedError] about it. Schemas are read when they are needed.
func New(f File) (*Set, error) {
	var document struct {
		Contracts map[string]section `json:"contracts"`
	}
	if err := json.Unmarshal(f.YAML.JSON, &document); err != nil {
		return nil, fmt.Errorf("%s: %w", source.VisiblePath(f.Path), err)
	}
	set := OnlyBuiltIn()
	for _, name := range inOrder(f.YAML, "/contracts", document.Contracts) {
		at := jsonpointer.Append("/contracts", name)
		if name == variants.StackOne {
			return nil, f.fault(at, "this contract is built in: give yours another name")
		}
		c, err := f.contract(name, at, document.Contracts[name])
		if err != nil {
			return nil, err
		}
		set.all = append(set.all, c)
	}
	return set, nil
}

// inOrder returns the names in a mapping in the order in which they are written.
func inOrder[T any](yaml *source.PlainYAML, at string, mapping map[string]T) []string {
	var names []string
	for name := range mapping {
		names = append(names, name)
	}
	slices.SortFunc(names, func(a, b string) int {
		p, q := yaml.PlaceOf(jsonpointer.Append(at, a)), yaml.PlaceOf(jsonpointer.Append(at, b))
		return cmp.Or(cmp.Compare(p.Line, q.Line), cmp.Compare(p.Column, q.Column))
	})
	return names
}

func (f File) fault(pointer, message string) error {
	at := f.YAML.PlaceOf(pointer)
	return &source.PlacedError{Path: f.Path, Line: at.Line, Column: at.Column, Message: message}
}

// contract makes a contract of what the configuration says at a place.
func (f File) contract(name, at string, s section) (*Contract, error) {
	f.direction = openapi.DirectionOf(s.Direction)
	c := &Contract{
		Direction: f.direction,
		Contract:  &variants.Contract{Name: name, Noun: "document", URLs: s.URLs, Dates: s.Dates},
		Title:     s.Title, Today: s.Source, Secrets: s.Secrets, openEnums: s.OpenEnums,
		documents: map[int]document{}, compiled: map[variants.Variant]*authlink.Validator{},
	}
	isAPI := s.Editions[0].OpenAPI != ""
	for i, e := range s.Editions {
		here := jsonpointer.Append(at, "editions", strconv.Itoa(i))
		switch {
		case e.Name == "latest" || e.Name == "auto":
			return nil, f.fault(here+"/name", fmt.Sprintf("%q is a word of --edition: give the edition another name", e.Name))
		case slices.Contains(c.Editions, e.Name):
			return nil, f.fault(here+"/name", fmt.Sprintf("there is an edition %q already", e.Name))
		case (e.Schema == "") == (e.OpenAPI == ""):
			return nil, f.fault(here, "an edition has either a schema, or an OpenAPI document with openapi")
		case isAPI != (e.OpenAPI != ""):
			return nil, f.fault(here, "the editions of a contract are of one kind: each has a schema, or each has a whole OpenAPI document")
		}
		c.Editions, c.Sources = append(c.Editions, e.Name), append(c.Sources, e.Schema+e.OpenAPI)
	}
	c.Default = len(c.Editions) - 1
	if s.Default != "" {
		if c.Default = c.EditionOf(s.Default); c.Default < 0 {
			return nil, f.fault(at+"/default", fmt.Sprintf("there is no edition %q above", s.Default))
		}
	}
	for _, pointer := range s.Lists {
		c.Lists = append(c.Lists, variants.List{Pointer: pointer, One: "value", Many: "values"})
	}
	for _, form := range inOrder(f.YAML, at+"/forms", s.Forms) {
		c.Forms = append(c.Forms, variants.Form{Name: form, Style: variants.StyleNames[s.Forms[form].Names], Values: s.Forms[form].Values})
	}
	if c.Forms == nil {
		c.Forms = []variants.Form{{}}
	}
	c.read = func(edition int) (document, error) {
		return f.readSchema(c.Sources[edition], jsonpointer.Append(at, "editions", strconv.Itoa(edition), "schema"))
	}
	c.readToday = func() (document, error) { return f.readSchema(c.Today, at+"/source") }
	c.Source = func(edition int) []byte {
		d, err := c.document(edition)
		if err != nil {
			return nil // whoever compiles it says so
		}
		return d.text
	}
	c.Compiled = c.schemaOf
	if isAPI {
		f.whole(c, at)
	}
	return c, nil
}
