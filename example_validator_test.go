package authlink_test

import (
	"context"
	"encoding/json"
	"fmt"
	"log"
	"os"
	"reflect"
	"strings"

	"example.com/authlink"
)

// order is a schema for the examples below.
var order = []byte(`{
	"type": "object",
	"properties": {
		"number": {"type": "integer", "title": "The number of the order"},
		"state": {"enum": ["new", "paid", "sent"], "description": "How far it has come."},
		"secret": {"type": "string", "writeOnly": true},
		"voucher": {"deprecated": true}
	},
	"required": ["number"]
}`)

func compiled(schema []byte) *authlink.Validator {
	v, err := authlink.Compile(schema, nil)
	if err != nil {
		log.Fatal(err)
	}
	return v
}

func ExampleValidator_Validate() {
	v := compiled(order)
	fmt.Println(v.Validate([]byte(`{"number": 7, "state": "piad"}`)))
	// Output:
	// 1:24: "piad" is not one of "new", "paid" or "sent" [enum] (did you mean "paid"?)
}

// What the schema says of a valid document.
func ExampleValidator_Output() {
	unit, err := compiled(order).Output([]byte(`{"state": "paid"}`), authlink.OutputFlag)
	fmt.Println(unit.Valid, err)
	unit, err = compiled(order).Output([]byte(`{"number": 7, "state": "paid"}`), authlink.OutputBasic)
	fmt.Println(unit.Valid, err)
	for _, u := range unit.Annotations {
		fmt.Println(*u.InstanceLocation, *u.KeywordLocation, *u.Annotation)
	}
	// Output:
	// false <nil>
	// true <nil>
	//  /properties [number state]
	// /number /properties/number/title The number of the order
	// /state /properties/state/description How far it has come.
}

// Where the verdict alone counts.
func ExampleValidator_Valid() {
	v := compiled(order)
	fmt.Println(v.Valid([]byte(`{"number": 7}`)), v.Valid([]byte(`{"number": "7"}`)))
	// Output:
	// true false
}

// A document that has been decoded has no text: a violation says by its JSON Pointer where
// it is.
func ExampleValidator_ValidateValue() {
	decoder := json.NewDecoder(strings.NewReader(`{"number": 9007199254740993, "state": null}`))
	decoder.UseNumber()
	var document any
	if err := decoder.Decode(&document); err != nil {
		log.Fatal(err)
	}
	fmt.Println(compiled(order).ValidateValue(document))
	// Output:
	// "/state": null is not one of "new", "paid" or "sent" [enum] (leave the property out where there is no value)
}

// A stream of newline-delimited JSON of any length.
func ExampleValidator_Lines() {
	stream := strings.NewReader("{\"number\": 1}\n\n{\"number\": \"2\"}\n{\"number\": 3\n")
	v := compiled(order)
	for line, err := range v.Lines(context.Background(), stream) {
		if err != nil {
			log.Fatal(err) // the stream broke off
		}
		fmt.Printf("line %d, at byte %d: %v\n", line.Number, line.Offset, line.Err)
	}
	// Output:
	// line 1, at byte 0: <nil>
	// line 3, at byte 15: 1:12: expected integer, got string "2" [type] (a number in quotes: remove the quotes)
	// line 4, at byte 31: 1:13: expected ',' or '}' after a property value, found the end of the document (opened at line 1, column 1) [syntax] (close the '{' with '}')
}

func ExampleValidator_Schema() {
	v, err := authlink.For[bool](nil)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%s", v.Schema())
	// Output:
	// {
	//   "$schema": "https://json-schema.org/draft/2020-12/schema",
	//   "type": "boolean"
	// }
}

// What an editor shows of the value at the cursor.
func ExampleValidator_Describe() {
	document := []byte(`{"number": 7, "state": "paid"}`)
	d, ok := compiled(order).Describe(document, strings.Index(string(document), "paid"))
	fmt.Println(ok, d.InstanceLocation, d.Description, d.Values)
	// Output:
	// true /state How far it has come. ["new" "paid" "sent"]
}

// Legal, and yet worth a look.
func ExampleValidator_Remarks() {
	remarks, err := compiled(order).Remarks([]byte(`{"number": 7, "sate": "paid", "voucher": "X"}`))
	if err != nil {
		log.Fatal(err)
	}
	for _, r := range remarks {
		fmt.Printf("%d: %s [%s] %s\n", r.Offset, r.Message, r.Code, r.Hint)
	}
	// Output:
	// 14: unknown property "sate" [unknown-property] did you mean "state"?
	// 30: "voucher" is deprecated [deprecated]
}

// A document that may be logged.
func ExampleValidator_Redact() {
	document := []byte(`{"number": 7, "secret": "open sesame", "note": "Bearer abcdef0123456789"}`)
	fmt.Printf("%s\n", compiled(order).Redact(document))
	// Output:
	// {"number": 7, "secret": "**** ******", "note": "****** ****************"}
}

// Fixes are applied one after the other: each is for the document that it was suggested for.
func ExampleFix_Apply() {
	v := compiled(order)
	document := []byte(`{"number": "7", "state": "PAID"}`)
	for {
		invalid, ok := v.Validate(document).(*authlink.ValidationError)
		if !ok || invalid.Violations[0].Fix == nil {
			break
		}
		fixed, err := invalid.Violations[0].Fix.Apply(document)
		if err != nil {
			log.Fatal(err)
		}
		document = fixed
		fmt.Printf("%s\n", document)
	}
	// Output:
	// {"number": 7, "state": "PAID"}
	// {"number": 7, "state": "paid"}
}

// What to do about a fault, for programs: a code that stays the same when the words change.
func ExampleAdvice() {
	err := compiled(order).Validate([]byte(`{"number": 7, "state": "piad"}`))
	for _, a := range err.(*authlink.ValidationError).Violations[0].Advice {
		fmt.Println(a.Code, a.Args, a)
	}
	// Output:
	// did-you-mean ["paid"] did you mean "paid"?
}

// The standard output of JSON Schema Core 2020-12, section 12, for other tools.
func ExampleValidator_Output_basic() {
	unit, err := compiled(order).Output([]byte(`{"number": "7"}`), authlink.OutputBasic)
	if err != nil {
		log.Fatal(err)
	}
	encoder := json.NewEncoder(os.Stdout)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(unit); err != nil {
		log.Fatal(err)
	}
	// Output:
	// {
	//   "valid": false,
	//   "keywordLocation": "",
	//   "absoluteKeywordLocation": "https://schema.invalid/schema.json#",
	//   "instanceLocation": "",
	//   "error": "a subschema has errors",
	//   "errors": [
	//     {
	//       "valid": false,
	//       "keywordLocation": "/properties",
	//       "absoluteKeywordLocation": "https://schema.invalid/schema.json#/properties",
	//       "instanceLocation": "",
	//       "error": "a subschema has errors"
	//     },
	//     {
	//       "valid": false,
	//       "keywordLocation": "/properties/number/type",
	//       "absoluteKeywordLocation": "https://schema.invalid/schema.json#/properties/number/type",
	//       "instanceLocation": "/number",
	//       "error": "expected integer, got string \"7\""
	//     }
	//   ]
	// }
}

// The form and the edition that a recording is in decide what it is checked against.
func ExampleVariant_Validator() {
	v, err := authlink.Variant{Form: authlink.FormWire, Edition: authlink.LatestEdition}.Validator()
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(v.Valid([]byte(`{"id": 7}`)))

	_, err = authlink.Variant{Form: 7}.Validator()
	fmt.Println(err)
	// Output:
	// false
	// there is no Form(7); the forms are sdk, wire, dump
}

// The contract, less strict with documents than it is by default.
func ExampleVariant_Compile() {
	wire := authlink.Variant{Form: authlink.FormWire}
	v, err := wire.Compile(&authlink.Options{AllowDuplicateNames: true})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(v.Validate([]byte(`{"id": 7, "id": 8}`)))
	// Output:
	// 1:1: missing required properties "auth_link_url", "created_at", "organization_id", "origin_owner_id", "origin_owner_name", "project_id" and "token" [required]
}

func ExampleVariant_Schema() {
	var schema struct {
		ID       string `json:"$id"`
		Required []string
	}
	if err := json.Unmarshal(authlink.Variant{Form: authlink.FormWire}.Schema(), &schema); err != nil {
		log.Fatal(err)
	}
	fmt.Println(schema.ID, schema.Required)
	// Output:
	// https://example.com/authlink/editions/2024-12-02.wire.schema.json [auth_link_url created_at id organization_id origin_owner_id origin_owner_name project_id token]
}

func ExampleReflectType() {
	schema, err := authlink.ReflectType(reflect.TypeFor[map[string]bool](), nil)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%s", schema)
	// Output:
	// {
	//   "$schema": "https://json-schema.org/draft/2020-12/schema",
	//   "additionalProperties": {
	//     "type": "boolean"
	//   },
	//   "type": [
	//     "object",
	//     "null"
	//   ]
	// }
}

func ExampleForType() {
	var value any = server{Host: "db.example.com"}
	v, err := authlink.ForType(reflect.TypeOf(value), nil)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(v.ValidateValue(value), v.Valid([]byte(`{"host": 7}`)))
	// Output:
	// <nil> false
}

func ExampleForms() {
	for _, form := range authlink.Forms() {
		fmt.Print(form, " spells it ", authlink.CategoryHRISLegacy.Spelling(form), "\n")
	}
	// Output:
	// sdk spells it hrisLegacy
	// wire spells it hris-legacy
	// dump spells it hris-legacy
}

func ExampleEditions() {
	for _, edition := range authlink.Editions()[1:4] {
		fmt.Println(edition, edition.SDKVersion(), edition.Change())
	}
	// Output:
	// 2024-12-02 4.17.3 category file-storage removed; category documents added
	// 2025-03-10 4.19.1 metadata added
	// 2025-03-14 4.19.2 categories ticketing, screening added
}

func ExampleSome() {
	link := authlink.AuthLink{Label: authlink.Some("Sandbox")}
	label, ok := link.Label.Get()
	fmt.Println(label, ok)
	// Output:
	// Sandbox true
}

func ExampleNull() {
	link := authlink.AuthLink{Label: authlink.Null[string]()}
	fmt.Println(link.Label.IsNull(), link.Provider.IsNull())
	// Output:
	// true false
}

func ExampleNumberID() {
	data, err := json.Marshal(authlink.NumberID("3605.45"))
	fmt.Println(string(data), err)
	// Output:
	// 3605.45 <nil>
}

func ExampleStringID() {
	data, err := json.Marshal(authlink.StringID("org-7"))
	fmt.Println(string(data), err)
	// Output:
	// "org-7" <nil>
}
