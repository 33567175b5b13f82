package authlink

import (
	"encoding/json"
	"fmt"
	"math"
	"math/big"
	"net"
	"net/netip"
	"net/url"
	"reflect"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/invopop/jsonschema"

	"example.com/authlink/schema"
)

// must reflects a T, or fails the test.
func must[T any](t *testing.T, opts *ReflectOptions) string {
	t.Helper()
	doc, err := Reflect[T](opts)
	if err != nil {
		t.Fatal(err)
	}
	return string(doc)
}

type point struct {
	X float64 `json:"x"`
	Y float64 `json:"y,omitempty"`
}

func TestReflectDocument(t *testing.T) {
	type polygon struct {
		Name   *string `json:"name,omitempty" jsonschema:"minLength=1,pattern=^[a-z]{1\\,9}$" jsonschema_description:"What it is called, if anything."`
		Corner []point `json:"corner" jsonschema:"minItems=3"`
		Color  string  `json:"color,omitempty" jsonschema:"required,nullable,enum=red,enum=blue"`
		Center *point  `json:"center" jsonschema_description:"Its center."`
	}
	got := must[polygon](t, &ReflectOptions{ID: "https://example.com/polygon.json", Title: "A polygon", Closed: true})
	want := `{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "$id": "https://example.com/polygon.json",
  "$defs": {
    "point": {
      "properties": {
        "x": {
          "type": "number",
          "maximum": 1.7976931348623157e308,
          "minimum": -1.7976931348623157e308
        },
        "y": {
          "type": "number",
          "maximum": 1.7976931348623157e308,
          "minimum": -1.7976931348623157e308
        }
      },
      "additionalProperties": false,
      "type": "object",
      "required": [
        "x"
      ]
    }
  },
  "properties": {
    "name": {
      "type": "string",
      "minLength": 1,
      "pattern": "^[a-z]{1,9}$",
      "description": "What it is called, if anything."
    },
    "corner": {
      "items": {
        "$ref": "#/$defs/point"
      },
      "minItems": 3,
      "type": [
        "array",
        "null"
      ]
    },
    "color": {
      "enum": [
        "red",
        "blue",
        null
      ],
      "type": [
        "string",
        "null"
      ]
    },
    "center": {
      "anyOf": [
        {
          "$ref": "#/$defs/point"
        },
        {
          "type": "null"
        }
      ],
      "description": "Its center."
    }
  },
  "additionalProperties": false,
  "type": "object",
  "required": [
    "corner",
    "color",
    "center"
  ],
  "title": "A polygon"
}
`
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// Types with something of their own to say about JSON.
type (
	celsius float64         // MarshalText by value
	serial  struct{ n int } // MarshalText by pointer
	opaque  struct{ n int } // MarshalJSON
	version struct{ Major, Minor int }
	evenInt int
	tree    []tree
	forest  map[string]forest
	list    struct {
		Value int   `json:"value"`
		Next  *list `json:"next"`
	}
	page[T any] struct {
		Items []T      `json:"items"`
		Next  *page[T] `json:"next,omitempty"`
	}
	pair[A, B any] struct {
		First  A `json:"first"`
		Second B `json:"second"`
	}
)

func (c celsius) MarshalText() ([]byte, error) { return fmt.Appendf(nil, "%g °C", float64(c)), nil }
func (s *serial) MarshalText() ([]byte, error) { return fmt.Appendf(nil, "#%d", s.n), nil }
func (o opaque) MarshalJSON() ([]byte, error)  { return fmt.Appendf(nil, "[%d]", o.n), nil }
func (v version) MarshalText() ([]byte, error) {
	return fmt.Appendf(nil, "%d.%d", v.Major, v.Minor), nil
}
func (*version) JSONSchema() *jsonschema.Schema {
	return &jsonschema.Schema{Type: "string", Pattern: `^\d+\.\d+$`}
}
func (evenInt) JSONSchemaExtend(s *jsonschema.Schema) { s.MultipleOf = "2" }

// Embedding in all its ways.
type (
	Base struct {
		ID   int    `json:"id"`
		Name string `json:"name"`
	}
	Middle struct {
		Base
		Name string `json:"name"` // hides Base.Name
	}
	Left  struct{ OnlyLeft string }
	Right struct{ OnlyRight string }
	inner struct {
		Promoted string
		hidden   string
	}
	Outer struct {
		Early string `json:"id"` // hides Base.ID, though declared first
		Middle
		*Left // may be nil
		Right
		inner
		Named Base `json:"base"`
		Base2 `json:"tagged"`
	}
	Base2 struct{ Deep bool }
)

type everything struct {
	Bool       bool              `json:"bool"`
	Int        int8              `json:"int" jsonschema:"minimum=-128,maximum=127"`
	Uint       uint64            `json:"uint"`
	Uintptr    uintptr           `json:"uintptr"`
	Float      float32           `json:"float"`
	String     string            `json:"string"`
	Quoted     int               `json:"quoted,string" jsonschema:"pattern=^-?[0-9]+$"`
	QuotedUint *uint             `json:"quotedUint,string"`
	QuotedText string            `json:"quotedText,string"`
	Bytes      []byte            `json:"bytes"`
	Array      [3]byte           `json:"array"`
	Slice      []*string         `json:"slice"`
	Omitted    []string          `json:"omitted,omitempty"`
	ByInt      map[int16]bool    `json:"byInt"`
	ByUint     map[uint8]string  `json:"byUint"`
	ByName     map[string]*point `json:"byName"`
	ByText     map[celsius]int   `json:"byText"`
	Any        any               `json:"any"`
	Pointers   **int             `json:"pointers"`
	Anonymous  struct {
		Inside []struct{ Deep string }
	} `json:"anonymous"`
	Skip   string `json:"-"`
	NoTag  string
	Odd    string `json:"a/b~c.d $"`
	hidden chan int
}

// TestReflectAcceptsWhatIsWritten holds the schema to its word: it accepts what
// encoding/json writes, with nothing beside what the type names.
func TestReflectAcceptsWhatIsWritten(t *testing.T) {
	one, text := 1, "text"
	pOne := &one
	unit := uint(7)
	at := time.Date(2025, 2, 13, 9, 44, 27, 866e6, time.FixedZone("", -5400))
	accepts(t, everything{})
	accepts(t, everything{
		Int: -128, Uint: math.MaxUint64, Float: 1e-7, Quoted: -5, QuotedUint: &unit, QuotedText: `"`,
		Bytes: []byte("\xff\x00"), Slice: []*string{nil, &text}, Omitted: []string{"x"},
		ByInt: map[int16]bool{-32768: true, 0: false, 10: true}, ByUint: map[uint8]string{0: "", 255: ""},
		ByName: map[string]*point{"": nil, "x": {}}, ByText: map[celsius]int{36.6: 1},
		Any: []any{1, nil}, Pointers: &pOne, hidden: make(chan int),
	})
	accepts(t, true, false)
	accepts(t, 0, -1, math.MaxInt)
	accepts(t, &one, nil)
	accepts(t, []int(nil), []int{}, []int{1})
	accepts(t, [2][]int{})
	accepts(t, at, time.Time{})
	accepts(t, time.Duration(0), -time.Hour)
	accepts(t, json.RawMessage(nil), json.RawMessage(`{"a":[1]}`))
	accepts(t, json.Number("12345678901234567890.5"), json.Number(""))
	accepts(t, celsius(36.6))
	accepts(t, &serial{1}, nil)
	accepts(t, []serial{{1}})
	accepts(t, map[string]serial{"a": {1}})
	accepts(t, map[string][1]serial{"a": {{1}}})
	accepts(t, map[string]*serial{"a": {1}})
	accepts(t, map[string][]serial{"a": {{1}}})
	accepts(t, map[string]struct{ S [1]serial }{"a": {}})
	accepts(t, map[string]Middle{"a": {}})
	accepts(t, opaque{1})
	accepts(t, version{1, 2})
	accepts(t, map[version]*version{{1, 2}: nil})
	accepts(t, evenInt(4))
	accepts(t, net.IP(nil), net.IPv4(192, 0, 2, 1), net.IPv6loopback)
	accepts(t, netip.MustParseAddr("2001:db8::1"))
	accepts(t, url.URL{Scheme: "https", User: url.User("me")})
	accepts(t, big.NewInt(5), nil)
	accepts(t, tree{}, tree{nil, {{}, nil}})
	accepts(t, forest{"a": {"b": nil}})
	accepts(t, list{}, list{Next: &list{Value: 1, Next: &list{}}})
	accepts(t, page[point]{}, page[point]{Items: []point{{1, 2}}, Next: &page[point]{}})
	accepts(t, pair[page[int], pair[string, *int]]{})
	accepts(t, Outer{}, Outer{Left: &Left{}, inner: inner{hidden: "x"}})
	accepts(t, schema.Optional[[]point]{}, schema.Some([]point{{}}), schema.Null[[]point]())
	accepts(t, AuthLink{Token: "x"}, AuthLink{Categories: schema.Some([]Category{"ats"}), Label: schema.Null[string]()})
	accepts[any](t, nil, 1, "", []any{})
}

// OddNames is a struct whose tags are legal, or nearly so, but not in good
// taste: spelled out, staticcheck would object.
func oddNames() reflect.Type {
	var fields []reflect.StructField
	for i, name := range []string{"-,", ",", "a/b~c.d $", `a"b`, `\`, "a,b", "é", "$ref", "x,string,"} {
		tag := reflect.StructTag("json:" + strconv.Quote(name))
		fields = append(fields, reflect.StructField{Name: "F" + strconv.Itoa(i), Type: reflect.TypeFor[int](), Tag: tag})
	}
	return reflect.StructOf(fields)
}

// TestReflectOddNames does the same for names that a tool may stumble over.
func TestReflectOddNames(t *testing.T) {
	doc, err := ReflectType(oddNames(), &ReflectOptions{Closed: true})
	if err != nil {
		t.Fatal(err)
	}
	v, err := Compile(doc, nil)
	if err != nil {
		t.Fatal(err)
	}
	data, err := json.Marshal(reflect.Zero(oddNames()).Interface())
	if err != nil {
		t.Fatal(err)
	}
	if err := v.Validate(data); err != nil {
		t.Errorf("%s: %v", data, err)
	}
}

func accepts[T any](t *testing.T, values ...T) {
	t.Helper()
	v := compiles[T](t)
	for _, value := range values {
		data, err := json.Marshal(&value) // addressable, as pointer methods want
		if err != nil {
			t.Fatal(err)
		}
		if err := v.Validate(data); err != nil {
			t.Errorf("%T: %s: %v", value, data, err)
		}
	}
}

func compiles[T any](t *testing.T) *Validator {
	t.Helper()
	doc := must[T](t, &ReflectOptions{Closed: true})
	v, err := Compile([]byte(doc), nil)
	if err != nil {
		t.Fatalf("%v\n%s", err, doc)
	}
	return v
}

func TestReflectRefuses(t *testing.T) {
	refuses[bool](t, `0`, `null`)
	refuses[int](t, `1.5`, `"1"`, `null`)
	refuses[uint8](t, `-1`)
	refuses[*int](t, `"1"`)
	refuses[[]string](t, `[null]`, `{}`, `[1]`)
	refuses[[2]int](t, `[1]`, `[1,2,3]`, `null`)
	refuses[[]byte](t, `[1]`)
	refuses[time.Time](t, `"2025-02-13"`, `0`, `null`)
	refuses[time.Duration](t, `"1h"`)
	refuses[json.Number](t, `"1"`)
	refuses[celsius](t, `36.6`)
	refuses[*serial](t, `1`)
	refuses[map[string]*serial](t, `{"a":{}}`)
	refuses[map[string]Middle](t, `{"a":{}}`)
	refuses[version](t, `"1"`, `null`)
	refuses[evenInt](t, `3`, `"4"`)
	refuses[map[int]bool](t, `{"x":true}`, `{"1":1}`, `{"01":true}`, `{"-0":true}`, `{"":true}`)
	refuses[map[uint]bool](t, `{"-1":true}`)
	refuses[tree](t, `[[1]]`, `{}`)
	refuses[list](t, `{"value":1,"next":{"value":1}}`, `{"value":1,"next":[]}`)
	refuses[page[point]](t, `{"items":[{"y":1}]}`)
	refuses[Outer](t, `{}`)
	refuses[struct {
		A []string `json:"a,omitempty"`
	}](t, `{"a":null}`, `{"b":1}`)
	refuses[struct {
		A schema.Optional[int] `json:"a,omitzero" jsonschema:"minimum=1"`
	}](t, `{"a":0}`, `{"a":"1"}`)
	refuses[struct {
		A int `json:"a,string"`
	}](t, `{"a":1}`)
	refuses[struct {
		A string `json:"a" jsonschema:"title=neither\\,nullable"`
	}](t, `{"a":null}`)
}

func refuses[T any](t *testing.T, documents ...string) {
	t.Helper()
	v := compiles[T](t)
	for _, doc := range documents {
		if v.Valid([]byte(doc)) {
			t.Errorf("%T: %s is accepted", *new(T), doc)
		}
	}
}

func TestReflectIsOpenUnlessClosed(t *testing.T) {
	v, err := For[point](nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := v.Validate([]byte(`{"x":1,"z":1}`)); err != nil {
		t.Error(err)
	}
}

func TestReflectNameTag(t *testing.T) {
	type row struct {
		ID    int    `json:"id,omitempty" db:"row_id"`
		Count int    `json:"count" db:"n,omitempty,string"`
		Gone  string `json:"gone" db:"-"`
		Plain string `json:"plain"`
	}
	doc := must[row](t, &ReflectOptions{NameTag: "db"})
	var got struct {
		Properties map[string]struct{ Type string }
		Required   []string
	}
	if err := json.Unmarshal([]byte(doc), &got); err != nil {
		t.Fatal(err)
	}
	want := got
	want.Properties = map[string]struct{ Type string }{"row_id": {"integer"}, "n": {"string"}, "Plain": {"string"}}
	want.Required = []string{"row_id", "Plain"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// TestReflectNames proves that types of one name stay apart.
func TestReflectNames(t *testing.T) {
	type Item struct{ B int }
	type second = pair[Item, url.URL]
	type URL struct{ C bool }
	type all struct {
		Second second
		URL    URL
		Point  page[point]
		Number page[int]
	}
	doc := must[all](t, nil)
	defs := definitions(t, doc)
	want := []string{"Item", "URL", "Userinfo", "net_url.URL", "page_int", "page_point", "pair_Item_URL", "point"}
	for _, name := range want {
		if _, ok := defs[name]; !ok {
			t.Errorf("no definition %q", name)
		}
		delete(defs, name)
	}
	for name := range defs {
		t.Errorf("unexpected definition %q", name)
	}
	if _, err := Compile([]byte(doc), nil); err != nil {
		t.Error(err)
	}
}

func definitions(t *testing.T, doc string) map[string]json.RawMessage {
	t.Helper()
	var s struct {
		Defs map[string]json.RawMessage `json:"$defs"`
	}
	if err := json.Unmarshal([]byte(doc), &s); err != nil {
		t.Fatal(err)
	}
	return s.Defs
}

type (
	panicky    struct{}
	nothing    struct{}
	withDefs   struct{}
	aliased    struct{}
	selfish    *selfish
	badChannel struct {
		Deep []map[string]chan int `json:"deep"`
	}
)

func (panicky) JSONSchema() *jsonschema.Schema { panic("no schema today") }
func (nothing) JSONSchema() *jsonschema.Schema { return nil }
func (aliased) JSONSchemaAlias() any           { return 0 }
func (withDefs) JSONSchema() *jsonschema.Schema {
	return &jsonschema.Schema{
		Version:     jsonschema.Version,
		Ref:         "#/$defs/a",
		Definitions: jsonschema.Definitions{"a": {Type: "integer"}},
	}
}

func TestReflectErrors(t *testing.T) {
	fails[chan int](t, "chan int cannot be written as JSON")
	fails[func()](t, "func() cannot be written as JSON")
	fails[complex64](t, "complex64 cannot be written as JSON")
	fails[struct{ A badChannel }](t, "authlink.badChannel.Deep", "chan int cannot be written as JSON")
	fails[map[point]int](t, "map[authlink.point]int", "a key is a string, an integer or an encoding.TextMarshaler")
	fails[map[bool]int](t, "map[bool]int")
	fails[panicky](t, "authlink.panicky", "no schema today")
	fails[nothing](t, "the method JSONSchema of authlink.nothing returned nil")
	fails[struct{ A withDefs }](t, "authlink.withDefs", "$defs")
	fails[struct{ A aliased }](t, "authlink.aliased has a method JSONSchemaAlias")
	fails[selfish](t, "authlink.selfish is a pointer to itself")
	fails[struct {
		point `jsonschema:"title=x"`
	}](t, "point: a jsonschema tag has no property to apply to")

	for _, id := range []string{"https://example.com/#x", ":", "%zz", "\xff"} {
		if _, err := Reflect[int](&ReflectOptions{ID: id}); err == nil {
			t.Errorf("the ID %q is taken", id)
		}
	}
	if _, err := Reflect[int](&ReflectOptions{Title: "\xff"}); err == nil {
		t.Error("a title is taken that is not UTF-8")
	}
}

func fails[T any](t *testing.T, parts ...string) {
	t.Helper()
	doc, err := Reflect[T](nil)
	if err == nil {
		t.Errorf("%T is reflected:\n%s", *new(T), doc)
		return
	}
	for _, part := range parts {
		if !strings.Contains(err.Error(), part) {
			t.Errorf("%q does not say %q", err, part)
		}
	}
}

// TestReflectRootDefinitions proves that the $defs of a JSONSchema method
// survive where their references hold: at the root.
func TestReflectRootDefinitions(t *testing.T) {
	v := compiles[withDefs](t)
	if !v.Valid([]byte("1")) || v.Valid([]byte(`"1"`)) {
		t.Error("the definition is lost")
	}
}

func TestReflectIsDeterministic(t *testing.T) {
	want := must[everything](t, nil)
	for range 20 {
		if got := must[everything](t, nil); got != want {
			t.Fatal(cmp.Diff(want, got))
		}
	}
}
