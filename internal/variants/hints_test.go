package variants

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"
)

// number is a number of a document.
func number(text string) json.Number { return json.Number(text) }

// order is a contract of two editions and two forms.
func order() *Contract {
	schemas := []string{
		`{"$ref": "#/$defs/Order", "$defs": {"Order": {"properties": {
			"orderId": {"type": "integer"}, "orderState": {"enum": ["new", "paidUp"]},
			"lineItems": {"items": {"$ref": "#/$defs/Item"}}, "tax": {"anyOf": [{"type": "number"}, {"type": "null"}]}}, "required": ["orderId"]},
			"Item": {"allOf": [{"properties": {"itemCount": {"type": "integer"}}}]}}}`,
		`{"properties": {"orderId": {"type": "string"}, "orderState": {"enum": ["new", "paidUp", "shippedOut"]},
			"lineItems": {"items": {"properties": {"itemCount": {"type": ["integer", "string"]}, "isGift": {"const": true}}}},
			"self": {"$ref": "#/properties/self"}, "note": {"type": "string"}, "at": {"type": "string", "format": "date"}}, "required": ["orderId", "note"]}`,
	}
	return &Contract{
		Name: "order", Editions: []string{"1", "2"}, Lists: []List{{"/orderState", "state", "states"}},
		Forms: []Form{{Name: "sdk", Style: CamelCase}, {Name: "wire", Style: SnakeCase, Values: map[string]string{"paidUp": "paid-up"}},
			{Name: "raw", Style: CamelCase, Values: map[string]string{"paidUp": "paid-up"}}},
		Source: func(edition int) []byte { return []byte(schemas[edition]) },
	}
}

func TestTakenBy(t *testing.T) {
	for _, test := range []struct {
		variant  Variant
		location string
		value    any
		want     string
	}{
		{Variant{0, 0}, "/orderId", "a", "2"},
		{Variant{0, 1}, "/orderId", number("1"), "1"},
		{Variant{0, 1}, "/orderId", number("1.5"), ""},
		{Variant{0, 0}, "/orderState", "shippedOut", "2"},
		{Variant{1, 0}, "/order_state", "shippedOut", "2"},
		{Variant{1, 1}, "/order_state", "paidUp", ""}, // as another form spells it
		{Variant{0, 0}, "/orderState", "other", ""},
		{Variant{0, 0}, "/lineItems/3/itemCount", "many", "2"},
		{Variant{1, 0}, "/line_items/3/item_count", "many", "2"},
		{Variant{0, 1}, "/tax", nil, "1"},
		{Variant{0, 1}, "/tax", "a", ""},
		{Variant{0, 0}, "/lineItems/0/isGift", true, "2"},
		{Variant{0, 0}, "/lineItems/0/isGift", false, ""},
		{Variant{0, 0}, "/self", "a", ""}, // which leads back to itself
		{Variant{0, 0}, "/unknown", "a", ""},
	} {
		got, ok := order().Hints(test.variant).TakenBy(test.location, test.value)
		if got != test.want || ok != (test.want != "") {
			t.Errorf("%v %s %v: got %q, %t", test.variant, test.location, test.value, got, ok)
		}
	}
}

func TestOtherForm(t *testing.T) {
	for _, test := range []struct {
		form       int
		name, want string
	}{
		{0, "order_id", "wire"}, {0, "orderId", ""}, {0, "Order_Id", ""}, {1, "orderId", "sdk"}, {1, "order-id", ""},
	} {
		if got, ok := order().Hints(Variant{test.form, 0}).OtherForm(test.name, nil); got != test.want || ok != (test.want != "") {
			t.Errorf("%d %s: got %q, %t", test.form, test.name, got, ok)
		}
	}
	raw := map[string]any{"orderId": 1, "orderState": []any{"paid-up"}}
	if got, _ := order().Hints(Variant{1, 0}).OtherForm("orderId", raw); got != "raw" {
		t.Errorf("of what the values say is raw: got %q", got)
	}
	if documented, form, ok := order().Hints(Variant{0, 0}).Dumped("paid-up"); documented != "paidUp" || form != "raw" || !ok {
		t.Errorf("paid-up: got %q, %q, %t", documented, form, ok)
	}
	if _, _, ok := order().Hints(Variant{0, 0}).Dumped("paidUp"); ok {
		t.Error("paidUp is documented")
	}
}

func TestProperties(t *testing.T) {
	var got []string
	for _, p := range order().Properties(1) {
		got = append(got, fmt.Sprint(p))
	}
	want := []string{
		"{at [at at at] false false}", "{lineItems [lineItems line_items lineItems] false false}", "{note [note note note] true true}",
		"{orderId [orderId order_id orderId] true true}", "{orderState [orderState order_state orderState] false false}", "{self [self self self] false false}",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
	if got := order().Properties(0); len(got) != 4 || got[1].Name != "orderId" || !got[1].Required {
		t.Errorf("through a reference: got %v", got)
	}
	for name, want := range map[string]int{"order_id": 0, "note": 1, "orderId": -1, "none": -1} {
		if got := order().Since(1, name); got != want {
			t.Errorf("%s: got %d, want %d", name, got, want)
		}
	}
}
