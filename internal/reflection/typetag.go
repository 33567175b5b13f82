package reflection

import (
	"fmt"
	"slices"
	"strings"

	"github.com/invopop/jsonschema"
)

// checkType reports a type that encoding/json does not write, where the Go type says what
// it does write. Otherwise s has that type from then on, as invopop's reflector sees it.
func checkType(s *jsonschema.Schema, word string) error {
	keyword, value, _ := strings.Cut(word, "=")
	switch keyword {
	case "type":
		return narrow(s, value)
	case "oneof_type", "anyof_type":
		return checkAlternatives(s, keyword, strings.Split(value, ";"))
	}
	return nil
}

// narrow gives s a type that is no wider than its own.
func narrow(s *jsonschema.Schema, name string) error {
	if err := checkTypes(name); err != nil {
		return err
	}
	isNarrower := name == s.Type || name == "integer" && s.Type == "number"
	if s.Type != "" && !isNarrower || s.Type == "" && name == "array" {
		return errOtherType(s)
	}
	s.Type = name
	return nil
}

// checkAlternatives reports types among which there is none for the values of s, or more
// than the one that oneOf asks for. Then it takes away the type of s, as invopop's reflector
// does, so that no other keyword of the tag applies.
func checkAlternatives(s *jsonschema.Schema, keyword string, names []string) error {
	if err := checkTypes(names...); err != nil {
		return err
	}
	own := s.Type
	if own == "" {
		return nil
	}
	n := 0
	for _, name := range names {
		if name == own || name == "integer" && own == "number" || name == "number" && own == "integer" {
			n++
		}
	}
	switch {
	case n == 0:
		return errOtherType(s)
	case n > 1 && keyword == "oneof_type":
		return fmt.Errorf("a value of type %s is of several of these types, so none is the only one", own)
	}
	s.Type = ""
	return nil
}

func checkTypes(names ...string) error {
	for _, name := range names {
		if !slices.Contains([]string{"array", "boolean", "integer", "null", "number", "object", "string"}, name) {
			return fmt.Errorf("%q is not a JSON type", name)
		}
	}
	return nil
}

func errOtherType(s *jsonschema.Schema) error {
	return fmt.Errorf("the field's type is %s", kindOf(s))
}
