package openapi

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"example.com/authlink"
	"example.com/authlink/internal/jsonpointer"
	"github.com/google/go-cmp/cmp"
)

func TestSchema(t *testing.T) {
	const head = `{"$defs":{"S":`
	const tail = `},"$ref":"#/$defs/S","$schema":"https://json-schema.org/draft/2020-12/schema"}`
	for _, test := range []struct{ name, version, schemas, want string }{
		{"as it is", "3.1.0", `{"S": {"type": ["string", "null"], "examples": ["a"]}}`, head + `{"examples":["a"],"type":["string","null"]}` + tail},
		{"nullable in 3.1", "3.1.0", `{"S": {"type": "string", "nullable": true}}`, head + `{"type":["string","null"]}` + tail},
		{"nullable enum in 3.1", "3.1.0", `{"S": {"type": ["string"], "enum": ["a"], "nullable": true}}`, head + `{"enum":["a",null],"type":["string","null"]}` + tail},
		{"nullable enum in 3.0", "3.0.0", `{"S": {"type": "string", "enum": ["a"], "nullable": true}}`, head + `{"enum":["a"],"type":["string","null"]}` + tail},
		{"nullable beside a reference", "3.1.0", `{"S": {"items": {"$ref": "#/components/schemas/S", "nullable": true}}}`, head + `{"items":{"anyOf":[{"$ref":"#/$defs/S"},{"type":"null"}]}}` + tail},
		{"nullable beside allOf", "3.0.0", `{"S": {"items": {"allOf": [{"$ref": "#/components/schemas/S"}], "nullable": true}}}`, head + `{"items":{"anyOf":[{"allOf":[{"$ref":"#/$defs/S"}]},{"type":"null"}]}}` + tail},
		{"nullable alternatives", "3.0.0", `{"S": {"items": {"anyOf": [{"type": "string"}, {"$ref": "#/components/schemas/S"}], "nullable": true}}}`, head + `{"items":{"anyOf":[{"type":"string"},{"$ref":"#/$defs/S"},{"type":"null"}]}}` + tail},
		{"not nullable in 3.1", "3.1.0", `{"S": {"type": "string", "nullable": false}}`, head + `{"type":"string"}` + tail},
		{"an enum that is open", "3.0.0", `{"S": {"type": "string", "enum": ["a"], "x-speakeasy-unknown-values": "allow"}}`, head + `{"examples":["a"],"type":"string","x-speakeasy-unknown-values":"allow"}` + tail},
		{"an enum that is extensible", "3.1.0", `{"S": {"enum": ["a"], "x-extensible-enum": ["a", "b"], "example": "b"}}`, head + `{"examples":["b"],"x-extensible-enum":["a","b"]}` + tail},
		{"identifiers", "3.1.0", `{"S": {"$id": "s", "$anchor": "here", "items": {"$ref": "#here"}}}`, head + `{"items":{"$ref":"#/$defs/S"}}` + tail},
		{"3.2", "3.2.0", `{"S": {"type": "string"}}`, head + `{"type":"string"}` + tail},
		{"what is only written", "3.0.0", `{"S": {"required": ["a", "b", "c"], "properties": {"a": {"writeOnly": true}, "b": {"allOf": [{"$ref": "#/components/schemas/W"}]}, "c": {"readOnly": true}}}, "W": {"writeOnly": true}}`,
			`{"$defs":{"S":{"properties":{"a":{"writeOnly":true},"b":{"allOf":[{"$ref":"#/$defs/W"}]},"c":{"readOnly":true}},"required":["c"]},"W":{"writeOnly":true}},"$ref":"#/$defs/S","$schema":"https://json-schema.org/draft/2020-12/schema"}`},
		{"what is only written elsewhere", "3.1.0", `{"S": {"allOf": [{"$ref": "#/components/schemas/B"}, {"required": ["a"]}]}, "B": {"properties": {"a": {"writeOnly": true}}}}`,
			`{"$defs":{"B":{"properties":{"a":{"writeOnly":true}}},"S":{"allOf":[{"$ref":"#/$defs/B"},{}]}},"$ref":"#/$defs/S","$schema":"https://json-schema.org/draft/2020-12/schema"}`},
		{"a mapping", "3.0.0", `{"S": {"oneOf": [{"$ref": "#/components/schemas/A"}, {"$ref": "#/components/schemas/B"}], "discriminator": {"propertyName": "k", "mapping": {"a": "A", "a2": "#/components/schemas/A"}}}, "A": {}, "B": {}}`,
			`{"$defs":{"A":{},"B":{},"S":{"oneOf":[{"$ref":"#/$defs/A","properties":{"k":{"enum":["a","a2"]}}},{"$ref":"#/$defs/B"}]}},"$ref":"#/$defs/S","$schema":"https://json-schema.org/draft/2020-12/schema"}`},
		{"no mapping", "3.0.0", `{"S": {"oneOf": [{"$ref": "#/components/schemas/A"}], "discriminator": {"propertyName": "k", "x-a": 1}}, "A": {}}`,
			`{"$defs":{"A":{},"S":{"discriminator":{"propertyName":"k"},"oneOf":[{"$ref":"#/$defs/A"}]}},"$ref":"#/$defs/S","$schema":"https://json-schema.org/draft/2020-12/schema"}`},
		{"no mapping to what says it itself", "3.0.0", `{"S": {"oneOf": [{"$ref": "#/components/schemas/A"}], "discriminator": {"propertyName": "k"}}, "A": {"properties": {"k": {"enum": ["x"]}}}}`,
			`{"$defs":{"A":{"properties":{"k":{"enum":["x"]}}},"S":{"oneOf":[{"$ref":"#/$defs/A"}]}},"$ref":"#/$defs/S","$schema":"https://json-schema.org/draft/2020-12/schema"}`},
		{"a mapping to what says it itself", "3.1.0", `{"S": {"oneOf": [{"$ref": "#/components/schemas/A"}], "discriminator": {"propertyName": "k", "mapping": {"a": "A"}}}, "A": {"properties": {"k": {"const": "x"}}}}`,
			`{"$defs":{"A":{"properties":{"k":{"const":"x"}}},"S":{"oneOf":[{"$ref":"#/$defs/A"}]}},"$ref":"#/$defs/S","$schema":"https://json-schema.org/draft/2020-12/schema"}`},
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
		got, err := schemaIn(map[string]string{"a.json": `{"openapi": "` + test.version + `", "components": {"schemas": ` + test.schemas + `}}`}, "/components/schemas/S", Response)
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

// schemaIn returns the schema that a fragment leads to in the first of some files, a.json.
func schemaIn(files map[string]string, fragment string, direction Direction) ([]byte, error) {
	d, err := Open("a.json", func(path string) ([]byte, error) {
		text, ok := files[path]
		if !ok {
			return nil, fmt.Errorf("no file %s", path)
		}
		return []byte(text), nil
	})
	if err != nil {
		return nil, err
	}
	s, err := d.Schema(fragment, direction)
	if err != nil {
		return nil, err
	}
	return s.JSON, nil
}

const shop = `{
  "openapi": "3.0.3",
  "paths": {
    "/orders/{id}": {"get": {"operationId": "getOrder", "responses": {
      "200": {"$ref": "#/components/responses/Order"},
      "4XX": {"content": {"application/problem+json": {"schema": {"type": "string"}}, "text/plain": {"schema": {"type": "integer"}}}},
      "default": {"description": "?", "content": {"*/*": {"schema": {"$ref": "models/common.yaml#/Fault"}}}}
    }}},
    "/orders": {"$ref": "paths/orders.yaml"}
  },
  "components": {
    "responses": {"Order": {"content": {"text/html": {"schema": false}, "application/json": {"schema": {"$ref": "#/components/schemas/Order"}}}}},
    "schemas": {"Order": {"properties": {"next": {"$ref": "#/components/schemas/Order"}, "fault": {"$ref": "models/common.yaml#/Fault"}, "money": {"$ref": "models/common.yaml#/$defs/money/amount"}}}, "Fault": {"type": "null"}}
  }
}`

var shopFiles = map[string]string{
	"a.json":             shop,
	"models/common.yaml": `{"Fault": {"properties": {"code": {"type": "string", "nullable": true}, "order": {"$ref": "../a.json#/components/schemas/Order"}}}, "$defs": {"money": {"amount": {"type": "number", "exclusiveMinimum": true, "minimum": 0}}}, "x": {"$anchor": "here", "type": "boolean"}}`,
	"paths/orders.yaml":  `{"post": {"requestBody": {"content": {"application/json": {"schema": {"$ref": "../models/common.yaml#here"}}}}, "responses": {"201": {"content": {"application/json": {"schema": {"type": "array"}}}}}}}`,
}

// Every place of a document that has a schema leads to it.
func TestPlaces(t *testing.T) {
	const order = `{"$ref":"#/$defs/Order"}`
	for _, test := range []struct {
		fragment  string
		direction Direction
		want      string // what the root of the schema refers to
	}{
		{"/components/schemas/Order", Response, `{"properties":{"fault":{"$ref":"#/$defs/Fault-2"},"money":{"$ref":"#/$defs/amount"},"next":{"$ref":"#/$defs/Order"}}}`},
		{"/components/schemas/Order/properties/next", Response, order},
		{"/components/responses/Order", Response, order},
		{"/components/responses/Order/content/application~1json", Response, order},
		{"/components/responses/Order/content/application~1json/schema", Response, order},
		{"/paths/~1orders~1{id}/get", Response, order},
		{"/paths/~1orders~1%7Bid%7D/get/responses/200", Response, order},
		{"/paths/~1orders~1{id}/get/responses/200/content/application~1json/schema", Response, order},
		{"GET /orders/{id} 200", Response, order},
		{"GET /orders/{id}", Response, order},
		{"get /orders/{orderId} 200", Response, order},
		{"getOrder 200", Response, order},
		{"getOrder", Response, order},
		{"GET /orders/{id} 404", Response, `{"type":"string"}`},
		{"GET /orders/{id} 404 text/plain", Response, `{"type":"integer"}`},
		{"GET /orders/{id} 500", Response, `{"$ref":"#/$defs/Fault-2"}`},
		{"POST /orders", Response, `{"type":"array"}`},
		{"POST /orders", Request, `{"$ref":"#/$defs/x"}`},
		{"/paths/~1orders/post/requestBody", Request, `{"$ref":"#/$defs/x"}`},
	} {
		got, err := schemaIn(shopFiles, test.fragment, test.direction)
		if err != nil {
			t.Errorf("%s: %v", test.fragment, err)
			continue
		}
		var schema struct {
			Ref  string                     `json:"$ref"`
			Defs map[string]json.RawMessage `json:"$defs"`
		}
		if err := json.Unmarshal(got, &schema); err != nil {
			t.Fatal(err)
		}
		tokens, err := jsonpointer.ParseFragment(strings.TrimPrefix(schema.Ref, "#"))
		if err != nil {
			t.Fatal(err)
		}
		var whole any
		_ = json.Unmarshal(got, &whole)
		value, _ := jsonpointer.Find(whole, tokens)
		text, _ := json.Marshal(value)
		if string(text) != test.want {
			t.Errorf("%s: got %s, want %s, in %s", test.fragment, text, test.want, got)
		}
		if _, err := authlink.Compile(got, nil); err != nil {
			t.Errorf("%s: %v", test.fragment, err)
		}
	}
}

// Who is told of a place in the schema is told of that in the file.
func TestOrigin(t *testing.T) {
	d, err := Open("a.json", func(path string) ([]byte, error) { return []byte(shopFiles[path]), nil })
	if err != nil {
		t.Fatal(err)
	}
	s, err := d.Schema("GET /orders/{id}", Response)
	if err != nil {
		t.Fatal(err)
	}
	for pointer, want := range map[string]string{
		"/$defs/Order/properties/next":         "a.json#/components/schemas/Order/properties/next",
		"/$defs/Fault-2/properties/code/type":  "models/common.yaml#/Fault/properties/code/type",
		"/$defs/Fault-2/properties/code/anyOf": "models/common.yaml#/Fault/properties/code",
		"/$ref":                                "#",
	} {
		file, at := s.Origin(pointer)
		if got := file + "#" + at; got != want {
			t.Errorf("%s: got %s, want %s", pointer, got, want)
		}
	}
}

func TestOperations(t *testing.T) {
	d, err := Open("a.json", func(path string) ([]byte, error) { return []byte(shopFiles[path]), nil })
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, o := range d.Operations() {
		for _, body := range o.Responses {
			got = append(got, body.Pointer)
			if _, err := d.Schema(body.Pointer, Response); err != nil {
				t.Errorf("%s: %v", body.Pointer, err)
			}
		}
		for _, body := range o.Requests {
			got = append(got, "> "+body.Pointer)
			if _, err := d.Schema(body.Pointer, Request); err != nil {
				t.Errorf("%s: %v", body.Pointer, err)
			}
		}
	}
	want := []string{
		"POST /orders 201 application/json", "> POST /orders application/json",
		"GET /orders/{id} 200 application/json", "GET /orders/{id} 200 text/html",
		"GET /orders/{id} 4XX application/problem+json", "GET /orders/{id} 4XX text/plain",
		"GET /orders/{id} default */*",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestErrors(t *testing.T) {
	for _, test := range []struct{ document, want string }{
		{`{"swagger": "2.0"}`, `this is a Swagger 2.0 document: convert it to OpenAPI 3.0 or 3.1`},
		{`{"OpenAPI": "3.0.3"}`, `this is not an OpenAPI document of version 3.0, 3.1 or 3.2: it has no "openapi"`},
		{`{"openapi": "3.3.0"}`, `this is not an OpenAPI document of version 3.0, 3.1 or 3.2: "openapi" is "3.3.0"`},
		{`{"openapi": 3.1}`, `"openapi" must be a string in quotes, such as "3.1.0"`},
		{`{"openapi": "3.1.0", "components": []}`, `"components" must be an object`},
		{`{"openapi": "3.1.0", "components": {"schemas": null}}`, `"schemas" must be an object`},
		{`{"openapi": "3.1.0", "components": {"schemas": {"S": {"$ref": "#/components/schemas/%"}}}}`,
			`/components/schemas/S: the reference "#/components/schemas/%" cannot be read: in a fragment "%" stands before two hexadecimal digits`},
		{`{"openapi": "3.1.0", "components": {"schemas": {"S": {"$ref": "#/components/schemas/a~b"}}}}`,
			`/components/schemas/S: the reference "#/components/schemas/a~b" cannot be read: in a JSON Pointer "~" is written ~0, and "/" in a name ~1`},
		{`{"openapi": "3.1.0", "components": {"schemas": {"S": {"$ref": "#/components/schemas"}}}}`,
			`/components/schemas/S: the reference "#/components/schemas" does not lead to a schema`},
		{`{"openapi": "3.1.0", "components": {"schemas": {"S": {"$ref": "#anchor"}}}}`,
			`/components/schemas/S: there is no schema with the anchor "anchor"`},
		{`{"openapi": "3.1.0", "components": {"responses": {}, "schemas": {"S": {"$ref": "#/components/responses/S"}}}}`,
			`/components/schemas/S: there is no "S" under /components/responses`},
		{`{"openapi": "3.1.0", "components": {"schemas": {"S": {"$ref": "file:///etc/passwd"}}}}`,
			`/components/schemas/S: the reference "file:///etc/passwd" does not lead to`},
		{`{"openapi": "3.0.3"}`, `there is no "components" under the document`},
		{`{"openapi": "3.1.0", "components": {"schemas": {"S": {"items": {"$ref": "other.yaml#/S"}}}}}`,
			`/components/schemas/S/items: the reference "other.yaml": no file other.yaml`},
		{`{"openapi": "3.1.0", "components": {"schemas": {"S": {"$ref": "#/components/schemas/T"}}}}`,
			`/components/schemas/S: there is no schema "T" under components/schemas`},
		// Of several errors it is always the same.
		{`{"openapi": "3.1.0", "components": {"schemas": {"S": {"properties": {"d": {"$ref": "d"}, "c": {"$ref": "c"}, "b": {"$ref": "b"}, "a": {"$ref": "a"}}}}}}`,
			`/components/schemas/S/properties/a: the reference "a": no file a`},
		{`{"openapi": "3.1.0", "components": {"schemas": {"S": {"not": {"$ref": "d"}, "items": {"$ref": "c"}, "if": {"$ref": "b"}, "else": {"$ref": "a"}}}}}`,
			`/components/schemas/S/else: the reference "a": no file a`},
		{`[]`, "this is not an OpenAPI document: expected an object"},
	} {
		_, err := schemaIn(map[string]string{"a.json": test.document}, "/components/schemas/S", Response)
		if err == nil || !strings.HasPrefix(err.Error(), test.want) {
			t.Errorf("%s: %v, want %s", test.document, err, test.want)
		}
	}
	_, err := schemaIn(map[string]string{"a.json": `{"openapi": "3.1.0", "components": {"schemas": {"b": {}, "a": {}}}}`}, "/components/schemas/S", Response)
	if e, ok := errors.AsType[*NotFoundError](err); !ok || !cmp.Equal(e.Names, []string{"a", "b"}) {
		t.Errorf("the names are not given: %v", err)
	}
}
