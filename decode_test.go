package authlink

import (
	"encoding/json"
	"maps"
	"reflect"
	"testing"
	"time"

	"example.com/authlink/schema"
)

// payload gives a minimal payload with other members set, or added.
func payload(t *testing.T, form Form, members map[string]any) []byte {
	t.Helper()
	object := map[string]any{
		"authLinkUrl": "https://example.com/", "createdAt": "2025-02-13T09:44:27.866Z", "id": 1, "organizationId": 2,
		"originOwnerId": "o", "originOwnerName": "n", "projectId": "p", "token": "t",
	}
	if form == FormWire {
		object = map[string]any{
			"auth_link_url": "https://example.com/", "created_at": "2025-02-13T09:44:27.866Z", "id": 1, "organization_id": 2,
			"origin_owner_id": "o", "origin_owner_name": "n", "project_id": "p", "token": "t",
		}
	}
	maps.Copy(object, members)
	data, err := json.Marshal(object)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func minimal() *AuthLink {
	return &AuthLink{
		AuthLinkURL:     "https://example.com/",
		CreatedAt:       time.Date(2025, 2, 13, 9, 44, 27, 866e6, time.UTC),
		ID:              "1",
		OrganizationID:  schema.NumberID("2"),
		OriginOwnerID:   "o",
		OriginOwnerName: "n",
		ProjectID:       "p",
		Token:           "t",
	}
}

func TestDecode(t *testing.T) {
	number := json.Number("12345678901234567890.10")
	tests := []struct {
		name    string
		form    Form
		members map[string]any
		want    func(*AuthLink)
	}{
		{"minimal", FormSDK, nil, func(*AuthLink) {}},
		{"minimal", FormWire, nil, func(*AuthLink) {}},
		{"every digit is kept", FormSDK, map[string]any{"id": number, "organizationId": json.Number("1E2")},
			func(l *AuthLink) { l.ID, l.OrganizationID = number, schema.NumberID("1E2") }},
		{"categories of the SDK", FormSDK, map[string]any{"categories": []string{"hrisLegacy", "stackOne", "ats", "ats"}},
			func(l *AuthLink) { l.Categories = schema.Some([]Category{"hrisLegacy", "stackOne", "ats", "ats"}) }},
		{"categories of the wire", FormWire, map[string]any{"categories": []string{"hris-legacy", "stackone", "ats"}},
			func(l *AuthLink) { l.Categories = schema.Some([]Category{"hrisLegacy", "stackOne", "ats"}) }},
		{"categories of a dump", FormDump, map[string]any{"categories": []string{"hris-legacy", "stackone", "ats"}},
			func(l *AuthLink) { l.Categories = schema.Some([]Category{"hrisLegacy", "stackOne", "ats"}) }},
		{"null and empty", FormWire, map[string]any{"categories": nil, "label": nil, "account_id": "", "provider": "x", "origin_username": "y"},
			func(l *AuthLink) {
				l.Categories, l.Label = schema.Null[[]Category](), schema.Null[string]()
				l.AccountID, l.Provider, l.OriginUsername = schema.Some(""), schema.Some("x"), schema.Some("y")
			}},
		{"no categories", FormSDK, map[string]any{"categories": []string{}},
			func(l *AuthLink) { l.Categories = schema.Some([]Category{}) }},
		{"names are exact", FormSDK, map[string]any{"TOKEN": "x", "Token": 1, "created_at": 5, "ID": nil, "\u212aind": true},
			func(*AuthLink) {}},
		{"names of the other form", FormWire, map[string]any{"createdAt": 1, "accountId": 1}, func(*AuthLink) {}},
		{"an offset", FormSDK, map[string]any{"createdAt": "2025-02-13T11:14:27.866+01:30"}, func(*AuthLink) {}},
		{"lower case", FormSDK, map[string]any{"createdAt": "2025-02-13t09:44:27.866z"}, func(*AuthLink) {}},
		{"a leap second", FormSDK, map[string]any{"createdAt": "2016-12-31T23:59:60.25Z"},
			func(l *AuthLink) { l.CreatedAt = time.Date(2017, 1, 1, 0, 0, 0, 250e6, time.UTC) }},
	}
	for _, test := range tests {
		t.Run(test.form.String()+"/"+test.name, func(t *testing.T) {
			data := payload(t, test.form, test.members)
			got, err := Variant{Form: test.form}.Decode(data)
			if err != nil {
				t.Fatalf("%s: %v", data, err)
			}
			want := minimal()
			test.want(want)
			if !reflect.DeepEqual(got, want) {
				t.Errorf("%s:\n got %+v\nwant %+v", data, got, want)
			}
		})
	}
}

func TestDecodeGivesTheErrorOfValidate(t *testing.T) {
	for _, data := range []string{`{`, `{}`, `null`, `[]`, string(payload(t, FormWire, nil))} {
		link, err := Decode([]byte(data))
		if want := Validate([]byte(data)); link != nil || err == nil || err.Error() != want.Error() {
			t.Errorf("%s: %v, want %v", data, err, want)
		}
	}
}

// TestDecodeReadsWhatIsWritten is the way there and back.
func TestDecodeReadsWhatIsWritten(t *testing.T) {
	want := minimal()
	want.Categories = schema.Some([]Category{CategoryStackOne, CategoryHRISLegacy})
	want.Label = schema.Null[string]()
	want.Provider = schema.Some("hibob")
	data, err := json.Marshal(want)
	if err != nil {
		t.Fatal(err)
	}
	got, err := Decode(data)
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("%s:\n got %+v, %v\nwant %+v", data, got, err, want)
	}
}

// FuzzDecode proves that what Validate accepts, Decode reads, and that what it
// reads can be written and read again.
func FuzzDecode(f *testing.F) {
	f.Add("2016-12-31T23:59:60Z", "1e400", `["ats"]`)
	f.Add("2025-02-13t09:44:27.5+01:30", "-0.0", `null`)
	f.Add("2025-02-13T02:+9:43Z", "1", `["hris-legacy","stackone"]`)
	f.Add("2025-02-13 09:44:27Z", "1", `["hris-legacy","stackone"]`)
	f.Fuzz(func(t *testing.T, createdAt, id, categories string) {
		if !json.Valid([]byte(id)) || !json.Valid([]byte(categories)) {
			return
		}
		for form, name := range []string{FormSDK: "createdAt", FormWire: "created_at", FormDump: "createdAt"} {
			checkDecode(t, Variant{Form: Form(form)}, payload(t, Form(form), map[string]any{
				name: createdAt, "id": json.RawMessage(id), "categories": json.RawMessage(categories),
			}))
		}
	})
}

func checkDecode(t *testing.T, c Variant, data []byte) {
	t.Helper()
	if c.Validate(data) != nil {
		return
	}
	link, err := c.Decode(data)
	if err != nil {
		t.Fatalf("%s: %v", data, err)
	}
	if link.CreatedAt.Year() > 9999 {
		return // a leap second at the end of time, which package time cannot write
	}
	written, err := json.Marshal(link)
	if err != nil {
		t.Fatalf("%s: %v", data, err)
	}
	again, err := Decode(written)
	if err != nil || !reflect.DeepEqual(again, link) {
		t.Fatalf("%s is written as %s, which is read as %+v, %v", data, written, again, err)
	}
}
