package reflection

import (
	"encoding"
	"encoding/json"
	"reflect"
	"slices"

	"github.com/invopop/jsonschema"
)

// takesNil reports whether encoding/json writes null for some t.
func takesNil(t reflect.Type) bool {
	_, optional := optionalElem(t)
	return optional || t.Kind() == reflect.Pointer || isNilContainer(t)
}

// isNilContainer reports whether t is a slice or a map whose nil is null.
func isNilContainer(t reflect.Type) bool {
	return (t.Kind() == reflect.Slice || t.Kind() == reflect.Map) &&
		!has[customizer](t) && !has[json.Marshaler](t) && !has[encoding.TextMarshaler](t)
}

// writesNull reports whether encoding/json writes null for a field of type t that it leaves
// out where it is empty or zero.
func writesNull(t reflect.Type, omitEmpty, omitZero bool) bool {
	switch t.Kind() {
	case reflect.Pointer:
		if omitEmpty || omitZero { // even where IsZero would say otherwise
			return takesNil(t.Elem())
		}
	case reflect.Slice, reflect.Map:
		if omitEmpty || omitZero && !has[zeroer](t) {
			return false
		}
	}
	return takesNil(t)
}

// A zeroer says for itself what omitzero leaves out.
type zeroer interface{ IsZero() bool }

// nullable gives the schema of what s takes, or null. It may change s.
func nullable(s *jsonschema.Schema) *jsonschema.Schema {
	switch {
	case s.Type != "" && s.Const == nil && s.AnyOf == nil && s.OneOf == nil:
		setTypes(s, s.Type, "null")
		if s.Enum != nil {
			s.Enum = append(slices.Clip(s.Enum), nil)
		}
		return s
	case reflect.DeepEqual(s, &jsonschema.Schema{Title: s.Title, Description: s.Description}):
		return s // anything
	}
	either := &jsonschema.Schema{Title: s.Title, Description: s.Description, Extras: s.Extras}
	s.Title, s.Description, s.Extras = "", "", nil
	either.AnyOf = []*jsonschema.Schema{s, {Type: "null"}}
	return either
}

// setTypes gives s several types; Schema.Type has room for one only.
func setTypes(s *jsonschema.Schema, types ...string) {
	if s.Extras == nil {
		s.Extras = map[string]any{}
	}
	s.Extras["type"] = types
	s.Type = ""
}
