package reflection

import (
	"encoding/json"
	"fmt"

	"github.com/invopop/jsonschema"

	"example.com/authlink/internal/compile"
	"example.com/authlink/internal/jsonindex"
)

// checkValues reports a value in the tags of a field that the property refuses, or that the
// enum has twice.
func checkValues(property *jsonschema.Schema) error {
	bare := clone(property)
	bare.Version = jsonschema.Version
	bare.Ref, bare.AnyOf, bare.OneOf = "", nil, nil // they may lead anywhere
	bare.Enum, bare.Default, bare.Examples = nil, nil, nil
	if err := checkAll(bare, "enum", property.Enum); err != nil {
		return err
	}
	bare.Enum = property.Enum
	if err := checkDistinct(property.Enum); err != nil {
		return err
	}
	if property.Default != nil {
		if err := checkAll(bare, "default", []any{property.Default}); err != nil {
			return err
		}
	}
	return checkAll(bare, "example", property.Examples)
}

// checkDistinct reports a value that is there twice.
func checkDistinct(values []any) error {
	seen := map[string]bool{}
	for _, value := range values {
		key := fmt.Sprint(value)
		if n, ok := value.(json.Number); ok {
			key = rational(n).RatString()
		}
		if seen[key] {
			return fmt.Errorf(`jsonschema tag "enum=%v": the value is there twice`, value)
		}
		seen[key] = true
	}
	return nil
}

// checkAll reports the first of the values that the schema refuses.
func checkAll(s *jsonschema.Schema, keyword string, values []any) error {
	if len(values) == 0 {
		return nil
	}
	text, err := json.Marshal(s)
	if err != nil {
		return err
	}
	compiled, err := compile.Compile(text, compile.Options{})
	if err != nil {
		return fmt.Errorf("jsonschema tag: %w", err)
	}
	for _, value := range values {
		accepted, err := accepts(compiled, value)
		if err != nil {
			return fmt.Errorf(`jsonschema tag "%s=%v": %w`, keyword, value, err)
		}
		if !accepted {
			return fmt.Errorf(`jsonschema tag "%s=%v": the other tags, or the Go type, do not allow this value`, keyword, value)
		}
	}
	return nil
}

// accepts reports whether a value is valid. The error is about a pattern that takes too long.
func accepts(s *compile.Schema, value any) (bool, error) {
	text, err := json.Marshal(value)
	if err != nil {
		return false, err
	}
	var doc jsonindex.Index
	if err := doc.Parse(text, s.Parsing); err != nil {
		return false, err
	}
	return s.Judge.Accepts(&doc, s.Judging())
}
