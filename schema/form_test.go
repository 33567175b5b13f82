package schema

import (
	"encoding"
	"encoding/json"
	"slices"
	"strings"
	"testing"
)

func TestForms(t *testing.T) {
	want := []string{"sdk", "wire", "dump"}
	forms := Forms()
	if !slices.Equal(forms, []Form{FormSDK, FormWire, FormDump}) {
		t.Fatalf("the forms are %v", forms)
	}
	for i, name := range want {
		if got := forms[i].String(); got != name {
			t.Errorf("form %d is %q, want %q", i, got, name)
		}
		if got, err := ParseForm(name); got != forms[i] || err != nil {
			t.Errorf("%q is parsed as %v, %v", name, got, err)
		}
	}
	for _, text := range []string{"", "SDK", "Wire", "dump "} {
		if form, err := ParseForm(text); err == nil || !strings.Contains(err.Error(), "the forms are sdk, wire, dump") {
			t.Errorf("%q is %v, %v", text, form, err)
		}
	}
	if zero := Form(0); zero != FormSDK {
		t.Errorf("the default form is %v", zero)
	}
}

func TestFormsIsTheCallersOwn(t *testing.T) {
	Forms()[0] = FormDump
	if Forms()[0] != FormSDK {
		t.Error("a caller can change the forms")
	}
}

func TestFormThatDoesNotExist(t *testing.T) {
	for f, want := range map[Form]string{-1: "Form(-1)", FormDump + 1: "Form(3)"} {
		if f.Exists() || f.String() != want {
			t.Errorf("%v exists: %v, want %s", f, f.Exists(), want)
		}
	}
}

// textOf is an enumeration that can be read as text.
type textOf[T any] interface {
	*T
	encoding.TextUnmarshaler
}

// checkText takes a value to text and back, alone and as a value and a key of JSON.
func checkText[T interface {
	comparable
	encoding.TextMarshaler
}, P textOf[T]](t *testing.T, value T, want string) {
	t.Helper()
	text, err := value.MarshalText()
	if err != nil || string(text) != want {
		t.Errorf("%v is written as %q, %v", value, text, err)
	}
	var read T
	if err := P(&read).UnmarshalText(text); err != nil || read != value {
		t.Errorf("%q is read as %v, %v", text, read, err)
	}
	type document struct {
		Value T
		Keys  map[T]int
	}
	doc := document{value, map[T]int{value: 1}}
	data, err := json.Marshal(doc)
	if wantJSON := `{"Value":"` + want + `","Keys":{"` + want + `":1}}`; err != nil || string(data) != wantJSON {
		t.Errorf("%v is written as %s, %v, want %s", value, data, err, wantJSON)
	}
	var again document
	if err := json.Unmarshal(data, &again); err != nil || again.Value != value || again.Keys[value] != 1 {
		t.Errorf("%s is read as %v, %v", data, again, err)
	}
}

func TestEnumerationsAsText(t *testing.T) {
	for _, f := range Forms() {
		checkText[Form](t, f, f.String())
	}
	for _, e := range Editions() {
		checkText[Edition](t, e, e.String())
	}
}

// TestTextOfWhatDoesNotExist also proves that the errors list what there is.
func TestTextOfWhatDoesNotExist(t *testing.T) {
	form, edition := FormWire, Edition20250310
	_, errForm := Form(7).MarshalText()
	_, errEdition := (LatestEdition + 1).MarshalText()
	errs := map[string]error{
		"there is no Form(7)":        errForm,
		`no form is called "kebab"`:  form.UnmarshalText([]byte("kebab")),
		"there is no Edition(11)":    errEdition,
		`no edition is called "new"`: edition.UnmarshalText([]byte("new")),
	}
	for want, err := range errs {
		known := "the forms are sdk, wire, dump"
		if strings.Contains(want, "dition") {
			known = "2024-11-25 (4.17.2), 2024-12-02 (4.17.3)"
		}
		if err == nil || !strings.HasPrefix(err.Error(), want) || !strings.Contains(err.Error(), known) {
			t.Errorf("%v, want %s, and %s", err, want, known)
		}
	}
	if form != FormWire || edition != Edition20250310 {
		t.Errorf("after the errors they are %v, %v", form, edition)
	}
}

func TestEditionFromTextOfAnSDK(t *testing.T) {
	var e Edition
	if err := e.UnmarshalText([]byte("4.19.5")); err != nil || e != Edition20250331 {
		t.Errorf("%v, %v", e, err)
	}
}
