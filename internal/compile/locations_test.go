package compile

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"testing"

	"example.com/authlink/internal/advice"
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
		opts         Options
		location     string // its end
		line         int
	}{
		{"a name", name, Options{}, "/allOf/30", 1},
		{"an identifier", fmt.Sprintf(`{"$id": "https://example.com/%s", "allOf": [true%s]}`, long, many), Options{}, "/allOf/14", 1},
		{"an identifier of a part", fmt.Sprintf(`{"$defs": {"a": {"$id": "https://example.com/%s/", "allOf": [true%s]}}}`, long, many), Options{}, "/$defs/a/allOf/30", 1},
		{"a resource", `{"$ref": "other.json"}`, Options{Resources: resources}, "/allOf/30", 1},
	} {
		err := refused(t, test.schema, test.opts)
		if !strings.Contains(err.Message, "more than 64 MiB") || !strings.HasSuffix(err.KeywordLocation, test.location) || err.Line != test.line {
			t.Errorf("%s: %.300v", test.name, err)
		}
		if !advice.Has(err.Advice, advice.ShorterNames) {
			t.Errorf("%s: got advice %v", test.name, err.Advice)
		}
		if len(err.Error()) > 2000 {
			t.Errorf("%s: the error is %d bytes long", test.name, len(err.Error()))
		}
	}
}

// TestLocationsOfIdentifiers: each identifier below a long one is as long.
func TestLocationsOfIdentifiers(t *testing.T) {
	long, many := strings.Repeat("n", 64<<10), strings.Repeat(`,{"$id": "x"}`, 100)
	schema := fmt.Sprintf(`{"$defs": {"a": {"$id": "%s/", "allOf": [true%s]}}}`, long, many)
	c, syntax := newCompilation([]byte(schema), withDefaults(Options{}))
	if syntax != nil {
		t.Fatal(syntax)
	}
	c.locations = maxLocations - 100*len(long)
	err, ok := errors.AsType[*Error](c.boundLocations(&place{document: c.main}, c.base))
	if !ok || err.KeywordLocation != "/$defs/a/allOf/98" || !advice.Has(err.Advice, advice.ShorterNames) {
		t.Errorf("%.300v at %.100s", err, err.KeywordLocation)
	}
}

// TestManyLocations: what people write is far from the bound.
func TestManyLocations(t *testing.T) {
	schema := fmt.Sprintf(`{"properties": {"%s": {"enum": [true%s]}}}`, strings.Repeat("n", 100), strings.Repeat(`,{"minimum": 1}`, 30_000))
	c, err := newCompilation([]byte(schema), withDefaults(Options{}))
	if err != nil {
		t.Fatal(err)
	}
	if err := c.boundLocations(&place{document: c.main}, c.base); err != nil {
		t.Errorf("%.300v", err)
	}
}

// TestLocationsBound: as much as is allowed compiles, one byte more does not; and what
// the schema takes is not there for its resources.
func TestLocationsBound(t *testing.T) {
	const uri = len(baseRoot + "schema.json")
	long := strings.Repeat("n", 1<<20)
	left := maxLocations
	left -= 2*uri + 2*uri + len("/x") // the whole, and "x"
	var many []string
	for {
		cost := 2*uri + len("/x/") + len(long) + len("/") + len(strconv.Itoa(len(many)))
		if left < cost+4*uri {
			break
		}
		left -= cost
		many = append(many, "true")
	}
	schema := func(left int, ref string) string {
		rest := strings.Repeat("m", left-2*uri-len("/x/"))
		return fmt.Sprintf(`{"$ref": "%s", "x": {"%s": [%s], "%s": true}}`, ref, long, strings.Join(many, ","), rest)
	}
	compiled(t, schema(left, "#/x"), Options{})
	if err := refused(t, schema(left+1, "#/x"), Options{}); !strings.HasPrefix(err.KeywordLocation, "/x/mmm") {
		t.Errorf("one byte more: %.300v at %.100s", err, err.KeywordLocation)
	}
	resource := map[string][]byte{"a.json": []byte(`true`)}
	if err := refused(t, schema(left, "a.json"), Options{Resources: resource}); err.Resource != "a.json" || !strings.HasPrefix(err.Message, `the locations`) {
		t.Errorf("with a resource: %.300v", err)
	}
	compiled(t, schema(left, "#/x"), Options{Resources: resource}) // which nothing leads to
	compiled(t, schema(left-2*len(baseRoot+"a.json"), "a.json"), Options{Resources: resource})
}

// TestEscapedNameInError: a name with a percent sign is no escape of a URL.
func TestEscapedNameInError(t *testing.T) {
	err := refused(t, `{"properties": {"%41": {"type": "x"}}}`, Options{})
	if err.KeywordLocation != "/properties/%41/type" || err.Line != 1 || err.Column != 33 {
		t.Errorf("%+v", err)
	}
}
