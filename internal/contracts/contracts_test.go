package contracts

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"example.com/authlink"
	"example.com/authlink/internal/source"
	"example.com/authlink/internal/variants"
)

const configuration = `contracts:
  acme-order:
    title: An order
    editions:
      - {name: 2025-03-01, schema: acme/one.schema.json}
      - {name: 2025-09-12, schema: acme/two.schema.yaml}
      - {name: 2026-02-01, schema: "acme/openapi.yaml#/components/schemas/Order"}
    source: "acme/openapi.yaml#/components/schemas/Order"
    forms:
      wire: {names: snake_case}
      raw:
      app: {names: camelCase, values: {paid-up: paidUp}}
    secrets: [/payment_details/iban]
    open-enums: [/carrier, /lines/*/kind]
  acme-plain:
    editions: [{name: v1, schema: acme/one.schema.json}, {name: v2, schema: acme/none.json}, {name: v3, schema: acme/broken.json}]
    default: v1
`

var files = fstest.MapFS{
	"acme/one.schema.json":     {Data: []byte(`{"properties": {"order_id": {"type": "integer"}, "order_state": {"enum": ["new", "paid-up"]}}, "required": ["order_id"]}`)},
	"acme/two.schema.yaml":     {Data: []byte("properties:\n  order_id: {type: string}\nrequired: [order_id]\n")},
	"acme/broken.json":         {Data: []byte("{\n  \"type\": \"strnig\"\n}")},
	"acme/openapi.yaml":        {Data: []byte(openAPI)},
	".authlink-lint.yaml":      {Data: []byte(configuration)},
	"acme/split.json":          {Data: []byte(`{"properties": {"to": {"$ref": "common/to.yaml"}, "more": {"$ref": "split.json"}, "x": {"$ref": "none.json"}}}`)},
	"acme/common/to.yaml":      {Data: []byte("required: [city]\nproperties: {country: {$ref: 'country.json#/$defs/c'}}\n")},
	"acme/common/country.json": {Data: []byte(`{"$defs": {"c": {"enum": ["DE"]}}}`)},
	"acme/far.json":            {Data: []byte(`{"properties": {"a": {"$ref": "common/far.json"}}}`)},
	"acme/common/far.json":     {Data: []byte("{\n\"type\": \"strnig\"}")},
	"acme/split7.json":         {Data: []byte(`{"$schema": "http://json-schema.org/draft-07/schema#", "allOf": [{"$ref": "common/any.json"}, {"$ref": "common/to.yaml"}]}`)},
	"acme/common/any.json":     {Data: []byte("true")},
	"acme/twice.yaml":          {Data: []byte("type: string\nmaxLength: 1\ntype: string\n")},
	"acme/twice.openapi.yaml":  {Data: []byte(openAPI + "    Carrier: {type: string, enum: [ups]}\n")},
	"acme/long.openapi.yaml":   {Data: []byte(openAPI + "# " + strings.Repeat("long ", 4<<20))},
	"acme/syntax.yaml":         {Data: []byte("a: [")},
	"acme/whole.openapi.yaml":  {Data: []byte("openapi: 3.1.0\n")},
}

const openAPI = `openapi: 3.0.3
info: {title: Acme, version: "3"}
paths: {}
components:
  schemas:
    Order:
      type: object
      required: [order_id, note]
      properties:
        order_id: {type: string}
        note: {type: string, nullable: true}
        carrier: {$ref: "#/components/schemas/Carrier"}
        payment_details: {type: object, properties: {iban: {type: string, maxLength: 4}}}
        lines: {type: array, items: {type: object, properties: {kind: {type: string, enum: [a, b]}}}}
    Carrier: {type: string, enum: [dhl]}
`

func read(t *testing.T, text string) (*Set, error) {
	t.Helper()
	yaml, err := source.ReadPlainYAML("conf/c.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return New(File{Path: "conf/c.yaml", YAML: yaml, Files: files})
}

func order(t *testing.T, name string) *Contract {
	t.Helper()
	set, err := read(t, configuration)
	if err != nil {
		t.Fatal(err)
	}
	c, err := set.Find(name)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestContract(t *testing.T) {
	c := order(t, "acme-order")
	if want := []string{"wire", "raw", "app"}; !slices.Equal(c.FormNames(), want) {
		t.Errorf("forms %v, want them as they are written, %v", c.FormNames(), want)
	}
	for _, test := range []struct {
		form, edition, document, want string
	}{
		{"", "", `{"order_id": "1", "note": null, "carrier": "ups", "lines": [{"kind": "c"}]}`, ""},
		{"", "", `{"order_id": "1", "note": null, "carrier": 1}`, "expected string, got number 1"},
		{"", "", `{"order_id": "1", "note": null, "lines": [{"kind": 1}]}`, "expected string, got number 1"},
		{"app", "", `{"orderId": "1", "note": "x"}`, ""},
		{"app", "latest", `{"orderId": 1, "note": "x"}`, "expected string, got number 1"},
		{"app", "2025-12-31", `{"orderId": "1"}`, ""},
		{"app", "2025-03-01", `{"orderId": 1, "orderState": "paidUp"}`, ""},
		{"wire", "2025-03-01", `{"order_id": 1, "order_state": "paidUp"}`, `"paidUp" is not one of "new" or "paid-up"`},
		{"wire", "2025-03-01", `{"order_id": "1"}`, "the edition 2025-09-12 takes it"},
		{"app", "", `{"orderId": "1", "note": "x", "paymentDetails": {"iban": "DE123"}}`, "at most 4"},
	} {
		v, err := c.Parse(test.form, test.edition)
		if err != nil {
			t.Fatal(err)
		}
		validator, err := c.Validator(v)
		if err != nil {
			t.Fatal(err)
		}
		err = validator.Validate([]byte(test.document))
		if (err == nil) != (test.want == "") || err != nil && !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s %s %s: got %v, want %q", test.form, test.edition, test.document, err, test.want)
		}
		if err != nil && strings.Contains(err.Error(), "DE123") {
			t.Errorf("a secret is in %v", err)
		}
		if again, _ := c.Validator(v); again != validator {
			t.Error("a validator is compiled twice")
		}
	}
}

func TestDetect(t *testing.T) {
	c := order(t, "acme-order")
	d, err := c.Detect([]byte(`{"orderId": 1, "orderState": "paidUp"}`), c.Variants())
	if want := []variants.Variant{{Form: 2, Edition: 0}}; err != nil || !slices.Equal(d.Satisfied, want) || d.Why == nil {
		t.Errorf("got %+v, %v", d, err)
	}
	if _, err := c.Detect([]byte(`{`), c.Variants()); err == nil || !strings.Contains(err.Error(), "end") {
		t.Errorf("no JSON: got %v", err)
	}
	d, err = BuiltIn().Detect([]byte(`{}`), BuiltIn().Variants())
	if err != nil || d.Satisfied != nil || d.Why == nil || d.Faults != 8 {
		t.Errorf("got %+v, %v", d, err)
	}
}

func TestParse(t *testing.T) {
	for _, test := range []struct{ name, form, edition, want string }{
		{"acme-order", "", "2025-02-01", `has no edition "2025-02-01"`},
		{"acme-order", "", "2025-09-21", ""},
		{"acme-plain", "", "v4", `has no edition "v4": it has v1, v2 and v3`},
		{"acme-plain", "wire", "", "has no forms"},
		{"acme-order", "sdk", "", `has no form "sdk": it has wire, raw and app`},
		{"", "sdk", "4.19.5", ""},
		{"", "sdk", "1.0.0", "no edition is called"},
	} {
		_, err := order(t, test.name).Parse(test.form, test.edition)
		if (err == nil) != (test.want == "") || err != nil && !strings.Contains(err.Error(), test.want) {
			t.Errorf("%+v: got %v", test, err)
		}
	}
	if e, err := order(t, "acme-plain").ParseEdition(""); e != 0 || err != nil {
		t.Errorf("the default edition is %d, %v", e, err)
	}
	if e, err := BuiltIn().ParseEdition(""); err != nil || BuiltIn().Editions[e] != (authlink.Variant{}).Edition.String() {
		t.Errorf("the default edition is %d, %v", e, err)
	}
}

func TestSchemaErrors(t *testing.T) {
	c := order(t, "acme-plain")
	for edition, want := range map[int]string{
		1: "conf/c.yaml:16:69: acme/none.json is not a file that can be read",
		2: `conf/acme/broken.json:2:11: `,
	} {
		_, err := c.Validator(variants.Variant{Edition: edition})
		if err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}

// What a schema refers to in other files is part of it.
func TestSplitSchema(t *testing.T) {
	for _, test := range []struct{ file, document, want string }{
		{"split7.json", `{"city": 1, "country": "DE"}`, ""},
		{"split7.json", `{"city": 1, "country": "FR"}`, `"FR" is not one of "DE"`},
		{"split7.json", `{}`, `"city"`},
	} {
		validator, err := schemaIn(t, test.file)
		if err != nil {
			t.Fatal(err)
		}
		err = validator.Validate([]byte(test.document))
		if (err == nil) != (test.want == "") || err != nil && !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s %s: got %v, want %q", test.file, test.document, err, test.want)
		}
	}
	for file, want := range map[string]string{
		"split.json": `conf/acme/split.json:1:`,
		"far.json":   `conf/acme/common/far.json:2:9: `,
	} {
		if _, err := schemaIn(t, file); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%s: got %v, want %s", file, err, want)
		}
	}
}

func schemaIn(t *testing.T, file string) (*authlink.Validator, error) {
	t.Helper()
	set, err := read(t, "contracts: {acme: {editions: [{name: a, schema: acme/"+file+"}]}}")
	if err != nil {
		t.Fatal(err)
	}
	return set.All()[1].Validator(variants.Variant{})
}

// A vendor's document may be long, and have names twice, of which the last counts.
func TestVendorsDocument(t *testing.T) {
	for file, carrier := range map[string]string{"long.openapi.yaml": "dhl", "twice.openapi.yaml": "ups"} {
		set, err := read(t, "contracts: {acme: {editions: [{name: a, schema: \"acme/"+file+"#/components/schemas/Order\"}]}}")
		if err != nil {
			t.Fatal(err)
		}
		validator, err := set.All()[1].Validator(variants.Variant{})
		if err != nil {
			t.Errorf("%s: %v", file, err)
			continue
		}
		for _, value := range []string{"dhl", "ups"} {
			if ok := validator.Valid([]byte(`{"order_id": "1", "note": null, "carrier": "` + value + `"}`)); ok != (value == carrier) {
				t.Errorf("%s: %s is valid: %t", file, value, ok)
			}
		}
	}
}

func TestErrors(t *testing.T) {
	entry := func(edition string) string { return "contracts:\n  acme:\n    editions: [" + edition + "]\n" }
	for _, test := range []struct{ text, want string }{
		{"contracts:\n  stackone-auth-link:\n    editions: [{name: a, schema: b}]\n", "conf/c.yaml:2:3: this contract is built in: give yours another name"},
		{entry("{name: latest, schema: b}"), `conf/c.yaml:3:17: "latest" is a word of --edition: give the edition another name`},
		{entry("{name: a, schema: b}, {name: a, schema: b}"), `conf/c.yaml:3:39: there is an edition "a" already`},
		{entry("{name: a, schema: b}") + "    default: b\n", `conf/c.yaml:4:5: there is no edition "b" above`},
		{entry(`{name: a, schema: "acme/whole.openapi.yaml"}`), "conf/c.yaml:3:26: this is an OpenAPI document: name a schema in it"},
		{entry(`{name: a, schema: "acme/openapi.yaml#/components/schemas/Ordr"}`), `conf/c.yaml:3:26: acme/openapi.yaml#/components/schemas/Ordr: there is no schema "Ordr"`},
		{entry(`{name: a, schema: "acme/twice.yaml"}`), "conf/acme/twice.yaml:3:1: expected unique property names"},
		{entry(`{name: a, schema: "acme/syntax.yaml"}`), "conf/acme/syntax.yaml:1:"},
		{entry(`{name: a, schema: "../acme/one.schema.json"}`), "conf/c.yaml:3:26: ../acme/one.schema.json is not a file"},
	} {
		set, err := read(t, test.text)
		if err == nil {
			_, err = set.All()[1].Validator(variants.Variant{})
		}
		if err == nil || !strings.HasPrefix(err.Error(), test.want) {
			t.Errorf("%s\ngot  %v\nwant %s", test.text, err, test.want)
		}
	}
}
