package authlink

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"testing"
)

// between lists the variants of a form from one edition to another, both included.
func between(form Form, from, to Edition) []Variant {
	var list []Variant
	for e := from; e <= to; e++ {
		list = append(list, Variant{form, e})
	}
	return list
}

func TestDetect(t *testing.T) {
	// Without a category that they spell differently, sdk and dump are alike.
	sdkAndDump := func(from, to Edition) []Variant {
		return append(between(FormSDK, from, to), between(FormDump, from, to)...)
	}
	all := func(from, to Edition) []Variant {
		return slices.Concat(between(FormSDK, from, to), between(FormWire, from, to), between(FormDump, from, to))
	}
	sdkAndWire := map[string]any{}
	if err := json.Unmarshal(payload(t, FormSDK, nil), &sdkAndWire); err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name      string
		data      string
		satisfied []Variant
		nearest   Variant
		why       string // the first violation
	}{
		{"a whole number", string(payload(t, FormWire, nil)),
			between(FormWire, Edition20241125, Edition20260127),
			Variant{FormWire, LatestEdition}, `expected string, got number 2`},
		{"a fraction", string(payload(t, FormSDK, map[string]any{"organizationId": 2.5})),
			sdkAndDump(Edition20241125, Edition20251203),
			Variant{FormSDK, LatestEdition}, `expected string, got number 2.5`},
		{"a string", string(payload(t, FormSDK, map[string]any{"organizationId": "2"})),
			sdkAndDump(Edition20260127, LatestEdition),
			Variant{FormSDK, Edition20251203}, `expected number, got string "2"`},
		{"a category that is gone", string(payload(t, FormWire, map[string]any{"categories": []string{"file-storage"}})),
			between(FormWire, Edition20241125, Edition20241125),
			Variant{FormWire, Edition20260127}, `"file-storage" is not a category`},
		{"a category and a string", string(payload(t, FormWire, map[string]any{"categories": []string{"accounting"}, "organization_id": "2"})),
			between(FormWire, Edition20260127, LatestEdition),
			Variant{FormWire, Edition20251203}, `expected number, got string "2"`},
		{"nothing, by a typo", string(payload(t, FormWire, map[string]any{"categories": []string{"atz"}})),
			nil,
			Variant{FormWire, Edition20260127}, `"atz" is not a category`},
		{"as the SDK documents it", string(payload(t, FormSDK, map[string]any{"categories": []string{"hrisLegacy"}, "organizationId": 2.5})),
			between(FormSDK, Edition20241125, Edition20251203),
			Variant{FormSDK, LatestEdition}, `expected string, got number 2.5`},
		{"as the SDK writes it", string(payload(t, FormDump, map[string]any{"categories": []string{"hris-legacy"}, "organizationId": 2.5})),
			between(FormDump, Edition20241125, Edition20251203),
			Variant{FormDump, LatestEdition}, `expected string, got number 2.5`},
		{"all forms", string(payload(t, FormWire, sdkAndWire)),
			all(Edition20241125, Edition20260127),
			Variant{FormSDK, LatestEdition}, `expected string, got number 2`},
		{"an empty object", `{}`,
			nil,
			Variant{FormSDK, LatestEdition}, `missing required properties "authLinkUrl", "createdAt", "id", "organizationId", "originOwnerId", "originOwnerName", "projectId" and "token"`},
		{"no object", `[]`,
			nil,
			Variant{FormSDK, LatestEdition}, `expected object, got array`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, err := Detect([]byte(test.data))
			if err != nil {
				t.Fatal(err)
			}
			if !slices.Equal(got.Satisfied, test.satisfied) {
				t.Errorf("satisfied are %v, want %v", got.Satisfied, test.satisfied)
			}
			if got.Nearest != test.nearest {
				t.Errorf("the nearest is %v, want %v", got.Nearest, test.nearest)
			}
			if got.Why == nil || got.Why.Violations[0].Message != test.why {
				t.Errorf("the reason is %v, want %s", got.Why, test.why)
			}
		})
	}
}

// TestDetectAmong proves that variants that are not asked for do not count.
func TestDetectAmong(t *testing.T) {
	data := payload(t, FormWire, map[string]any{"organization_id": "2"})
	got, err := Detect(data, Variant{FormWire, Edition20241202}, Variant{FormWire, Edition20260127}, Variant{FormSDK, LatestEdition})
	if err != nil {
		t.Fatal(err)
	}
	if want := []Variant{{FormWire, Edition20260127}}; !slices.Equal(got.Satisfied, want) || got.Nearest != (Variant{FormWire, Edition20241202}) {
		t.Errorf("detected %v, the nearest is %v", got.Satisfied, got.Nearest)
	}
	if _, err := Detect(data, Variant{Edition: LatestEdition + 1}); err == nil {
		t.Error("no error for an edition that does not exist")
	}
}

// TestDetectIsValidate holds Detect against the validation of every contract.
func TestDetectIsValidate(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a second")
	}
	var paths []string
	for _, pattern := range []string{"testdata/*valid/*.json", "testdata/wire/*valid/*.json", "testdata/editions/*/*valid/*.json"} {
		found, err := filepath.Glob(pattern)
		if err != nil || len(found) == 0 {
			t.Fatalf("%s: %d files, %v", pattern, len(found), err)
		}
		paths = append(paths, found...)
	}
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		checkDetection(t, path, data)
	}
}

func checkDetection(t *testing.T, path string, data []byte) {
	got, err := Detect(data)
	var syntax *SyntaxError
	if errors.As(err, &syntax) {
		if want := Validate(data); want == nil || want.Error() != err.Error() {
			t.Errorf("%s: %v, want %v", path, err, want)
		}
		return
	}
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	for _, c := range allVariants() {
		validator, err := c.Validator()
		if err != nil {
			t.Fatal(err)
		}
		if valid := validator.Valid(data); valid != slices.Contains(got.Satisfied, c) {
			t.Errorf("%s: valid under %v: %v, detected are %v", path, c, valid, got.Satisfied)
		}
	}
	if want := got.Nearest.Validate(data); want == nil || want.Error() != got.Why.Error() {
		t.Errorf("%s: the reason is %v, want %v", path, got.Why, want)
	}
	if again, err := Detect(data); err != nil || !reflect.DeepEqual(again.Satisfied, got.Satisfied) ||
		again.Nearest != got.Nearest || again.Why.Error() != got.Why.Error() {
		t.Errorf("%s: detected are %v, then %v, %v", path, got, again, err)
	}
}

func BenchmarkDetect(b *testing.B) {
	data, err := os.ReadFile("testdata/wire/valid/minimal.json")
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := Detect(data); err != nil {
			b.Fatal(err)
		}
	}
}

// FuzzDetect holds Detect against the validation of every contract.
func FuzzDetect(f *testing.F) {
	f.Add(`"ats","file-storage"`, `1.5`, `{"metadata":{},"type":"x"}`, true)
	f.Add(`"documents","hrisLegacy"`, `"a"`, `{"integration_id":null,"externalTriggerToken":1}`, false)
	f.Add(``, `2`, `{"authLinkUrl":"","createdAt":"2025-02-13T09:44:27Z","token":null}`, true)
	f.Fuzz(func(t *testing.T, categories, organizationID, more string, wire bool) {
		members := map[string]any{}
		if json.Unmarshal([]byte(more), &members) != nil || !json.Valid([]byte(organizationID)) || !json.Valid([]byte("["+categories+"]")) {
			return
		}
		form, name := FormSDK, "organizationId"
		if wire {
			form, name = FormWire, "organization_id"
		}
		members["categories"], members[name] = json.RawMessage("["+categories+"]"), json.RawMessage(organizationID)
		checkDetection(t, "generated", payload(t, form, members))
	})
}
