package reflection

import (
	"bytes"
	"encoding/json"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
)

func typeOfField(v any, name string) reflect.Type {
	f, _ := reflect.TypeOf(v).FieldByName(name)
	return f.Type
}

// oddNames is a struct whose tags are legal, or nearly so, but not in good
// taste: spelled out, staticcheck would object.
func oddNames() reflect.Type {
	var fields []reflect.StructField
	for i, name := range []string{"-,", ",", "a/b~c.d $", `a"b`, `\`, "a,b", "é", "$ref", "x,string,"} {
		tag := reflect.StructTag("json:" + strconv.Quote(name))
		fields = append(fields, reflect.StructField{Name: "F" + strconv.Itoa(i), Type: reflect.TypeFor[int](), Tag: tag})
	}
	return reflect.StructOf(fields)
}

// Embeddings that take thought. encoding/json is the oracle: it writes the
// fields that we find, in that order.
func TestJSONFieldsAreThoseOfEncodingJSON(t *testing.T) {
	type (
		Base struct {
			ID string `json:"id"`
		}
		Middle struct{ Base }
		Left   struct{ Only int }
		Right  struct{ Other int }
	)
	type A struct{ X, Y, Z string }
	type B struct {
		X string `json:"X"`
		Y string `json:"Q"`
	}
	type C struct {
		X string `json:"X"`
		W string
	}
	type D1 struct{ A }
	type Loop struct {
		*A
		V string
	}
	type Name string
	type name string
	for _, value := range []any{
		struct{ A }{},
		struct {
			A
			X string
		}{},
		struct {
			X string
			A
		}{},
		struct {
			A
			B
		}{}, // B's X is tagged: it wins
		struct {
			D1
			A
		}{}, // A is less deep
		struct {
			*A
			B *B
		}{A: &A{}},
		Loop{A: &A{}},
		struct {
			Name
			name
		}{},
		struct {
			A `json:"named"`
			B `json:"-"`
			C `json:",omitempty"`
		}{},
		struct {
			Lower string `json:"x,omitempty"`
			Upper string `json:"X"`
		}{Lower: "l"},
		reflect.Zero(oddNames()).Interface(),
		struct {
			Early string `json:"id"` // hides Base.ID, though declared first
			Middle
			*Left // may be nil
			Right
		}{Left: &Left{}},
	} {
		fields, err := jsonFields(reflect.TypeOf(value), Options{NameTag: "json"})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, f := range fields {
			got = append(got, f.property)
		}
		if want := namesWritten(t, value); !slices.Equal(got, want) {
			t.Errorf("%T:\n got %q\nwant %q", value, got, want)
		}
	}
}

// namesWritten lists the names of the object that encoding/json writes for
// value, in order.
func namesWritten(t *testing.T, value any) []string {
	t.Helper()
	data, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	decoder := json.NewDecoder(bytes.NewReader(data))
	if _, err := decoder.Token(); err != nil {
		t.Fatal(err)
	}
	var names []string
	for decoder.More() {
		name, err := decoder.Token()
		if err != nil {
			t.Fatal(err)
		}
		names = append(names, name.(string))
		var skipped json.RawMessage
		if err := decoder.Decode(&skipped); err != nil {
			t.Fatal(err)
		}
	}
	return names
}

// TestFieldsThatHideEachOther: encoding/json writes neither of two fields of one
// name, unless one comes first; nobody means that.
func TestFieldsThatHideEachOther(t *testing.T) {
	type A struct{ X string }
	type B struct{ X string }
	type D1 struct{ A }
	type D2 struct{ A }
	number := reflect.TypeFor[int]()
	for want, fields := range map[string][]reflect.StructField{
		`the fields F and G both are "a" in JSON`: {
			{Name: "F", Type: number, Tag: `json:"a"`}, {Name: "G", Type: number, Tag: `json:"a,omitempty"`},
		},
		`the fields A.X and B.X both are "X" in JSON`: {
			{Name: "A", Type: reflect.TypeFor[A](), Anonymous: true}, {Name: "B", Type: reflect.TypeFor[B](), Anonymous: true},
		},
		`the fields D1.A.X and D2.A.X both are "X" in JSON`: {
			{Name: "D1", Type: reflect.TypeFor[D1](), Anonymous: true}, {Name: "D2", Type: reflect.TypeFor[D2](), Anonymous: true},
		},
		"": {
			{Name: "F", Type: number, Tag: `json:"G"`}, {Name: "G", Type: number},
			{Name: "A", Type: reflect.TypeFor[A](), Anonymous: true}, {Name: "X", Type: number},
		},
	} {
		_, err := jsonFields(reflect.StructOf(fields), Options{NameTag: "json"})
		if want == "" && err != nil || want != "" && (err == nil || !strings.Contains(err.Error(), want)) {
			t.Errorf("got %v, want %q", err, want)
		}
	}
}

func TestMisspelledOption(t *testing.T) {
	for tag, want := range map[string]string{
		`json:"a,omitempt"`:        `F: json tag: there is no option "omitempt": did you mean "omitempty"?`,
		`json:"a, omitempty"`:      `there is no option " omitempty": did you mean "omitempty"?`,
		`json:"a,omitEmpty"`:       `did you mean "omitempty"?`,
		`json:",string,omitzeros"`: `did you mean "omitzero"?`,
		`json:"a,sting"`:           `did you mean "string"?`,
		`json:"a,omitempty,"`:      "",
		`json:"a,inline"`:          "",
		`json:"a,b"`:               "",
	} {
		fields := []reflect.StructField{{Name: "F", Type: reflect.TypeFor[int](), Tag: reflect.StructTag(tag)}}
		_, err := jsonFields(reflect.StructOf(fields), Options{NameTag: "json"})
		if want == "" && err != nil || want != "" && (err == nil || !strings.Contains(err.Error(), want)) {
			t.Errorf("%s: got %v, want %q", tag, err, want)
		}
	}
}
