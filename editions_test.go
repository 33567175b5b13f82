package authlink

import (
	"encoding/json"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.com/authlink/schema"
)

// A propertyRow is what the contract says of a property, written out once more,
// by hand: it is the Go types that are under test.
type propertyRow struct {
	names    [2]string // in camelCase and in snake_case
	types    any
	required bool
}

func (r propertyRow) name(form Form) string {
	if form == FormWire {
		return r.names[1]
	}
	return r.names[0]
}

// baseRows are the properties that every edition has.
func baseRows() []propertyRow {
	stringOrNull := []any{"string", "null"}
	return []propertyRow{
		{[2]string{"accountId", "account_id"}, stringOrNull, false},
		{[2]string{"authLinkUrl", "auth_link_url"}, "string", true},
		{[2]string{"categories", "categories"}, []any{"array", "null"}, false},
		{[2]string{"createdAt", "created_at"}, "string", true},
		{[2]string{"id", "id"}, "number", true},
		{[2]string{"label", "label"}, stringOrNull, false},
		{[2]string{"organizationId", "organization_id"}, "number", true},
		{[2]string{"originOwnerId", "origin_owner_id"}, "string", true},
		{[2]string{"originOwnerName", "origin_owner_name"}, "string", true},
		{[2]string{"originUsername", "origin_username"}, stringOrNull, false},
		{[2]string{"projectId", "project_id"}, "string", true},
		{[2]string{"provider", "provider"}, stringOrNull, false},
		{[2]string{"token", "token"}, "string", true},
	}
}

// addedRows are the properties that some editions have, by the wire name.
func addedRows() map[string]propertyRow {
	stringOrNull := []any{"string", "null"}
	return map[string]propertyRow{
		"metadata":               {[2]string{"metadata", "metadata"}, []any{"object", "null"}, false},
		"external_trigger_token": {[2]string{"externalTriggerToken", "external_trigger_token"}, stringOrNull, false},
		"type":                   {[2]string{"type", "type"}, stringOrNull, false},
		"integration_id":         {[2]string{"integrationId", "integration_id"}, stringOrNull, false},
	}
}

// editionRows is the history of the contract, written out once more, by hand.
var editionRows = []struct {
	date, sdk      string
	added          string // properties, by their wire names
	organizationID any    // its types
	categories     string // in the wire form
}{
	{"2024-11-25", "4.17.2", "", "number", "ats hris hris-legacy crm iam marketing lms stackone file-storage"},
	{"2024-12-02", "4.17.3", "", "number", "ats hris hris-legacy crm iam marketing lms stackone documents"},
	{"2025-03-10", "4.19.1", "metadata", "number", "ats hris hris-legacy crm iam marketing lms stackone documents"},
	{"2025-03-14", "4.19.2", "metadata", "number", "ats hris hris-legacy crm iam marketing lms stackone documents ticketing screening"},
	{"2025-03-31", "4.19.5", "metadata external_trigger_token", "number", "ats hris hris-legacy crm iam marketing lms stackone documents ticketing screening"},
	{"2025-04-21", "4.19.8", "metadata external_trigger_token", "number", "ats hris hris-legacy crm iam marketing lms stackone documents ticketing screening messaging"},
	{"2025-06-28", "4.21.0", "metadata external_trigger_token type", "number", "ats hris hris-legacy crm iam marketing lms stackone documents ticketing screening messaging"},
	{"2025-07-08", "4.21.2", "metadata external_trigger_token type", "number", "ats hris hris-legacy crm iam marketing lms stackone documents ticketing screening messaging accounting"},
	{"2025-11-26", "4.32.2", "metadata external_trigger_token type", "number", "ats hris hris-legacy crm iam marketing lms stackone documents ticketing screening messaging accounting scheduling"},
	{"2025-12-03", "4.33.0", "metadata external_trigger_token type integration_id", "number", "ats hris hris-legacy crm iam marketing lms stackone documents ticketing screening messaging accounting scheduling"},
	{"2026-01-27", "4.33.2", "metadata external_trigger_token type integration_id", []any{"string", "integer"}, "ats hris hris-legacy crm iam marketing lms stackone documents ticketing screening messaging accounting scheduling"},
	{"2026-02-09", "4.34.0", "metadata external_trigger_token type integration_id", "string", "ats hris hris-legacy crm iam marketing lms stackone documents ticketing screening messaging accounting scheduling"},
}

// TestEditions holds the schema documents against the history of the contract.
func TestEditions(t *testing.T) {
	editions := Editions()
	if len(editions) != len(editionRows) {
		t.Fatalf("there are %d editions, want %d", len(editions), len(editionRows))
	}
	for i, row := range editionRows {
		edition := editions[i]
		if edition.String() != row.date || edition.SDKVersion() != row.sdk {
			t.Errorf("edition %d is %v, SDK %s, want %s, %s", i, edition, edition.SDKVersion(), row.date, row.sdk)
		}
		properties := baseRows()
		properties[6].types = row.organizationID
		for _, name := range strings.Fields(row.added) {
			added, ok := addedRows()[name]
			if !ok {
				t.Fatalf("%s: write %s out in addedRows", row.date, name)
			}
			properties = append(properties, added)
		}
		for _, form := range Forms() {
			c := Variant{form, edition}
			t.Run(c.fileName(), func(t *testing.T) {
				checkDocument(t, c, properties, strings.Fields(row.categories))
			})
		}
	}
}

// checkDocument compares the schema document of c with what the contract says.
// The categories are those of the wire.
func checkDocument(t *testing.T, c Variant, properties []propertyRow, categories []string) {
	doc := parseDocument(t, c.Schema())
	if doc.Title != "ConnectSessionTokenAuthLink" || !strings.HasSuffix(doc.ID, "/editions/"+c.fileName()) {
		t.Errorf("the title is %q, the $id %q", doc.Title, doc.ID)
	}
	var names, required []string
	for _, row := range properties {
		name := row.name(c.Form)
		names = append(names, name)
		if row.required {
			required = append(required, name)
		}
		property := doc.Properties[name]
		if diff := cmp.Diff(row.types, property.Type); diff != "" {
			t.Errorf("type of %q, -want +got:\n%s", name, diff)
		}
		if property.Description == "" {
			t.Errorf("%q has no description", name)
		}
		if (property.Format == "date-time") != (row.name(FormWire) == "created_at") {
			t.Errorf("%q has the format %q", name, property.Format)
		}
		isSecret := row.name(FormWire) == "token" || row.name(FormWire) == "external_trigger_token"
		if property.WriteOnly != isSecret {
			t.Errorf("%q: writeOnly is %v", name, property.WriteOnly)
		}
	}
	slices.Sort(names)
	if diff := cmp.Diff(names, slices.Sorted(maps.Keys(doc.Properties))); diff != "" {
		t.Errorf("properties, -want +got:\n%s", diff)
	}
	if diff := cmp.Diff(required, doc.Required); diff != "" {
		t.Errorf("required, -want +got:\n%s", diff)
	}
	if c.Form == FormSDK {
		categories = spelledBySDK(categories)
	}
	items := doc.Properties["categories"].Items
	if diff := cmp.Diff(categories, items.Enum); diff != "" || items.Title != "category" || items.Type != "string" {
		t.Errorf("categories are %+v\n%s", items, diff)
	}
}

// TestPropertiesAreThoseOfTheDocuments holds the table of properties, which tools
// ask, against the schema documents, which validate.
func TestPropertiesAreThoseOfTheDocuments(t *testing.T) {
	for _, c := range allVariants() {
		doc, all := parseDocument(t, c.Schema()), schema.Properties(c.Edition)
		if len(all) != len(doc.Properties) {
			t.Errorf("%v: %d properties, the schema has %d", c, len(all), len(doc.Properties))
		}
		for _, p := range all {
			property := doc.Properties[p.Name(c.Form)]
			var types []string
			switch list := property.Type.(type) {
			case string:
				types = []string{list}
			case []any:
				for _, typ := range list {
					types = append(types, typ.(string))
				}
			}
			want := slices.Clone(p.Types)
			if p.Nullable {
				want = append(want, "null")
			}
			if !slices.Equal(types, want) || property.Format != p.Format || property.WriteOnly != p.Secret ||
				slices.Contains(doc.Required, p.Name(c.Form)) != p.Required {
				t.Errorf("%v: %+v is not what the schema says: %+v", c, p, property)
			}
		}
	}
}

// spelledBySDK gives the categories of the wire as the SDK spells them.
func spelledBySDK(categories []string) []string {
	spelled := slices.Clone(categories)
	for i, name := range spelled {
		switch name {
		case "hris-legacy":
			spelled[i] = "hrisLegacy"
		case "stackone":
			spelled[i] = "stackOne"
		case "file-storage":
			spelled[i] = "fileStorage"
		}
	}
	return spelled
}

// TestTypeIsOpen proves that a type of session that nobody knows yet is legal.
func TestTypeIsOpen(t *testing.T) {
	for data, want := range map[string]bool{`"production"`: true, `"test"`: true, `"sandbox"`: true, `null`: true, `1`: false} {
		for _, form := range Forms() {
			c := Variant{form, Edition20250628}
			doc := payload(t, c.Form, map[string]any{"type": json.RawMessage(data)})
			if err := c.Validate(doc); (err == nil) != want {
				t.Errorf("%s: %v", data, err)
			}
		}
	}
	examples := parseDocument(t, Variant{Edition: LatestEdition}.Schema()).Properties["type"].Examples
	if got := string(slices.Concat(examples...)); got != `"production""test"` {
		t.Errorf("the known types are %s", got)
	}
}

const editionsPage = "docs/editions.md"

// TestEditionsPage proves that the table of editions in the documentation is
// that of the code. With -update it writes it.
func TestEditionsPage(t *testing.T) {
	const begin, end = "<!-- begin table -->\n", "<!-- end table -->\n"
	data, err := os.ReadFile(editionsPage)
	if err != nil {
		t.Fatal(err)
	}
	head, rest, isBegun := strings.Cut(string(data), begin)
	_, tail, isEnded := strings.Cut(rest, end)
	if !isBegun || !isEnded {
		t.Fatalf("%s does not mark the place of the table", editionsPage)
	}
	want := head + begin + editionsTable() + end + tail
	if *Update {
		if err := os.WriteFile(editionsPage, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(want, string(data)); diff != "" {
		t.Errorf("%s is stale; run go generate ./...\n-want +got:\n%s", editionsPage, diff)
	}
}

func editionsTable() string {
	var b strings.Builder
	b.WriteString("| edition | SDK version | what changed |\n| --- | --- | --- |\n")
	for _, e := range Editions() {
		b.WriteString("| `" + e.String() + "` | " + e.SDKVersion() + " | " + e.Change() + " |\n")
	}
	return b.String()
}

// TestExternalTriggerTokenIsSecret proves that no message holds it.
func TestExternalTriggerTokenIsSecret(t *testing.T) {
	for form, name := range []string{FormSDK: "externalTriggerToken", FormWire: "external_trigger_token", FormDump: "externalTriggerToken"} {
		c := Variant{Form(form), LatestEdition}
		err := c.Validate(payload(t, c.Form, map[string]any{name: 8675309, "organizationId": "2", "organization_id": "2"}))
		if err == nil || strings.Contains(err.Error(), "8675309") || !strings.Contains(err.Error(), "expected string or null") {
			t.Errorf("%v: %v", c, err)
		}
	}
}
