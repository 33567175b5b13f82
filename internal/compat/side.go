package compat

import (
	"fmt"
	"strings"

	"example.com/authlink"
	"example.com/authlink/internal/engine"
	"example.com/authlink/internal/generate"
	"example.com/authlink/internal/judge"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// A side is one of the two schemas.
type side struct {
	schema    *jsonschema.Schema
	validator *authlink.Validator
	generator *generate.Generator
	makers    map[string]*valueMaker // by the schemas that values satisfy
	steps     int                    // for the values of each
}

func sideOf(validator *authlink.Validator, e effort) *side {
	return &side{
		schema: schemaOf(validator), validator: validator, makers: map[string]*valueMaker{}, steps: e.stepsToGenerate / 20,
		generator: generate.New(validator, generate.Options{Seed: 1, MaxSteps: e.stepsToGenerate}),
	}
}

func schemaOf(validator *authlink.Validator) *jsonschema.Schema {
	return (*engine.Validator)(validator).Schema().Root
}

func (s *side) program() *judge.Program { return (*engine.Validator)(s.validator).Schema().Judge }

// source returns a schema as it was written.
func (s *side) source(schema *jsonschema.Schema) map[string]any {
	return (*engine.Validator)(s.validator).Schema().Source(schema)
}

// A valueMaker makes the values that some schemas accept.
type valueMaker struct {
	generator *generate.Generator
	values    [][]byte
	made      bool
}

// maxMade is how many values are made of some schemas.
const maxMade = 24

// maker returns the maker of the values that schemas accept, the same one each time.
func (s *side) maker(schemas []*jsonschema.Schema) *valueMaker {
	var key strings.Builder
	for _, schema := range schemas {
		fmt.Fprintf(&key, "%p ", schema)
	}
	m := s.makers[key.String()]
	if m == nil {
		m = &valueMaker{generator: s.generator.At(schemas, generate.Options{Seed: 1, MaxSteps: s.steps})}
		s.makers[key.String()] = m
	}
	return m
}

// all returns some values of every kind that the schemas accept.
func (m *valueMaker) all() ([][]byte, error) {
	if m.made {
		return m.values, nil
	}
	m.made = true
	cases, err := m.generator.Valid(maxMade)
	for _, c := range cases {
		m.values = append(m.values, c.Data)
	}
	return m.values, ignoreIncomplete(err)
}

// accepts reports whether the schemas accept a value. It takes its steps from left.
func (m *valueMaker) accepts(value []byte, left *int) (bool, error) {
	*left -= m.generator.StepsToJudge(value)
	return m.generator.Accepts(value)
}
