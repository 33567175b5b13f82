package authlink

import (
	"errors"
	"fmt"
	"reflect"
)

// ReflectOptions say how to make a schema of a Go type. Nil and the zero value stand for the
// defaults.
type ReflectOptions struct {
	ID      string  // "$id", a URI without a fragment; left out by default
	Title   string  // "title" of the whole schema; left out by default
	Closed  bool    // whether objects are refused that have a property which their Go type does not name
	NameTag string  // the struct tag that names properties and says omitempty; "json" by default
	Form    Form    // of every AuthLink in T, whatever NameTag says
	Edition Edition // of every AuthLink in T
}

// Reflect returns the JSON Schema, draft 2020-12, of what [encoding/json] writes for a T: an
// indented document that ends with a line feed. The same T and options give the same bytes.
// Nil options are the defaults.
//
// The schema is as tight as encoding/json. What [json.Marshal] writes for a *T is valid, and
// what is valid, [json.Unmarshal] reads into a *T without an error. The page
// docs/reflection.md of this module lists what no schema can say, such as that 1.0 is no
// integer of Go, and where the schema is stricter than json.Unmarshal.
//
//   - Names, omitted fields, embedded structs and ",string" are as in
//     encoding/json. A field is required unless omitempty, omitzero or an
//     embedded pointer may leave it out, or its jsonschema tag says "required".
//   - Pointers and [Optional] take null; so do slices and maps. Where nil is left
//     out, null is refused, unless the jsonschema tag says "nullable".
//   - Numbers, and the integers that are keys of a map, have the bounds of their
//     types; int and uint count as 64 bits. An array has all its items.
//   - A [time.Time] is a date-time, a [time.Duration] an integer, a
//     [json.Number] a number, a []byte a base64 string, an IP address of net or
//     net/netip a string with a pattern, another [encoding.TextMarshaler] a string.
//   - An interface may hold anything, and a [json.Marshaler] may write anything,
//     unless it has a method JSONSchema() *jsonschema.Schema of
//     github.com/invopop/jsonschema, which then is the schema. JSONSchemaExtend
//     is honoured as well. Methods of the pointer count as methods of the type,
//     as they do for encoding/json where a value can be addressed; the values of a
//     map cannot, so there a type may be anything that has MarshalText by its pointer
//     alone, or holds such a type.
//   - Of an embedded struct with such a method counts what it says of properties.
//   - The tags jsonschema, jsonschema_description and jsonschema_extras are
//     those of github.com/invopop/jsonschema. On a slice, keywords for its elements
//     apply to them, through pointers too.
//
// The schema of an [AuthLink], wherever it stands in T, is that of one [Variant].
//
// Structs with a name stand in "$defs" under that name; where two types share it, the later
// one has its package path too.
//
// Nothing is dropped in silence. Reflect returns an error, which names the type and the
// field, where a type cannot be written as JSON, where two fields of one name hide each
// other or a promoted MarshalJSON hides fields, and where a tag is misspelled, cannot be
// read, does not apply to its field, adds nothing to its type, or contradicts it or another
// tag. It names all fields of a struct that are at fault.
func Reflect[T any](opts *ReflectOptions) ([]byte, error) {
	return ReflectType(reflect.TypeFor[T](), opts)
}

// ReflectType is [Reflect] for a type that is known only when the program runs.
func ReflectType(t reflect.Type, opts *ReflectOptions) ([]byte, error) {
	return reflectAt(t, opts, "")
}

// reflectAt is ReflectType in an edition that the tags of T name; "" for none.
func reflectAt(t reflect.Type, opts *ReflectOptions, edition string) ([]byte, error) {
	if t == nil {
		return nil, errors.New("reflect: there is no type: a nil interface has none")
	}
	if opts == nil {
		opts = new(ReflectOptions)
	}
	if err := (Variant{opts.Form, opts.Edition}).check(); err != nil {
		return nil, fmt.Errorf("reflect %v: %w", t, err)
	}
	return reflectDocument(t, opts, edition)
}
