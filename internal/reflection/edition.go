package reflection

import (
	"encoding/json"
	"reflect"
	"slices"

	"github.com/invopop/jsonschema"

	"example.com/authlink/schema"
)

// categorySchema gives the schema of a Category in the edition.
func categorySchema(opts Options) jsonschema.Schema {
	s := jsonschema.Schema{Type: "string", Title: "category"}
	for _, category := range opts.Edition.Categories() {
		s.Enum = append(s.Enum, opts.Spelling(category))
	}
	return s
}

// jsonTypes has the Go type whose schema is each JSON type that has taken the
// place of another.
var jsonTypes = map[string]reflect.Type{
	"integer": reflect.TypeFor[int64](),
	"number":  reflect.TypeFor[json.Number](),
	"string":  reflect.TypeFor[string](),
}

// inEdition drops the fields of AuthLink that the edition does not have, and
// gives the others the JSON types that they have in it.
func inEdition(fields []field, edition schema.Edition) []field {
	payload := reflect.TypeFor[schema.AuthLink]()
	fields = slices.DeleteFunc(fields, func(f field) bool { return f.owner == payload && !edition.Includes(f.Tag) })
	for i := range fields {
		f := &fields[i]
		if f.owner != payload {
			continue
		}
		if f.types = edition.Types(f.Tag); len(f.types) > 0 {
			f.Type = jsonTypes[f.types[0]]
		}
	}
	return fields
}
