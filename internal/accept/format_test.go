package accept

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"example.com/authlink/internal/format"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// formatTexts are texts of the formats that are judged in place.
var formatTexts = map[string][]string{
	"date":                  {"2025-02-13", "2024-02-29", "2000-02-29", "0000-01-01", "9999-12-31"},
	"date-time":             {"2025-02-13T09:44:27.866Z", "2025-02-13t09:44:27z", "2016-12-31T23:59:60Z", "2017-01-01T00:59:60.5+01:00", "2016-12-31T15:59:60-08:00", "2025-02-13T09:44:27.0123456789012+23:59"},
	"duration":              {"P1D", "P1Y2M3DT4H5M6S", "PT36H", "P3W"},
	"ipv6":                  {"::1", "2001:db8::1", "::ffff:192.0.2.1"},
	"relative-json-pointer": {"0", "1/a", "0#", "0+1/a"},
	"semver":                {"1.2.3", "1.0.0-rc.1+build.5"},
	"uri-template":          {"https://example.com/{id}", "/a{?b,c*}"},
	"email":                 {"jane.doe@example.com", "a+b/c@x", "{`|}~@e-x.org"},
	"hostname":              {"example.com", "a", "1-2.3", strings.Repeat("a", 63) + ".b"},
	"ipv4":                  {"0.0.0.0", "255.255.255.255", "192.0.2.1"},
	"iri":                   {"https://example.com/a?b=c#d", "https://exämple.com/ü?b=ö#é"},
	"iri-reference":         {"/a", "", "#x"},
	"json-pointer":          {"", "/", "/a~0b/c~1d", "/ü"},
	"password":              {"", "xxxx"},
	"regex":                 {"", "^a$", "(^|/)vendor/", `\\.py$`, "^0x[0-9a-f]+$", "[^/]*(?:a|b)?", "[A-Z_.]+", `\\d+\\s*`, "()", "a|", `^src/.*\\.go$`},
	"time":                  {"09:44:27Z", "23:59:60Z", "00:29:60-23:30", "09:44:27.1-00:00"},
	"uri":                   {"https://example.com/items/1", "https://user@[2001:db8::1]:80/", "http://x:80", "http://x:", "urn:isbn:0-486-27557-4", "mailto:a@b", "a+b-c.1://h/%20?%41"},
	"uri-reference":         {"a/b", "https://example.com", "?q", "../x", "a%20b"},
	"uuid":                  {"123e4567-e89b-12d3-a456-426614174000", "ABCDEFAB-CDEF-abcd-efab-cdefabcdefab"},
}

// TestFormatsInPlace: texts of a format are known in place.
func TestFormatsInPlace(t *testing.T) {
	for _, name := range slices.Sorted(maps.Keys(formatTexts)) {
		rule := formatOf(name)
		if rule.quick == nil {
			t.Errorf("nothing judges %s in place", name)
			continue
		}
		for _, text := range formatTexts[name] {
			if !rule.quick([]byte(text)) {
				t.Errorf("%s: %q is not known", name, text)
			}
		}
	}
}

// formatOf returns the rule of a schema that asks for a format alone, as this module
// compiles it.
func formatOf(name string) *formatRule {
	s := &jsonschema.Schema{DraftVersion: 2020, Format: &jsonschema.Format{Name: name}}
	if check, ok := format.Lookup(name, s.DraftVersion); ok {
		s.Format.Validate = func(v any) error { return check(v.(string)) }
	}
	return newFormat(s)
}

// A format that another module defines may judge more than strings.
func TestForeignFormat(t *testing.T) {
	if rule := formatOf("unheard-of"); rule != nil {
		t.Errorf("%+v", rule)
	}
}

// TestLargeExpressions are not known: the engine refuses what is nested too deep.
func TestLargeExpressions(t *testing.T) {
	for depth := 1; depth < 10_000; depth += 1 + depth/8 {
		for _, group := range []string{"()", "(a)*", "(?:a)+", "(a|b)?", "(|)", `(\w|)`} {
			before, after, _ := strings.Cut(group, ")")
			text := strings.Repeat(before, depth) + strings.Repeat(")"+after, depth)
			if isExpression([]byte(text)) && !isOf("regex", text) {
				t.Errorf("%d times %s is taken for an expression", depth, group)
			}
		}
	}
}

// isOf reports whether a text is of a format, as the package of them has it.
func isOf(name, text string) bool {
	check, ok := format.Lookup(name, 2020)
	return !ok || check(text) == nil
}

// FuzzFormats checks that what judges texts in place says what package format does, and that
// what knows but some texts knows no others.
func FuzzFormats(f *testing.F) {
	for _, texts := range formatTexts {
		for _, text := range texts {
			f.Add(text)
		}
	}
	f.Add("2016-12-30T23:59:60Z")
	f.Add("2017-01-01T00:59:60+01:00")
	f.Add("xn--bcher-kva.example")
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			return // no string of JSON is
		}
		for _, name := range append(format.Names(), "password") {
			rule, want := formatOf(name), isOf(name, text)
			if got := rule.accepts([]byte(text)); got != want {
				t.Errorf("%s: %q is accepted: %t, want %t", name, text, got, want)
			}
			if rule.quick != nil && rule.quick([]byte(text)) && !want {
				t.Errorf("%s: %q is taken for one in place", name, text)
			}
		}
	})
}

// TestFormatsAllocateNothing for the common formats.
func TestFormatsAllocateNothing(t *testing.T) {
	for name, texts := range formatTexts {
		rule := formatOf(name)
		for _, text := range texts {
			data := []byte(text)
			if n := testing.AllocsPerRun(10, func() { rule.accepts(data) }); n > 0 {
				t.Errorf("%s: %q takes %v allocations", name, text, n)
			}
		}
	}
}

func BenchmarkFormats(b *testing.B) {
	for _, name := range slices.Sorted(maps.Keys(formatTexts)) {
		rule, data := formatOf(name), []byte(formatTexts[name][0])
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			b.ReportAllocs()
			for b.Loop() {
				if !rule.accepts(data) {
					b.Fatalf("%s is refused", data)
				}
			}
		})
	}
}
