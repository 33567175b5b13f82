package authlink

import (
	"strings"
	"testing"
)

func TestSecretsByPlace(t *testing.T) {
	const schema = `{"properties": {"payment": {"$ref": "#/$defs/Payment"}, "cards": {"items": {"properties": {"number": {"type": "integer"}}}}, "size": {"maximum": 3}},
		"$defs": {"Payment": {"properties": {"iban": {"pattern": "^[A-Z]{2}"}}}}}`
	v, err := Compile([]byte(schema), &Options{Secrets: []string{"/payment/iban", "/cards/*/number", "/plain/*", "/parcel/1"}})
	if err != nil {
		t.Fatal(err)
	}
	const document = `{"payment": {"iban": "x-one"}, "cards": [{"number": "4111"}, {"number": 5, "type": "gold"}], "plain": {"a": ["x-two"], "b": 7}, "parcel": ["here", "x-three"], "size": 9}`
	err = v.Validate([]byte(document))
	if err == nil || strings.Count(err.Error(), "\n") > 3 {
		t.Fatalf("got %v", err)
	}
	masked := string(v.Redact([]byte(document)))
	for _, secret := range []string{"x-one", "4111", "x-two", "x-three"} {
		if strings.Contains(err.Error(), secret) || strings.Contains(masked, secret) {
			t.Errorf("%s is in %v or in %s", secret, err, masked)
		}
	}
	for _, word := range []string{"gold", "here", `"size": 9`, `"iban"`} {
		if !strings.Contains(masked, word) {
			t.Errorf("%s is masked in %s", word, masked)
		}
	}
	broken := `{"payment": {"iban": "x-one"}, "cards": [{"number": 4111}], "plain": {"a": ["x-two"]}, "size": 9 9}`
	masked = string(v.Redact([]byte(broken)))
	for _, secret := range []string{"x-one", "4111", "x-two"} {
		if strings.Contains(masked, secret) {
			t.Errorf("of a text that is no JSON, %s is in %s", secret, masked)
		}
	}
	if !strings.Contains(masked, `"size": 9 9`) {
		t.Errorf("of a text that is no JSON, too much is masked: %s", masked)
	}
	for _, pointer := range []string{"", "iban", "/a~2"} {
		if _, err := Compile([]byte(schema), &Options{Secrets: []string{pointer}}); err == nil || !strings.Contains(err.Error(), "is not a JSON Pointer") {
			t.Errorf("the secret %q: got %v", pointer, err)
		}
	}
}
