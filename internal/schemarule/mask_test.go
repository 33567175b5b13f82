package schemarule

import (
	"testing"

	"example.com/authlink/internal/jsonindex"
)

func TestMasked(t *testing.T) {
	for schema, want := range map[string]string{
		// What a schema says is no secret, whatever its properties are called.
		`{"properties": {"password": {"type": "string", "minLength": 8, "description": "at least 8"}}}`: "",
		`{"required": ["token", "id"], "title": "token"}`:                                               "",
		// The values that an instance may have are, where the name or the schema says so.
		`{"properties": {"password": {"default": "hunter2", "enum": [1, "b"], "examples": [["c"]]}}}`:                      `{"properties": {"password": {"default": "*******", "enum": [*, "*"], "examples": [["*"]]}}}`,
		`{"properties": {"a": {"format": "password", "const": "b"}, "b": {"writeOnly": true, "items": {"default": "c"}}}}`: `{"properties": {"a": {"format": "password", "const": "*"}, "b": {"writeOnly": true, "items": {"default": "*"}}}}`,
		`{"writeOnly": false, "format": "date", "default": "b"}`:                                                           "",
		`{"examples": [{"token": "abc", "id": 1}]}`:                                                                        `{"examples": [{"token": "***", "id": 1}]}`,
		// A secret that its looks give away is one anywhere.
		`{"description": "was sk_live_51HxaYqLkdIwTz9mVn0PqRsTu once"}`:       `{"description": "was ********************************* once"}`,
		`{"$id": "https://user:pass@example.com/a"}`:                          `{"$id": "https://*********@example.com/a"}`,
		`{"description": "\u0073k_live_51HxaYqLkdIwTz9mVn0PqRsTu"}`:           `{"description": "**************************************"}`,
		`{"description": "{\"token\": \"abc\"}", "$comment": "https://a.b/"}`: `{"description": "*********** ********", "$comment": "https://a.b/"}`,
	} {
		var doc jsonindex.Index
		if err := doc.Parse([]byte(schema), jsonindex.Options{}); err != nil {
			t.Fatal(err)
		}
		if want == "" {
			want = schema
		}
		if got := string(Masked(&doc, []byte(schema))); got != want {
			t.Errorf("%s\n got %s\nwant %s", schema, got, want)
		}
	}
}
