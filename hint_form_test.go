package authlink

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
)

// TestHintDump also proves that what the SDK writes is not rewritten unasked.
func TestHintDump(t *testing.T) {
	const (
		dumped  = `this is what the vendor's SDK emits: validate with Variant{Form: FormDump}; the document spells it "hrisLegacy"`
		meant   = `did you mean "hrisLegacy"?`
		onWire  = `did you mean "hris-legacy"?`
		allowed = `allowed: "ats", "hris", "hrisLegacy", "crm", "iam", "marketing", "lms", "stackOne" or "documents"`
	)
	tests := []struct {
		name    string
		variant Variant
		members string
		hint    string
		fix     string // what it writes
		isGuess bool
	}{
		{"as the SDK writes it", Variant{}, `{"categories": ["ats", "hris-legacy"]}`, dumped, "hrisLegacy", true},
		{"in the latest edition", Variant{Edition: LatestEdition}, `{"organizationId": "2", "categories": ["hris-legacy"]}`, dumped, "hrisLegacy", true},
		{"beside one of the document", Variant{}, `{"categories": ["hris-legacy", "stackOne"]}`, meant, "hrisLegacy", true},
		{"beside a name of the wire", Variant{}, `{"categories": ["hris-legacy"], "created_at": ""}`, meant, "hrisLegacy", true},
		{"in snake_case", Variant{}, `{"categories": ["hris_legacy"]}`, meant, "hrisLegacy", false},
		{"of another edition", Variant{}, `{"categories": ["file-storage"]}`, allowed, "", false},
		{"in the form dump", Variant{Form: FormDump}, `{"categories": ["hrisLegacy"]}`, onWire, "hris-legacy", false},
		{"in the form wire", Variant{Form: FormWire}, `{"categories": ["hrisLegacy"]}`, onWire, "hris-legacy", false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var members map[string]any
			if err := json.Unmarshal([]byte(test.members), &members); err != nil {
				t.Fatal(err)
			}
			err := test.variant.Validate(payload(t, test.variant.Form, members))
			invalid, ok := errors.AsType[*ValidationError](err)
			if !ok || len(invalid.Violations) != 1 || invalid.Violations[0].Hint != test.hint {
				t.Fatalf("%v, want the hint %q", err, test.hint)
			}
			fix := invalid.Violations[0].Fix
			if (fix != nil) != (test.fix != "") {
				t.Fatalf("the fix is %+v", fix)
			}
			if fix != nil && (fix.Guess != test.isGuess || fix.Edits[0].Text != test.fix) {
				t.Errorf("the fix is %+v", fix)
			}
		})
	}
}

// TestHintForm names the form that a payload is in.
func TestHintForm(t *testing.T) {
	categories := func(list ...string) map[string]any { return map[string]any{"categories": list} }
	tests := []struct {
		variant Variant
		data    []byte
		want    string
	}{
		{Variant{}, payload(t, FormWire, categories("hris-legacy")), "this is the wire form: validate with Variant{Form: FormWire}"},
		{Variant{Form: FormDump}, payload(t, FormWire, nil), "this is the wire form: validate with Variant{Form: FormWire}"},
		{Variant{Form: FormWire}, payload(t, FormSDK, nil), "this is the SDK form: validate with Variant{Form: FormSDK}"},
		{Variant{Form: FormWire}, payload(t, FormSDK, categories("hrisLegacy")), "this is the SDK form: validate with Variant{Form: FormSDK}"},
		{Variant{Form: FormWire}, payload(t, FormSDK, categories("hris-legacy")), "this is what the vendor's SDK emits: validate with Variant{Form: FormDump}"},
	}
	for _, test := range tests {
		if err := test.variant.Validate(test.data); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: %v, want %s", test.data, err, test.want)
		}
	}
}
