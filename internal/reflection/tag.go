package reflection

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/invopop/jsonschema"
)

// splitTag splits a jsonschema tag at its commas; "\," is a comma within.
func splitTag(tag string) []string {
	if tag == "" {
		return nil
	}
	words := strings.Split(tag, ",")
	for i := 0; i < len(words)-1; {
		if before, ok := strings.CutSuffix(words[i], `\`); ok {
			words[i] = before + "," + words[i+1]
			words = slices.Delete(words, i+1, i+2)
		} else {
			i++
		}
	}
	return words
}

// checkTag reports what invopop's reflector would drop from a jsonschema tag on
// a field whose schema is s: it has no errors of its own.
func checkTag(s *jsonschema.Schema, tag string) error {
	words := splitTag(tag)
	if len(words) > 0 && words[0] == "-" {
		return nil
	}
	for _, word := range words {
		keyword, value, _ := strings.Cut(word, "=")
		if keyword == "type" {
			if err := checkTypes(value); err != nil {
				return fmt.Errorf("jsonschema tag %q: %w", word, err)
			}
			if s.Type != value && (s.Type == "array" || value == "array") {
				return fmt.Errorf("jsonschema tag %q: the field's type is %s", word, kindOf(s))
			}
			s.Type = value
		}
	}
	for _, word := range words {
		if err := checkWord(s, word); err != nil {
			return fmt.Errorf("jsonschema tag %q: %w", word, err)
		}
	}
	return nil
}

func checkWord(s *jsonschema.Schema, word string) error {
	keyword, value, isPair := strings.Cut(word, "=")
	if !isPair {
		if word == "required" || word == "nullable" {
			return nil
		}
		return errUnknownKeyword
	}
	switch keyword {
	case "title", "description", "anchor", "type", "oneof_required", "anyof_required", "oneof_ref", "anyof_ref":
		return nil
	case "oneof_type", "anyof_type":
		return checkTypes(strings.Split(value, ";")...)
	case "minItems", "maxItems", "uniqueItems":
		return checkArrayKeyword(s, keyword, value)
	}
	if s.Type != "array" {
		return checkScalarKeyword(s, keyword, value)
	}
	if keyword == "default" && s.Items.Type != "string" {
		return errors.New("a default is for arrays of strings only")
	}
	return checkScalarKeyword(s.Items, keyword, value) // it goes to the items
}

var (
	errUnknownKeyword = errors.New("no such keyword")
	errNotCount       = errors.New("the value is not a whole number, zero or more")
)

func checkTypes(names ...string) error {
	for _, name := range names {
		if !slices.Contains([]string{"array", "boolean", "integer", "null", "number", "object", "string"}, name) {
			return fmt.Errorf("%q is not a JSON type", name)
		}
	}
	return nil
}

func checkArrayKeyword(s *jsonschema.Schema, keyword, value string) error {
	switch {
	case s.Type != "array":
		return errNotApplicable(s)
	case keyword == "uniqueItems" && value != "true":
		return errors.New("the value can only be true")
	case keyword != "uniqueItems" && !isCount(value):
		return errNotCount
	}
	return nil
}

func checkScalarKeyword(s *jsonschema.Schema, keyword, value string) error {
	isNumeric := s.Type == "number" || s.Type == "integer"
	var applies bool
	switch keyword {
	case "minLength", "maxLength", "pattern", "format", "readOnly", "writeOnly":
		applies = s.Type == "string"
	case "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf":
		applies = isNumeric
	case "enum", "example":
		applies = isNumeric || s.Type == "string"
	case "default":
		applies = isNumeric || s.Type == "string" || s.Type == "boolean"
	default:
		return errUnknownKeyword
	}
	if !applies {
		return errNotApplicable(s)
	}
	return checkScalarValue(s, keyword, value)
}

func checkScalarValue(s *jsonschema.Schema, keyword, value string) error {
	isBool := value == "true" || value == "false"
	switch {
	case (keyword == "minLength" || keyword == "maxLength") && !isCount(value):
		return errNotCount
	case (keyword == "readOnly" || keyword == "writeOnly" || s.Type == "boolean") && !isBool:
		return errors.New("the value is neither true nor false")
	case (s.Type == "number" || s.Type == "integer") && !isNumber(value):
		return errors.New("the value is not a number")
	case keyword == "multipleOf" && !isPositive(value):
		return errors.New("the value is not greater than zero")
	}
	return nil
}

// checkExtras does for a jsonschema_extras tag what checkTag does for a
// jsonschema tag. An extra is a string, true or false, so it can be an
// extension or a boolean annotation such as deprecated, not a keyword that
// wants anything else or that another tag sets.
func checkExtras(tag string) error {
	for _, word := range splitTag(tag) {
		keyword, value, isPair := strings.Cut(word, "=")
		switch keyword {
		case "deprecated", "readOnly", "writeOnly":
			if value != "true" && value != "false" {
				return fmt.Errorf("jsonschema_extras tag %q: the value is neither true nor false", word)
			}
		default:
			if !isPair || keyword == "" || isSchemaKeyword(keyword) {
				return fmt.Errorf("jsonschema_extras tag %q: not an extension", word)
			}
		}
	}
	return nil
}

// isSchemaKeyword reports whether jsonschema.Schema has a field for the keyword.
func isSchemaKeyword(keyword string) bool {
	for f := range reflect.TypeFor[jsonschema.Schema]().Fields() {
		if name, _, _ := strings.Cut(f.Tag.Get("json"), ","); name == keyword {
			return true
		}
	}
	return false
}

func errNotApplicable(s *jsonschema.Schema) error {
	return fmt.Errorf("the keyword does not apply to %s", kindOf(s))
}

// kindOf names what s takes, for people.
func kindOf(s *jsonschema.Schema) string {
	switch {
	case s.Type != "":
		return s.Type
	case s.Ref != "":
		return s.Ref
	default:
		return "this type"
	}
}

func isCount(value string) bool {
	_, err := strconv.ParseUint(value, 10, 64)
	return err == nil
}

func isNumber(value string) bool {
	_, err := strconv.ParseFloat(value, 64)
	return err == nil && json.Valid([]byte(value))
}

func isPositive(value string) bool {
	n, err := strconv.ParseFloat(value, 64)
	return err == nil && n > 0
}
