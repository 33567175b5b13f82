package schema

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
	"time"
)

const sdkPayload = `{
	"accountId": null, "authLinkUrl": "https://connect.example.com/", "categories": ["hrisLegacy", "stackOne", "new"],
	"createdAt": "2025-02-13T09:44:27.866Z", "externalTriggerToken": "x", "id": 12345678901234567890.10,
	"metadata": {"a": 1}, "organizationId": "7", "originOwnerId": "o", "originOwnerName": "n", "projectId": "p",
	"token": "t", "type": "test", "unknown": 1, "created_at": 2, "TOKEN": 3, "Token": 4, "projectid": 5
}`

// TestUnmarshal reads by exact names: encoding/json alone would take TOKEN for token.
func TestUnmarshal(t *testing.T) {
	want := AuthLink{
		AccountID:            Null[string](),
		AuthLinkURL:          "https://connect.example.com/",
		Categories:           Some([]Category{CategoryHRISLegacy, CategoryStackOne, "new"}),
		CreatedAt:            time.Date(2025, 2, 13, 9, 44, 27, 866e6, time.UTC),
		ExternalTriggerToken: Some("x"),
		ID:                   "12345678901234567890.10",
		Metadata:             Some(map[string]json.RawMessage{"a": json.RawMessage("1")}),
		OrganizationID:       StringID("7"),
		OriginOwnerID:        "o",
		OriginOwnerName:      "n",
		ProjectID:            "p",
		Token:                "t",
		Type:                 Some(SessionTest),
	}
	var got AuthLink
	if err := json.Unmarshal([]byte(sdkPayload), &got); err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("%v, %v", got, err)
	}
	written, err := json.Marshal(got)
	var again AuthLink
	if err != nil || json.Unmarshal(written, &again) != nil || !reflect.DeepEqual(again, want) {
		t.Errorf("%s is read as %v, %v", written, again, err)
	}
}

// TestUnmarshalKeeps is what encoding/json does with any struct.
func TestUnmarshalKeeps(t *testing.T) {
	link := AuthLink{ProjectID: "before", Token: "before"}
	for _, data := range []string{`null`, `{}`, `{"projectId": null}`} {
		if err := json.Unmarshal([]byte(data), &link); err != nil || link.ProjectID != "before" {
			t.Errorf("%s: %v", data, err)
		}
	}
	if err := json.Unmarshal([]byte(`{"token": "after"}`), &link); err != nil || link.Token != "after" || link.ProjectID != "before" {
		t.Errorf("%q, %q, %v", link.Token, link.ProjectID, err)
	}
}

func TestUnmarshalAnotherForm(t *testing.T) {
	const wire = "this auth link is in the form wire, and encoding/json reads the form sdk: call authlink.Variant{Form: authlink.FormWire}.Decode"
	const dump = "this auth link is in the form dump, and encoding/json reads the form sdk: call authlink.Variant{Form: authlink.FormDump}.Decode"
	tests := []struct{ name, data, want string }{
		{"wire", `{"id": 1, "organization_id": 2, "token": "t", "categories": ["hris-legacy"]}`, wire},
		{"wire, invalid", `{"id": true, "organization_id": 2, "categories": 1}`, wire},
		{"dump", `{"id": 1, "organizationId": 2, "categories": ["ats", "stackone"]}`, dump},
		{"an array", `[]`, "an auth link is an object: json: cannot unmarshal array"},
		{"a text", `"x"`, "an auth link is an object: json: cannot unmarshal string"},
		{"a wrong type", `{"token": ["s3cret"]}`, "token: json: cannot unmarshal array"},
		{"a wrong time", `{"createdAt": "yesterday"}`, "createdAt: "},
	}
	for _, test := range tests {
		link := AuthLink{ProjectID: "before"}
		err := json.Unmarshal([]byte(test.data), &link)
		if err == nil || !strings.HasPrefix(err.Error(), test.want) {
			t.Errorf("%s: %v, want %s", test.name, err, test.want)
		}
		if !reflect.DeepEqual(link, AuthLink{ProjectID: "before"}) {
			t.Errorf("%s: the auth link became %v", test.name, link)
		}
	}
}

// TestUnmarshalInside reads auth links that stand in something.
func TestUnmarshalInside(t *testing.T) {
	var answer struct {
		Links []AuthLink
		Link  *AuthLink
	}
	if err := json.Unmarshal([]byte(`{"Links": [`+sdkPayload+`], "Link": `+sdkPayload+`}`), &answer); err != nil {
		t.Fatal(err)
	}
	if answer.Links[0].Token != "t" || answer.Link.Token != "t" {
		t.Errorf("%v", answer)
	}
	if err := json.Unmarshal([]byte(`{"Link": {"project_id": "p"}}`), &answer); err == nil || !strings.Contains(err.Error(), "FormWire") {
		t.Errorf("%v", err)
	}
}

func TestUnmarshalSyntax(t *testing.T) {
	if err := new(AuthLink).UnmarshalJSON([]byte(`{`)); err == nil {
		t.Error("no error of half a document")
	}
}
