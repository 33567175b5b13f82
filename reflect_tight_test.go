package authlink

import (
	"encoding/json"
	"math"
	"math/big"
	"net"
	"net/netip"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/invopop/jsonschema"

	"example.com/authlink/schema"
)

// Types whose IsZero has a say in what omitzero leaves out.
type (
	always    []string
	alwaysMap map[string]int
	pointedTo []string // IsZero by pointer
	color     string
	numbered  int // MarshalText
)

func (always) IsZero() bool     { return false }
func (alwaysMap) IsZero() bool  { return false }
func (*pointedTo) IsZero() bool { return false }
func (color) JSONSchema() *jsonschema.Schema {
	return &jsonschema.Schema{Type: "string", Enum: []any{"red", "blue"}}
}
func (n numbered) MarshalText() ([]byte, error)        { return []byte(strings.Repeat("I", int(n))), nil }
func (numbered) JSONSchemaExtend(s *jsonschema.Schema) { s.Pattern = "^I*$" }

// TestReflectOmits proves for each kind of field whether it is required and whether it may
// be null, as encoding/json writes its zero value.
func TestReflectOmits(t *testing.T) {
	type tests struct {
		Int         int                   `json:",omitempty"`
		Bool        bool                  `json:",omitzero"`
		Struct      struct{ X int }       `json:",omitempty"`
		ZeroStruct  struct{ X int }       `json:",omitzero"`
		Time        time.Time             `json:",omitempty"`
		ZeroTime    time.Time             `json:",omitzero"`
		Array       [2]int                `json:",omitempty"`
		Empty       [0]int                `json:",omitempty"`
		Pointer     *int                  `json:",omitempty"`
		ZeroPointer *int                  `json:",omitzero"`
		Twice       **int                 `json:",omitempty"`
		ToSlice     *[]int                `json:",omitempty"`
		Slice       []int                 `json:",omitempty"`
		ZeroSlice   []int                 `json:",omitzero"`
		Map         map[string]int        `json:",omitzero"`
		Always      always                `json:",omitzero"`
		AlwaysMap   alwaysMap             `json:",omitzero"`
		AlwaysEmpty always                `json:",omitempty,omitzero"`
		PointedTo   pointedTo             `json:",omitzero"`
		ToAlways    *always               `json:",omitzero"`
		Optional    schema.Optional[int]  `json:",omitzero"`
		Never       schema.Optional[int]  `json:",omitempty"`
		ToOptional  *schema.Optional[int] `json:",omitempty"`
		Nullable    *int                  `json:",omitempty" jsonschema:"nullable"`
		Bytes       []byte                `json:",omitempty"`
		IP          net.IP                `json:",omitempty"`
	}
	want := map[string]string{ // "required", "null" or both
		"Int": "", "Bool": "", "Struct": "required", "ZeroStruct": "", "Time": "required", "ZeroTime": "",
		"Array": "required", "Empty": "", "Pointer": "", "ZeroPointer": "", "Twice": "null", "ToSlice": "null",
		"Slice": "", "ZeroSlice": "", "Map": "", "Always": "null", "AlwaysMap": "null", "AlwaysEmpty": "",
		"PointedTo": "null", "ToAlways": "null", "Optional": "null", "Never": "required null", "ToOptional": "null",
		"Nullable": "null", "Bytes": "", "IP": "",
	}
	var inner *int
	accepts(t, tests{}, tests{Twice: &inner, ToSlice: new([]int), ToAlways: new(always), ToOptional: new(schema.Optional[int])})
	v := compiles[tests](t)
	full := map[string]any{}
	data, err := json.Marshal(tests{Int: 1, Bool: true, ZeroStruct: struct{ X int }{1}, ZeroTime: time.Unix(0, 0).UTC()})
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, &full); err != nil {
		t.Fatal(err)
	}
	if len(want) != reflect.TypeFor[tests]().NumField() {
		t.Fatal("a field has no answer")
	}
	for name, want := range want {
		before, had := full[name]
		delete(full, name)
		if got := !validAsJSON(t, v, full); got != strings.Contains(want, "required") {
			t.Errorf("%s is required: %t", name, got)
		}
		full[name] = nil
		if got := validAsJSON(t, v, full); got != strings.Contains(want, "null") {
			t.Errorf("%s may be null: %t", name, got)
		}
		if delete(full, name); had {
			full[name] = before
		}
	}
}

func validAsJSON(t *testing.T, v *Validator, value any) bool {
	t.Helper()
	data, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	return v.Valid(data)
}

// TestReflectBounds proves that each number type takes its bounds and nothing beyond.
func TestReflectBounds(t *testing.T) {
	accepts(t, int8(math.MinInt8), math.MaxInt8)
	refuses[int8](t, "-129", "128", "1e3")
	accepts(t, int16(math.MinInt16), math.MaxInt16)
	refuses[int16](t, "-32769", "32768")
	accepts(t, int32(math.MinInt32), math.MaxInt32)
	refuses[int32](t, "-2147483649", "2147483648")
	accepts(t, int64(math.MinInt64), math.MaxInt64)
	refuses[int64](t, "-9223372036854775809", "9223372036854775808", "1e19")
	refuses[int](t, "9223372036854775808")
	refuses[time.Duration](t, "9223372036854775808")
	accepts(t, uint8(0), math.MaxUint8)
	refuses[uint8](t, "-1", "256")
	refuses[uint16](t, "65536", "70000")
	refuses[uint32](t, "4294967296")
	accepts(t, uint64(0), math.MaxUint64)
	refuses[uint64](t, "18446744073709551616")
	refuses[uintptr](t, "18446744073709551616", "-1")
	accepts(t, float32(math.MaxFloat32), -math.MaxFloat32)
	refuses[float32](t, "3.5e38", "-3.5e38", "1e39")
	accepts(t, math.MaxFloat64, -math.MaxFloat64)
	refuses[float64](t, "1.8e308", "-1e309")
	refuses[[2]int8](t, "[0,128]")
	refuses[map[string]uint8](t, `{"a":256}`)
	refuses[[4]byte](t, `"AAAAAA=="`, "[0,0,0,256]")
	accepts(t, *big.NewInt(5))
	refuses[big.Int](t, `"5"`, "0.5", "{}")
	refuses[json.Number](t, `"1"`)
}

// TestReflectQuoted proves that the option string takes what is a value of the type, in a
// string.
func TestReflectQuoted(t *testing.T) {
	type quoted struct {
		Int    int8        `json:"int,string"`
		Ptr    *uint16     `json:"ptr,string"`
		Bool   bool        `json:"bool,string"`
		Float  float32     `json:"float,string"`
		Number json.Number `json:"number,string"`
		String string      `json:"string,string"`
		Named  color       `json:"-"`
	}
	port := uint16(65535)
	accepts(t, quoted{}, quoted{Int: -128, Ptr: &port, Bool: true, Float: -1e-7, Number: "1e400", String: "\"<\\\x00"})
	base := map[string]any{"int": "1", "ptr": "1", "bool": "true", "float": "1", "number": "1", "string": `""`}
	v := compiles[quoted](t)
	if !validAsJSON(t, v, base) {
		t.Fatal("the base is refused")
	}
	for name, bad := range map[string][]any{
		"int":    {1, "128", "-129", "x", "", "1.0", " 1", "+1", nil},
		"ptr":    {1, "-1", "65536", "null"},
		"bool":   {true, "maybe", "True", "1", ""},
		"float":  {1, "1e39", "NaN", "Inf", "0x1", ".5", "1."},
		"number": {1, "x", "01", "1."},
		"string": {"", "x", `"`, `"\x"`, `"a"b"`},
	} {
		for _, value := range bad {
			changed := map[string]any{}
			for k, v := range base {
				changed[k] = v
			}
			if changed[name] = value; validAsJSON(t, v, changed) {
				t.Errorf("%s may be %#v", name, value)
			}
		}
	}
	fails[struct {
		A color `json:",string"`
	}](t, "the option string puts the authlink.color into a string, of which its method JSONSchema or JSONSchemaExtend says nothing")
}

// TestReflectKeys proves that the names of a map's members are those that its keys become.
func TestReflectKeys(t *testing.T) {
	accepts(t, map[int8]int{-128: 0, 127: 0, 0: 0})
	refuses[map[int8]int](t, `{"128":0}`, `{"999":0}`, `{"-129":0}`, `{"-0":0}`, `{"1.0":0}`)
	accepts(t, map[uint64]int{math.MaxUint64: 0})
	refuses[map[uint64]int](t, `{"18446744073709551616":0}`)
	refuses[map[time.Month]int](t, `{"January":0}`)
	accepts(t, map[netip.Addr]int{netip.MustParseAddr("::1%eth0"): 0, {}: 0})
	refuses[map[netip.Addr]int](t, `{"localhost":0}`)
	accepts(t, map[time.Time]int{time.Unix(0, 0).UTC(): 0})
	refuses[map[time.Time]int](t, `{"now":0}`)
	accepts(t, map[color]int{"red": 0})
	refuses[map[color]int](t, `{"green":0}`)
	accepts(t, map[numbered]int{3: 0})
	refuses[map[numbered]int](t, `{"3":0}`)
	accepts(t, map[version]int{{1, 2}: 0})
	refuses[map[version]int](t, `{"1":0}`)
	accepts(t, map[json.Number]int{"x": 0})
	accepts(t, map[Category]int{"x": 0})
	accepts(t, map[*celsius]int{nil: 0})
}

// TestReflectText proves that texts are those that their types read.
func TestReflectText(t *testing.T) {
	accepts(t, []byte(nil), []byte{}, []byte{0xff}, []byte{1, 2}, []byte{1, 2, 3})
	refuses[[]byte](t, `"!"`, `"YQ"`, `"YQ="`, `"Y Q="`, `"_-8="`)
	refuses[time.Time](t, `"2025-02-13t09:44:27Z"`, `"2025-02-13T09:44:27z"`, `"2016-12-31T23:59:60Z"`)
	accepts(t, netip.MustParsePrefix("10.0.0.0/8"), netip.Prefix{})
	refuses[netip.Prefix](t, `"10.0.0.0"`, `"10.0.0.0/33"`, `"x"`)
	accepts(t, netip.MustParseAddrPort("[::1%a]:80"), netip.AddrPort{})
	refuses[netip.AddrPort](t, `"10.0.0.0"`, `"10.0.0.0:65536"`)
	refuses[net.IP](t, `"fe80::1%a"`, `"x"`)
	accepts(t, *big.NewFloat(1.5), *big.NewFloat(math.Inf(1)))
	refuses[big.Float](t, `1.5`, `"x"`)
	accepts(t, *big.NewRat(1, 3))
	refuses[big.Rat](t, `"1/0"`, `"x"`)
}

// TestReflectWritesPlainCharacters proves that a schema spells <, > and & as they are, and
// still means what it says.
func TestReflectWritesPlainCharacters(t *testing.T) {
	type tagged struct {
		A string `json:"a<b>&" jsonschema:"pattern=^<[^>]+>&$|u003c|\\u003c|\\\\u003c,title=\\u003c \"<&>\" \u2028"`
	}
	doc := must[tagged](t, &ReflectOptions{Title: `< \u003c \\u003e`, ID: "https://example.com/?a=1&b=2"})
	for _, want := range []string{`"a<b>&": {`, `?a=1&b=2"`, `"^<[^>]+>&$|u003c|`, `"title": "< \\u003c \\\\u003e"`} {
		if !strings.Contains(doc, want) {
			t.Errorf("%s is not in\n%s", want, doc)
		}
	}
	var got struct {
		Title      string
		Properties map[string]struct{ Title, Pattern string }
	}
	if err := json.Unmarshal([]byte(doc), &got); err != nil {
		t.Fatal(err)
	}
	if got.Title != `< \u003c \\u003e` {
		t.Errorf("the title is %q", got.Title)
	}
	field, _ := reflect.TypeFor[tagged]().FieldByName("A")
	tag := field.Tag.Get("jsonschema")
	if a := got.Properties["a<b>&"]; tag != "pattern="+a.Pattern+",title="+a.Title {
		t.Errorf("%q and %q are not of %q", a.Pattern, a.Title, tag)
	}
}

// TestReflectContractIsNotBounded proves that what the vendor documents is not narrowed to
// what the Go types of a payload hold.
func TestReflectContractIsNotBounded(t *testing.T) {
	for _, v := range []Variant{{FormSDK, LatestEdition}, {FormWire, Edition20241202}} {
		document := string(v.Schema())
		if document == "" || strings.Contains(document, "imum") || strings.Contains(document, "pattern") {
			t.Errorf("%s", document)
		}
	}
}
