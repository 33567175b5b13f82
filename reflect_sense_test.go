package authlink

import (
	"math/big"
	"net/netip"
	"reflect"
	"strings"
	"testing"
	"time"
)

var (
	aByte       = reflect.TypeFor[uint8]()
	aSmall      = reflect.TypeFor[int8]()
	aSingle     = reflect.TypeFor[float32]()
	aBig        = reflect.TypeFor[*big.Int]()
	aTime       = reflect.TypeFor[time.Time]()
	anAddress   = reflect.TypeFor[netip.Addr]()
	bytesOf     = reflect.TypeFor[[]byte]()
	threeInts   = reflect.TypeFor[[3]int]()
	stringPtrs  = reflect.TypeFor[[]*string]()
	twoAddr     = reflect.TypeFor[[2]*netip.Addr]()
	nestedPtrs  = reflect.TypeFor[*[]*string]()
	stringLists = reflect.TypeFor[[][]string]()
)

// TestTagsThatContradict proves that tags are refused that nothing satisfies, that the type
// does not allow, or that add nothing to it.
func TestTagsThatContradict(t *testing.T) {
	tests := []struct {
		typ  reflect.Type
		tag  string
		want string // part of the error
	}{
		// Beyond the type.
		{aByte, "minimum=-5", `"minimum=-5": the Go type has only numbers from 0 to 255`},
		{aByte, "maximum=256", `"maximum=256": the Go type has only numbers from 0 to 255`},
		{aByte, "exclusiveMinimum=-2", `"exclusiveMinimum=-2"`},
		{aByte, "exclusiveMaximum=257", `"exclusiveMaximum=257"`},
		{aByte, "minimum=300", "from 0 to 255"},
		{aByte, "maximum=-1", "from 0 to 255"},
		{aSmall, "minimum=-129", "from -128 to 127"},
		{aSmall, "maximum=127.5", "from -128 to 127"},
		{anInt, "maximum=9223372036854775808", "from -9223372036854775808 to 9223372036854775807"},
		{aSingle, "maximum=3.5e38", `"maximum=3.5e38"`},
		{aSingle, "exclusiveMinimum=-1e39", `"exclusiveMinimum=-1e39"`},
		{threeInts, "minItems=2", "the length of the Go type is 3"},
		{threeInts, "maxItems=4", "the length of the Go type is 3"},
		{aTime, "format=date", `"format=date": the format of the Go type is date-time`},
		{anInt, "type=number", "the field's type is integer"},
		{aString, "type=integer", "the field's type is string"},
		{aString, "oneof_type=integer;null", "the field's type is string"},
		{anInt, "oneof_type=integer;number", "a value of type integer is of several of these types"},

		// Beyond each other.
		{aString, "minLength=5,maxLength=2", "minLength=5 is above maxLength=2"},
		{someStrings, "minItems=5,maxItems=2", "minItems=5 is above maxItems=2"},
		{someStrings, "minLength=5,maxLength=2", "minLength=5 is above maxLength=2"},
		{anInt, "minimum=5,maximum=4", "no number is within its bounds"},
		{aFloat, "minimum=5,exclusiveMaximum=5", "no number is within its bounds"},
		{aFloat, "exclusiveMinimum=5,maximum=5", "no number is within its bounds"},
		{anInt, "exclusiveMinimum=5,exclusiveMaximum=6", "no number is within its bounds"},
		{anInt, "minimum=1.2,maximum=1.8", "no number is within its bounds"},
		{anInt, "minimum=1,maximum=4,multipleOf=5", "no number is within its bounds"},
		{aByte, "minimum=1,multipleOf=256", "no number is within its bounds"},
		{anInt, "minimum=1,maximum=2,multipleOf=1.5", "no number is within its bounds"},
		{aFloat, "minimum=0.1,maximum=0.4,multipleOf=0.5", "no number is within its bounds"},
		{aBig, "minimum=2,maximum=1", "no number is within its bounds"},
		{someStrings, "uniqueItems=true,minItems=3,enum=a,enum=b", "there are no 3 different items in an enum of 2"},
		{aString, "readOnly=true,writeOnly=true", "cannot be both readOnly and writeOnly"},

		// Values.
		{aString, "enum=red,default=blue", `"default=blue": the other tags, or the Go type, do not allow this value`},
		{aString, "enum=red,example=blue", `"example=blue"`},
		{aString, "enum=red,enum=red", `"enum=red": the value is there twice`},
		{anInt, "enum=1,enum=1.0", `"enum=1.0": the value is there twice`},
		{aString, "minLength=4,enum=red", `"enum=red"`},
		{aString, "pattern=^a,default=b", `"default=b"`},
		{aString, "format=date,example=yesterday", `"example=yesterday"`},
		{aString, "format=date-time,default=2025-02-30T00:00:00Z", `"default=2025-02-30T00:00:00Z"`},
		{aByte, "default=1.5", `"default=1.5"`},
		{aByte, "default=256", `"default=256"`},
		{anInt, "enum=1.5", `"enum=1.5"`},
		{anInt, "maximum=5,example=6", `"example=6"`},
		{anInt, "multipleOf=2,default=3", `"default=3"`},
		{aFloat, "exclusiveMinimum=0,default=0", `"default=0"`},
		{aTime, "example=2025-02-13t00:00:00z", `"example=2025-02-13t00:00:00z"`},
		{anAddress, "default=localhost", `"default=localhost"`},
		{bytesOf, "example=!", `"example=!"`},
		{someStrings, "enum=a,default=b", `"default=[b]"`},
		{someStrings, "maxItems=1,default=a,default=b", `"default=[a b]"`},
		{someStrings, "uniqueItems=true,default=a,default=a", `"default=[a a]"`},
		{stringPtrs, "maxLength=1,enum=ab", `"enum=ab"`},

		// Without an effect.
		{aString, "pattern=(", `"pattern=("`},
		{aString, "format=date-tme", `"format=date-tme": did you mean "date-time"?`},
		{aString, "minLength=1,minLength=2", "minLength is given twice"},
		{anInt, "default=1,default=2", "default is given twice"},
		{aString, "type=string,type=string", "type is given twice"},
		{aString, "-,minLength=1", `"minLength=1": the property is left out`},
		{aString, "oneof_type=string;null,minLength=1", "does not apply to this type"},
		{someStrings, "pattern=^a=b$", "cannot have a ="},
		{stringLists, "minLength=1", "does not apply to array"},
		{anInt, "minimum=1e-999", "not a number"},
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

// TestTagsAtTheEdge proves that tags are taken which just fit.
func TestTagsAtTheEdge(t *testing.T) {
	tests := []struct {
		typ     reflect.Type
		tag     string
		keyword string
		want    string
	}{
		{aByte, "minimum=0", "minimum", "0"},
		{aByte, "minimum=1", "maximum", "255"},
		{aByte, "maximum=255", "maximum", "255"},
		{aByte, "exclusiveMinimum=-1", "exclusiveMinimum", "-1"},
		{aByte, "exclusiveMinimum=-1", "minimum", "null"},
		{aByte, "exclusiveMaximum=256", "exclusiveMaximum", "256"},
		{aByte, "exclusiveMaximum=256", "maximum", "null"},
		{aByte, "multipleOf=255,minimum=1", "multipleOf", "255"},
		{anInt, "minimum=5,maximum=5", "minimum", "5"},
		{anInt, "minimum=1,maximum=3,multipleOf=1.5", "multipleOf", "1.5"},
		{anInt, "exclusiveMinimum=-5,maximum=0,multipleOf=5", "maximum", "0"},
		{aFloat, "exclusiveMinimum=5,exclusiveMaximum=6", "exclusiveMinimum", "5"},
		{aString, "minLength=2,maxLength=2,enum=ab", "enum", `["ab"]`},
		{aString, "enum=red,default=red", "default", `"red"`},
		{threeInts, "minItems=3,uniqueItems=true", "minItems", "3"},
		{aTime, "format=date-time", "format", `"date-time"`},
		{aTime, "pattern=Z$", "pattern", `"Z$"`},
		{bytesOf, "example=YQ==", "examples", `["YQ=="]`},
		{aString, "format=house-number", "format", `"house-number"`},
		{stringPtrs, "minLength=1", "items", `{"minLength":1,"type":["string","null"]}`},
		{stringPtrs, "enum=a,enum=b,minItems=1", "items", `{"enum":["a","b",null],"type":["string","null"]}`},
		{stringPtrs, "default=a", "default", `["a"]`},
		{nestedPtrs, "format=uuid", "items", `{"format":"uuid","type":["string","null"]}`},
		{someStrings, "uniqueItems=true,minItems=2,enum=a,enum=b", "minItems", "2"},
	}
	for _, test := range tests {
		doc, err := reflectField(test.typ, test.tag, "")
		if err != nil {
			t.Error(err)
			continue
		}
		if _, err := Compile(doc, nil); err != nil {
			t.Error(err)
		}
		if got := keywordOfX(t, doc, test.keyword); got != test.want {
			t.Errorf("%v %s: %s is %s, want %s", test.typ, test.tag, test.keyword, got, test.want)
		}
	}
}

// TestTagsKeepWhatTheTypeSays proves that a pattern of a tag does not take the place of the
// one that the type has.
func TestTagsKeepWhatTheTypeSays(t *testing.T) {
	refuses[struct {
		A time.Time `json:"a" jsonschema:"pattern=Z$|z$"`
	}](t, `{"a":"2025-02-13t09:44:27z"}`, `{"a":"2025-02-13T09:44:27+01:00"}`)
	refuses[struct {
		A int8 `json:"a,string" jsonschema:"pattern=^1"`
	}](t, `{"a":"1000"}`, `{"a":"2"}`)
	refuses[struct {
		A [][]byte `json:"a" jsonschema:"pattern=^Y"`
	}](t, `{"a":["Y"]}`, `{"a":["eA=="]}`)
	for _, typ := range []reflect.Type{twoAddr, reflect.TypeFor[[]*netip.Addr]()} {
		doc, err := reflectField(typ, "pattern=^1", "")
		if err != nil {
			t.Fatal(err)
		}
		v, err := Compile(doc, nil)
		if err != nil {
			t.Fatal(err)
		}
		if !v.Valid([]byte(`{"x":["1.2.3.4",null]}`)) || v.Valid([]byte(`{"x":["1.2.3",null]}`)) || v.Valid([]byte(`{"x":["2.2.3.4",null]}`)) {
			t.Errorf("%s", doc)
		}
	}
}

// TestTagsAllFaults proves that the error has all fields of a struct that are at fault.
func TestTagsAllFaults(t *testing.T) {
	fails[struct {
		Port  uint16 `json:"port" jsonschema:"default=1.5"`
		Color string `json:"color" jsonschema:"enum=red,default=blue"`
		Good  string `json:"good" jsonschema:"minLength=1"`
		N     uint   `json:"n" jsonschema:"minimum=-5"`
	}](t, ".Port: ", ".Color: ", ".N: ")
	fails[struct {
		A string `jsonschema:"patern=a"`
		B chan int
	}](t, ".A: ", ".B: ")
}

func TestTagsWithoutProperty(t *testing.T) {
	type inner struct{ A int }
	fails[struct {
		hidden string `jsonschema:"minLength=1"`
	}](t, ".hidden: a jsonschema tag has no property to apply to: the field is not exported")
	fails[struct {
		*inner `jsonschema:"title=x"`
	}](t, ".inner: a jsonschema tag has no property to apply to on an embedded struct")
	accepts(t, struct {
		hidden string `jsonschema:"-"`
		B      int
	}{})
}

func TestTagsGivenTwice(t *testing.T) {
	type described struct {
		A string `jsonschema:"description=a" jsonschema_description:"b"`
	}
	fails[described](t, "description is given twice")
	for _, tags := range [][2]string{{"readOnly=true", "readOnly=true"}, {"", "deprecated=true,deprecated=false"}, {"writeOnly=true", "readOnly=true"}} {
		if doc, err := reflectField(aString, tags[0], tags[1]); err == nil {
			t.Errorf("%q is taken:\n%s", tags, doc)
		}
	}
}
