package generate

import (
	"bytes"
	"encoding/json"
	"errors"
	"regexp"
	"slices"
	"strings"
	"testing"

	"example.com/authlink"
	"example.com/authlink/internal/pattern"
	"example.com/authlink/internal/schematest"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// A bench judges cases anew, from their bytes alone, by the engine, with the formats of this module.
type bench struct {
	validator *authlink.Validator
	engine    *jsonschema.Schema
}

func newBench(t *testing.T, schema []byte) bench {
	t.Helper()
	validator, err := authlink.Compile(schema, nil)
	if err != nil {
		t.Fatal(err)
	}
	return benchOf(t, validator, schema)
}

func benchOf(t *testing.T, validator *authlink.Validator, schema []byte) bench {
	t.Helper()
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(schema))
	if err != nil {
		t.Fatal(err)
	}
	const uri = "https://schema.invalid/schema.json"
	engine := jsonschema.NewCompiler()
	engine.AssertFormat()
	for name, validate := range schematest.Formats() {
		engine.RegisterFormat(&jsonschema.Format{Name: name, Validate: validate})
	}
	engine.UseRegexpEngine(func(source string) (jsonschema.Regexp, error) { return pattern.Compile(source) })
	if err := engine.AddResource(uri, document); err != nil {
		t.Fatal(err)
	}
	compiled, err := engine.Compile(uri)
	if err != nil {
		t.Fatal(err)
	}
	return bench{validator, compiled}
}

func generatorOf(schema []byte, opts Options) (*Generator, error) {
	validator, err := authlink.Compile(schema, nil)
	if err != nil {
		return nil, err
	}
	return New(validator, opts), nil
}

// makeBoth makes up to so many valid and invalid documents and judges them.
func makeBoth(t *testing.T, schema []byte, validMost, invalidMost int) (valid, invalid []Case, errs []error) {
	t.Helper()
	b := newBench(t, schema)
	g := New(b.validator, Options{Seed: 1})
	valid, validErr := g.Valid(validMost)
	invalid, invalidErr := g.Invalid(invalidMost)
	for _, c := range valid {
		b.judgeValid(t, c)
	}
	for _, c := range invalid {
		b.judgeInvalid(t, c)
	}
	judgeNames(t, valid)
	judgeNames(t, invalid)
	return valid, invalid, []error{validErr, invalidErr}
}

func (b bench) judgeValid(t *testing.T, c Case) {
	t.Helper()
	if err := b.validator.Validate(c.Data); err != nil {
		t.Errorf("%s: %v\n%s", c.Name, err, c.Data)
	}
	if !b.accepts(t, c) {
		t.Errorf("%s: the engine refuses it\n%s", c.Name, c.Data)
	}
	if c.Keyword+c.KeywordLocation+c.InstanceLocation != "" {
		t.Errorf("%s: says that it breaks %s", c.Name, c.Keyword)
	}
}

func (b bench) judgeInvalid(t *testing.T, c Case) {
	t.Helper()
	err, ok := errors.AsType[*authlink.ValidationError](b.validator.Validate(c.Data))
	if !ok {
		t.Errorf("%s: not invalid\n%s", c.Name, c.Data)
		return
	}
	if b.accepts(t, c) {
		t.Errorf("%s: the engine accepts it\n%s", c.Name, c.Data)
	}
	if len(err.Violations) != 1 {
		t.Errorf("%s: %d violations:\n%v\n%s", c.Name, len(err.Violations), err, c.Data)
		return
	}
	v := err.Violations[0]
	if v.Keyword != c.Keyword || v.KeywordLocation != c.KeywordLocation || v.InstanceLocation != c.InstanceLocation {
		t.Errorf("%s: breaks %s at %s of %q, says %s at %s of %q", c.Name,
			v.Keyword, v.KeywordLocation, v.InstanceLocation, c.Keyword, c.KeywordLocation, c.InstanceLocation)
	}
	if !strings.HasPrefix(c.Name, kebab(c.Keyword)) {
		t.Errorf("%s does not begin with its keyword, %s", c.Name, c.Keyword)
	}
}

func (b bench) accepts(t *testing.T, c Case) bool {
	t.Helper()
	return b.engine.Validate(b.decode(t, c)) == nil
}

func (bench) decode(t *testing.T, c Case) any {
	t.Helper()
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(c.Data))
	if err != nil {
		t.Fatalf("%s: %v", c.Name, err)
	}
	return v
}

// judgeNames checks that names are distinct and safe, and documents distinct and
// laid out.
func judgeNames(t *testing.T, cases []Case) {
	t.Helper()
	safe := regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	names, documents := map[string]bool{}, map[string]bool{}
	for _, c := range cases {
		if names[c.Name] || documents[string(c.Data)] {
			t.Errorf("%s is there twice", c.Name)
		}
		names[c.Name], documents[string(c.Data)] = true, true
		if !safe.MatchString(c.Name) || len(c.Name) > maxCaseName+len("-100000") {
			t.Errorf("the name %q is not safe", c.Name)
		}
		if !bytes.HasSuffix(c.Data, []byte("\n")) || !json.Valid(c.Data) {
			t.Errorf("%s: no line of JSON: %q", c.Name, c.Data)
		}
	}
}

func namesOf(cases []Case) []string {
	var names []string
	for _, c := range cases {
		names = append(names, c.Name)
	}
	slices.Sort(names)
	return names
}
