package openapi

import (
	"errors"
	"strings"
	"testing"

	"example.com/authlink"
	"github.com/google/go-cmp/cmp"
)

func TestSchema(t *testing.T) {
	const head = `{"$defs":{"S":`
	const tail = `},"$ref":"#/$defs/S","$schema":"https://json-schema.org/draft/2020-12/schema"}`
	for _, test := range []struct{ name, version, schemas, want string }{
		{"as it is", "3.1.0", `{"S": {"type": ["string", "null"], "examples": ["a"]}}`, head + `{"examples":["a"],"type":["string","null"]}` + tail},
		{"3.1 is no 3.0", "3.1.0", `{"S": {"type": "string", "nullable": true}}`, head + `{"nullable":true,"type":"string"}` + tail},
		{"nullable", "3.0.3", `{"S": {"type": "string", "nullable": true}}`, head + `{"type":["string","null"]}` + tail},
		{"not nullable", "3.0.3", `{"S": {"type": "string", "nullable": false}}`, head + `{"type":"string"}` + tail},
		{"nullable without a type", "3.0.3", `{"S": {"nullable": true, "minLength": 1}}`, head + `{"minLength":1}` + tail},
		{"exclusive", "3.0.0", `{"S": {"minimum": 1.50, "exclusiveMinimum": true, "maximum": 2, "exclusiveMaximum": false}}`, head + `{"exclusiveMinimum":1.50,"maximum":2}` + tail},
		{"example", "3.0.0", `{"S": {"example": {"nullable": true}}}`, head + `{"examples":[{"nullable":true}]}` + tail},
		{"below", "3.0.0", `{"S": {"properties": {"nullable": {"type": "object", "nullable": true, "additionalProperties": {"type": "string", "nullable": true}}}}}`,
			head + `{"properties":{"nullable":{"additionalProperties":{"type":["string","null"]},"type":["object","null"]}}}` + tail},
		{"combinators", "3.0.0", `{"S": {"allOf": [{"type": "string", "nullable": true}], "not": {"type": "integer", "nullable": true}, "items": {"example": 1}}}`,
			head + `{"allOf":[{"type":["string","null"]}],"items":{"examples":[1]},"not":{"type":["integer","null"]}}` + tail},
		{"definitions", "3.0.0", `{"S": {"definitions": {"a": {"type": "string", "nullable": true}}, "items": {"$ref": "#/components/schemas/S/definitions/a"}}}`,
			head + `{"definitions":{"a":{"type":["string","null"]}},"items":{"$ref":"#/$defs/S/definitions/a"}}` + tail},
		{"beside a reference", "3.0.0", `{"S": {"$ref": "#/components/schemas/S", "type": "string"}}`, head + `{"$ref":"#/$defs/S"}` + tail},
		{"beside a reference of 3.1", "3.1.0", `{"S": {"$ref": "#/components/schemas/S", "type": "string"}}`, head + `{"$ref":"#/$defs/S","type":"string"}` + tail},
		{"only what is needed", "3.1.0", `{"S": {"items": {"$ref": "#/components/schemas/T~1a/items"}}, "T/a": {"items": true}, "U": {"$ref": "elsewhere"}}`,
			`{"$defs":{"S":{"items":{"$ref":"#/$defs/T~1a/items"}},"T/a":{"items":true}},"$ref":"#/$defs/S","$schema":"https://json-schema.org/draft/2020-12/schema"}`},
		{"a bound that is not there", "3.0.0", `{"S": {"exclusiveMinimum": true, "maximum": 2, "exclusiveMaximum": true}}`, head + `{"exclusiveMaximum":2}` + tail},
		{"names to escape", "3.0.0", `{"S": {"items": {"$ref": "#/components/schemas/a%20%25~1é"}}, "a %/é": {"items": {"$ref": "#/components/schemas/S/items"}}}`,
			`{"$defs":{"S":{"items":{"$ref":"#/$defs/a%20%25~1%C3%A9"}},"a %/é":{"items":{"$ref":"#/$defs/S/items"}}},"$ref":"#/$defs/S","$schema":"https://json-schema.org/draft/2020-12/schema"}`},
		// RFC 6901, section 6: percent signs are decoded first, whatever they stand for.
		{"a tilde in percent", "3.1.0", `{"S": {"items": {"$ref": "#/components/schemas/a%7E1b"}}, "a/b": {"not": {"$ref": "#/components%2Fschemas/c%7e0d/properties/x~1y"}}, "c~d": {"properties": {"x/y": true}}}`,
			`{"$defs":{"S":{"items":{"$ref":"#/$defs/a~1b"}},"a/b":{"not":{"$ref":"#/$defs/c~0d/properties/x~1y"}},"c~d":{"properties":{"x/y":true}}},"$ref":"#/$defs/S","$schema":"https://json-schema.org/draft/2020-12/schema"}`},
		{"what asserts nothing", "3.0.0", `{"S": {"discriminator": {"propertyName": "a"}, "xml": {}, "externalDocs": {}, "type": "object"}}`, head + `{"type":"object"}` + tail},
	} {
		got, err := Schema([]byte(`{"openapi": "`+test.version+`", "components": {"schemas": `+test.schemas+`}}`), "S")
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
			continue
		}
		if diff := cmp.Diff(test.want, string(got)); diff != "" {
			t.Errorf("%s (-want +got)\n%s", test.name, diff)
		}
		if _, err := authlink.Compile(got, nil); err != nil && !strings.HasPrefix(test.name, "beside a reference") {
			t.Errorf("%s does not compile: %v", test.name, err)
		}
	}
}

func TestErrors(t *testing.T) {
	for _, test := range []struct{ document, want string }{
		{`{"swagger": "2.0"}`, `this is a Swagger 2.0 document: convert it to OpenAPI 3.0 or 3.1`},
		{`{"OpenAPI": "3.0.3"}`, `this is not an OpenAPI document of version 3.0 or 3.1: it has no "openapi"`},
		{`{"openapi": "3.2.0"}`, `this is not an OpenAPI document of version 3.0 or 3.1: "openapi" is "3.2.0"`},
		{`{"openapi": 3.1}`, `"openapi" must be a string in quotes, such as "3.1.0"`},
		{`{"openapi": "3.1.0", "components": []}`, `"components" must be an object`},
		{`{"openapi": "3.1.0", "components": {"schemas": null}}`, `"schemas" must be an object`},
		{`{"openapi": "3.1.0", "components": {"schemas": {"S": {"$ref": "#/components/schemas/%"}}}}`,
			`/components/schemas/S: the reference "#/components/schemas/%" cannot be read: in a fragment "%" stands before two hexadecimal digits`},
		{`{"openapi": "3.1.0", "components": {"schemas": {"S": {"$ref": "#/components/schemas/a~b"}}}}`,
			`/components/schemas/S: the reference "#/components/schemas/a~b" cannot be read: in a JSON Pointer "~" is written ~0, and "/" in a name ~1`},
		{`{"openapi": "3.1.0", "components": {"schemas": {"S": {"$ref": "#/components/schemas"}}}}`,
			`/components/schemas/S: the reference "#/components/schemas" does not lead to #/components/schemas/NAME in this document`},
		{`{"openapi": "3.1.0", "components": {"schemas": {"S": {"$ref": "#anchor"}}}}`,
			`/components/schemas/S: the reference "#anchor" does not lead to`},
		{`{"openapi": "3.1.0", "components": {"responses": {}, "schemas": {"S": {"$ref": "#/components/responses/S"}}}}`,
			`/components/schemas/S: the reference "#/components/responses/S" does not lead to`},
		{`{"openapi": "3.1.0", "components": {"schemas": {"S": {"$ref": "file:///etc/passwd"}}}}`,
			`/components/schemas/S: the reference "file:///etc/passwd" does not lead to`},
		{`{"openapi": "3.0.3"}`, `there is no schema "S" under components/schemas`},
		{`{"openapi": "3.1.0", "components": {"schemas": {"S": {"items": {"$ref": "other.yaml#/S"}}}}}`,
			`/components/schemas/S: the reference "other.yaml#/S" does not lead to #/components/schemas/NAME in this document: put the schema there`},
		{`{"openapi": "3.1.0", "components": {"schemas": {"S": {"$ref": "#/components/schemas/T"}}}}`,
			`/components/schemas/S: there is no schema "T" under components/schemas`},
		// Of several errors it is always the same.
		{`{"openapi": "3.1.0", "components": {"schemas": {"S": {"properties": {"d": {"$ref": "d"}, "c": {"$ref": "c"}, "b": {"$ref": "b"}, "a": {"$ref": "a"}}}}}}`,
			`/components/schemas/S: the reference "a" does not lead to`},
		{`{"openapi": "3.1.0", "components": {"schemas": {"S": {"not": {"$ref": "d"}, "items": {"$ref": "c"}, "if": {"$ref": "b"}, "else": {"$ref": "a"}}}}}`,
			`/components/schemas/S: the reference "a" does not lead to`},
		{`[]`, "this is not an OpenAPI document: expected an object"},
	} {
		_, err := Schema([]byte(test.document), "S")
		if err == nil || !strings.HasPrefix(err.Error(), test.want) {
			t.Errorf("%s: %v, want %s", test.document, err, test.want)
		}
	}
	_, err := Schema([]byte(`{"openapi": "3.1.0", "components": {"schemas": {"b": {}, "a": {}}}}`), "S")
	if e, ok := errors.AsType[*NotFoundError](err); !ok || !cmp.Equal(e.Names, []string{"a", "b"}) {
		t.Errorf("the names are not given: %v", err)
	}
}
