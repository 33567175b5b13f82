package selection

import "testing"

func TestQuoteLiterals(t *testing.T) {
	for path, want := range map[string]string{
		"$.true":                `$['true']`,
		"$.a.null.b":            `$.a['null'].b`,
		"$..false":              `$..['false']`,
		"$.trueish":             "$.trueish",
		"$.true_":               "$.true_",
		"$.truè":                "$.truè",
		"$.trueè":               "$.trueè",
		"$['a.true']":           "$['a.true']",
		`$["a\".true"].true`:    `$["a\".true"]['true']`,
		"$[?@.true == true]":    "$[?@['true'] == true]",
		"$[?@.a == '.null']":    "$[?@.a == '.null']",
		"$[?@.a == 'open .null": "$[?@.a == 'open .null",
	} {
		if got := quoteLiterals(path); got != want {
			t.Errorf("%s: %s, want %s", path, got, want)
		}
	}
	if _, err := Parse([]string{"$.true", "$..null[*]"}); err != nil {
		t.Error(err)
	}
}
