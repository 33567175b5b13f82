package variants

import (
	"fmt"
	"slices"
	"testing"

	"example.com/authlink/internal/jsonindex"
)

func TestSpelling(t *testing.T) {
	for _, test := range []struct {
		to       Variant
		document string
		want     []string // what comes in the place of what
	}{
		{Variant{1, 0}, `{"orderId": 1, "lineItems": [{"itemCount": 2, "isGift": true}], "orderState": "paidUp", "unknownName": "paidUp"}`,
			[]string{"orderId order_id", "lineItems line_items", "itemCount item_count", "orderState order_state", "paidUp paid-up"}},
		{Variant{0, 0}, `{"order_id": 1, "order_state": "paid-up"}`, []string{"order_id orderId", "order_state orderState", "paid-up paidUp"}},
		{Variant{0, 0}, `{"orderId": 1, "orderState": "paidUp"}`, nil},
		{Variant{0, 0}, `{"orderId": 1, "order_id": 2}`, []string{"order_id orderId, which orderId has"}},
		{Variant{0, 1}, `{"line_items": [{"item_count": "many", "is_gift": true}], "self": {"order_id": 1}}`,
			[]string{"line_items lineItems", "item_count itemCount", "is_gift isGift"}},
		{Variant{0, 0}, `["order_id"]`, nil},
	} {
		doc := new(jsonindex.Index)
		if err := doc.Parse([]byte(test.document), jsonindex.Options{}); err != nil {
			t.Fatal(err)
		}
		to := Chosen{order(), test.to}
		var got []string
		for _, r := range append(to.Names(doc), to.Values(doc)...) {
			text := fmt.Sprintf("%s %s", doc.Text(r.Token), r.Text)
			if r.Before != "" {
				text += ", which " + r.Before + " has"
			}
			got = append(got, text)
		}
		slices.Sort(got)
		slices.Sort(test.want)
		if !slices.Equal(got, test.want) {
			t.Errorf("%v %s\ngot  %q\nwant %q", test.to, test.document, got, test.want)
		}
	}
}
