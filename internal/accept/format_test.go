package accept

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// formatTexts are texts of each format that its quick function knows.
var formatTexts = map[string][]string{
	"date":          {"2025-02-13", "2024-02-29", "2000-02-29", "0000-01-01", "9999-12-31"},
	"date-time":     {"2025-02-13T09:44:27.866Z", "2025-02-13t09:44:27z", "2016-12-31T23:59:60Z", "2017-01-01T00:59:60.5+01:00", "2016-12-31T15:59:60-08:00", "2025-02-13T09:44:27.0123456789012+23:59"},
	"email":         {"jane.doe@example.com", "a+b/c@x", "{`|}~@e-x.org"},
	"hostname":      {"example.com", "a", "1-2.3", strings.Repeat("a", 63) + ".b"},
	"ipv4":          {"0.0.0.0", "255.255.255.255", "192.0.2.1"},
	"iri":           {"https://example.com/a?b=c#d"},
	"iri-reference": {"/a", "", "#x"},
	"json-pointer":  {"", "/", "/a~0b/c~1d", "/ü"},
	"password":      {"", "xxxx"},
	"regex":         {"", "^a$", "(^|/)vendor/", `\\.py$`, "^0x[0-9a-f]+$", "[^/]*(?:a|b)?", "[A-Z_.]+", `\\d+\\s*`, "()", "a|", `^src/.*\\.go$`},
	"time":          {"09:44:27Z", "23:59:60Z", "00:29:60-23:30", "09:44:27.1-00:00"},
	"uri":           {"https://example.com/", "http://x:80", "http://x:", "urn:isbn:0-486-27557-4", "mailto:a@b", "a+b-c.1://h/%20?%41"},
	"uri-reference": {"a/b", "https://example.com", "?q", "../x", "a%20b"},
	"uuid":          {"123e4567-e89b-12d3-a456-426614174000", "ABCDEFAB-CDEF-abcd-efab-cdefabcdefab"},
}

// engineFormats gives the engine's function for each format.
func engineFormats(tb testing.TB) map[string]func(any) error {
	tb.Helper()
	functions := map[string]func(any) error{}
	for name := range quickFormats {
		compiler := jsonschema.NewCompiler()
		compiler.AssertFormat()
		if err := compiler.AddResource("urn:x", map[string]any{"format": name}); err != nil {
			tb.Fatal(err)
		}
		schema, err := compiler.Compile("urn:x")
		if err != nil {
			tb.Fatal(err)
		}
		if schema.Format != nil {
			functions[name] = schema.Format.Validate
		}
	}
	if len(functions) != len(quickFormats)-1 { // all but password
		tb.Fatalf("the engine knows %d formats of %d", len(functions), len(quickFormats))
	}
	functions["password"] = func(any) error { return nil }
	return functions
}

func TestQuickFormats(t *testing.T) {
	engine := engineFormats(t)
	for _, name := range slices.Sorted(maps.Keys(quickFormats)) {
		quick := quickFormats[name]
		if quick == nil {
			continue
		}
		if len(formatTexts[name]) == 0 {
			t.Errorf("no texts of format %s", name)
		}
		for _, text := range formatTexts[name] {
			if !quick([]byte(text)) {
				t.Errorf("%s: %q is not known", name, text)
			}
			if err := engine[name](text); err != nil {
				t.Errorf("%s: %q: %v", name, text, err)
			}
		}
	}
}

// TestDateTimeRefuses the slips that the reference takes or others took.
func TestDateTimeRefuses(t *testing.T) {
	for _, text := range []string{
		"", "2025-02-13", "2025-02-13T", "2025-02-13T09:44Z", "2025-02-13T09:44:27", "2025-02-13 09:44:27Z",
		"2025-02-13T02:+9:43Z", "2025-02-13T09:44:27+0200", "2025-02-13T09:44:27+02", "2025-02-13T09:44:27.Z",
		"2025-02-30T09:44:27Z", "2025-02-29T09:44:27Z", "1900-02-29T09:44:27Z", "2025-04-31T09:44:27Z",
		"2025-00-13T09:44:27Z", "2025-13-13T09:44:27Z", "2025-02-00T09:44:27Z", "2025-02-13T24:00:00Z",
		"2025-02-13T09:60:27Z", "2025-02-13T09:44:61Z", "2025-02-13T09:44:60Z", "2025-02-13T09:44:27+24:00",
		"2025-02-13T09:44:27+23:60", "2025-02-13T09:44:27Z ", "2025-02-13T09:44:27,5Z", "2025-02-13T09:44:27.5",
		"2:25-02-13T09:44:27Z", "2025-0;-13T09:44:27Z", "2025-02-13T0?:44:27Z", "20250-2-13T09:44:27Z", "２025-02-13T09:44:27Z",
	} {
		if isDateTime([]byte(text)) {
			t.Errorf("%q is taken for a date-time", text)
		}
	}
}

// TestLargeExpressions are not known: the engine refuses what is nested too deep.
func TestLargeExpressions(t *testing.T) {
	engine := engineFormats(t)
	for depth := 1; depth < 10_000; depth += 1 + depth/8 {
		for _, group := range []string{"()", "(a)*", "(?:a)+", "(a|b)?", "(|)", `(\w|)`} {
			before, after, _ := strings.Cut(group, ")")
			text := strings.Repeat(before, depth) + strings.Repeat(")"+after, depth)
			if isExpression([]byte(text)) && engine["regex"](text) != nil {
				t.Errorf("%d times %s is taken for an expression", depth, group)
			}
		}
	}
}

// FuzzQuickFormats checks that the engine accepts what a quick function does.
func FuzzQuickFormats(f *testing.F) {
	for _, texts := range formatTexts {
		for _, text := range texts {
			f.Add(text)
		}
	}
	engine := engineFormats(f)
	f.Fuzz(func(t *testing.T, text string) {
		for name, quick := range quickFormats {
			if quick != nil && quick([]byte(text)) && engine[name](text) != nil {
				t.Errorf("%s: the engine refuses %q: %v", name, text, engine[name](text))
			}
		}
	})
}
