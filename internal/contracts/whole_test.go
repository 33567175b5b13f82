package contracts

import (
	"fmt"
	"maps"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"example.com/authlink/internal/variants"
)

// wholeFiles are contracts that are whole APIs: the operation getOrder came with the second edition.
var wholeFiles = fstest.MapFS{
	"c.yaml": {Data: []byte(`contracts:
  acme:
    editions:
      - {name: "1", openapi: one.json}
      - {name: "2", openapi: two.json}
      - {name: "3", openapi: three.yaml}
    source: today.json
    secrets: [/key]
    open-enums: [/state]
  asked:
    direction: request
    editions: [{name: "3", openapi: three.yaml}]
  gone:
    editions: [{name: "1", openapi: none.json}]
  schema:
    editions: [{name: "1", openapi: schema.json}]
  one:
    editions: [{name: "1", schema: schema.json}]
`)},
	"schema.json": {Data: []byte(`{"type": "object"}`)},
	"one.json":    {Data: []byte(`{"openapi": "3.0.3", "paths": {}}`)},
	"two.json":    {Data: fmt.Appendf(nil, `{"openapi": "3.0.3", "paths": {"/orders/{order}": {%s}}}`, putOrder)},
	"three.yaml":  {Data: fmt.Appendf(nil, `{"openapi": "3.1.0", "paths": {"/orders/{id}": {%s}}}`, strings.Replace(putOrder, `"integer"`, `"string"`, 1))},
	"today.json":  {Data: fmt.Appendf(nil, `{"paths": {"/orders/{id}": {%s}}, "openapi": "3.1.0"}`, strings.Replace(putOrder, `"integer"`, `"string"`, 1))},
}

const putOrder = `"put": {
  "operationId": "putOrder",
  "requestBody": {"content": {"application/json": {"schema": {"required": ["id", "made"], "properties": {"id": {}, "made": {"readOnly": true}}}}}},
  "responses": {"200": {"content": {"application/json": {"schema": {
    "required": ["id", "key"], "properties": {"id": {"type": "integer"}, "key": {"type": "string", "writeOnly": true}, "state": {"enum": ["new"]}}
  }}}}}
}`

func wholeSet(t *testing.T, files fstest.MapFS) *Set {
	t.Helper()
	set, err := Read(files, "c.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return set
}

// TestOperation: an operation of a whole API is a contract in the editions that have it.
func TestOperation(t *testing.T) {
	c, err := wholeSet(t, wholeFiles).Find("acme#putOrder")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]variants.Variant{{Edition: 1}, {Edition: 2}}, c.Variants()); diff != "" {
		t.Errorf("variants (-want +got):\n%s", diff)
	}
	for document, want := range map[string][]variants.Variant{
		`{"id": 7}`:                     {{Edition: 1}},
		`{"id": "7"}`:                   {{Edition: 2}},
		`{"id": "7", "state": "other"}`: {{Edition: 2}}, // the enum is open
		`{}`:                            nil,
	} {
		found, err := c.Detect([]byte(document), c.Variants())
		if diff := cmp.Diff(want, found.Satisfied); diff != "" || err != nil {
			t.Errorf("%s: %v (-want +got):\n%s", document, err, diff)
		}
	}
	if _, err := c.Validator(variants.Variant{}); err == nil || !strings.Contains(err.Error(), "the edition 1 of acme has no putOrder") {
		t.Errorf("the first edition: %v", err)
	}
	if again, err := wholeSet(t, wholeFiles).Find("acme#PUT /orders/{any} 200 application/json"); err != nil || again.OperationName() != "PUT /orders/{any} 200 application/json" {
		t.Errorf("by its path: %v", err)
	}
	if c.Whole() == nil || c.IsAPI() || !c.Whole().IsAPI() {
		t.Error("it is no part of a whole API")
	}
}

// TestOperationAsked: the direction of the contract is that of its operations.
func TestOperationAsked(t *testing.T) {
	c, err := wholeSet(t, wholeFiles).Find("asked#putOrder")
	if err != nil {
		t.Fatal(err)
	}
	v, err := c.Validator(variants.Variant{})
	if err != nil {
		t.Fatal(err)
	}
	if err := v.Validate([]byte(`{"id": 1}`)); err != nil {
		t.Errorf("a request lacks what is read only: %v", err)
	}
	if v.Valid([]byte(`{}`)) {
		t.Error("a request may lack all")
	}
}

func TestOperationErrors(t *testing.T) {
	set := wholeSet(t, wholeFiles)
	for name, want := range map[string]string{
		"acme#putOrdr":        `the contract acme has no operation "putOrdr": did you mean "putOrder"?`,
		"acme#GET /orders":    `the contract acme has no operation "GET /orders": `,
		"acme#putOrder 404":   `putOrder 404: there is no "404" under /paths/~1orders~1{id}/put/responses`,
		"acme#":               `the contract acme has no operation without a name: expected acme#getOrder`,
		"acm#putOrder":        `no contract is called "acm"; did you mean "acme"?`,
		"one#putOrder":        `the contract one is one payload: only a whole API, with openapi, has operations`,
		"gone#putOrder":       `c.yaml:14:28: none.json is not a file that can be read`,
		"schema#putOrder":     `c.yaml:16:28: this is no OpenAPI document: a JSON Schema is named with schema`,
		"stackone-auth-link#": `the contract stackone-auth-link is one payload`,
	} {
		if _, err := set.Find(name); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %s", name, err, want)
		}
	}
	c, err := set.Find("acme")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := c.Validator(variants.Variant{}); err == nil || !strings.Contains(err.Error(), "acme is a whole API: name an operation of it") {
		t.Errorf("all of it: %v", err)
	}
}

// TestSaysTheSame: the order of members does not count, and a change does.
func TestSaysTheSame(t *testing.T) {
	changed := maps.Clone(wholeFiles)
	changed["today.json"] = wholeFiles["two.json"]
	for name, test := range map[string]struct {
		files           fstest.MapFS
		contract        string
		isGiven, isSame bool
	}{
		"the same":  {wholeFiles, "acme", true, true},
		"changed":   {changed, "acme", true, false},
		"not given": {wholeFiles, "asked", false, false},
	} {
		c, err := wholeSet(t, test.files).Find(test.contract)
		if err != nil {
			t.Fatal(err)
		}
		if isGiven, isSame, err := c.SaysTheSame(); isGiven != test.isGiven || isSame != test.isSame || err != nil {
			t.Errorf("%s: %v, %v, %v", name, isGiven, isSame, err)
		}
	}
}
