package authlink_test

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"example.com/authlink"
	"example.com/authlink/internal/schematest"
)

func TestValidateValue(t *testing.T) {
	v := compile(t, `{
		"properties": {
			"n": {"type": "integer"}, "s": {"maxLength": 3}, "l": {"uniqueItems": true}, "t": {"format": "date-time"},
			"e": {"enum": ["north"]}, "o": {"additionalProperties": {"type": "boolean"}}
		}
	}`, nil)
	type point struct {
		N any    `json:"n"`
		S string `json:"s,omitempty"`
	}
	object := func(name string, value any) any { return map[string]any{name: value} }
	for _, test := range []struct {
		name  string
		value any
		want  string
	}{
		{"null", nil, ""},
		{"a nil map", map[string]any(nil), ""},
		{"a nil slice", []any(nil), ""},
		{"a boolean", object("n", true), `"/n": expected integer, got boolean true [type]`},
		{"an int", object("n", int8(-3)), ""},
		{"a whole float64", object("n", 3.0), ""},
		{"a float64", object("n", 0.5), `"/n": expected integer, got number 0.5 [type]`},
		{"a float32", object("n", float32(0.5)), `"/n": expected integer, got number 0.5 [type]`},
		{"a json.Number", object("n", json.Number("12345678901234567890")), ""},
		{"text", object("s", "<&>"), ""},
		{"a number in quotes", object("n", "7"), `"/n": expected integer, got string "7" [type] (a number in quotes: remove the quotes)`},
		{"equal items", object("l", []any{1, 2.0, json.Number("1.0")}), `"/l": the 1st and the 3rd item are equal: 1 [uniqueItems] (remove one of them)`},
		{"several faults", map[string]any{"s": "long", "n": "", "o": map[string]any{"z": 1, "a": ""}},
			`"/n": expected integer, got string "" [type]` + "\n" + `"/o/a": expected boolean, got string "" [type]` + "\n" +
				`"/o/z": expected boolean, got number 1 [type]` + "\n" + `"/s": "long" has 4 characters, expected at most 3 [maxLength]`},
		{"a struct", point{N: "x"}, `"/n": expected integer, got string "x" [type]`},
		{"a pointer in a slice", []*point{{N: 1}, nil}, ""},
		{"a time", object("t", time.Unix(0, 0)), ""},
		{"a slice of strings", object("n", []string{"<"}), `"/n": expected integer, got array [type]`},
		{"a line feed in a name", object("o", object("a\nb", 1)), `"/o/a\nb": expected boolean, got number 1 [type]`},
		{"raw JSON that names a member twice", json.RawMessage(`{"n": 1, "n": 2}`),
			`expected unique property names in an object, found "n" again [duplicate-name] (remove or rename one of the two)`},
		{"NaN", object("n", math.NaN()), `authlink: ValidateValue: json: unsupported value: NaN, at "/n"`},
		{"infinity", []any{1, math.Inf(-1)}, `authlink: ValidateValue: json: unsupported value: -Inf, at "/1"`},
		{"a number that is none", object("n", json.Number("1,2")), `authlink: ValidateValue: a json.Number that is not a number, at "/n"`},
		{"a number of nothing", json.Number(""), `authlink: ValidateValue: a json.Number that is not a number`},
		{"a number in spaces", json.Number(" 1"), `authlink: ValidateValue: a json.Number that is not a number`},
		{"a boolean for a number", json.Number("true"), `authlink: ValidateValue: a json.Number that is not a number`},
		{"text that is not UTF-8", object("s", "a\xff"), `authlink: ValidateValue: a string that is not UTF-8, at "/s"`},
		{"a name that is not UTF-8", object("a\xff", 1), `authlink: ValidateValue: a string that is not UTF-8, at "/a\xff"`},
		{"a channel", object("token", map[string]any{"s3cr3t": make(chan int)}),
			`authlink: ValidateValue: json: unsupported type: chan int, at "/token/***"`},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := ""
			if err := v.ValidateValue(test.value); err != nil {
				got = err.Error()
			}
			if got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}

// TestValidateValueIsBounded has values that never end, or not in time.
func TestValidateValueIsBounded(t *testing.T) {
	v := compile(t, `true`, &authlink.Options{Limits: authlink.Limits{Depth: 20, Bytes: 1000, Values: 100}})
	ring := map[string]any{}
	ring["a"], ring["b"] = []any{ring}, ring
	list := []any{nil}
	list[0] = list
	for name, value := range map[string]any{"a map that holds itself": ring, "a slice that holds itself": list} {
		if err := v.ValidateValue(value); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: %v", name, err)
		}
	}
	deep, wide := any(nil), any(nil)
	for range 30 {
		deep = []any{deep}
	}
	for range 20 { // a million values, written by one
		wide = []any{wide, wide}
	}
	for name, value := range map[string]any{
		"deep": deep, "wide": wide, "many values": make([]any, 101), "long": strings.Repeat("a", 1000), "long words": []string{strings.Repeat("a", 1000)},
	} {
		syntax, ok := errors.AsType[*authlink.SyntaxError](v.ValidateValue(value))
		if !ok || syntax.Code != authlink.SyntaxLimit || syntax.Line != 0 || strings.Contains(syntax.Error(), "0:0") {
			t.Errorf("%s: %v", name, syntax)
		}
	}
	if err := v.ValidateValue([]any{ring["c"], []any{}, list[:0]}); err != nil {
		t.Error(err)
	}
}

// FuzzValidateValue: what is said of a decoded document is what is said of its text, but
// for the places in it.
func FuzzValidateValue(f *testing.F) {
	for _, data := range schematest.Seeds(7, 100, 500) {
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		g := schematest.New(data)
		v, err := authlink.Compile([]byte(g.Schema()), nil)
		if err != nil {
			return
		}
		for range 4 {
			document := []byte(g.Document())
			decoder := json.NewDecoder(bytes.NewReader(document))
			decoder.UseNumber()
			var value any
			if err := decoder.Decode(&value); err != nil {
				t.Fatal(err)
			}
			err := v.Validate(document)
			if syntax, ok := errors.AsType[*authlink.SyntaxError](err); ok && syntax.Code == authlink.SyntaxDuplicateName {
				continue // of two equal names the decoder keeps the last alone
			}
			want, got := sayings(err), sayings(v.ValidateValue(value))
			if !slices.Equal(got, want) {
				t.Errorf("%s\n%s\ngot  %q\nwant %q", v.Schema(), document, got, want)
			}
		}
	})
}

// sayings are what an error says of the values of a document, in an order of its own.
func sayings(err error) []string {
	invalid, ok := errors.AsType[*authlink.ValidationError](err)
	if !ok {
		return nil
	}
	var all []string
	for _, v := range invalid.Violations {
		all = append(all, strings.Join([]string{v.InstanceLocation, v.KeywordLocation, v.Keyword, v.Message}, " "))
	}
	slices.SortFunc(all, cmp.Compare[string])
	return all
}

func TestSchemaOfAValidator(t *testing.T) {
	text := []byte(`{"type": "object" }`)
	v, err := authlink.Compile(text, nil)
	if err != nil {
		t.Fatal(err)
	}
	text[2] = 'T'
	for range 2 { // what is returned is the caller's own
		got := v.Schema()
		if string(got) != `{"type": "object" }` {
			t.Errorf("got %s", got)
		}
		got[0] = '['
	}
	of, err := authlink.For[[]int](nil)
	if err != nil {
		t.Fatal(err)
	}
	if want, err := authlink.Reflect[[]int](nil); err != nil || !bytes.Equal(of.Schema(), want) {
		t.Errorf("got %s, want %s, %v", of.Schema(), want, err)
	}
	if got := new(authlink.Validator).Schema(); got != nil {
		t.Errorf("the zero Validator has %s", got)
	}
}
