package authlink

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// TestContractDocuments proves that the committed schema documents are what
// schema.AuthLink reflects to. With -update it writes them.
func TestContractDocuments(t *testing.T) {
	for form, entry := range forms {
		t.Run(entry.name, func(t *testing.T) {
			want, err := Contract{Form(form)}.reflected()
			if err != nil {
				t.Fatal(err)
			}
			path := filepath.Join("schema", entry.file)
			if *Update {
				if err := os.WriteFile(path, want, 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(string(want), string(Contract{Form(form)}.Schema())); diff != "" {
				t.Errorf("%s is not what the Go types reflect to; run go generate ./...\n-want +got:\n%s", path, diff)
			}
		})
	}
}

// A document is the part of a schema document that the tests look at.
type document struct {
	ID         string `json:"$id"`
	Title      string
	Properties map[string]struct {
		Type        any
		Format      string
		Description string
		WriteOnly   bool
		Examples    []json.RawMessage
		Items       struct {
			Type, Title string
			Enum        []string
		}
	}
	Required []string
}

// TestContractTable holds the schema documents against the contract, which is
// written out here once more, by hand.
func TestContractTable(t *testing.T) {
	orNull := []any{"string", "null"}
	rows := []struct {
		names    [2]string // in the SDK and in the wire form
		types    any
		required bool
	}{
		{[2]string{"accountId", "account_id"}, orNull, false},
		{[2]string{"authLinkUrl", "auth_link_url"}, "string", true},
		{[2]string{"categories", "categories"}, []any{"array", "null"}, false},
		{[2]string{"createdAt", "created_at"}, "string", true},
		{[2]string{"id", "id"}, "number", true},
		{[2]string{"label", "label"}, orNull, false},
		{[2]string{"organizationId", "organization_id"}, "number", true},
		{[2]string{"originOwnerId", "origin_owner_id"}, "string", true},
		{[2]string{"originOwnerName", "origin_owner_name"}, "string", true},
		{[2]string{"originUsername", "origin_username"}, orNull, false},
		{[2]string{"projectId", "project_id"}, "string", true},
		{[2]string{"provider", "provider"}, orNull, false},
		{[2]string{"token", "token"}, "string", true},
	}
	categories := [2][]string{
		{"ats", "hris", "hrisLegacy", "crm", "iam", "marketing", "lms", "stackOne", "documents"},
		{"ats", "hris", "hris-legacy", "crm", "iam", "marketing", "lms", "stackone", "documents"},
	}
	for form := range forms {
		doc := parseDocument(t, Contract{Form(form)}.Schema())
		if doc.Title == "" || !strings.HasSuffix(doc.ID, "/"+forms[form].file) {
			t.Errorf("the title is %q, the $id %q", doc.Title, doc.ID)
		}
		var required []string
		for _, row := range rows {
			name := row.names[form]
			property, ok := doc.Properties[name]
			if !ok {
				t.Errorf("no property %q", name)
			}
			if diff := cmp.Diff(row.types, property.Type); diff != "" {
				t.Errorf("type of %q, -want +got:\n%s", name, diff)
			}
			if property.Description == "" {
				t.Errorf("%q has no description", name)
			}
			if (property.Format == "date-time") != (row.names[SDK] == "createdAt") {
				t.Errorf("%q has the format %q", name, property.Format)
			}
			if property.WriteOnly != (name == "token") {
				t.Errorf("%q: writeOnly is %v", name, property.WriteOnly)
			}
			if row.required {
				required = append(required, name)
			}
		}
		if len(doc.Properties) != len(rows) {
			t.Errorf("there are %d properties, want %d", len(doc.Properties), len(rows))
		}
		if diff := cmp.Diff(required, doc.Required); diff != "" {
			t.Errorf("required, -want +got:\n%s", diff)
		}
		items := doc.Properties["categories"].Items
		if diff := cmp.Diff(categories[form], items.Enum); diff != "" || items.Title != "category" || items.Type != "string" {
			t.Errorf("categories are %+v\n%s", items, diff)
		}
	}
}

// TestContractExamples proves that the examples of the properties, put
// together, are a payload.
func TestContractExamples(t *testing.T) {
	for form := range forms {
		c := Contract{Form(form)}
		payload := map[string]any{"token": "secret"}
		for name, property := range parseDocument(t, c.Schema()).Properties {
			for _, example := range property.Examples {
				payload[name] = example
			}
		}
		data, err := json.Marshal(payload)
		if err != nil {
			t.Fatal(err)
		}
		if err := c.Validate(data); err != nil {
			t.Errorf("%s: %v", data, err)
		}
	}
}

func parseDocument(t *testing.T, data []byte) document {
	t.Helper()
	var doc document
	if err := json.Unmarshal(data, &doc); err != nil {
		t.Fatal(err)
	}
	return doc
}

// TestContractMetaschema proves that the documents are valid under the
// metaschema of draft 2020-12, which they name.
func TestContractMetaschema(t *testing.T) {
	const dialect = "https://json-schema.org/draft/2020-12/schema"
	metaschema, err := jsonschema.NewCompiler().Compile(dialect)
	if err != nil {
		t.Fatal(err)
	}
	for form := range forms {
		doc, err := jsonschema.UnmarshalJSON(strings.NewReader(string(Contract{Form(form)}.Schema())))
		if err != nil {
			t.Fatal(err)
		}
		if err := metaschema.Validate(doc); err != nil {
			t.Error(err)
		}
		if got := doc.(map[string]any)["$schema"]; got != dialect {
			t.Errorf("$schema is %v", got)
		}
	}
}

func TestForms(t *testing.T) {
	for form, want := range []string{"sdk", "wire"} {
		if got := Form(form).String(); got != want {
			t.Errorf("form %d is %q, want %q", form, got, want)
		}
		if got, err := ParseForm(want); got != Form(form) || err != nil {
			t.Errorf("%q is parsed as %v, %v", want, got, err)
		}
	}
	if _, err := ParseForm("SDK"); err == nil || !strings.Contains(err.Error(), "sdk and wire") {
		t.Errorf("ParseForm says %v", err)
	}
}

func TestFormThatDoesNotExist(t *testing.T) {
	for _, form := range []Form{-1, Form(len(forms))} {
		c := Contract{form}
		if c.Schema() != nil {
			t.Errorf("%v has a schema", form)
		}
		_, errDecode := c.Decode([]byte("{}"))
		if err := errors.Join(c.Validate([]byte("{}")), errDecode); err == nil || strings.Count(err.Error(), form.String()) != 2 {
			t.Errorf("%v: %v", form, err)
		}
	}
}

func TestSchemaIsTheCallersOwn(t *testing.T) {
	clear(Contract{}.Schema())
	if doc := (Contract{}).Schema(); doc[0] != '{' {
		t.Error("a caller can change the schema document")
	}
}

// TestValidatorIsShared also gives the race detector something to see.
func TestValidatorIsShared(t *testing.T) {
	var validators [8]*Validator
	var wait sync.WaitGroup
	for i := range validators {
		wait.Go(func() { validators[i], _ = Contract{Wire}.Validator() })
	}
	wait.Wait()
	for _, v := range validators {
		if v == nil || v != validators[0] {
			t.Fatal("the validator is not compiled once")
		}
	}
}

// TestAliases proves that the root package names every category.
func TestAliases(t *testing.T) {
	got := []Category{
		CategoryATS, CategoryHRIS, CategoryHRISLegacy, CategoryCRM, CategoryIAM,
		CategoryMarketing, CategoryLMS, CategoryStackOne, CategoryDocuments,
	}
	var enum []Category
	for _, name := range parseDocument(t, Contract{}.Schema()).Properties["categories"].Items.Enum {
		enum = append(enum, Category(name))
	}
	if !reflect.DeepEqual(got, enum) {
		t.Errorf("the aliases are %q, want %q", got, enum)
	}
}
