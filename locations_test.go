package authlink_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"example.com/authlink"
)

// TestLocationsAreBounded: the engine would take gigabytes for each of these schemas.
func TestLocationsAreBounded(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a second")
	}
	long, many := strings.Repeat("n", 2<<20), strings.Repeat(`,{"minimum": 1}`, 500)
	name := fmt.Sprintf(`{"properties": {"%s": {"allOf": [true%s]}}}`, long, many)
	resources := map[string][]byte{"other.json": []byte(name)}
	for _, test := range []struct {
		name, schema string
		opts         *authlink.Options
		location     string // its end
		line         int
	}{
		{"a name", name, nil, "/allOf/30", 1},
		{"an identifier", fmt.Sprintf(`{"$id": "https://example.com/%s", "allOf": [true%s]}`, long, many), nil, "/allOf/14", 1},
		{"an identifier of a part", fmt.Sprintf(`{"$defs": {"a": {"$id": "https://example.com/%s/", "allOf": [true%s]}}}`, long, many), nil, "/$defs/a/allOf/30", 1},
		{"identifiers in a part", fmt.Sprintf(`{"$defs": {"a": {"$id": "%s/", "allOf": [true%s]}}}`, long, strings.ReplaceAll(many, `"minimum": 1`, `"$id": "x"`)), nil, "", 1},
		{"a resource", `{"$ref": "other.json"}`, &authlink.Options{Resources: resources}, "", 0},
	} {
		_, err := authlink.Compile([]byte(test.schema), test.opts)
		var e *authlink.SchemaError
		if !errors.As(err, &e) || !strings.Contains(e.Message, "more than 64 MiB") || !strings.HasSuffix(e.KeywordLocation, test.location) || e.Line != test.line {
			t.Errorf("%s: %.300v", test.name, err)
		}
		if len(err.Error()) > 2000 {
			t.Errorf("%s: the error is %d bytes long", test.name, len(err.Error()))
		}
	}
}

// TestManyLocationsCompile: what people write is far from the bound.
func TestManyLocationsCompile(t *testing.T) {
	schema := fmt.Sprintf(`{"properties": {"%s": {"enum": [true%s]}}}`, strings.Repeat("n", 100), strings.Repeat(`,{"minimum": 1}`, 30_000))
	if _, err := authlink.Compile([]byte(schema), nil); err != nil {
		t.Errorf("%.300v", err)
	}
}

// TestEscapedNameInError: a name with a percent sign is no escape of a URL.
func TestEscapedNameInError(t *testing.T) {
	_, err := authlink.Compile([]byte(`{"properties": {"%41": {"type": "x"}}}`), nil)
	var e *authlink.SchemaError
	if !errors.As(err, &e) || e.KeywordLocation != "/properties/%41/type" || e.Line != 1 || e.Column != 33 {
		t.Errorf("%v", err)
	}
}
