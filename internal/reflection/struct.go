package reflection

import (
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
// invopop's reflector reads; the reflector asks us for the schema of each type.
func (r *reflector) object(t reflect.Type) (*jsonschema.Schema, error) {
	fields, err := jsonFields(t, r.opts)
	if err != nil {
		return nil, err
	}
	fields = inEdition(fields, r.opts.Edition)
	flat := make([]reflect.StructField, len(fields))
	names := make(map[string]string, len(fields))
	for i, f := range fields {
		if err := r.checkField(f); err != nil {
			return nil, fmt.Errorf("%v.%s: %w", f.owner, f.Name, err)
		}
		goName := "F" + strconv.Itoa(i)
		names[goName] = f.property
		flat[i] = reflect.StructField{Name: goName, Type: f.Type, Tag: f.reflectorTag()}
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
			s, err := r.value(t)
			if err != nil {
				panic(err) // checkField has passed every type
			}
			return s
		},
	}
	s := reflector.ReflectFromType(flatType)
	s.Version = ""
	s.Required = nil
	for _, f := range fields {
		f.finish(s)
	}
	return s, nil
}

// schemaTags are the struct tags that say something about a schema.
var schemaTags = [...]string{"jsonschema", "jsonschema_description", "jsonschema_extras"}

// checkField reports what invopop's reflector would panic at, or drop.
func (r *reflector) checkField(f field) error {
	for _, key := range schemaTags {
		if !utf8.ValidString(f.Tag.Get(key)) {
			return fmt.Errorf("%s tag: not UTF-8", key)
		}
	}
	s, err := r.value(f.Type)
	if err != nil {
		return err
	}
	if f.quoted && s.Type != "" {
		s.Type = "string"
	}
	if err := checkTag(s, f.Tag.Get("jsonschema")); err != nil {
		return err
	}
	return checkExtras(f.Tag.Get("jsonschema_extras"))
}

// reflectorTag gives the parts of the field's tag that invopop's reflector is
// to see.
func (f field) reflectorTag() reflect.StructTag {
	var tag string
	if f.quoted {
		tag = `json:",string"`
	}
	for _, key := range schemaTags {
		if value, ok := f.Tag.Lookup(key); ok {
			tag += " " + key + ":" + strconv.Quote(value)
		}
	}
	return reflect.StructTag(tag)
}

// finish completes the field's property in object: its types, null, and whether
// it is required.
func (f field) finish(object *jsonschema.Schema) {
	property, ok := object.Properties.Get(f.property)
	if !ok {
		return // jsonschema:"-"
	}
	tag := f.Tag.Get("jsonschema")
	if slices.Contains(strings.Split(tag, ","), "nullable") { // as invopop splits it
		property = property.OneOf[0] // the other is null
	}
	words := splitTag(tag)
	isLeftOut := f.omits && isNilContainer(f.Type)
	takesNull := takesNil(f.Type) && !isLeftOut || slices.Contains(words, "nullable")
	if f.quoted {
		property.Minimum = ""
	}
	if len(f.types) > 1 {
		setTypes(property, f.types...)
	}
	if takesNull {
		property = nullable(property)
	}
	object.Properties.Set(f.property, property)
	if !f.optional || slices.Contains(words, "required") {
		object.Required = append(object.Required, f.property)
	}
}
