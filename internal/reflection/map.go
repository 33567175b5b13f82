package reflection

import (
	"encoding"
	"encoding/json"
	"fmt"
	"reflect"

	"github.com/invopop/jsonschema"
)

// dictionary gives the schema of a map.
func (r *reflector) dictionary(t reflect.Type) (*jsonschema.Schema, error) {
	names, err := r.names(t)
	if err != nil {
		return nil, err
	}
	values, err := r.schemaOf(t.Elem())
	if err != nil {
		return nil, err
	}
	if writesOtherInMap(t.Elem()) {
		values = &jsonschema.Schema{}
	}
	return &jsonschema.Schema{Type: "object", PropertyNames: names, AdditionalProperties: values}, nil
}

// names gives the schema of the names that the keys of the map t become, nil for any. Keys
// of a string type are written as they are, whatever methods they have.
func (r *reflector) names(t reflect.Type) (*jsonschema.Schema, error) {
	key := t.Key()
	isText := key.Implements(reflect.TypeFor[encoding.TextMarshaler]())
	switch kind := key.Kind(); {
	case isText && (kind == reflect.String || kind == reflect.Pointer || kind == reflect.Interface):
		return nil, nil
	case isText, kind == reflect.String:
		return r.textOf(key)
	case isInteger(kind):
		return whole(kind), nil
	default:
		return nil, fmt.Errorf("%v cannot be written as JSON: a key is a string, an integer or an encoding.TextMarshaler", t)
	}
}

// textOf gives the schema of the text of a key, nil for any. It is that of a value of the
// same type, unless another method writes values.
func (r *reflector) textOf(key reflect.Type) (*jsonschema.Schema, error) {
	if _, ok := r.mapped[key]; ok || has[json.Marshaler](key) && standard(key) == nil {
		return nil, nil
	}
	s, err := r.value(key)
	if err != nil || s.Ref == "" && s.Pattern == "" {
		return nil, err
	}
	return s, nil
}

// writesOtherInMap reports whether only the pointer of t, or of a part of it, has the
// method by which encoding/json would write it as our schema says. The values of a map have
// no address, so the method is not found there, though it is elsewhere.
func writesOtherInMap(t reflect.Type) bool {
	if speaks(t) {
		return false
	}
	if f, _, ok := writer(t); ok {
		return writesOtherInMap(f.Type)
	}
	switch {
	case has[json.Marshaler](t):
		return standard(t) != nil && !t.Implements(reflect.TypeFor[json.Marshaler]())
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
