package compat

import (
	"bytes"
	"errors"
	"regexp"
	"strings"

	"example.com/authlink"
	"example.com/authlink/internal/generate"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// A side is one of the two schemas.
type side struct {
	schema    *jsonschema.Schema
	validator *authlink.Validator
	generator *generate.Generator
}

// baseURI is what relative references are relative to; nothing is loaded from it.
const baseURI = "https://schema.invalid/schema.json"

func open(schema []byte) (*side, error) {
	generator, err := generate.New(schema, generate.Options{Seed: 1})
	if err != nil {
		return nil, err
	}
	validator, err := authlink.Compile(schema, nil)
	if err != nil {
		return nil, err
	}
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(schema))
	if err != nil {
		return nil, err
	}
	engine := jsonschema.NewCompiler()
	engine.AssertFormat()
	engine.UseLoader(offline{})
	if err := engine.AddResource(baseURI, document); err != nil {
		return nil, err
	}
	compiled, err := engine.Compile(baseURI)
	return &side{compiled, validator, generator}, err
}

// offline refuses to load anything.
type offline struct{}

func (offline) Load(string) (any, error) { return nil, errors.New("nothing is ever fetched") }

// documentsOfEach is how many documents are made, of each schema, valid and not.
const documentsOfEach = 150

// prove looks for a proof of every difference.
func prove(d *differ, old, new *side) error {
	if err := d.proveBy(old, new, "old", false); err != nil {
		return err
	}
	return d.proveBy(new, old, "new", true)
}

// proveBy looks for documents that one schema accepts and the other refuses.
func (d *differ) proveBy(accepts, refuses *side, name string, gained bool) error {
	valid, err := accepts.generator.Valid(documentsOfEach)
	if err := ignoreIncomplete(err); err != nil {
		return err
	}
	invalid, err := refuses.generator.Invalid(documentsOfEach)
	if err := ignoreIncomplete(err); err != nil {
		return err
	}
	for _, c := range append(invalid, valid...) {
		for _, data := range [][]byte{c.Data, withFractions(c.Data)} {
			if !accepts.accepts(data) {
				continue
			}
			refused, ok := errors.AsType[*authlink.ValidationError](refuses.validator.Validate(data))
			if ok {
				d.explain(data, refused.Violations, name, gained)
			}
		}
	}
	return nil
}

// integer finds whole numbers, where they are values: what comes before is no part
// of a text, since the documents are indented.
var integer = regexp.MustCompile(`(?m)^((?:\s*"[^"]*":)?\s*-?\d+)(,?)$`)

// withFractions makes a fraction of every whole number: "integer" and "number"
// differ in nothing else.
func withFractions(data []byte) []byte { return integer.ReplaceAll(data, []byte("$1.5$2")) }

// accepts has both the library and the reference engine judge.
func (s *side) accepts(data []byte) bool {
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	return err == nil && s.schema.Validate(value) == nil && s.validator.Validate(data) == nil
}

func ignoreIncomplete(err error) error {
	if _, ok := errors.AsType[*generate.IncompleteError](err); ok {
		return nil
	}
	return err
}

// explain takes a document that is refused for the proof of the differences that
// its violations are about, and those that nothing explains for new differences.
// The fewer violations, the better the proof.
func (d *differ) explain(data []byte, violations []authlink.Violation, name string, gained bool) {
	explained := false
	for i := range d.found {
		diff := &d.found[i]
		if diff.gained != gained {
			continue
		}
		for _, v := range violations {
			if !diff.isAbout(v, data) {
				// Further down in a schema that refers to itself it is said once.
				deeper := v.Keyword == diff.Keyword && strings.HasSuffix(generalize(v.InstanceLocation), diff.Path)
				explained = explained || d.recursive && deeper
				continue
			}
			explained = true
			if diff.Proof == nil || diff.faults > len(violations) {
				diff.Proof = &Proof{ValidUnder: name, Payload: string(data), Why: v.Message}
				diff.faults = len(violations)
			}
		}
	}
	if explained {
		return
	}
	v := violations[0]
	class := Safe
	if gained {
		class = Breaking
	}
	d.found = append(d.found, Difference{
		Path: generalize(v.InstanceLocation), Keyword: v.Keyword, Class: class, gained: gained, faults: len(violations),
		Proof: &Proof{ValidUnder: name, Payload: string(data), Why: v.Message},
	})
}

// isAbout reports whether a violation shows the difference.
func (d *Difference) isAbout(v authlink.Violation, data []byte) bool {
	at := generalize(v.InstanceLocation)
	switch d.Keyword {
	case "required":
		parent := d.Path[:strings.LastIndexByte(d.Path, '/')]
		name := d.Path[len(parent)+1:]
		return v.Keyword == "required" && at == parent && strings.Contains(v.Message, `"`+unescape(name)+`"`)
	case "properties":
		return at == d.Path || strings.HasPrefix(at, d.Path+"/")
	case "additionalProperties":
		return v.Keyword == d.Keyword && strings.HasPrefix(at, d.Path)
	case "enum":
		return (v.Keyword == "enum" || v.Keyword == "const") && at == d.Path &&
			(d.value == "" || d.value == string(data[v.Offset:v.End]))
	}
	return v.Keyword == d.Keyword && at == d.Path
}

// generalize puts * in the place of every index.
func generalize(location string) string {
	steps := strings.Split(location, "/")
	for i, step := range steps {
		if i > 0 && step != "" && strings.Trim(step, "0123456789") == "" {
			steps[i] = "*"
		}
	}
	return strings.Join(steps, "/")
}

func unescape(name string) string {
	return strings.NewReplacer("~1", "/", "~0", "~").Replace(name)
}
