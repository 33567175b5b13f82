package reflection

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/invopop/jsonschema"
)

// object gives the schema of a struct. Its fields, as encoding/json finds them,
// are laid side by side in a struct type without a name, which is what
// invopop's reflector reads; the reflector asks us for the schema of each field.
func (r *reflector) object(t reflect.Type) (*jsonschema.Schema, error) {
	fields, err := jsonFields(t, r.opts)
	if err != nil {
		return nil, err
	}
	if fields, err = inHistory(inEdition(fields, r.opts.Edition), r.opts.At); err != nil {
		return nil, err
	}
	flat := make([]reflect.StructField, len(fields))
	given := make([]*jsonschema.Schema, len(fields)) // before the tags
	names := make(map[string]string, len(fields))
	var faults []error
	for i := range fields {
		f := &fields[i]
		if given[i], err = r.given(t, f); err != nil {
			faults = append(faults, fmt.Errorf("%v.%s: %w", f.owner, f.Name, err))
		}
		goName := "F" + strconv.Itoa(i)
		names[goName] = f.property
		// The length of the array is the number of the field: types may be equal.
		flat[i] = reflect.StructField{Name: goName, Type: reflect.ArrayOf(i, reflect.TypeFor[struct{}]()), Tag: f.reflectorTag()}
	}
	if faults != nil {
		return nil, errors.Join(faults...)
	}
	flatType := reflect.StructOf(flat)
	reflector := jsonschema.Reflector{
		Anonymous:                 true,
		DoNotReference:            true,
		AllowAdditionalProperties: !r.opts.Closed,
		KeyNamer:                  func(goName string) string { return names[goName] },
		Mapper: func(t reflect.Type) *jsonschema.Schema {
			if t == flatType {
				return nil
			}
			return clone(given[t.Len()])
		},
	}
	s := reflector.ReflectFromType(flatType)
	s.Version = ""
	s.Required = nil
	for i, f := range fields {
		if err := f.finish(s, given[i]); err != nil {
			faults = append(faults, fmt.Errorf("%v.%s: %w", f.owner, f.Name, err))
		}
	}
	return s, errors.Join(faults...)
}

// clone copies as much of a schema as the tags of a field may change.
func clone(s *jsonschema.Schema) *jsonschema.Schema {
	copied := *s
	if s.Items != nil {
		copied.Items = clone(s.Items)
	}
	return &copied
}

// schemaTags are the struct tags that say something about a schema.
var schemaTags = [...]string{"jsonschema", "jsonschema_description", "jsonschema_extras"}

// given gives the schema of the field f of t without its tags. The error is about the
// field's type, or about what invopop's reflector would drop of the tags.
func (r *reflector) given(t reflect.Type, f *field) (*jsonschema.Schema, error) {
	for _, key := range schemaTags {
		if !utf8.ValidString(f.Tag.Get(key)) {
			return nil, fmt.Errorf("%s tag: not UTF-8", key)
		}
	}
	s, err := r.lent(t, *f)
	if err != nil {
		return nil, err
	}
	if f.lent = s != nil; f.lent {
		return s, nil
	}
	if f.quoted {
		s, err = quoted(f.Type)
	} else {
		s, err = r.value(f.Type)
	}
	if err != nil {
		return nil, err
	}
	return s, checkTags(s, f.Tag)
}

// reflectorTag gives the parts of the field's tag that invopop's reflector is
// to see.
func (f field) reflectorTag() reflect.StructTag {
	var tag string
	for _, key := range schemaTags {
		if value := f.schemaTag(key); value != "" {
			tag += " " + key + ":" + strconv.Quote(value)
		}
	}
	return reflect.StructTag(tag)
}

// schemaTag gives what the field's own tag says about the schema.
func (f field) schemaTag(key string) string {
	if f.lent {
		return ""
	}
	return f.Tag.Get(key)
}

// finish completes the field's property in object, which the tags have made of the schema
// given: what else the type says, null, and whether it is required. The error is about
// tags that make no sense.
func (f field) finish(object, given *jsonschema.Schema) error {
	property, ok := object.Properties.Get(f.property)
	if !ok {
		return nil // jsonschema:"-"
	}
	tag := f.schemaTag("jsonschema")
	words := splitTag(tag)
	if f.lent {
		property = given // invopop's reflector has taken its description away
	} else {
		if slices.Contains(strings.Split(tag, ","), "nullable") { // as invopop splits it
			property = property.OneOf[0] // the other is null
		}
		if err := settle(property, given); err != nil {
			return err
		}
		property = f.withTypes(property, slices.Contains(words, "nullable"))
	}
	object.Properties.Set(f.property, property)
	if !f.optional || slices.Contains(words, "required") {
		object.Required = append(object.Required, f.property)
	}
	return nil
}

// withTypes gives a property all types of its field. It may change it.
func (f field) withTypes(property *jsonschema.Schema, takesNull bool) *jsonschema.Schema {
	fillItems(f.Type, property)
	if len(f.types) > 1 {
		setTypes(property, f.types...)
	}
	if f.null || takesNull {
		return nullable(property)
	}
	return property
}
