package schema

import (
	"reflect"
	"slices"
	"strings"
	"testing"
)

func TestParseEdition(t *testing.T) {
	tests := []struct {
		text string
		want Edition
	}{
		{"2024-11-25", Edition20241125},
		{"2024-12-01", Edition20241125},
		{"2024-12-02", Edition20241202},
		{"2025-03-09", Edition20241202},
		{"2025-03-31", Edition20250331},
		{"2026-02-08", Edition20260127},
		{"2026-02-09", Edition20260209},
		{"2099-12-31", Edition20260209},
		{"4.17.2", Edition20241125},
		{"4.17.3", Edition20241202},
		{"4.18.99", Edition20241202},
		{"4.19.5", Edition20250331},
		{"v4.19.5", Edition20250331},
		{"4.19.10", Edition20250421},
		{"4.32.1", Edition20250708},
		{"4.33.1", Edition20251203},
		{"5.0.0", Edition20260209},
		{"latest", Edition20260209},
	}
	for _, test := range tests {
		if got, err := ParseEdition(test.text); got != test.want || err != nil {
			t.Errorf("%q is %v, %v, want %v", test.text, got, err, test.want)
		}
	}
}

func TestParseEditionRefuses(t *testing.T) {
	for _, text := range []string{
		"", "Latest", "default", "2024-11-24", "2025-02-30", "2025-3-31", "2025-03-31T00:00:00Z", " 2025-03-31",
		"4.17.1", "3.0.0", "4.19", "4", "4.19.5.1", "4.19.x", "4.-1.0", "vv4.19.5", "4.19.5-rc.1", "99999999999999999999.0.0",
	} {
		e, err := ParseEdition(text)
		if err == nil {
			t.Errorf("%q is %v", text, e)
			continue
		}
		for _, known := range Editions() {
			if !strings.Contains(err.Error(), known.String()+" ("+known.SDKVersion()+")") {
				t.Errorf("%q: the error does not name %v: %v", text, known, err)
			}
		}
	}
}

// TestEditionsAreInOrder also proves that the constants are named after the dates.
func TestEditionsAreInOrder(t *testing.T) {
	all := Editions()
	named := []Edition{
		Edition20241125, Edition20241202, Edition20250310, Edition20250314, Edition20250331, Edition20250421,
		Edition20250628, Edition20250708, Edition20251126, Edition20251203, Edition20260127, Edition20260209,
	}
	if !slices.Equal(all, named) {
		t.Errorf("the editions are %v, want %v", all, named)
	}
	for i, e := range all {
		for _, text := range []string{e.String(), e.SDKVersion()} {
			if parsed, err := ParseEdition(text); parsed != e || err != nil {
				t.Errorf("%s is parsed as %v, %v", text, parsed, err)
			}
		}
		if i > 0 && e <= all[i-1] {
			t.Errorf("%v comes after %v", e, all[i-1])
		}
	}
	if zero := Edition(0); zero.String() != "2024-12-02" {
		t.Errorf("the default edition is %v", zero)
	}
}

func TestEditionThatDoesNotExist(t *testing.T) {
	for e, want := range map[Edition]string{EarliestEdition - 1: "Edition(-2)", LatestEdition + 1: "Edition(11)"} {
		if got := e.String(); got != want {
			t.Errorf("String gives %q, want %q", got, want)
		}
		if e.SDKVersion() != "" || e.Change() != "" {
			t.Errorf("%v has the SDK version %q and the change %q", e, e.SDKVersion(), e.Change())
		}
	}
}

func TestEditionsIsTheCallersOwn(t *testing.T) {
	clear(Editions())
	if Editions()[0] != EarliestEdition {
		t.Error("a caller can change the editions")
	}
}

// The changes are written out here because the tags are what is under test.
func TestChange(t *testing.T) {
	want := []string{
		"the earliest edition known",
		"category file-storage removed; category documents added",
		"metadata added",
		"categories ticketing, screening added",
		"external_trigger_token added",
		"category messaging added",
		"type added",
		"category accounting added",
		"category scheduling added",
		"integration_id added",
		"organization_id: number → string or integer",
		"organization_id: string or integer → string",
	}
	for i, e := range Editions() {
		if got := e.Change(); got != want[i] {
			t.Errorf("%v: %q, want %q", e, got, want[i])
		}
	}
}

// TestEditionTags proves that the tags of AuthLink and the table of categories
// name editions by their dates: what names none would never come into force.
func TestEditionTags(t *testing.T) {
	found := 0
	check := func(where, date string) {
		found++
		if e, err := ParseEdition(date); err != nil || e.String() != date {
			t.Errorf("%s: %q is not the date of an edition", where, date)
		}
	}
	for field := range reflect.TypeFor[AuthLink]().Fields() {
		for _, key := range []string{"since", "until"} {
			if date, ok := field.Tag.Lookup(key); ok {
				check(field.Name, date)
			}
		}
		types, ok := field.Tag.Lookup("types")
		if !ok {
			continue
		}
		if name, _, _ := strings.Cut(field.Type.Name(), "["); name == "Optional" {
			t.Errorf("%s: the tag types has no room for null", field.Name)
		}
		before := ""
		for change := range strings.SplitSeq(types, ", ") {
			words := strings.Fields(change)
			check(field.Name, words[0])
			if words[0] <= before {
				t.Errorf("%s: %s is not after %s", field.Name, words[0], before)
			}
			before = words[0]
			for _, name := range words[1:] {
				if !slices.Contains([]string{"integer", "number", "string"}, name) {
					t.Errorf("%s: %q is not a type that reflection knows", field.Name, name)
				}
			}
			if len(words) == 1 {
				t.Errorf("%s: %q names no type", field.Name, change)
			}
		}
	}
	for _, entry := range categories {
		for _, date := range []string{entry.since, entry.until} {
			if date != "" {
				check(string(entry.category), date)
			}
		}
	}
	if found < len(editions) {
		t.Errorf("only %d dates found in the tags", found)
	}
}

func TestIncludes(t *testing.T) {
	tests := []struct {
		tag  reflect.StructTag
		want []Edition
	}{
		{`since:"2026-02-09"`, []Edition{Edition20260209}},
		{`until:"2024-12-02"`, []Edition{Edition20241125}},
		{`since:"2024-12-02" until:"2025-03-14"`, []Edition{Edition20241202, Edition20250310}},
		{``, Editions()},
	}
	for _, test := range tests {
		got := slices.DeleteFunc(Editions(), func(e Edition) bool { return !e.Includes(test.tag) })
		if !slices.Equal(got, test.want) {
			t.Errorf("%s: %v, want %v", test.tag, got, test.want)
		}
	}
}
