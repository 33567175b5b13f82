package authlink

import (
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/secret"
)

// TestSecretPlaces proves that the redacted document and the descriptions of values
// know the same secrets.
func TestSecretPlaces(t *testing.T) {
	v, err := Compile([]byte(`{"$ref": "#/$defs/any", "$defs": {"any": {"type": ["object", "array"],
		"properties": {"known": {}, "marked": {"writeOnly": true}, "list": {"items": {"writeOnly": true}}, "m": {"enum": ["S3CR3T"]}},
		"patternProperties": {"^[a-z]": {"$ref": "#/$defs/any"}}, "items": {"$ref": "#/$defs/any"}}}}`), nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		document string
		secrets  string // JSON Pointers of the outermost ones
	}{
		{`{"token": "x", "a": "x"}`, `/token`},
		{`{"a": {"tokens": [{"m": 1}]}}`, `/a/tokens`},
		{`{"name": "Authorization", "value": {"m": 1}, "a": 1}`, `/value`},
		{`{"value": [{"m": 1}], "name": "Authorization"}`, `/value`},
		{`{"name": "Accept", "value": "x"}`, ``},
		{`["a", "token", {"m": 1}, "x"]`, `/2`},
		{`["token"]`, ``},
		{`[1, {"token": {"m": 1}}]`, `/1/token`},
		{`{"link": "example.com/x y", "a": "example.com/x y"}`, `/link`},
		{`{"link": "https://example.com/", "url": {"m": "a/b c"}}`, ``},
		{`{"marked": {"m": 1}, "list": [{"m": 1}]}`, "/marked /list/0"},
	} {
		var doc jsonindex.Index
		if err := doc.Parse([]byte(test.document), jsonindex.Options{}); err != nil {
			t.Fatal(err)
		}
		masked := v.Redact([]byte(test.document))
		var walk func(i int, path string)
		walk = func(i int, path string) {
			n := 0
			for child := range secret.Children(&doc, i) {
				token := child.Text
				if child.Name < 0 {
					token = strconv.Itoa(n)
				}
				n++
				at, span := path+"/"+token, doc.Token(child.Value)
				isSecret := slices.Contains(strings.Fields(test.secrets), at)
				text := string(masked[span.Start:span.End])
				isShown := strings.ContainsFunc(text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
				if isShown == isSecret && (isSecret || span.Kind < jsonindex.Array) {
					t.Errorf("%s: %s at %s", test.document, text, at)
				}
				if d, ok := v.Describe([]byte(test.document), int(span.Start)); ok && isSecret && d.Values != nil {
					t.Errorf("%s: the description of %s has values: %s", test.document, at, d.Values)
				}
				if !isSecret {
					walk(child.Value, at)
				}
			}
		}
		walk(0, "")
	}
}
