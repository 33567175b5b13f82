package reflection

import (
	"encoding/json"
	"reflect"
	"slices"
	"time"

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

// Types that stand for JSON as the contract knows it: it has neither the bounds of an
// int64 nor the date-times that package time does not read.
type (
	anyInteger  int64
	anyDateTime string
)

// documented has the schemas of what the contract documents in its own way.
func documented(opts Options) map[reflect.Type]jsonschema.Schema {
	return map[reflect.Type]jsonschema.Schema{
		reflect.TypeFor[schema.Category](): categorySchema(opts),
		reflect.TypeFor[anyInteger]():      {Type: "integer"},
		reflect.TypeFor[anyDateTime]():     {Type: "string", Format: "date-time"},
	}
}

// jsonType returns the Go type whose schema is a JSON type that has taken the
// place of another.
func jsonType(name string) reflect.Type {
	switch name {
	case "boolean":
		return reflect.TypeFor[bool]()
	case "integer":
		return reflect.TypeFor[anyInteger]()
	case "object":
		return reflect.TypeFor[map[string]json.RawMessage]()
	case "number":
		return reflect.TypeFor[json.Number]()
	case "string":
		return reflect.TypeFor[string]()
	}
	return nil
}

// inEdition drops the fields of AuthLink that the edition does not have, and
// gives the others the JSON types that they have in it, where their Go type
// does not say so.
func inEdition(fields []field, edition schema.Edition) []field {
	payload := reflect.TypeFor[schema.AuthLink]()
	properties := map[string]schema.Property{}
	for _, p := range schema.Properties(edition) {
		properties[p.Field] = p
	}
	fields = slices.DeleteFunc(fields, func(f field) bool { return f.owner == payload && properties[f.Name].Field == "" })
	for i := range fields {
		f := &fields[i]
		switch {
		case f.owner != payload:
		case f.Type == reflect.TypeFor[schema.OrganizationID]():
			f.types = properties[f.Name].Types
			f.Type = jsonType(f.types[0])
		case f.Type == reflect.TypeFor[time.Time]():
			f.Type = reflect.TypeFor[anyDateTime]()
		}
	}
	return fields
}
