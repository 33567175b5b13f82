package contracts

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io/fs"
	"slices"
	"strconv"

	"example.com/authlink/internal/jsonpointer"
	"example.com/authlink/internal/openapi"
	"example.com/authlink/internal/source"
	"example.com/authlink/internal/variants"
)

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
	c := newContract(&variants.Contract{Name: name, Noun: "document", Forms: f.forms(at, s), URLs: s.URLs, Dates: s.Dates})
	c.Title, c.Direction, c.Today, c.Secrets, c.openEnums = s.Title, f.direction, s.Source, s.Secrets, s.OpenEnums
	for _, pointer := range s.Lists {
		c.Lists = append(c.Lists, variants.List{Pointer: pointer, One: "value", Many: "values"})
	}
	if err := f.setEditions(c, at, s); err != nil {
		return nil, err
	}
	c.read = func(edition int) (document, error) {
		return f.readSchema(c.Sources[edition], jsonpointer.Append(at, "editions", strconv.Itoa(edition), "schema"))
	}
	c.readToday = func() (document, error) { return f.readSchema(c.Today, at+"/source") }
	if s.isAPI() {
		f.whole(c, at)
	}
	return c, nil
}

// forms returns the forms of a contract: one without a name where the configuration has none.
func (f File) forms(at string, s section) (forms []variants.Form) {
	for _, name := range inOrder(f.YAML, at+"/forms", s.Forms) {
		forms = append(forms, variants.Form{Name: name, Style: variants.StyleNames[s.Forms[name].Names], Values: s.Forms[name].Values})
	}
	if forms == nil {
		return []variants.Form{{}}
	}
	return forms
}

// setEditions sets the editions of a contract, and which one counts.
func (f File) setEditions(c *Contract, at string, s section) error {
	for i, e := range s.Editions {
		here := jsonpointer.Append(at, "editions", strconv.Itoa(i))
		switch {
		case e.Name == "latest" || e.Name == "auto":
			return f.fault(here+"/name", fmt.Sprintf("%q is a word of --edition: give the edition another name", e.Name))
		case slices.Contains(c.Editions, e.Name):
			return f.fault(here+"/name", fmt.Sprintf("there is an edition %q already", e.Name))
		case (e.Schema == "") == (e.OpenAPI == ""):
			return f.fault(here, "an edition has either a schema, or an OpenAPI document with openapi")
		case s.isAPI() != (e.OpenAPI != ""):
			return f.fault(here, "the editions of a contract are of one kind: each has a schema, or each has a whole OpenAPI document")
		}
		c.Editions, c.Sources = append(c.Editions, e.Name), append(c.Sources, e.Schema+e.OpenAPI)
	}
	c.Default = len(c.Editions) - 1
	if s.Default != "" {
		if c.Default = c.EditionOf(s.Default); c.Default < 0 {
			return f.fault(at+"/default", fmt.Sprintf("there is no edition %q above", s.Default))
		}
	}
	return nil
}
