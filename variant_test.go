package authlink

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// documentPaths gives where the schema document of each variant is committed.
// That of the default edition stands beside the Go types as well.
func documentPaths() map[string]Variant {
	paths := map[string]Variant{
		"schema/authlink.schema.json":      {FormSDK, Edition20241202},
		"schema/authlink.wire.schema.json": {FormWire, Edition20241202},
		"schema/authlink.dump.schema.json": {FormDump, Edition20241202},
	}
	for _, c := range allVariants() {
		paths["schema/editions/"+c.fileName()] = c
	}
	return paths
}

// TestVariantDocuments proves that the committed schema documents are what
// schema.AuthLink reflects to. With -update it writes them.
func TestVariantDocuments(t *testing.T) {
	paths := documentPaths()
	for path, c := range paths {
		want, err := c.reflected()
		if err != nil {
			t.Fatal(err)
		}
		if *Update {
			if err := os.WriteFile(path, want, 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		got, err := os.ReadFile(path)
		if err != nil {
			t.Error(err)
		}
		if diff := cmp.Diff(string(want), string(got)); diff != "" {
			t.Errorf("%s is not what the Go types reflect to; run go generate ./...\n-want +got:\n%s", path, diff)
		}
		if !bytes.Equal(got, c.Schema()) {
			t.Errorf("Schema of %v is not %s", c, path)
		}
	}
	committed, err := filepath.Glob("schema/editions/*")
	if err != nil || len(committed) != len(allVariants()) {
		t.Errorf("schema/editions holds %d documents for %d variants, %v", len(committed), len(allVariants()), err)
	}
}

// TestDumpIsTheSDKFormButForCategories proves that the fixtures of the other two forms
// are enough: the form dump has the names of the one and the categories of the other.
func TestDumpIsTheSDKFormButForCategories(t *testing.T) {
	for _, edition := range Editions() {
		want := string(Variant{FormSDK, edition}.Schema())
		want = strings.Replace(want, edition.String()+".schema.json", edition.String()+".dump.schema.json", 1)
		for _, c := range edition.Categories() {
			want = strings.Replace(want, `"`+string(c)+`"`, `"`+c.Spelling(FormWire)+`"`, 1)
		}
		if diff := cmp.Diff(want, string(Variant{FormDump, edition}.Schema())); diff != "" {
			t.Errorf("%v, -want +got:\n%s", edition, diff)
		}
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

// TestVariantExamples proves that the examples of the properties, put
// together, are a payload.
func TestVariantExamples(t *testing.T) {
	for _, c := range allVariants() {
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

// TestVariantMetaschema proves that the documents are valid under the
// metaschema of draft 2020-12, which they name.
func TestVariantMetaschema(t *testing.T) {
	const dialect = "https://json-schema.org/draft/2020-12/schema"
	metaschema, err := jsonschema.NewCompiler().Compile(dialect)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range allVariants() {
		doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(c.Schema()))
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

func TestVariantThatDoesNotExist(t *testing.T) {
	for name, c := range map[string]Variant{
		"Form(-1)":    {Form: -1},
		"Form(3)":     {Form: 3},
		"Edition(-2)": {Edition: EarliestEdition - 1},

		fmt.Sprintf("Edition(%d)", int(LatestEdition+1)): {Edition: LatestEdition + 1},
	} {
		if c.Schema() != nil {
			t.Errorf("%v has a schema", c)
		}
		_, errDecode := c.Decode([]byte("{}"))
		if err := errors.Join(c.Validate([]byte("{}")), errDecode); err == nil || strings.Count(err.Error(), "there is no "+name) != 2 {
			t.Errorf("%v: %v", c, err)
		}
	}
}

func TestSchemaIsTheCallersOwn(t *testing.T) {
	clear(Variant{}.Schema())
	if doc := (Variant{}).Schema(); doc[0] != '{' {
		t.Error("a caller can change the schema document")
	}
}

// TestValidatorIsShared also gives the race detector something to see.
func TestValidatorIsShared(t *testing.T) {
	var validators [8]*Validator
	var wait sync.WaitGroup
	for i := range validators {
		wait.Go(func() { validators[i], _ = Variant{FormWire, LatestEdition}.Validator() })
	}
	wait.Wait()
	for _, v := range validators {
		if v == nil || v != validators[0] {
			t.Fatal("the validator is not compiled once")
		}
	}
}

// TestValidatorIsOfItsVariant proves that the cache does not mix variants up.
func TestValidatorIsOfItsVariant(t *testing.T) {
	for _, c := range allVariants() {
		v, err := c.Validator()
		if err != nil {
			t.Fatal(err)
		}
		if got, want := v.compiled().Root.Location, "https://example.com/authlink/editions/"+c.fileName()+"#"; got != want {
			t.Errorf("the validator of %v is that of %s, want %s", c, got, want)
		}
	}
}

// TestAliases proves that the root package names every category.
func TestAliases(t *testing.T) {
	got := []Category{
		CategoryATS, CategoryHRIS, CategoryHRISLegacy, CategoryCRM, CategoryIAM, CategoryMarketing, CategoryLMS,
		CategoryStackOne, CategoryFileStorage, CategoryDocuments, CategoryTicketing, CategoryScreening,
		CategoryMessaging, CategoryAccounting, CategoryScheduling,
	}
	want := slices.Concat(EarliestEdition.Categories(), LatestEdition.Categories())
	slices.Sort(got)
	slices.Sort(want)
	if want = slices.Compact(want); !slices.Equal(got, want) {
		t.Errorf("the aliases are %q, want %q", got, want)
	}
}

// TestVariantCompile has a variant with options of its own, in the words of the contract.
func TestVariantCompile(t *testing.T) {
	v, err := Variant{}.Compile(&Options{Limits: Limits{Values: 500}, AllowDuplicateNames: true})
	if err != nil {
		t.Fatal(err)
	}
	wireForm := []byte(`{"id": 1, "id": 2, "organization_id": 3, "account_id": "x", "origin_owner_id": "", "origin_owner_name": ""}`)
	if err := v.Validate(wireForm); err == nil || !strings.Contains(err.Error(), "Variant{Form: FormWire}") {
		t.Errorf("%v", err)
	}
	syntax, ok := errors.AsType[*SyntaxError](v.Validate([]byte(`[` + strings.Repeat("1,", 500) + `1]`)))
	if !ok || syntax.Code != SyntaxLimit {
		t.Errorf("beyond the limit: %v", syntax)
	}
	if _, err := (Variant{Edition: 100}).Compile(nil); err == nil {
		t.Error("no error of an edition that there is not")
	}
}
