package compile

import (
	"strings"
	"testing"
)

func TestClimb(t *testing.T) {
	for text, want := range map[string]int{
		"": 0, "a.json": 0, "../": 1, "../../a.json": 2, "../a ../../b ../c": 2, ".../": 1, "..": 0, "../x/../../y": 2,
		strings.Repeat("../", 99): 99,
	} {
		if got := climb(text); got != want {
			t.Errorf("%.30q: got %d, want %d", text, got, want)
		}
	}
}

// What stands in for an identifier is as deep as references lead up, from the schema or
// by way of a resource, up to a bound.
func TestBaseDirectory(t *testing.T) {
	up := func(n int) string { return strings.Repeat("../", n) }
	for _, test := range []struct {
		schema    string
		resources map[string][]byte
		depth     int
	}{
		{`{}`, nil, 0},
		{`{"$ref": "../a.json"}`, nil, 1},
		{`{}`, map[string][]byte{"../../a.json": []byte(`{}`)}, 2},
		{`{"$ref": "../a.json"}`, map[string][]byte{"../a.json": []byte(`{"$ref": "../../b.json"}`)}, 3},
		{`{"$ref": "../../../../a.json"}`, map[string][]byte{"../a.json": []byte(`{"$ref": "../b.json"}`)}, 4},
		{up(maxClimb), nil, maxClimb},
		{up(maxClimb + 1), nil, maxClimb},
	} {
		c := compilation{main: &document{text: []byte(test.schema)}, opts: Options{Resources: test.resources}}
		if got, want := c.baseDirectory(), baseRoot+strings.Repeat("-/", test.depth); got != want {
			t.Errorf("%.50s: got %s, want %s", test.schema, got, want)
		}
	}
}

func TestRelative(t *testing.T) {
	for _, test := range []struct{ base, uri, want string }{
		{baseRoot + "schema.json", baseRoot + "a/b.json", "a/b.json"},
		{baseRoot + "-/-/schema.json", baseRoot + "-/-/a.json", "a.json"},
		{baseRoot + "-/-/schema.json", baseRoot + "-/a.json", "../a.json"},
		{baseRoot + "-/-/schema.json", baseRoot + "a.json", "../../a.json"},
		{baseRoot + "schema.json", "https://example.com/a.json", "https://example.com/a.json"},
		{"https://example.com/schema.json", "https://example.com/a.json", "https://example.com/a.json"},
		{"https://example.com/schema.json", baseRoot + "a.json", baseRoot + "a.json"},
	} {
		c := compilation{base: test.base}
		if got := c.relative(test.uri); got != test.want {
			t.Errorf("%s from %s: got %s, want %s", test.uri, test.base, got, test.want)
		}
	}
}

func TestIdentifier(t *testing.T) {
	const base = baseRoot + "schema.json"
	for _, test := range []struct {
		schema any
		want   string
	}{
		{true, base},
		{map[string]any{}, base},
		{map[string]any{"$id": "https://example.com/a#"}, "https://example.com/a"},
		{map[string]any{"id": "https://example.com/a"}, "https://example.com/a"},
		{map[string]any{"$id": "https://example.com/a", "id": "https://example.com/b"}, "https://example.com/a"},
		{map[string]any{"$id": "urn:example:a"}, "urn:example:a"},
		{map[string]any{"$id": "a.json"}, baseRoot + "a.json"},
		{map[string]any{"$id": "#a"}, base},
		{map[string]any{"$id": "::", "id": "b.json"}, baseRoot + "b.json"},
		{map[string]any{"$id": "::"}, base},
		{map[string]any{"$id": 1}, base},
	} {
		if got := identifier(test.schema, base); got != test.want {
			t.Errorf("%v: got %s, want %s", test.schema, got, test.want)
		}
	}
}
