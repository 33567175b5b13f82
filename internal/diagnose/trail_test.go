package diagnose

import (
	"strconv"
	"strings"
	"testing"

	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/jsonpointer"
	"example.com/authlink/internal/secret"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// TestSecretPlaces proves that the way to a value and the walk over a document's tokens
// know the same secrets.
func TestSecretPlaces(t *testing.T) {
	compiled := compileAny(t)
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
		words := wording{doc: &doc, schema: compiled, lexicon: NewLexicon(compiled)}
		var walk func(i int, path []string, found []string) []string
		walk = func(i int, path []string, found []string) []string {
			n := 0
			for child, isSecret := range secret.Children(&doc, i) {
				token := child.Text
				if child.Name < 0 {
					token = strconv.Itoa(n)
				}
				n++
				if secret.IsChild(&doc, words.at(path).value, child.Name, child.Value) != isSecret || secret.IsMember(doc.Value(i), token) != isSecret {
					t.Errorf("%s: the two views differ at %s", test.document, words.pointer(jsonpointer.Below(path, token)))
				}
				if words.isSecretAt(jsonpointer.Below(path, token)) {
					found = append(found, jsonpointer.String(jsonpointer.Below(path, token)...))
				} else {
					found = walk(child.Value, jsonpointer.Below(path, token), found)
				}
			}
			return found
		}
		if got := strings.Join(walk(0, nil, nil), " "); got != test.secrets {
			t.Errorf("%s: the secrets are %q, want %q", test.document, got, test.secrets)
		}
	}
}

func compileAny(t *testing.T) *jsonschema.Schema {
	t.Helper()
	schema, err := jsonschema.UnmarshalJSON(strings.NewReader(`{"$ref": "#/$defs/any", "$defs": {"any": {"type": ["object", "array"],
		"properties": {"known": {}, "marked": {"writeOnly": true}, "list": {"items": {"writeOnly": true}}, "m": {"enum": ["S3CR3T"]}},
		"patternProperties": {"^[a-z]": {"$ref": "#/$defs/any"}}, "items": {"$ref": "#/$defs/any"}}}}`))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("schema.json", schema); err != nil {
		t.Fatal(err)
	}
	compiled, err := c.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return compiled
}
