package authlink

import (
	"encoding/json"
	"errors"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"example.com/authlink/internal/schematest"
	"example.com/authlink/schema"
)

func TestEncode(t *testing.T) {
	link := minimal()
	link.CreatedAt = link.CreatedAt.In(time.FixedZone("", 90*60))
	link.Categories = Some([]Category{CategoryHRISLegacy, CategoryStackOne, CategoryATS})
	link.Label = Null[string]()
	link.Provider = Some("<a&b>")
	const head = `{"authLinkUrl":"https://example.com/",`
	const rest = `"createdAt":"2025-02-13T09:44:27.866Z","id":1,"label":null,"organizationId":2,` +
		`"originOwnerId":"o","originOwnerName":"n","projectId":"p","provider":"<a&b>","token":"t"}`
	for form, want := range map[Form]string{
		FormSDK:  head + `"categories":["hrisLegacy","stackOne","ats"],` + rest,
		FormDump: head + `"categories":["hris-legacy","stackone","ats"],` + rest,
		FormWire: `{"auth_link_url":"https://example.com/","categories":["hris-legacy","stackone","ats"],` +
			`"created_at":"2025-02-13T09:44:27.866Z","id":1,"label":null,"organization_id":2,` +
			`"origin_owner_id":"o","origin_owner_name":"n","project_id":"p","provider":"<a&b>","token":"t"}`,
	} {
		got, err := Variant{Form: form}.Encode(link)
		if err != nil || string(got) != want {
			t.Errorf("%v:\n got %s, %v\nwant %s", form, got, err, want)
		}
	}
}

func TestEncodeRefuses(t *testing.T) {
	late := Variant{Form: FormWire, Edition: LatestEdition}
	tests := []struct {
		name    string
		variant Variant
		change  func(*AuthLink)
		want    string
	}{
		{"late properties", Variant{Form: FormWire}, func(l *AuthLink) {
			l.IntegrationID, l.Metadata = Null[string](), Some(map[string]json.RawMessage{})
		}, "encode: the edition 2024-12-02 has no integration_id (it has come with 2025-12-03), " +
			"no metadata (it has come with 2025-03-10): leave that out, or encode a later edition"},
		{"a late category", Variant{}, func(l *AuthLink) { l.Categories = Some([]Category{CategoryTicketing}) },
			`encode: the edition 2024-12-02 in the form sdk does not take this auth link: `},
		{"a number for a string", late, func(*AuthLink) {},
			`encode: the edition 2026-02-09 in the form wire does not take this auth link: `},
		{"no id", Variant{}, func(l *AuthLink) { l.ID = "" }, "encode: id: it is empty: set a number"},
		{"no organization", late, func(l *AuthLink) { l.OrganizationID = OrganizationID{} },
			"encode: organization_id: it is empty: set NumberID or StringID"},
		{"no number", Variant{}, func(l *AuthLink) { l.ID = "x" }, "encode: id: json: "},
		{"a number without end", Variant{}, func(l *AuthLink) { l.ID = "1e9999999" }, "encode: the edition 2024-12-02 in the form sdk"},
		{"a year that RFC 3339 does not have", Variant{}, func(l *AuthLink) { l.CreatedAt = time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC) },
			"encode: createdAt: "},
		{"broken text", Variant{}, func(l *AuthLink) { l.Token = "\xff" }, "encode: token: it is not UTF-8"},
		{"broken optional text", Variant{}, func(l *AuthLink) { l.Label = Some("\xff") }, "encode: label: it is not UTF-8"},
		{"a broken category", Variant{}, func(l *AuthLink) { l.Categories = Some([]Category{"\xff"}) }, "encode: categories: it is not UTF-8"},
		{"a broken identifier", Variant{}, func(l *AuthLink) { l.OrganizationID = StringID("\xff") }, "encode: organizationId: it is not UTF-8"},
		{"a broken type", late, func(l *AuthLink) { l.Type = Some(SessionType("\xff")) }, "encode: type: it is not UTF-8"},
		{"a broken name", late, func(l *AuthLink) {
			l.OrganizationID, l.Metadata = StringID("2"), Some(map[string]json.RawMessage{"\xff": json.RawMessage("1")})
		}, "encode: metadata: it is not UTF-8"},
		{"broken metadata", late, func(l *AuthLink) {
			l.OrganizationID, l.Metadata = StringID("2"), Some(map[string]json.RawMessage{"a": json.RawMessage("{")})
		}, "encode: metadata: json: "},
		{"metadata with equal names", late, func(l *AuthLink) {
			l.OrganizationID, l.Metadata = StringID("2"), Some(map[string]json.RawMessage{"a": json.RawMessage(`{"b":1,"b":2}`)})
		}, "encode: the edition 2026-02-09 in the form wire does not take this auth link: "},
		{"no such form", Variant{Form: 9}, func(*AuthLink) {}, "there is no Form(9)"},
		{"no such edition", Variant{Edition: 99}, func(*AuthLink) {}, "there is no Edition(99)"},
	}
	for _, test := range tests {
		link := minimal()
		test.change(link)
		data, err := test.variant.Encode(link)
		if data != nil || err == nil || !strings.HasPrefix(err.Error(), test.want) {
			t.Errorf("%s: %s, %v, want %s", test.name, data, err, test.want)
		}
	}
	if data, err := (Variant{}).Encode(nil); data != nil || err == nil || err.Error() != "encode: there is no auth link: it is nil" {
		t.Errorf("nil: %s, %v", data, err)
	}
}

func TestEncodeGivesTheErrorOfValidate(t *testing.T) {
	_, err := Variant{Edition: LatestEdition}.Encode(minimal())
	invalid, ok := errors.AsType[*ValidationError](err)
	if !ok || len(invalid.Violations) != 1 || invalid.Violations[0].InstanceLocation != "/organizationId" {
		t.Errorf("%v", err)
	}
}

// TestEncodeOfALateAuthLink is how an early mock is made of it.
func TestEncodeOfALateAuthLink(t *testing.T) {
	link, err := Variant{Edition: Edition20251203}.Decode(payload(t, FormSDK, map[string]any{"integrationId": "i", "metadata": nil}))
	if err != nil {
		t.Fatal(err)
	}
	link.IntegrationID = Optional[string]{}
	link.Metadata = Optional[map[string]json.RawMessage]{}
	data, err := Variant{Form: FormWire}.Encode(link)
	if err != nil || strings.Contains(string(data), "metadata") {
		t.Errorf("%s, %v", data, err)
	}
}

// TestNoPropertyHasGone is what checkFits relies on: the latest edition has every
// property that an auth link may hold.
func TestNoPropertyHasGone(t *testing.T) {
	if n, want := len(schema.Properties(LatestEdition)), reflect.TypeFor[AuthLink]().NumField(); n != want {
		t.Errorf("the latest edition has %d properties, an AuthLink %d fields", n, want)
	}
}

// TestEncodeAndDecode proves for random auth links that what Encode writes in any
// variant is valid, and that Decode reads the same from it.
func TestEncodeAndDecode(t *testing.T) { encodeAndDecode(t, 40) }

func TestSoakEncodeAndDecode(t *testing.T) {
	schematest.NeedsSoak(t)
	encodeAndDecode(t, 4_000)
}

// encodeAndDecode makes so many auth links of every variant.
func encodeAndDecode(t *testing.T, count int) {
	for _, v := range allVariants() {
		t.Run(v.fileName(), func(t *testing.T) {
			g := linkGenerator{rand.New(rand.NewPCG(7, uint64(v.Edition-EarliestEdition)))}
			for range count {
				checkEncode(t, v, g.link(v.Edition))
			}
		})
	}
}

func checkEncode(t *testing.T, v Variant, want *AuthLink) {
	t.Helper()
	data, err := v.Encode(want)
	if err != nil {
		t.Fatalf("%s: %v", mustMarshal(t, want), err)
	}
	if err := v.Validate(data); err != nil {
		t.Fatalf("%s: %v", data, err)
	}
	got, err := v.Decode(data)
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Fatalf("%s is read as %s, %v, want %s", data, mustMarshal(t, got), err, mustMarshal(t, want))
	}
}

// mustMarshal shows all of an auth link.
func mustMarshal(t *testing.T, link *AuthLink) []byte {
	t.Helper()
	data, err := json.Marshal(link)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// A linkGenerator makes auth links that an edition takes.
type linkGenerator struct{ *rand.Rand }

func (g linkGenerator) link(e Edition) *AuthLink {
	link := &AuthLink{
		AccountID:       optional(g, g.text),
		AuthLinkURL:     g.text(),
		Categories:      optional(g, func() []Category { return g.categories(e) }),
		CreatedAt:       time.Unix(g.Int64N(253402300800), g.Int64N(1e9)).UTC(), // before the year 10000
		ID:              g.number(),
		Label:           optional(g, g.text),
		OrganizationID:  g.organization(e),
		OriginOwnerID:   g.text(),
		OriginOwnerName: g.text(),
		OriginUsername:  optional(g, g.text),
		ProjectID:       g.text(),
		Provider:        optional(g, g.text),
		Token:           g.text(),
	}
	if e >= Edition20250310 {
		link.Metadata = optional(g, g.metadata)
	}
	if e >= Edition20250331 {
		link.ExternalTriggerToken = optional(g, g.text)
	}
	if e >= Edition20250628 {
		link.Type = optional(g, func() SessionType { return SessionType(g.text()) })
	}
	if e >= Edition20251203 {
		link.IntegrationID = optional(g, g.text)
	}
	return link
}

func optional[T any](g linkGenerator, value func() T) Optional[T] {
	return []Optional[T]{{}, Null[T](), Some(value())}[g.IntN(3)]
}

func (g linkGenerator) text() string {
	const letters = "aB1 _-<>&\"\\/\n\t\x00\x7fé\u2028\ufffd😀"
	runes := []rune(letters)
	text := make([]rune, g.IntN(8))
	for i := range text {
		text[i] = runes[g.IntN(len(runes))]
	}
	return string(text)
}

func (g linkGenerator) number() json.Number {
	return []json.Number{"0", "-0", "1", "4148.57", "12345678901234567890.10", "-1E400", "1e-7"}[g.IntN(7)]
}

func (g linkGenerator) organization(e Edition) OrganizationID {
	switch {
	case e < Edition20260127:
		return NumberID(g.number())
	case e == Edition20260127 && g.IntN(2) == 0:
		return NumberID([]json.Number{"0", "12345678901234567890", "1e2", "3.0"}[g.IntN(4)])
	}
	return StringID(g.text())
}

func (g linkGenerator) categories(e Edition) []Category {
	all := e.Categories()
	list := make([]Category, g.IntN(5))
	for i := range list {
		list[i] = all[g.IntN(len(all))]
	}
	return list
}

func (g linkGenerator) metadata() map[string]json.RawMessage {
	values := []string{`null`, `{"a":[1,"\u00e9"],"<":"&"}`, `12345678901234567890.10`, `""`, `[]`}
	metadata := map[string]json.RawMessage{}
	for range g.IntN(4) {
		metadata[g.text()] = json.RawMessage(values[g.IntN(len(values))])
	}
	return metadata
}

func TestLinkGeneratorIsVaried(t *testing.T) {
	g := linkGenerator{rand.New(rand.NewPCG(7, 7))}
	var seen []string
	for range 20 {
		seen = append(seen, string(mustMarshal(t, g.link(LatestEdition))))
	}
	slices.Sort(seen)
	if n := len(slices.Compact(seen)); n < 20 {
		t.Errorf("%d of 20 auth links differ", n)
	}
}
