package schema

import (
	"reflect"
	"slices"
	"testing"
)

// wantProperties is the table of the latest edition, written out here because the
// tags are what is under test.
var wantProperties = []Property{
	{SDK: "accountId", Wire: "account_id", Field: "AccountID", Types: []string{"string"}, Nullable: true},
	{SDK: "authLinkUrl", Wire: "auth_link_url", Field: "AuthLinkURL", Types: []string{"string"}, Required: true},
	{SDK: "categories", Wire: "categories", Field: "Categories", Types: []string{"array"}, Nullable: true},
	{SDK: "createdAt", Wire: "created_at", Field: "CreatedAt", Types: []string{"string"}, Format: "date-time", Required: true},
	{SDK: "externalTriggerToken", Wire: "external_trigger_token", Field: "ExternalTriggerToken", Types: []string{"string"},
		Nullable: true, Secret: true, First: Edition20250331},
	{SDK: "id", Wire: "id", Field: "ID", Types: []string{"number"}, Required: true},
	{SDK: "integrationId", Wire: "integration_id", Field: "IntegrationID", Types: []string{"string"}, Nullable: true, First: Edition20251203},
	{SDK: "label", Wire: "label", Field: "Label", Types: []string{"string"}, Nullable: true},
	{SDK: "metadata", Wire: "metadata", Field: "Metadata", Types: []string{"object"}, Nullable: true, First: Edition20250310},
	{SDK: "organizationId", Wire: "organization_id", Field: "OrganizationID", Types: []string{"string"}, Required: true},
	{SDK: "originOwnerId", Wire: "origin_owner_id", Field: "OriginOwnerID", Types: []string{"string"}, Required: true},
	{SDK: "originOwnerName", Wire: "origin_owner_name", Field: "OriginOwnerName", Types: []string{"string"}, Required: true},
	{SDK: "originUsername", Wire: "origin_username", Field: "OriginUsername", Types: []string{"string"}, Nullable: true},
	{SDK: "projectId", Wire: "project_id", Field: "ProjectID", Types: []string{"string"}, Required: true},
	{SDK: "provider", Wire: "provider", Field: "Provider", Types: []string{"string"}, Nullable: true},
	{SDK: "token", Wire: "token", Field: "Token", Types: []string{"string"}, Required: true, Secret: true},
	{SDK: "type", Wire: "type", Field: "Type", Types: []string{"string"}, Nullable: true, First: Edition20250628},
}

// wantIn gives the table of an edition: no property has gone yet, and the types
// of one have changed.
func wantIn(e Edition) []Property {
	var list []Property
	for i, p := range wantProperties {
		p.Index, p.Last = i, LatestEdition
		if p.First == 0 { // nothing came with the default edition
			p.First = EarliestEdition
		}
		if p.SDK == "organizationId" && e < Edition20260127 {
			p.Types = []string{"number"}
		}
		if p.SDK == "organizationId" && e == Edition20260127 {
			p.Types = []string{"string", "integer"}
		}
		if p.First <= e {
			list = append(list, p)
		}
	}
	return list
}

func TestProperties(t *testing.T) {
	for _, e := range Editions() {
		got, want := Properties(e), wantIn(e)
		for i := range max(len(got), len(want)) {
			if i >= len(got) || i >= len(want) || !reflect.DeepEqual(got[i], want[i]) {
				t.Fatalf("%v, property %d:\n got %+v\nwant %+v", e, i, got[min(i, len(got)):], want[min(i, len(want)):])
			}
		}
	}
	if n := len(Properties(Edition20241202)); n != 13 {
		t.Errorf("the default edition has %d properties, want 13", n)
	}
}

func TestPropertiesOfNoEdition(t *testing.T) {
	for _, e := range []Edition{EarliestEdition - 1, LatestEdition + 1} {
		if got := Properties(e); got != nil {
			t.Errorf("%v has %v", e, got)
		}
	}
}

func TestPropertiesIsTheCallersOwn(t *testing.T) {
	mine := Properties(LatestEdition)
	for i := range mine {
		clear(mine[i].Types)
	}
	clear(mine)
	if got := Properties(LatestEdition); !reflect.DeepEqual(got, wantIn(LatestEdition)) {
		t.Errorf("a caller can change the table: %v", got)
	}
}

func TestPropertyName(t *testing.T) {
	p := Property{SDK: "authLinkUrl", Wire: "auth_link_url"}
	for form, want := range map[Form]string{FormSDK: "authLinkUrl", FormWire: "auth_link_url", FormDump: "authLinkUrl"} {
		if got := p.Name(form); got != want {
			t.Errorf("%v: %s, want %s", form, got, want)
		}
	}
}

// TestTableEntryEditions reads tags that the contract has had no need of yet.
func TestTableEntryEditions(t *testing.T) {
	tests := []struct {
		tag  reflect.StructTag
		want []Edition
	}{
		{`since:"2026-02-09"`, []Edition{Edition20260209}},
		{`until:"2024-12-02"`, []Edition{Edition20241125}},
		{`since:"2024-12-02" until:"2025-03-14"`, []Edition{Edition20241202, Edition20250310}},
		{``, Editions()},
	}
	for _, test := range tests {
		entry := newTableEntry(reflect.StructField{Type: reflect.TypeFor[string](), Tag: test.tag, Index: []int{0}})
		got := slices.DeleteFunc(Editions(), func(e Edition) bool { return !entry.has(e) })
		if !slices.Equal(got, test.want) {
			t.Errorf("%s: %v, want %v", test.tag, got, test.want)
		}
	}
	entry := newTableEntry(reflect.StructField{
		Type: reflect.TypeFor[string](), Index: []int{0}, Tag: `json:"a" wire:"b" until:"2025-03-14"`,
	})
	if got := entry.change(Edition20250314); got != "b removed" {
		t.Errorf("the change is %q", got)
	}
}

func TestFindProperty(t *testing.T) {
	for _, e := range Editions() {
		for _, want := range Properties(e) {
			for _, form := range Forms() {
				got, ok := FindProperty(e, form, want.Name(form))
				if !ok || !reflect.DeepEqual(got, want) {
					t.Errorf("%v %v %q: %+v, %v", e, form, want.Name(form), got, ok)
				}
			}
		}
	}
	for _, name := range []string{"", "auth_link_url", "AuthLinkURL", "integrationId"} {
		if p, ok := FindProperty(Edition20241202, FormSDK, name); ok {
			t.Errorf("%q is found: %+v", name, p)
		}
	}
}
