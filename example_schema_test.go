package authlink_test

import (
	"fmt"
	"log"

	"example.com/authlink"
)

// A misspelled keyword checks nothing, and a validator says nothing about it.
func ExampleCheckSchema() {
	schema := []byte(`{
	"type": "object",
	"properties": {
		"state": {"enmu": ["new", "paid", "sent"]},
		"number": {"type": "integer", "default": "1"}
	}
}`)
	fmt.Println("valid:", compiled(schema).Valid([]byte(`{"state": "lost"}`)))

	remarks, err := authlink.CheckSchema(schema, nil)
	if err != nil {
		log.Fatal(err) // it is not JSON
	}
	for _, r := range remarks {
		fmt.Printf("%s: %v\n", r.Severity, r)
	}
	// Output:
	// valid: true
	// error: 4:13: "enmu" is not a keyword: it checks nothing [unknown-keyword] (did you mean "enum"?)
	// warning: 5:44: the schema refuses its own default: expected integer, got string "1" [invalid-default]
}

// Keywords differ from draft to draft. "$schema" names the one that a schema is of, or else
// the options do.
func ExampleCheckSchema_draft() {
	schema := []byte(`{"items": [{"type": "string"}], "additionalItems": false}`)
	for _, draft := range []authlink.Draft{authlink.Draft202012, authlink.Draft7} {
		remarks, err := authlink.CheckSchema(schema, &authlink.Options{Draft: draft})
		if err != nil {
			log.Fatal(err)
		}
		fmt.Printf("read as draft %s: %d remarks\n", draft, len(remarks))
		for _, r := range remarks {
			fmt.Printf("  %s\n  %s\n", r.Message, r.Hint)
		}
	}
	// Output:
	// read as draft 2020-12: 2 remarks
	//   expected boolean or object, got array
	//   this is of draft 7: name that draft, with "$schema": "http://json-schema.org/draft-07/schema#" in the schema or in Options.Draft
	//   draft 2020-12 has no "additionalItems": it checks nothing
	//   this is of draft 7: name that draft, with "$schema": "http://json-schema.org/draft-07/schema#" in the schema or in Options.Draft
	// read as draft 7: 0 remarks
}

// A schema that has been compiled is not compiled once more.
func ExampleValidator_SchemaRemarks() {
	for _, r := range compiled([]byte(`{"type": "string", "minimum": 1}`)).SchemaRemarks() {
		fmt.Println(r)
	}
	// Output:
	// 1:20: "minimum" says nothing about a string: it is for numbers [inapplicable-keyword]
}

func ExampleDrafts() {
	fmt.Println(authlink.Drafts())
	// Output:
	// [2020-12 2019-09 7 6 4]
}
