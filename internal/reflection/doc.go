// Package reflection gives the JSON Schema, draft 2020-12, of what encoding/json
// writes for a value of a Go type.
//
// It walks the types by itself, as encoding/json sees them, and has the reflector of
// github.com/invopop/jsonschema read one flat struct at a time:
//
//	reflection.go  the document: its definitions and their names
//	type.go        the schema of any type; the types that encoding/json treats apart
//	struct.go      objects, and the struct that invopop's reflector reads
//	field.go       the fields that encoding/json writes: embedding, hiding, options
//	tag.go         what a jsonschema tag may say, since a slip in one would vanish
//	edition.go     the payload of schema.AuthLink in one of its editions
package reflection
