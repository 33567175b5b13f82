package compat

import (
	"bytes"
	"iter"
	"strings"

	"example.com/authlink/internal/jsonpointer"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// matches reports whether a path leads to a place in a document, where * in the
// path stands for any step.
func matches(path, location string) bool {
	return strings.Count(path, "/") == strings.Count(location, "/") && isBelow(path, location+"/")
}

// isBelow reports whether a path leads to something around a place.
func isBelow(path, location string) bool {
	steps, to := strings.Split(path, "/"), strings.Split(location, "/")
	if len(steps) >= len(to) {
		return false
	}
	for i, step := range steps {
		if step != "*" && step != to[i] {
			return false
		}
	}
	return true
}

// hasMember reports whether the object at a place in a document has a member.
func hasMember(data []byte, location, name string) bool {
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		return false
	}
	value, _ = jsonpointer.Find(value, jsonpointer.Split(location))
	object, _ := value.(map[string]any)
	_, ok := object[name]
	return ok
}

// keywordsOf yields the keywords on the way to one, across references, each with the
// path of the values that it is about; the last one is its own.
func keywordsOf(location string) iter.Seq2[string, string] {
	return func(yield func(keyword, path string) bool) {
		tokens := strings.Split(location, "/")[1:]
		path := ""
		for len(tokens) > 0 {
			if !yield(tokens[0], path) {
				return
			}
			path, tokens = step(path, tokens)
		}
		yield("", path)
	}
}

// step returns the path of the values that the schema after a keyword is about, and
// the tokens after it.
func step(path string, tokens []string) (string, []string) {
	keyword, rest := tokens[0], tokens[1:]
	switch keyword {
	case "allOf", "anyOf", "oneOf", "dependentSchemas", "dependentRequired", "dependencies":
		return path, rest[min(1, len(rest)):]
	case "properties", "prefixItems":
		if len(rest) > 0 {
			return path + "/" + rest[0], rest[1:]
		}
	case "patternProperties":
		return path + "/*", rest[min(1, len(rest)):]
	case "items":
		if len(rest) > 0 && strings.Trim(rest[0], "0123456789") == "" { // before 2020-12
			return path + "/" + rest[0], rest[1:]
		}
		return path + "/*", rest
	case "additionalProperties", "additionalItems", "unevaluatedProperties", "unevaluatedItems", "contains":
		if len(rest) > 0 { // else it is the keyword that fails
			return path + "/*", rest
		}
	case "propertyNames":
		return path, nil
	}
	return path, rest
}

// pathOf returns the path of the values that a keyword is about.
func pathOf(location string) string {
	path := ""
	for _, p := range keywordsOf(location) {
		path = p
	}
	return path
}

// applies reports whether a keyword that is about the values at a path is on the way
// to another.
func applies(keyword, path, location string) bool {
	for k, p := range keywordsOf(location) {
		if p == path && (k == keyword || isOtherName(k, keyword)) {
			return true
		}
	}
	return false
}

// isOtherName reports whether a keyword says what a clause of another does.
func isOtherName(keyword, clause string) bool {
	switch keyword {
	case "then", "else":
		return clause == "if"
	case "dependencies":
		return clause == "dependentRequired" || clause == "dependentSchemas"
	}
	return false
}
