package reflection

import (
	"encoding"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"time"

	"github.com/invopop/jsonschema"

	"example.com/authlink/schema"
)

// The methods by which a type has a say in its schema.
type (
	customizer interface{ JSONSchema() *jsonschema.Schema }
	extender   interface{ JSONSchemaExtend(*jsonschema.Schema) }
)

// Those that invopop's reflector honours and we do not.
type (
	aliaser         interface{ JSONSchemaAlias() any }
	propertyAliaser interface{ JSONSchemaProperty(string) any }
	documenter      interface{ GetFieldDocString(string) string }
)

// has reports whether t or its pointer has the methods of M.
func has[M any](t reflect.Type) bool {
	return t.Kind() != reflect.Interface && reflect.PointerTo(t).Implements(reflect.TypeFor[M]())
}

// schemaOf gives a new schema for all that encoding/json writes for a t.
func (r *reflector) schemaOf(t reflect.Type) (*jsonschema.Schema, error) {
	s, err := r.value(t)
	if err == nil && takesNil(t) {
		s = nullable(s)
	}
	return s, err
}

// value is schemaOf without the null of a nil.
func (r *reflector) value(t reflect.Type) (*jsonschema.Schema, error) {
	t, err := pointee(t)
	if err != nil {
		return nil, err
	}
	if s, ok := r.mapped[t]; ok {
		return &s, nil
	}
	switch {
	case has[aliaser](t), has[propertyAliaser](t), has[documenter](t):
		return nil, fmt.Errorf("%v has a method JSONSchemaAlias, JSONSchemaProperty or GetFieldDocString; of such methods only JSONSchema and JSONSchemaExtend are honoured", t)
	case has[customizer](t), has[extender](t), r.isObject(t), t.Name() != "" && holdsItself(t):
		return r.ref(t), nil
	}
	return r.inline(t)
}

// define gives the definition of a type to which value refers.
func (r *reflector) define(t reflect.Type) (s *jsonschema.Schema, err error) {
	if c, ok := reflect.New(t).Interface().(customizer); ok {
		given := c.JSONSchema()
		if given == nil {
			return nil, fmt.Errorf("the method JSONSchema of %v returned nil", t)
		}
		copied := *given // it may be shared
		s = &copied
		s.Version = "" // belongs at the root alone
	} else if s, err = r.inline(t); err != nil {
		return nil, err
	}
	if e, ok := reflect.New(t).Interface().(extender); ok {
		e.JSONSchemaExtend(s)
	}
	return s, nil
}

// inline spells out the schema of t.
func (r *reflector) inline(t reflect.Type) (*jsonschema.Schema, error) {
	switch {
	case t == reflect.TypeFor[time.Time]():
		return &jsonschema.Schema{Type: "string", Format: "date-time"}, nil
	case t == reflect.TypeFor[json.Number]():
		return &jsonschema.Schema{Type: "number"}, nil
	case has[json.Marshaler](t):
		return &jsonschema.Schema{}, nil
	case has[encoding.TextMarshaler](t):
		return &jsonschema.Schema{Type: "string"}, nil
	}
	switch t.Kind() {
	case reflect.Interface:
		return &jsonschema.Schema{}, nil
	case reflect.Bool:
		return &jsonschema.Schema{Type: "boolean"}, nil
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return &jsonschema.Schema{Type: "integer"}, nil
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		return &jsonschema.Schema{Type: "integer", Minimum: "0"}, nil
	case reflect.Float32, reflect.Float64:
		return &jsonschema.Schema{Type: "number"}, nil
	case reflect.String:
		return &jsonschema.Schema{Type: "string"}, nil
	case reflect.Slice, reflect.Array:
		return r.array(t)
	case reflect.Map:
		return r.dictionary(t)
	case reflect.Struct:
		return r.object(t)
	default:
		return nil, fmt.Errorf("%v cannot be written as JSON", t)
	}
}

func (r *reflector) array(t reflect.Type) (*jsonschema.Schema, error) {
	if isBytes(t) {
		return &jsonschema.Schema{Type: "string", ContentEncoding: "base64"}, nil
	}
	items, err := r.schemaOf(t.Elem())
	if err != nil {
		return nil, err
	}
	s := &jsonschema.Schema{Type: "array", Items: items}
	if t.Kind() == reflect.Array {
		n := uint64(t.Len())
		s.MinItems, s.MaxItems = &n, &n
	}
	return s, nil
}

// isBytes reports whether encoding/json writes the slice t as base64.
func isBytes(t reflect.Type) bool {
	elem := t.Elem()
	return t.Kind() == reflect.Slice && elem.Kind() == reflect.Uint8 &&
		!has[json.Marshaler](elem) && !has[encoding.TextMarshaler](elem)
}

// dictionary gives the schema of a map.
func (r *reflector) dictionary(t reflect.Type) (*jsonschema.Schema, error) {
	s := &jsonschema.Schema{Type: "object"}
	switch key := t.Key(); {
	case key.Kind() == reflect.String, key.Implements(reflect.TypeFor[encoding.TextMarshaler]()):
		// Any name.
	case key.Kind() >= reflect.Int && key.Kind() <= reflect.Int64:
		s.PropertyNames = &jsonschema.Schema{Pattern: "^(0|-?[1-9][0-9]*)$"}
	case key.Kind() >= reflect.Uint && key.Kind() <= reflect.Uintptr:
		s.PropertyNames = &jsonschema.Schema{Pattern: "^(0|[1-9][0-9]*)$"}
	default:
		return nil, fmt.Errorf("%v cannot be written as JSON: a key is a string, an integer or an encoding.TextMarshaler", t)
	}
	values, err := r.schemaOf(t.Elem())
	if err != nil {
		return nil, err
	}
	if writesOtherInMap(t.Elem()) {
		values = &jsonschema.Schema{}
	}
	s.AdditionalProperties = values
	return s, nil
}

// writesOtherInMap reports whether only the pointer of t, or of a part of it, is an
// encoding.TextMarshaler. The values of a map have no address, so encoding/json
// does not find the method there, though it does elsewhere.
func writesOtherInMap(t reflect.Type) bool {
	switch {
	case has[customizer](t), has[json.Marshaler](t):
		return false
	case has[encoding.TextMarshaler](t):
		return !t.Implements(reflect.TypeFor[encoding.TextMarshaler]())
	case t.Kind() == reflect.Array:
		return writesOtherInMap(t.Elem())
	case t.Kind() != reflect.Struct:
		return false
	}
	for f := range t.Fields() {
		if (f.IsExported() || f.Anonymous) && writesOtherInMap(f.Type) {
			return true
		}
	}
	return false
}

// isObject reports whether t is a struct with a name of its own that is
// reflected as an object, field by field.
func (r *reflector) isObject(t reflect.Type) bool {
	_, given := r.mapped[t]
	_, optional := optionalElem(t)
	return t.Kind() == reflect.Struct && t.Name() != "" && !given && !optional &&
		!has[json.Marshaler](t) && !has[encoding.TextMarshaler](t)
}

// pointee looks through pointers and Optional.
func pointee(t reflect.Type) (reflect.Type, error) {
	for {
		if elem, ok := optionalElem(t); ok {
			t = elem
			continue
		}
		if t.Kind() != reflect.Pointer {
			return t, nil
		}
		if t.Name() != "" && holdsItself(t) {
			return nil, fmt.Errorf("%v is a pointer to itself", t)
		}
		t = t.Elem()
	}
}

// optionalElem gives the T of an Optional[T].
func optionalElem(t reflect.Type) (reflect.Type, bool) {
	if t.Kind() != reflect.Struct || !strings.HasPrefix(t.Name(), "Optional[") ||
		t.PkgPath() != reflect.TypeFor[schema.AuthLink]().PkgPath() {
		return nil, false
	}
	value, ok := t.FieldByName("value")
	return value.Type, ok
}

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

// holdsItself reports whether a t holds other values of type t by way of types
// that are spelled out in place, so that spelling it out would never end.
func holdsItself(t reflect.Type) bool {
	seen := map[reflect.Type]bool{}
	for todo := parts(t); len(todo) > 0; {
		part := todo[0]
		todo = todo[1:]
		if part == t {
			return true
		}
		if !seen[part] {
			seen[part] = true
			todo = append(todo, parts(part)...)
		}
	}
	return false
}

// parts lists the types directly inside t; those of a struct with a name are
// behind a reference.
func parts(t reflect.Type) []reflect.Type {
	if elem, ok := optionalElem(t); ok {
		return []reflect.Type{elem}
	}
	switch t.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Array, reflect.Map:
		return []reflect.Type{t.Elem()}
	case reflect.Struct:
		var list []reflect.Type
		for f := range t.Fields() {
			if t.Name() == "" {
				list = append(list, f.Type)
			}
		}
		return list
	default:
		return nil
	}
}

// nullable gives the schema of what s takes, or null. It may change s.
func nullable(s *jsonschema.Schema) *jsonschema.Schema {
	switch {
	case s.Type != "" && s.Const == nil:
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
