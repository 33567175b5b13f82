package authlink_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"time"

	"example.com/authlink"
)

// exampleLink is an auth link that a test has made up.
func exampleLink() *authlink.AuthLink {
	return &authlink.AuthLink{
		AuthLinkURL:     "https://connect.example.com/embedded/xyz",
		Categories:      authlink.Some([]authlink.Category{authlink.CategoryATS, authlink.CategoryHRISLegacy}),
		CreatedAt:       time.Date(2025, 2, 13, 9, 44, 27, 0, time.UTC),
		ID:              "4148.57",
		Label:           authlink.Null[string](),
		OrganizationID:  authlink.NumberID("3605.45"),
		OriginOwnerID:   "customer-1",
		OriginOwnerName: "Example Ltd",
		ProjectID:       "staging",
		Token:           "secret",
	}
}

// One auth link, as each form spells it.
func ExampleVariant_Encode() {
	for _, form := range authlink.Forms() {
		data, err := authlink.Variant{Form: form}.Encode(exampleLink())
		fmt.Printf("%v: %.102s… %v\n", form, data, err)
	}
	// Output:
	// sdk: {"authLinkUrl":"https://connect.example.com/embedded/xyz","categories":["ats","hrisLegacy"],"createdAt… <nil>
	// wire: {"auth_link_url":"https://connect.example.com/embedded/xyz","categories":["ats","hris-legacy"],"create… <nil>
	// dump: {"authLinkUrl":"https://connect.example.com/embedded/xyz","categories":["ats","hris-legacy"],"createdA… <nil>
}

// An early mock of a late auth link leaves out what had not come yet.
func ExampleVariant_Encode_edition() {
	link := exampleLink()
	link.Type = authlink.Some(authlink.SessionTest)

	early := authlink.Variant{Edition: authlink.Edition20241202}
	_, err := early.Encode(link)
	fmt.Println(err)

	link.Type = authlink.Optional[authlink.SessionType]{}
	_, err = early.Encode(link)
	fmt.Println(err)
	// Output:
	// encode: the edition 2024-12-02 has no type (it has come with 2025-06-28): leave that out, or encode a later edition
	// <nil>
}

func ExampleVariant_Validate() {
	recorded := []byte(`{"id": 7, "token": "secret", "organizationId": 1}`)
	err := authlink.Variant{Form: authlink.FormWire, Edition: authlink.LatestEdition}.Validate(recorded)
	invalid, ok := errors.AsType[*authlink.ValidationError](err)
	if ok {
		for _, v := range invalid.Violations {
			fmt.Printf("%d:%d: %s\n", v.Line, v.Column, v.Message)
		}
	}
	// Output:
	// 1:1: missing required properties "auth_link_url", "created_at", "organization_id", "origin_owner_id", "origin_owner_name" and "project_id"
}

// Some, Null and the zero value are what a property with a value, null and no
// property are in JSON.
func ExampleOptional() {
	link := authlink.AuthLink{Label: authlink.Some("Sandbox"), Provider: authlink.Null[string]()}
	for _, property := range []authlink.Optional[string]{link.Label, link.Provider, link.AccountID} {
		value, ok := property.Get()
		fmt.Printf("%q %v null: %v, absent: %v\n", value, ok, property.IsNull(), property.IsZero())
	}
	// Output:
	// "Sandbox" true null: false, absent: false
	// "" false null: true, absent: false
	// "" false null: false, absent: true
}

func ExampleOrganizationID() {
	for _, id := range []authlink.OrganizationID{authlink.NumberID("12345678901234567890.10"), authlink.StringID("org-7")} {
		data, err := json.Marshal(id)
		fmt.Println(id, id.IsString(), string(data), err)
	}
	// Output:
	// 12345678901234567890.10 false 12345678901234567890.10 <nil>
	// org-7 true "org-7" <nil>
}

// Neither fmt nor log/slog shows the token, or what opens the page.
func ExampleAuthLink() {
	link := exampleLink()
	fmt.Printf("%v\n", link)
	fmt.Printf("%#v\n", []any{*link}[0])

	handler := slog.NewTextHandler(os.Stdout, &slog.HandlerOptions{
		ReplaceAttr: func(_ []string, a slog.Attr) slog.Attr {
			if a.Key == slog.TimeKey {
				return slog.Attr{}
			}
			return a
		},
	})
	slog.New(handler).Info("created", "link", link)
	// Output:
	// AuthLink{id: 4148.57, projectId: "staging", originOwnerId: "customer-1", createdAt: 2025-02-13T09:44:27Z, authLinkUrl: https://connect.example.com/…, token: <token>}
	// AuthLink{id: 4148.57, projectId: "staging", originOwnerId: "customer-1", createdAt: 2025-02-13T09:44:27Z, authLinkUrl: https://connect.example.com/…, token: <token>}
	// level=INFO msg=created link.id=4148.57 link.projectId=staging link.originOwnerId=customer-1 link.createdAt=2025-02-13T09:44:27Z link.authLinkUrl=https://connect.example.com/… link.token=<token>
}

// What travels over HTTP is not what encoding/json reads into an AuthLink.
func ExampleAuthLink_UnmarshalJSON() {
	var link authlink.AuthLink
	fmt.Println(json.Unmarshal([]byte(`{"id": 7, "auth_link_url": "https://example.com/", "token": "secret"}`), &link))
	// Output:
	// this auth link is in the form wire, and encoding/json reads the form sdk: call authlink.Variant{Form: authlink.FormWire}.Decode
}

// A configuration names forms, editions and drafts by their texts.
func ExampleForm() {
	var config struct {
		Form    authlink.Form
		Edition authlink.Edition
		Draft   authlink.Draft
	}
	err := json.Unmarshal([]byte(`{"form": "dump", "edition": "4.19.5", "draft": "7"}`), &config)
	fmt.Println(config.Form, config.Edition, config.Draft, err)

	data, err := json.Marshal(config)
	fmt.Println(string(data), err)
	fmt.Println(json.Unmarshal([]byte(`{"form": "kebab"}`), &config))
	// Output:
	// dump 2025-03-31 7 <nil>
	// {"Form":"dump","Edition":"2025-03-31","Draft":"7"} <nil>
	// no form is called "kebab"; the forms are sdk, wire, dump
}

func ExampleParseForm() {
	for _, name := range []string{"wire", "Wire"} {
		form, err := authlink.ParseForm(name)
		fmt.Println(form, err)
	}
	// Output:
	// wire <nil>
	// sdk no form is called "Wire"; the forms are sdk, wire, dump
}
