package generate

import (
	"bytes"
	"errors"

	"example.com/authlink"
	"example.com/authlink/internal/pattern"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// baseURI is what relative references in a schema without an identifier are
// relative to. Nothing is ever loaded from it.
const baseURI = "https://schema.invalid/schema.json"

// compile reads a schema for both who judge the documents: the library, which
// says what is wrong with one, and the reference engine, which is also walked.
func compile(schema []byte) (*authlink.Validator, *jsonschema.Schema, error) {
	validator, err := authlink.Compile(schema, nil) // within limits from here on
	if err != nil {
		return nil, nil, err
	}
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(schema))
	if err != nil {
		return nil, nil, err
	}
	engine := jsonschema.NewCompiler()
	engine.AssertFormat()
	engine.UseRegexpEngine(compilePattern)
	engine.UseLoader(offline{})
	if err := engine.AddResource(baseURI, document); err != nil {
		return nil, nil, err
	}
	compiled, err := engine.Compile(baseURI)
	return validator, compiled, err
}

func compilePattern(source string) (jsonschema.Regexp, error) {
	p, err := pattern.Compile(source)
	if err != nil {
		return nil, err
	}
	return p, nil
}

// offline refuses to load anything.
type offline struct{}

func (offline) Load(string) (any, error) { return nil, errors.New("nothing is ever fetched") }

// undecided returns the error for what was recovered while the engine ran: err
// itself for nil. A pattern that takes too long arrives as a panic.
func undecided(recovered any, err error) error {
	switch p := recovered.(type) {
	case nil:
		return err
	case *pattern.TimeoutError:
		return &authlink.PatternTimeoutError{Pattern: p.Pattern}
	default:
		panic(p)
	}
}
