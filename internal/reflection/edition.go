package reflection

import (
	"encoding/json"
	"reflect"
	"slices"

	"github.com/invopop/jsonschema"

	"example.com/authlink/schema"
)

// nameTag is the struct tag that names the properties of a struct type.
func (o Options) nameTag(owner reflect.Type) string {
	switch {
	case owner != reflect.TypeFor[schema.AuthLink]():
		return o.NameTag
	case o.Form == schema.FormWire:
		return "wire"
	}
	return "json"
}

// categorySchema gives the schema of a Category in the edition, as the form spells it.
func categorySchema(opts Options) jsonschema.Schema {
	s := jsonschema.Schema{Type: "string", Title: "category"}
	for _, category := range opts.Edition.Categories() {
		s.Enum = append(s.Enum, category.Spelling(opts.Form))
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
// gives those whose Go type leaves it open the JSON types that they have in it.
func inEdition(fields []field, edition schema.Edition) []field {
	payload := reflect.TypeFor[schema.AuthLink]()
	properties := map[string]schema.Property{}
	for _, p := range schema.Properties(edition) {
		properties[p.Field] = p
	}
	fields = slices.DeleteFunc(fields, func(f field) bool { return f.owner == payload && properties[f.Name].Field == "" })
	for i := range fields {
		f := &fields[i]
		if f.owner == payload && f.Type == reflect.TypeFor[schema.OrganizationID]() {
			f.types = properties[f.Name].Types
			f.Type = jsonTypes[f.types[0]]
		}
	}
	return fields
}
