package authlink

import (
	"example.com/authlink/internal/describe"
	"example.com/authlink/internal/jsonindex"
)

// A Description is what a schema says of a value, for people who read or write
// it: annotations (JSON Schema Validation 2020-12, section 9) and what they need
// of the assertions. Where several schemas apply, or may, it is what any of them
// says.
type Description struct {
	// InstanceLocation is the JSON Pointer (RFC 6901) of the value, secrets masked.
	InstanceLocation string

	// Offset and End delimit the name of the property, or the value where it has
	// none, in bytes.
	Offset, End int

	Title, Description string

	// Types and Format are the values of those keywords, without repetition.
	Types  []string
	Format []string

	// Values are those of "enum" and "const", Examples those of "examples", as
	// messages show them: JSON, shortened where it is long.
	Values, Examples []string

	Required, Deprecated, ReadOnly, WriteOnly bool
}

// Describe says what the schema has to say of the innermost value whose text,
// or whose name, holds the byte at offset. ok is false where there is none, where
// the schema says nothing of it, and where data is not JSON. It is safe for
// concurrent use.
func (v *Validator) Describe(data []byte, offset int) (d Description, ok bool) {
	schema, doc := v.compiled(), new(jsonindex.Index)
	if schema == nil || doc.Parse(data, schema.Parsing) != nil {
		return Description{}, false
	}
	said, ok := describe.At(doc, schema.Root, offset)
	return Description(said), ok
}
