package diagnose

import (
	"testing"

	"example.com/authlink/internal/advice"
)

// advisedBy returns what is advised about the first fault of a document.
func advisedBy(t *testing.T, schema, document string, contract Contract) Violation {
	t.Helper()
	s, err := refused(t, schema, document, contract)
	return s.explained(err)[0]
}

func TestAdviceAboutForms(t *testing.T) {
	const schema = `{"required": ["accountId", "projectId", "id"], "properties": {"accountId": {}, "projectId": {}, "createdAt": {}, "id": {}}}`
	for _, test := range []struct {
		name, form, document, want string
	}{
		{"the wire", "wire", `{"account_id": 1, "project_id": 1, "id": 1}`, "this is the wire form: validate with Variant{Form: FormWire}"},
		{"the dump", "dump", `{"account_id": 1, "project_id": 1}`, "this is what the vendor's SDK emits: validate with Variant{Form: FormDump}"},
		{"the SDK", "sdk", `{"account_id": 1, "project_id": 1}`, "this is the SDK form: validate with Variant{Form: FormSDK}"},
		{"one name", "wire", `{"account_id": 1, "id": 1}`, `did you mean "accountId" instead of "account_id"?`},
		{"both forms in one", "wire", `{"account_id": 1, "project_id": 1, "createdAt": 1}`,
			`did you mean "accountId" instead of "account_id" and "projectId" instead of "project_id"?`},
		{"names that are misspelled in it too", "wire", `{"acount_id": 1, "projct_id": 1}`,
			`did you mean "accountId" instead of "acount_id" and "projectId" instead of "projct_id"?`},
	} {
		contract := fakeContract{forms: map[string]string{"account_id": test.form, "project_id": test.form, "acount_id": test.form, "projct_id": test.form}}
		v := advisedBy(t, schema, test.document, contract)
		if got := advice.Text(v.Advice, advice.Go); got != test.want {
			t.Errorf("%s: got %s, want %s", test.name, got, test.want)
		}
		if isForm := advice.Has(v.Advice, advice.OtherForm); isForm == (v.Fix != nil) {
			t.Errorf("%s: got the fix %v", test.name, v.Fix)
		}
	}
}

func TestAdviceAboutDumps(t *testing.T) {
	const schema = `{"items": {"title": "category", "enum": ["ats", "hrisLegacy"]}}`
	dumped := map[string]string{"hris-legacy": "hrisLegacy"}
	for _, test := range []struct {
		name, document string
		contract       fakeContract
		want, fixed    string
	}{
		{"a dump", `["hris-legacy"]`, fakeContract{dumped: dumped, isDump: true},
			`this is what the vendor's SDK emits: validate with Variant{Form: FormDump}; the document spells it "hrisLegacy"`, `["hrisLegacy"]`},
		{"no dump", `["hris-legacy"]`, fakeContract{dumped: dumped}, `did you mean "hrisLegacy"?`, `["hrisLegacy"]`},
		{"another value", `["hris_legacy"]`, fakeContract{dumped: dumped, isDump: true}, `did you mean "hrisLegacy"?`, `["hrisLegacy"]`},
		{"no value", `["nothing"]`, fakeContract{dumped: dumped, isDump: true}, `allowed: "ats" or "hrisLegacy"`, ""},
	} {
		v := advisedBy(t, schema, test.document, test.contract)
		if got := advice.Text(v.Advice, advice.Go); got != test.want {
			t.Errorf("%s: got %s, want %s", test.name, got, test.want)
		}
		if (v.Fix != nil) != (test.fixed != "") {
			t.Errorf("%s: got the fix %v", test.name, v.Fix)
		} else if v.Fix != nil {
			// To respell what the vendor's SDK has written may make a true recording false.
			isGuess := test.name != "another value"
			if got := applied(t, test.document, v.Fix.Edits); got != test.fixed || v.Fix.Guess != isGuess {
				t.Errorf("%s: fixed as %s, a guess: %t", test.name, got, v.Fix.Guess)
			}
		}
	}
}

// Without a place in the document, what the vendor's SDK writes has no edit.
func TestAdviceAboutDumpsWithoutDocument(t *testing.T) {
	s, err := refused(t, `{"title": "category", "enum": ["hrisLegacy"]}`, `"hris-legacy"`,
		fakeContract{dumped: map[string]string{"hris-legacy": "hrisLegacy"}, isDump: true})
	_, without := counsels(t, s, err)
	if len(without) != 1 || !advice.Has(without[0].Advice, advice.Dumped) || without[0].Fix != nil {
		t.Errorf("%+v", without)
	}
}

// Whether a document is a dump is asked once, since all of it has to be looked at.
func TestAdviceAboutFormsOfData(t *testing.T) {
	const schema = `{"required": ["accountId", "projectId"], "properties": {"accountId": {}, "projectId": {}, "kind": {"title": "kind", "enum": ["hrisLegacy"]}}}`
	contract := fakeContract{isData: true, isDump: true, forms: map[string]string{"account_id": "wire", "project_id": "wire"}, dumped: map[string]string{"hris-legacy": "hrisLegacy"}}
	for document, want := range map[string]string{
		`{"account_id": 1, "project_id": 1}`:                      "validate it in the form wire, or rename the properties",
		`{"accountId": 1, "projectId": 1, "kind": "hris-legacy"}`: `the form dump spells it like this; the document spells it "hrisLegacy"`,
	} {
		v := advisedBy(t, schema, document, contract)
		if got := advice.Text(v.Advice, advice.Go); got != want {
			t.Errorf("%s: got %s, want %s", document, got, want)
		}
	}
}

func TestDumpIsAskedOnce(t *testing.T) {
	asked := 0
	contract := fakeContract{dumped: map[string]string{"hris-legacy": "hrisLegacy"}, asked: &asked}
	s, err := refused(t, `{"items": {"title": "category", "enum": ["hrisLegacy"]}}`, `["hris-legacy", "hris-legacy", "hris-legacy"]`, contract)
	if n := len(s.explained(err)); n != 3 || asked != 1 {
		t.Errorf("%d violations, asked %d times", n, asked)
	}
}

func TestAdviceAboutEditions(t *testing.T) {
	for _, test := range []struct{ name, schema, document, at, want string }{
		{"a type", `{"properties": {"id": {"type": "string"}}}`, `{"id": 1}`, "/id=1", "the edition 2026-01-27 takes it"},
		{"a text", `{"properties": {"id": {"type": "number"}}}`, `{"id": "1"}`, "/id=1", "the edition 2026-01-27 takes it"}, // no quotes to remove
		{"a placeholder", `{"properties": {"id": {"type": "number"}}}`, `{"id": "<id>"}`, "/id=<id>",
			"this is a placeholder: fill it in; the edition 2026-01-27 takes it"},
		{"a value", `{"items": {"title": "category", "enum": ["ats"]}}`, `["atx"]`, "/0=atx", "the edition 2026-01-27 takes it"},
		{"a value of a schema without a title", `{"items": {"enum": ["ats"]}}`, `["atx"]`, "/0=atx", "the edition 2026-01-27 takes it"},
		{"a value that no edition takes", `{"items": {"enum": ["ats"]}}`, `["atx"]`, "/0=other", `did you mean "ats"?`},
		{"a name with a slash", `{"properties": {"a/b": {"type": "string"}}}`, `{"a/b": 1}`, "/a~1b=1", "the edition 2026-01-27 takes it"},
		{"none", `{"properties": {"id": {"type": "string"}}}`, `{"id": 1}`, "/other=1", "put the number in quotes"},
	} {
		contract := fakeContract{editions: map[string]string{test.at: "2026-01-27"}}
		v := advisedBy(t, test.schema, test.document, contract)
		if got := advice.Text(v.Advice, advice.Go); got != test.want {
			t.Errorf("%s: got %s, want %s", test.name, got, test.want)
		}
		if advice.Has(v.Advice, advice.OtherEdition) && v.Fix != nil {
			t.Errorf("%s: what another edition takes is right there, and has the fix %v", test.name, v.Fix)
		}
	}
}
