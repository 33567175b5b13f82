package reflection

import (
	"encoding"
	"encoding/json"
	"fmt"
	"reflect"
	"strings"

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
	s, err := r.filled(t)
	if err == nil && takesNil(t) {
		s = nullable(s)
	}
	return s, err
}

// filled is schemaOf without the null of a nil t.
func (r *reflector) filled(t reflect.Type) (*jsonschema.Schema, error) {
	s, err := r.value(t)
	if err == nil {
		fillItems(t, s)
	}
	return s, err
}

// value is filled without the null of a nil element, where t is a slice or an array: a
// tag of a field applies to its elements, and knows of one type only.
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
	case speaks(t), r.isObject(t), t.Name() != "" && holdsItself(t):
		return r.ref(t), nil
	}
	return r.inline(t)
}

// fillItems adds to s, the value of t, the null of its elements.
func fillItems(t reflect.Type, s *jsonschema.Schema) {
	if s.Items == nil {
		return
	}
	if t, err := pointee(t); err == nil && takesNil(t.Elem()) {
		s.Items = nullable(s.Items)
	}
}

// define gives the definition of a type to which value refers.
func (r *reflector) define(t reflect.Type) (s *jsonschema.Schema, err error) {
	if c, ok := reflect.New(t).Interface().(customizer); ok && declares[customizer](t, methodJSONSchema) {
		given := c.JSONSchema()
		if given == nil {
			return nil, fmt.Errorf("the method JSONSchema of %v returned nil", t)
		}
		copied := *given // it may be shared
		s = &copied
		s.Version = "" // belongs at the root alone
	} else {
		if s, err = r.inline(t); err != nil {
			return nil, err
		}
		fillItems(t, s)
	}
	if e, ok := reflect.New(t).Interface().(extender); ok && declares[extender](t, methodJSONSchemaExtend) {
		e.JSONSchemaExtend(s)
	}
	return s, nil
}

// inline spells out the schema of t.
func (r *reflector) inline(t reflect.Type) (*jsonschema.Schema, error) {
	if s := standard(t); s != nil {
		return s, nil
	}
	if f, name, ok := writer(t); ok {
		return r.writtenAs(t, f, name)
	}
	switch {
	case has[json.Marshaler](t):
		return &jsonschema.Schema{}, nil
	case has[encoding.TextMarshaler](t):
		return &jsonschema.Schema{Type: "string"}, nil
	case isInteger(t.Kind()):
		return integer(t.Kind()), nil
	case isFloat(t.Kind()):
		return float(t.Kind()), nil
	}
	switch t.Kind() {
	case reflect.Interface:
		return &jsonschema.Schema{}, nil
	case reflect.Bool:
		return &jsonschema.Schema{Type: "boolean"}, nil
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
		return &jsonschema.Schema{Type: "string", ContentEncoding: "base64", Pattern: base64Pattern}, nil
	}
	items, err := r.filled(t.Elem())
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

// base64Pattern matches the standard encoding with padding (RFC 4648, section 4), which
// encoding/json writes on one line.
const base64Pattern = `^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$`

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
