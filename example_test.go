package authlink_test

import (
	"errors"
	"fmt"
	"log"

	"example.com/authlink"
)

// slips is a payload as the vendor documents it, with two slips.
const slips = `{
  "id": "4148.57",
  "authLinkUrl": "https://rapid-league.info/",
  "categories": ["ats", "hris_legacy"],
  "createdAt": "2025-02-13T09:44:27.866Z",
  "organizationId": 3605.45,
  "originOwnerId": "customer-1",
  "originOwnerName": "Example Ltd",
  "projectId": "dev-project-68574",
  "token": "<value>"
}`

// A payload that breaks the contract, and what there is to do about it.
func ExampleValidate() {
	fmt.Println(authlink.Validate([]byte(slips)))
	// Output:
	// 2:9: expected number, got string "4148.57" [type] (a number in quotes: remove the quotes)
	// 4:25: "hris_legacy" is not a category [enum] (did you mean "hrisLegacy"?)
}

// The three things that an error can be.
func ExampleValidate_errors() {
	for _, data := range []string{`{"id": 7,}`, `{"id": 7}`} {
		err := authlink.Validate([]byte(data))
		if syntax, ok := errors.AsType[*authlink.SyntaxError](err); ok {
			fmt.Printf("not JSON, at byte %d: %s\n", syntax.Offset, syntax.Message)
		}
		if invalid, ok := errors.AsType[*authlink.ValidationError](err); ok {
			for _, v := range invalid.Violations {
				fmt.Printf("%q breaks %s\n", v.InstanceLocation, v.KeywordLocation)
			}
		}
	}
	// Output:
	// not JSON, at byte 8: expected a property name in double quotes after ',', found '}'
	// "" breaks /required
}

func ExampleDecode() {
	link, err := authlink.Decode([]byte(`{
		"id": 4148.57, "authLinkUrl": "https://rapid-league.info/", "createdAt": "2025-02-13T10:44:27+01:00",
		"organizationId": 3605.45, "originOwnerId": "customer-1", "originOwnerName": "Example Ltd",
		"projectId": "dev-project-68574", "token": "<value>"
	}`))
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(link.ID, link.CreatedAt, link.Categories.IsZero())
	// Output:
	// 4148.57 2025-02-13 09:44:27 +0000 UTC true
}

// A schema of your own.
func ExampleCompile() {
	schema := []byte(`{
		"type": "object",
		"properties": {"port": {"type": "integer", "maximum": 65535}, "host": {"type": "string", "format": "hostname"}},
		"required": ["host", "port"]
	}`)
	v, err := authlink.Compile(schema, nil)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(v.Validate([]byte(`{"host": "db.example.com", "port": 5432}`)))
	fmt.Println(v.Validate([]byte(`{"host": "db example", "Port": 5432}`)))
	// Output:
	// <nil>
	// 1:1: missing required property "port" [required] (did you mean "port" instead of "Port"?)
	// 1:10: "db example" is not a valid hostname [format] (a space must not stand there; hostname looks like "api.example.com")
}

// What is wrong with a schema, and where.
func ExampleCompile_schemaError() {
	_, err := authlink.Compile([]byte(`{"properties": {"port": {"type": "int"}}}`), nil)
	wrong, ok := errors.AsType[*authlink.SchemaError](err)
	fmt.Println(ok, wrong)
	// Output:
	// true 1:34: schema at /properties/port/type: "int" is not one of "array", "boolean", "integer", "null", "number", "object" or "string"
}

// Strangers send these documents: they get less room than files of our own.
func ExampleLimits() {
	v, err := authlink.Compile([]byte(`{"type": "array"}`), &authlink.Options{
		Limits:             authlink.Limits{Bytes: 1 << 20, Values: 10_000, Depth: 2},
		LinearPatternsOnly: true,
	})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(v.Validate([]byte(`[[[]]]`)))
	// Output:
	// 1:3: arrays and objects are nested more than 2 deep [limit] (raise Limits.Depth)
}

// A schema may refer to others, which are handed over: nothing is ever fetched.
func ExampleOptions() {
	v, err := authlink.Compile([]byte(`{"items": {"$ref": "port.json"}}`), &authlink.Options{
		Resources: map[string][]byte{"port.json": []byte(`{"type": "integer", "maximum": 65535}`)},
	})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(v.Validate([]byte(`[80, 443, 70000]`)))
	// Output:
	// 1:11: 70000 is more than the maximum 65535 [maximum]
}

type server struct {
	Host string `json:"host" jsonschema:"format=hostname"`
	Port uint16 `json:"port,omitempty"`
}

// The schema of a Go type.
func ExampleFor() {
	v, err := authlink.For[[]server](&authlink.Options{Reflect: &authlink.ReflectOptions{Closed: true}})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(v.Validate([]byte(`[{"host": "db.example.com", "prot": 5432}]`)))
	// Output:
	// 1:29: unknown property "prot" [additionalProperties] (did you mean "port"?)
}
