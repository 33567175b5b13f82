package authlink

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// reflectField reflects a struct with one field, x, of type t and with the tags.
func reflectField(t reflect.Type, jsonschemaTag, extrasTag string) ([]byte, error) {
	tag := fmt.Sprintf(`json:"x" jsonschema:%q jsonschema_extras:%q`, jsonschemaTag, extrasTag)
	object := reflect.StructOf([]reflect.StructField{{Name: "X", Type: t, Tag: reflect.StructTag(tag)}})
	return ReflectType(object, nil)
}

var (
	aString     = reflect.TypeFor[string]()
	anInt       = reflect.TypeFor[int]()
	aFloat      = reflect.TypeFor[float64]()
	aBool       = reflect.TypeFor[bool]()
	someStrings = reflect.TypeFor[[]string]()
	ints        = reflect.TypeFor[[]int]()
	aPoint      = reflect.TypeFor[point]()
	anything    = reflect.TypeFor[any]()
	bools       = reflect.TypeFor[map[string]bool]()
)

// TestTagsThatApply proves of each keyword that it arrives in the schema of x,
// as the JSON on the right.
func TestTagsThatApply(t *testing.T) {
	tests := []struct {
		typ     reflect.Type
		tag     string
		keyword string
		want    string
	}{
		{aString, "title=A title", "title", `"A title"`},
		{aPoint, "description=a point\\, here", "description", `"a point, here"`},
		{aString, "minLength=1", "minLength", `1`},
		{aString, "maxLength=20", "maxLength", `20`},
		{aString, "pattern=^a=b\\,c$", "pattern", `"^a=b,c$"`},
		{aString, "format=uuid", "format", `"uuid"`},
		{aString, "readOnly=true", "readOnly", `true`},
		{aString, "writeOnly=true", "writeOnly", `true`},
		{aString, "default=", "default", `""`},
		{aString, "enum=a,enum=", "enum", `["a",""]`},
		{aString, "example=a,example=b", "examples", `["a","b"]`},
		{anything, "type=integer,minimum=1", "minimum", `1`},
		{aFloat, "type=integer", "type", `"integer"`},
		{aString, "anyof_type=string;integer", "anyOf", `[{"type":"string"},{"type":"integer"}]`},
		{aPoint, "oneof_type=object;null", "oneOf", `[{"type":"object"},{"type":"null"}]`},
		{aPoint, "anyof_ref=#/a;#/b", "anyOf", `[{"$ref":"#/a"},{"$ref":"#/b"}]`},
		{aString, "anchor=here", "$anchor", `"here"`},
		{anInt, "minimum=-1", "minimum", `-1`},
		{anInt, "maximum=1e3", "maximum", `1e3`},
		{aFloat, "exclusiveMinimum=0.5", "exclusiveMinimum", `0.5`},
		{aFloat, "exclusiveMaximum=1", "exclusiveMaximum", `1`},
		{aFloat, "multipleOf=0.25", "multipleOf", `0.25`},
		{anInt, "default=5", "default", `5`},
		{anInt, "enum=1,enum=2", "enum", `[1,2]`},
		{aFloat, "example=1.5", "examples", `[1.5]`},
		{aBool, "default=true", "default", `true`},
		{someStrings, "minItems=1", "minItems", `1`},
		{someStrings, "maxItems=2", "maxItems", `2`},
		{someStrings, "uniqueItems=true", "uniqueItems", `true`},
		{someStrings, "default=a,default=b", "default", `["a","b"]`},
	}
	for _, test := range tests {
		doc, err := reflectField(test.typ, test.tag, "")
		if err != nil {
			t.Error(err)
			continue
		}
		if got := keywordOfX(t, doc, test.keyword); got != test.want {
			t.Errorf("%v %s: %s is %s, want %s", test.typ, test.tag, test.keyword, got, test.want)
		}
	}
}

// keywordOfX gives a keyword's value in the schema of x, compact.
func keywordOfX(t *testing.T, doc []byte, keyword string) string {
	t.Helper()
	var s struct {
		Properties struct{ X map[string]any }
	}
	decoder := json.NewDecoder(strings.NewReader(string(doc)))
	decoder.UseNumber()
	if err := decoder.Decode(&s); err != nil {
		t.Fatal(err)
	}
	value, err := json.Marshal(s.Properties.X[keyword])
	if err != nil {
		t.Fatal(err)
	}
	return string(value)
}

// TestTagsAtFault proves that nothing is dropped in silence: invopop's
// reflector says nothing to any of these.
func TestTagsAtFault(t *testing.T) {
	tests := []struct {
		typ  reflect.Type
		tag  string
		want string // part of the error
	}{
		{aString, "patern=a", "no such keyword"},
		{aString, "requird", "no such keyword"},
		{aString, "required=true", "no such keyword"},
		{aString, "required,,nullable", "no such keyword"},
		{aString, "description=first, second", `" second"`},
		{aString, "minLength=abc", "not a whole number"},
		{aString, "minLength=-1", "not a whole number"},
		{aString, "maxLength=1.5", "not a whole number"},
		{aString, "minimum=1", "does not apply to string"},
		{aString, "minItems=1", "does not apply to string"},
		{aString, "readOnly=yes", "neither true nor false"},
		{aString, "type=text", `"text" is not a JSON type`},
		{aString, "type=array", "the field's type is string"},
		{aString, "type=integer,minimum=1", "the field's type is string"},
		{aString, "anyof_type=string;text", `"text" is not a JSON type`},
		{anInt, "minLength=1", "does not apply to integer"},
		{anInt, "minimum=abc", "not a number"},
		{anInt, "minimum=0x10", "not a number"},
		{anInt, "maximum=Inf", "not a number"},
		{anInt, "maximum=1e999", "not a number"},
		{anInt, "default=", "not a number"},
		{anInt, "multipleOf=0", "not greater than zero"},
		{aFloat, "enum=a", "not a number"},
		{aBool, "default=yes", "neither true nor false"},
		{aBool, "enum=true", "does not apply to boolean"},
		{someStrings, "uniqueItems=false", "can only be true"},
		{someStrings, "minItems=x", "not a whole number"},
		{someStrings, "minimum=1", "does not apply to string"},
		{someStrings, "type=string", "the field's type is array"},
		{ints, "default=1", "for arrays of strings only"},
		{ints, "pattern=a", "does not apply to integer"},
		{aPoint, "minLength=1", "does not apply to #/$defs/point"},
		{bools, "minLength=1", "does not apply to object"},
		{anything, "enum=a", "does not apply to this type"},
	}
	for _, test := range tests {
		doc, err := reflectField(test.typ, test.tag, "")
		if err == nil {
			t.Errorf("%v %q is taken:\n%s", test.typ, test.tag, doc)
		} else if !strings.Contains(err.Error(), test.want) || !strings.Contains(err.Error(), ".X: jsonschema tag") {
			t.Errorf("%v %q: %v, want %q", test.typ, test.tag, err, test.want)
		}
	}
}

func TestExtras(t *testing.T) {
	doc, err := reflectField(anInt, "", "deprecated=true,x-note=a\\,b,x-note=c")
	if err != nil {
		t.Fatal(err)
	}
	if got := keywordOfX(t, doc, "deprecated"); got != "true" {
		t.Errorf("deprecated is %s", got)
	}
	if got := keywordOfX(t, doc, "x-note"); got != `["a,b","c"]` {
		t.Errorf("x-note is %s", got)
	}
	for _, tag := range []string{"deprecated", "deprecated=yes", "minimum=1", "type=string", "$defs=x", "x-note", "=1", "a=1,"} {
		if doc, err := reflectField(anInt, "", tag); err == nil {
			t.Errorf("%q is taken:\n%s", tag, doc)
		}
	}
}

// FuzzTags holds checkTag and checkExtras to their purpose: a field whose tags
// they pass is reflected without a panic, to a document that is JSON without a
// duplicate name and that compiles, unless a pattern, an anchor or a reference
// in it is at fault.
func FuzzTags(f *testing.F) {
	types := []reflect.Type{aString, anInt, aFloat, aBool, someStrings, ints, aPoint, anything, bools, reflect.TypeFor[*string](), reflect.TypeFor[[]*int](),
		aByte, aSingle, aTime, anAddress, bytesOf, threeInts, stringPtrs, twoAddr, nestedPtrs, stringLists}
	for i := range types {
		f.Add(i, "required,nullable,minLength=1,pattern=a\\,b", "x-a=1,deprecated=true")
		f.Add(i, "type=array,format=a,enum=1", "writeOnly=true,writeOnly=false")
		f.Add(i, "oneof_required=a,oneof_type=string;null,default=1,uniqueItems=true", "minimum=1")
	}
	f.Fuzz(func(t *testing.T, i int, jsonschemaTag, extrasTag string) {
		doc, err := reflectField(types[uint(i)%uint(len(types))], jsonschemaTag, extrasTag)
		if err != nil {
			if strings.Contains(err.Error(), "panic") {
				t.Fatal(err)
			}
			return
		}
		_, err = Compile(doc, nil)
		if syntax, ok := errors.AsType[*SyntaxError](err); ok {
			t.Fatalf("%v\n%s", syntax, doc)
		}
		isUsers := func(keyword string) bool { return strings.Contains(jsonschemaTag, keyword) }
		if err != nil && !slices.ContainsFunc([]string{"pattern=", "anchor=", "_ref="}, isUsers) {
			t.Fatalf("%v\n%s", err, doc)
		}
	})
}
