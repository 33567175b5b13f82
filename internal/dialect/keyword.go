package dialect

import (
	"slices"
	"sync"

	"example.com/authlink/internal/jsonindex"
)

// A Shape is what the value of a keyword holds.
type Shape uint8

// The shapes.
const (
	Value         Shape = iota // no schema
	Schema                     // a schema
	SchemaOrList               // a schema, or a list of them
	SchemaList                 // a list of schemas
	SchemaMap                  // an object with a schema for each name
	SchemaMapPart              // the same, of which some members are no schemas
)

// A Role is what a keyword is for.
type Role uint8

// The roles.
const (
	Core       Role = iota // it names the schema, or leads to another one
	Assertion              // an instance can break it
	Applicator             // it applies schemas
	Definition             // it keeps schemas for others to refer to
	Annotation             // it says something for people or programs
)

// Kinds are kinds of JSON values, a bit for each.
type Kinds uint8

// The kinds that keywords speak of.
const (
	Null Kinds = 1 << iota
	Boolean
	Number
	String
	Array
	Object
	AnyKind Kinds = 1<<iota - 1
)

// KindsOf has the kinds of the types of JSON Schema, by their names.
var KindsOf = map[string]Kinds{
	"null": Null, "boolean": Boolean, "number": Number, "integer": Number, "string": String, "array": Array, "object": Object,
}

// OfToken returns the kind of a value.
func OfToken(k jsonindex.Kind) Kinds {
	switch k {
	case jsonindex.Null:
		return Null
	case jsonindex.True, jsonindex.False:
		return Boolean
	case jsonindex.Number:
		return Number
	case jsonindex.String:
		return String
	case jsonindex.Array:
		return Array
	}
	return Object
}

// A Keyword is one keyword, as the drafts that have it understand it.
type Keyword struct {
	Name        string
	First, Last Draft // of those of JSON Schema
	OpenAPI     versions
	Role        Role
	Shape       Shape
	Takes       Kinds    // what its own value may be, in any of the drafts
	Judges      Kinds    // the instances that it says something about
	Needs       []string // other keywords, without any of which it has no effect
}

// versions are the dialects of OpenAPI that have a keyword, a bit for each.
type versions uint8

const (
	in30 versions = 1 << iota
	in31
	inBoth = in30 | in31
)

// In reports whether a draft has the keyword.
func (k *Keyword) In(d Draft) bool {
	switch d {
	case OpenAPI30:
		return k.OpenAPI&in30 != 0
	case OpenAPI31:
		return k.OpenAPI&in31 != 0
	}
	return !k.isOpenAPIs() && k.First <= d && d <= k.Last
}

// isOpenAPIs reports whether no draft of JSON Schema has the keyword.
func (k *Keyword) isOpenAPIs() bool { return k.First > k.Last }

// Constrains reports whether an instance can be invalid because of the keyword.
func (k *Keyword) Constrains() bool {
	return k.Role == Assertion || k.Role == Applicator || k.IsReference()
}

// IsReference reports whether the keyword leads to another schema.
func (k *Keyword) IsReference() bool {
	return k.Name == "$ref" || k.Name == "$dynamicRef" || k.Name == "$recursiveRef"
}

var byName = sync.OnceValue(func() map[string]*Keyword {
	all := make(map[string]*Keyword, len(keywords))
	for i := range keywords {
		all[keywords[i].Name] = &keywords[i]
	}
	return all
})

// Find returns a keyword of any draft by its name, nil where none has it.
func Find(name string) *Keyword { return byName()[name] }

var names = sync.OnceValue(func() (lists [drafts][]string) {
	for d := range drafts {
		for i := range keywords {
			if keywords[i].In(d) {
				lists[d] = append(lists[d], keywords[i].Name)
			}
		}
		slices.Sort(lists[d])
	}
	return lists
})

// Names returns the keywords of a draft, sorted.
func Names(d Draft) []string { return slices.Clip(names()[d]) }
