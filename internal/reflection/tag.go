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

// checkTags reports what invopop's reflector would drop of the tags of a field whose schema
// is s: it has no errors of its own.
func checkTags(s *jsonschema.Schema, tag reflect.StructTag) error {
	words, extras := splitTag(tag.Get("jsonschema")), splitTag(tag.Get("jsonschema_extras"))
	if err := checkTag(clone(s), words); err != nil {
		return err
	}
	if err := checkExtras(extras); err != nil {
		return err
	}
	if tag.Get("jsonschema_description") != "" {
		words = append(words, "description=")
	}
	for _, word := range extras {
		if keyword, _, _ := strings.Cut(word, "="); isSchemaKeyword(keyword) { // an extension may be a list
			words = append(words, word)
		}
	}
	return checkOnce(s, words)
}

// checkTag reports what would be dropped of a jsonschema tag. It may change s.
func checkTag(s *jsonschema.Schema, words []string) error {
	if len(words) > 0 && words[0] == "-" {
		if len(words) > 1 {
			return fmt.Errorf("jsonschema tag %q: the property is left out, so nothing else applies", words[1])
		}
		return nil
	}
	for _, word := range words {
		if err := checkType(s, word); err != nil {
			return fmt.Errorf("jsonschema tag %q: %w", word, err)
		}
	}
	for _, word := range words {
		if err := checkWord(s, word); err != nil {
			return fmt.Errorf("jsonschema tag %q: %w", word, err)
		}
	}
	return nil
}

// lists are the keywords that a tag may give several times.
var lists = []string{"enum", "example", "oneof_required", "anyof_required", "oneof_ref", "anyof_ref"}

// checkOnce reports a keyword that is given twice, where one of the two would be dropped.
func checkOnce(s *jsonschema.Schema, words []string) error {
	seen := map[string]bool{}
	for _, word := range words {
		keyword, _, _ := strings.Cut(word, "=")
		isList := slices.Contains(lists, keyword) || keyword == "default" && s.Type == "array"
		if seen[keyword] && !isList {
			return fmt.Errorf("jsonschema tag: %s is given twice", keyword)
		}
		seen[keyword] = true
	}
	if slices.Contains(words, "readOnly=true") && slices.Contains(words, "writeOnly=true") {
		return errors.New("jsonschema tag: a property cannot be both readOnly and writeOnly")
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
	case "oneof_type", "anyof_type": // see checkType
		return nil
	case "minItems", "maxItems", "uniqueItems":
		return checkArrayKeyword(s, keyword, value)
	}
	if s.Type != "array" {
		return checkScalarKeyword(s, keyword, value)
	}
	switch {
	case keyword == "default" && s.Items.Type != "string":
		return errors.New("a default is for arrays of strings only")
	case strings.Contains(value, "="):
		return errors.New("the value for the items of an array cannot have a =")
	}
	return checkScalarKeyword(s.Items, keyword, value) // it goes to the items
}

var (
	errUnknownKeyword = errors.New("no such keyword")
	errNotCount       = errors.New("the value is not a whole number, zero or more")
)

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

// isNumber reports whether value is a number of JSON that a float64 has room for: those
// with an exponent of any size would take any time.
func isNumber(value string) bool {
	n, err := strconv.ParseFloat(value, 64)
	mantissa, _, _ := strings.Cut(strings.ToLower(value), "e")
	return err == nil && json.Valid([]byte(value)) && (n != 0 || !strings.ContainsAny(mantissa, "123456789"))
}

func isPositive(value string) bool {
	n, err := strconv.ParseFloat(value, 64)
	return err == nil && n > 0
}
