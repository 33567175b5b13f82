package schema

import (
	"fmt"
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
		{"2099-12-31", LatestEdition},
		{"4.17.2", Edition20241125},
		{"4.17.3", Edition20241202},
		{"4.18.99", Edition20241202},
		{"4.19.5", Edition20250331},
		{"v4.19.5", Edition20250331},
		{"4.19.10", Edition20250421},
		{"4.32.1", Edition20250708},
		{"4.33.1", Edition20251203},
		{"99.0.0", LatestEdition},
		{"latest", LatestEdition},
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
	for _, e := range []Edition{EarliestEdition - 1, LatestEdition + 1} {
		want := fmt.Sprintf("Edition(%d)", int(e))
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
	if len(want) != len(Editions()) {
		t.Fatalf("%d changes are written out, of %d editions", len(want), len(Editions()))
	}
	for i, e := range Editions() {
		if got := e.Change(); got != want[i] {
			t.Errorf("%v: %q, want %q", e, got, want[i])
		}
	}
}

// TestEditionTags proves that the tags of AuthLink and the table of categories
// name editions by their dates: what names none would come into force at the
// wrong time, or never.
func TestEditionTags(t *testing.T) {
	dates := map[string]string{} // by where they stand
	for field := range reflect.TypeFor[AuthLink]().Fields() {
		dates[field.Name+" since"] = field.Tag.Get("since")
		dates[field.Name+" until"] = field.Tag.Get("until")
	}
	for _, entry := range categories {
		dates[string(entry.category)+" since"] = entry.since
		dates[string(entry.category)+" until"] = entry.until
	}
	found := 0
	for where, date := range dates {
		if date != "" {
			checkEditionDate(t, where, date)
			found++
		}
	}
	if found < 8 {
		t.Errorf("only %d dates found", found)
	}
}

// TestTypesTag proves that each list of types in a tag stands after the date of
// an edition, in order, and holds what reflection knows.
func TestTypesTag(t *testing.T) {
	found := 0
	for field := range reflect.TypeFor[AuthLink]().Fields() {
		tag, ok := field.Tag.Lookup("types")
		if !ok {
			continue
		}
		found++
		if strings.HasPrefix(field.Type.Name(), "Optional[") {
			t.Errorf("%s: the tag types has no room for null", field.Name)
		}
		before := ""
		for change := range strings.SplitSeq(tag, ", ") {
			date, types, _ := strings.Cut(change, " ")
			checkEditionDate(t, field.Name, date)
			if date <= before {
				t.Errorf("%s: %s is not after %s", field.Name, date, before)
			}
			before = date
			for typ := range strings.SplitSeq(types, " ") {
				if !slices.Contains([]string{"integer", "number", "string"}, typ) {
					t.Errorf("%s: %q is not a type that reflection knows", field.Name, typ)
				}
			}
		}
	}
	if found == 0 {
		t.Error("no tag types found")
	}
}

func checkEditionDate(t *testing.T, where, date string) {
	t.Helper()
	if e, err := ParseEdition(date); err != nil || e.String() != date {
		t.Errorf("%s: %q is not the date of an edition", where, date)
	}
}
