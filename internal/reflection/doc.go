// Package reflection gives the JSON Schema, draft 2020-12, of what encoding/json
// writes for a value of a Go type.
//
// It is as tight as encoding/json: what is written is valid, and what is valid is read.
// The package walks the types by itself, as encoding/json sees them, and has the reflector
// of github.com/invopop/jsonschema read one flat struct at a time:
//
//	reflection.go  the document: its definitions and their names; write.go its text
//	type.go        the schema of any type, map.go of a map, standard.go of types of std
//	number.go      the bounds of numbers; numeral.go the same for their texts
//	null.go        what may be null
//	struct.go      objects, and the struct that invopop's reflector reads
//	field.go       the fields that encoding/json writes: embedding, hiding, options
//	quoted.go      the option string
//	promote.go     methods that a struct has by embedding another
//	tag.go         what a jsonschema tag may say, since a slip in one would vanish
//	typetag.go     the types that it may give
//	extras.go      what a jsonschema_extras tag may say
//	sense.go       tags that contradict each other or their type; interval.go those of
//	               numbers, values.go the values in them
//	edition.go     the payload of schema.AuthLink in one of its editions
//	history.go     any struct in one of the editions that its tags name
//
// What a schema cannot say, or says more strictly than json.Unmarshal, stands in
// docs/reflection.md, and is pinned by the tests of package authlink.
package reflection
