package operation

import (
	"testing"

	"example.com/authlink/internal/openapi"
	"example.com/authlink/internal/span"
)

// TestObject: values are written as what their schemas are about (3.0.3, section 4.7.12.2).
func TestObject(t *testing.T) {
	types := func(names ...string) []string { return names }
	for _, test := range []struct {
		openapi.Parameter
		texts []string
		want  string
	}{
		{openapi.Parameter{Types: types("integer")}, []string{"12"}, `{"p":12}`},
		{openapi.Parameter{Types: types("integer")}, []string{"012"}, `{"p":"012"}`},
		{openapi.Parameter{Types: types("integer")}, []string{"many"}, `{"p":"many"}`},
		{openapi.Parameter{Types: types("string")}, []string{"12"}, `{"p":"12"}`},
		{openapi.Parameter{}, []string{"12"}, `{"p":"12"}`},
		{openapi.Parameter{Types: types("number", "string")}, []string{"-1.5e3"}, `{"p":-1.5e3}`},
		{openapi.Parameter{Types: types("boolean")}, []string{"true"}, `{"p":true}`},
		{openapi.Parameter{Types: types("boolean")}, []string{"yes"}, `{"p":"yes"}`},
		{openapi.Parameter{Types: types("integer", "null")}, []string{""}, `{"p":null}`},
		{openapi.Parameter{In: "query", Style: "form", Explode: true, Types: types("array"), Items: types("integer")}, []string{"1", "2"}, `{"p":[1,2]}`},
		{openapi.Parameter{In: "query", Style: "form", Types: types("array"), Items: types("string")}, []string{"1,a"}, `{"p":["1","a"]}`},
		{openapi.Parameter{In: "query", Style: "pipeDelimited", Types: types("array")}, []string{"a|b"}, `{"p":["a","b"]}`},
		{openapi.Parameter{In: "query", Style: "spaceDelimited", Types: types("array")}, []string{"a b"}, `{"p":["a","b"]}`},
		{openapi.Parameter{In: "path", Explode: true, Types: types("array")}, []string{"a,b"}, `{"p":["a","b"]}`},
		{openapi.Parameter{In: "header", Types: types("array")}, []string{"a, b", "c"}, `{"p":["a","b","c"]}`},
		{openapi.Parameter{IsJSON: true, Types: types("object")}, []string{`{"a": 1}`}, `{"p":{"a": 1}}`},
		{openapi.Parameter{IsJSON: true}, []string{`{"a": `}, `{"p":"{\"a\": "}`},
	} {
		test.Name, test.Fragment = "p", "/somewhere"
		g := Argument{Parameter: test.Parameter, Texts: test.texts}
		for i := range test.texts {
			g.Places = append(g.Places, span.Stretch{Start: 10 * i, End: 10*i + 5})
		}
		text, from := Object([]Argument{g})
		if string(text) != test.want || !g.IsReadable() {
			t.Errorf("%+v: %q: %s, want %s", test.Parameter, test.texts, text, test.want)
		}
		if last := from[len(from)-1]; last.End != 10*(len(test.texts)-1)+5 {
			t.Errorf("%q: the last value is at %+v", test.texts, last)
		}
	}
	for _, g := range []Argument{
		{Parameter: openapi.Parameter{Types: types("object"), Fragment: "/x"}, Texts: []string{"a,1"}},
		{Parameter: openapi.Parameter{Types: types("string")}, Texts: []string{"no schema"}},
		{Parameter: openapi.Parameter{Fragment: "/x"}},
	} {
		if g.IsReadable() {
			t.Errorf("%+v can be read", g)
		}
	}
}
