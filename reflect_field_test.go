package authlink

import (
	"bytes"
	"encoding/json"
	"reflect"
	"slices"
	"strconv"
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
	type D2 struct{ A }
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
		// Two tagged X: none wins. (Spelled out, go vet would object.)
		reflect.Zero(reflect.StructOf([]reflect.StructField{
			{Name: "A", Type: reflect.TypeFor[A](), Anonymous: true},
			{Name: "B", Type: reflect.TypeFor[B](), Anonymous: true},
			{Name: "C", Type: reflect.TypeFor[C](), Anonymous: true},
		})).Interface(),
		struct {
			D1
			D2
		}{}, // all of A twice
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
		Outer{Left: &Left{}},
		everything{Omitted: []string{"x"}},
	} {
		fields, err := jsonFields(reflect.TypeOf(value), "json")
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
