//go:build !js

package compile

import (
	"strings"

	"example.com/authlink/internal/format"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// To compile a schema, the engine holds it against a metaschema first, which takes most of the
// time. A plain schema is one that a look at its keywords shows to be right: this file makes of
// it what the engine would, and asks the engine about all others. The built-in contracts are
// plain, and to compile them was a tenth of a start of the command.
//
// What the engine keeps to itself in a schema is not there: it cannot judge by one.

// mostPlain bounds the text of a plain schema, in bytes: its locations need no bound of their own.
const mostPlain = 8 << 10

// plain returns the schema if it is plain, and what it leads to by location; nil otherwise.
func (c *compilation) plain() (root *jsonschema.Schema, all map[string]*jsonschema.Schema) {
	if len(c.main.text) > mostPlain || len(c.opts.Resources) > 0 {
		return nil, nil
	}
	object, ok := c.value.(map[string]any)
	if !ok || !c.isPlainRoot(object) {
		return nil, nil
	}
	p := plain{uri: c.base, all: map[string]*jsonschema.Schema{}}
	if root = p.schema(object, ""); root == nil {
		return nil, nil
	}
	c.places = map[string]*place{c.base: {document: c.main, value: object}}
	return root, p.all
}

// isPlainRoot reports whether the schema is of draft 2020-12, by a plain identifier or without
// one. No such identifier is the one of a metaschema.
func (c *compilation) isPlainRoot(object map[string]any) bool {
	if named, ok := object["$schema"]; ok && named != jsonschema.Draft2020.String() || !ok && c.opts.Draft != jsonschema.Draft2020 {
		return false
	}
	if _, ok := object["id"]; ok {
		return false
	}
	id, ok := object["$id"]
	return !ok || id == c.base && isPlainURI(c.base)
}

// isPlainURI reports whether nothing in an absolute URI is written in two ways.
func isPlainURI(uri string) bool {
	path, ok := strings.CutPrefix(uri, "https://")
	host, path, _ := strings.Cut(path, "/")
	return ok && isPlainName(host) && !strings.HasSuffix(host, "json-schema.org") &&
		!strings.Contains("/"+path, "/.") && !strings.ContainsFunc(path, func(r rune) bool { return r != '/' && !isPlainLetter(r) })
}

// isPlainName reports whether a name is the same in a JSON Pointer, and that in a URI.
func isPlainName(name string) bool {
	return name != "" && !strings.ContainsFunc(name, func(r rune) bool { return !isPlainLetter(r) })
}

func isPlainLetter(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '-' || r == '_' || r == '.'
}

// A plain is a plain schema that is being made.
type plain struct {
	uri string
	all map[string]*jsonschema.Schema
}

// schema returns what the engine would make of an object at a JSON Pointer, nil if it is not
// plain.
func (p *plain) schema(value any, pointer string) *jsonschema.Schema {
	object, ok := value.(map[string]any)
	if !ok || len(object) == 0 { // which the engine takes for true
		return nil
	}
	s := &jsonschema.Schema{DraftVersion: latestDraft, Location: p.uri + "#" + pointer}
	for keyword, value := range object {
		if !p.keyword(s, keyword, value, pointer) {
			return nil
		}
	}
	p.all[s.Location] = s
	return s
}

// keyword fills in what a keyword says; false if that is not plain.
func (p *plain) keyword(s *jsonschema.Schema, keyword string, value any, pointer string) (ok bool) {
	switch keyword {
	case "$schema":
		return pointer == ""
	case "$id":
		s.ID, ok = value.(string)
		return ok && pointer == ""
	case "title":
		s.Title, ok = value.(string)
	case "description":
		s.Description, ok = value.(string)
	case "examples":
		s.Examples, ok = value.([]any)
	case "writeOnly":
		s.WriteOnly, ok = value.(bool)
	case "type":
		s.Types = plainTypes(value)
		return s.Types != nil
	case "enum":
		values, ok := value.([]any)
		s.Enum = &jsonschema.Enum{Values: values}
		return ok
	case "format":
		s.Format = plainFormat(value)
		return s.Format != nil
	case "required":
		s.Required = plainTexts(value)
		return s.Required != nil
	case "additionalProperties":
		s.AdditionalProperties = value
		_, ok = value.(bool)
	case "items":
		s.Items2020 = p.schema(value, pointer+"/items")
		return s.Items2020 != nil
	case "properties":
		s.Properties = p.properties(value, pointer+"/properties")
		return s.Properties != nil
	}
	return ok
}

// properties returns the schemas of properties, nil if they are not plain.
func (p *plain) properties(value any, pointer string) map[string]*jsonschema.Schema {
	object, ok := value.(map[string]any)
	if !ok {
		return nil
	}
	properties := make(map[string]*jsonschema.Schema, len(object))
	for name, value := range object {
		if properties[name] = p.schema(value, pointer+"/"+name); properties[name] == nil || !isPlainName(name) {
			return nil
		}
	}
	return properties
}

// plainTypes returns the types that "type" names, nil if there is anything else in it.
func plainTypes(value any) *jsonschema.Types {
	names := plainTexts(value)
	if name, ok := value.(string); ok {
		names = []string{name}
	}
	types := new(jsonschema.Types)
	for _, name := range names {
		before := *types
		if types.Add(name); *types == before { // no type, which the engine ignores, or the same again
			return nil
		}
	}
	if types.IsEmpty() {
		return nil
	}
	return types
}

// plainTexts returns the elements of an array that is not empty and has nothing but different
// texts in it; nil for any other value.
func plainTexts(value any) []string {
	elements, _ := value.([]any)
	seen := make(map[string]bool, len(elements))
	var texts []string
	for _, element := range elements {
		text, ok := element.(string)
		if !ok || seen[text] {
			return nil
		}
		seen[text] = true
		texts = append(texts, text)
	}
	return texts
}

// plainFormat returns the format of a name, nil for one that this module does not have, and for
// patterns, which the engine has a format of its own for.
func plainFormat(value any) *jsonschema.Format {
	name, ok := value.(string)
	check, known := format.Lookup(name, latestDraft)
	if !ok || !known || name == "regex" {
		return nil
	}
	return assertion(name, check)
}
