package authlink

import (
	"example.com/authlink/internal/describe"
	"example.com/authlink/internal/jsonindex"
)

// A Description is what a schema says of a value, for people who read or write it: its
// annotations (JSON Schema Validation 2020-12, section 9), and those of its assertions that
// say how the value may look. Where several schemas apply to the value, or may apply, it is
// what any of them says.
type Description struct {
	// InstanceLocation is the JSON Pointer (RFC 6901) of the value, with secrets masked.
	InstanceLocation string

	// Offset and End delimit the name of the property in the document, in bytes:
	// [Offset, End). For an element of an array, and for the document as a whole, they
	// delimit the value.
	Offset, End int

	// Title and Description are those of the schema; where several schemas have one, the
	// first in the order of the alphabet.
	Title, Description string

	// Types are the values of "type", Format those of "format", without repetition.
	Types  []string
	Format []string

	// Values are those of "enum" and "const", Examples those of "examples", as messages
	// show them: as JSON, shortened where it is long.
	Values, Examples []string

	// Required is set where the object that holds the property requires it; the others
	// are the keywords of those names.
	Required, Deprecated, ReadOnly, WriteOnly bool
}

// Describe returns what the schema says of the innermost value whose text or name holds the
// byte at offset, which counts from 0. ok is false where offset is in no value, where the
// schema says nothing of the value, and where data is not JSON within the limits; data need
// not be valid.
func (v *Validator) Describe(data []byte, offset int) (d Description, ok bool) {
	schema, doc := v.compiled(), new(jsonindex.Index)
	if schema == nil || doc.Parse(data, schema.Parsing) != nil {
		return Description{}, false
	}
	said, ok := describe.At(doc, schema.Root, offset)
	return Description(said), ok
}
