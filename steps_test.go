package authlink

import (
	"errors"
	"testing"

	"example.com/authlink/internal/accept"
	"example.com/authlink/internal/judge"
	"example.com/authlink/internal/schematest"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// No verdict is made of a match that takes too many steps, whatever keyword is around
// it: as "no match", it would be valid under "not".
func TestPatternSteps(t *testing.T) {
	const pattern = `"` + schematest.LateSource + `"`
	for schema, document := range map[string]string{
		`{"pattern": ` + pattern + `}`:                                               `"late"`,
		`{"not": {"pattern": ` + pattern + `}}`:                                      `"late"`,
		`{"anyOf": [{"pattern": ` + pattern + `}, {"type": "number"}]}`:              `"late"`,
		`{"if": {"pattern": ` + pattern + `}, "then": false}`:                        `"late"`,
		`{"items": {"pattern": ` + pattern + `}}`:                                    `["late"]`,
		`{"patternProperties": {` + pattern + `: true}}`:                             `{"late": 1}`,
		`{"propertyNames": {"pattern": ` + pattern + `}, "required": ["something"]}`: `{"late": 1}`,
	} {
		t.Run(schema, func(t *testing.T) {
			v, err := Compile([]byte(schema), nil)
			if err != nil {
				t.Fatal(err)
			}
			late := makeLate(v)
			err = v.Validate([]byte(document))
			var steps *PatternStepsError
			if !errors.As(err, &steps) || steps.Pattern != schematest.LateSource {
				t.Errorf("got %v, want a *PatternStepsError", err)
			}
			if late.Asked == 0 {
				t.Error("the pattern was never asked")
			}
			if v.Valid([]byte(document)) {
				t.Error("Valid")
			}
			if err := v.Validate([]byte(`1`)); schema[2] == 'p' && err != nil {
				t.Errorf("afterwards: %v", err)
			}
		})
	}
}

// makeLate makes each pattern of a validator one that gives no answer.
func makeLate(v *Validator) *schematest.Late {
	late, schema := new(schematest.Late), v.compiled()
	for _, s := range schema.All {
		if s.Pattern != nil {
			s.Pattern = late
		}
		for pattern, of := range s.PatternProperties {
			delete(s.PatternProperties, pattern)
			s.PatternProperties[jsonschema.Regexp(late)] = of
		}
	}
	schema.Program, schema.Judge = accept.New(schema.Root, accept.Options{Limits: schema.Parsing.Limits}), judge.New(schema.Root, nil)
	return late
}
