package authlink

import (
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/pointer"
	"example.com/authlink/internal/secret"
)

// TestSecretPlaces holds the two views of a document against each other, and what is said
// of it by each way: a violation, a remark, a description, and the redacted document.
func TestSecretPlaces(t *testing.T) {
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
		v, err := Compile([]byte(`{"$ref": "#/$defs/any", "$defs": {"any": {"type": ["object", "array"],
			"properties": {"known": {}, "marked": {"writeOnly": true}, "list": {"items": {"writeOnly": true}}, "m": {"enum": ["S3CR3T"]}},
			"patternProperties": {"^[a-z]": {"$ref": "#/$defs/any"}}, "items": {"$ref": "#/$defs/any"}}}}`), nil)
		if err != nil {
			t.Fatal(err)
		}
		words := wording{schema: v.schema, schemas: v.schemas, instance: doc.Value(0)}
		var walk func(i int, path []string, found []string) []string
		walk = func(i int, path []string, found []string) []string {
			n := 0
			for child, isSecret := range secret.Children(&doc, i) {
				token := child.Text
				if child.Name < 0 {
					token = strconv.Itoa(n)
				}
				n++
				place := words.at(pointer.Below(path, token))
				if secret.IsMember(words.at(path).value, token) != isSecret {
					t.Errorf("%s: the two views differ at %s", test.document, place.pointer)
				}
				span := doc.Token(child.Value)
				masked := string(v.Redact([]byte(test.document))[span.Start:span.End])
				isShown := strings.ContainsFunc(masked, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
				if isShown == place.isSecret && (place.isSecret || span.Kind < jsonindex.Array) {
					t.Errorf("%s: %s at %s", test.document, masked, place.pointer)
				}
				if d, ok := v.Describe([]byte(test.document), int(span.Start)); ok && place.isSecret && d.Values != nil {
					t.Errorf("%s: the description of %s has values: %s", test.document, place.pointer, d.Values)
				}
				if place.isSecret {
					found = append(found, pointer.String(pointer.Below(path, token)))
				} else {
					found = walk(child.Value, pointer.Below(path, token), found)
				}
			}
			return found
		}
		if got := strings.Join(walk(0, nil, nil), " "); got != test.secrets {
			t.Errorf("%s: the secrets are %q, want %q", test.document, got, test.secrets)
		}
	}
}

// TestRemarkBelowNamedElement: what stands behind the name of a secret in an array is one,
// names in it too.
func TestRemarkBelowNamedElement(t *testing.T) {
	v, err := Compile([]byte(`{"items": {"properties": {"known": {}}}}`), nil)
	if err != nil {
		t.Fatal(err)
	}
	remarks, err := v.Remarks([]byte(`["a", {"open": 1}, "token", {"hidden": 1}]`))
	if err != nil {
		t.Fatal(err)
	}
	var at []string
	for _, r := range remarks {
		at = append(at, r.InstanceLocation)
	}
	if want := []string{"/1/open", "/3/***"}; !slices.Equal(at, want) {
		t.Errorf("%q, want %q", at, want)
	}
}

// TestDescribeBelowMarkedElement: all below a value that is marked is a secret.
func TestDescribeBelowMarkedElement(t *testing.T) {
	v, err := Compile([]byte(`{"items": {"writeOnly": true, "properties": {"a": {"enum": ["S3CR3T"]}}}}`), nil)
	if err != nil {
		t.Fatal(err)
	}
	if d, ok := v.Describe([]byte(`[{"a": 1}]`), 7); !ok || d.Values != nil {
		t.Errorf("%+v", d)
	}
}
