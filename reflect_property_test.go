package authlink_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"math"
	"math/big"
	"net"
	"net/netip"
	"net/url"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/invopop/jsonschema"

	"example.com/authlink"
	"example.com/authlink/internal/generate"
	"example.com/authlink/internal/schematest"
	"example.com/authlink/schema"
)

// Types that no random type is like: they embed, hide, refer to themselves, or have methods.
type (
	propBase struct {
		ID    int8   `json:"id"`
		Label string `json:"label,omitempty"`
	}
	propHidden struct {
		Deep   bool            `json:"deep"`
		Counts map[string]uint `json:"counts"`
	}
	propEmbedding struct {
		propBase
		*PropPointer
		propHidden
		Label []float32 `json:"label"` // hides the one of propBase
	}
	PropPointer struct {
		Port uint16 `json:"port,string"`
	}
	propList struct {
		Value uint8     `json:"value"`
		Next  *propList `json:"next,omitempty"`
	}
	propTree        []propTree
	propPage[T any] struct {
		Items []T          `json:"items,omitzero"`
		Next  *propPage[T] `json:"next"`
	}
	propAlways []int16 // is never left out by omitzero
	propTime   struct{ time.Time }
	propEven   uint16
	propKey    struct{ n uint8 }
)

func (propAlways) IsZero() bool { return false }

func (k propKey) MarshalText() ([]byte, error) { return fmt.Appendf(nil, "#%d", k.n), nil }
func (k *propKey) UnmarshalText(text []byte) error {
	n, err := strconv.ParseUint(strings.TrimPrefix(string(text), "#"), 10, 8)
	k.n = uint8(n)
	return err
}
func (propKey) JSONSchema() *jsonschema.Schema {
	return &jsonschema.Schema{Type: "string", Pattern: `^#(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])$`}
}

// leaves are the types at the end of random types.
var leaves = []reflect.Type{
	reflect.TypeFor[bool](), reflect.TypeFor[string](), reflect.TypeFor[[]byte](),
	reflect.TypeFor[int](), reflect.TypeFor[int8](), reflect.TypeFor[int16](), reflect.TypeFor[int32](), reflect.TypeFor[int64](),
	reflect.TypeFor[uint](), reflect.TypeFor[uint8](), reflect.TypeFor[uint16](), reflect.TypeFor[uint32](), reflect.TypeFor[uint64](),
	reflect.TypeFor[uintptr](), reflect.TypeFor[float32](), reflect.TypeFor[float64](),
	reflect.TypeFor[time.Time](), reflect.TypeFor[time.Duration](), reflect.TypeFor[json.Number](), reflect.TypeFor[json.RawMessage](),
	reflect.TypeFor[*big.Int](), reflect.TypeFor[*big.Float](), reflect.TypeFor[*big.Rat](),
	reflect.TypeFor[netip.Addr](), reflect.TypeFor[netip.AddrPort](), reflect.TypeFor[netip.Prefix](), reflect.TypeFor[net.IP](),
	reflect.TypeFor[url.URL](), reflect.TypeFor[schema.Optional[int8]](), reflect.TypeFor[schema.Optional[[]uint8]](),
	reflect.TypeFor[propEmbedding](), reflect.TypeFor[propList](), reflect.TypeFor[propTree](), reflect.TypeFor[propPage[propEven]](),
	reflect.TypeFor[propAlways](), reflect.TypeFor[propTime](), reflect.TypeFor[propKey](),
}

var scalars, keys = leaves[:16], []reflect.Type{
	reflect.TypeFor[string](), reflect.TypeFor[int8](), reflect.TypeFor[int](), reflect.TypeFor[uint16](), reflect.TypeFor[uint64](),
	reflect.TypeFor[netip.Addr](), reflect.TypeFor[netip.Prefix](), reflect.TypeFor[time.Time](), reflect.TypeFor[propKey](),
}

// A typeMaker makes random types, and values of them.
type typeMaker struct{ *schematest.Generator }

func (m typeMaker) typ(depth int) reflect.Type {
	if depth == 0 {
		return schematest.Choose(m.Generator, leaves)
	}
	switch m.Pick(8) {
	case 0:
		return reflect.PointerTo(m.typ(depth - 1))
	case 1:
		return reflect.SliceOf(m.typ(depth - 1))
	case 2:
		return reflect.ArrayOf(m.Pick(3), m.typ(depth-1))
	case 3:
		return reflect.MapOf(schematest.Choose(m.Generator, keys), m.typ(depth-1))
	case 4:
		return schematest.Choose(m.Generator, leaves)
	}
	return m.structure(depth)
}

func (m typeMaker) structure(depth int) reflect.Type {
	fields := make([]reflect.StructField, m.Pick(5))
	for i := range fields {
		options := schematest.Choose(m.Generator, []string{"", "", ",omitempty", ",omitzero", ",string", ",omitzero,string"})
		t := m.typ(depth - 1)
		if strings.Contains(options, "string") {
			t = schematest.Choose(m.Generator, append(scalars, reflect.TypeFor[json.Number](), reflect.TypeFor[*int16]()))
		}
		name := schematest.Choose(m.Generator, []string{"", "a<b", "naïve", "x"}) + strconv.Itoa(i)
		fields[i] = reflect.StructField{
			Name: "F" + strconv.Itoa(i), Type: t, Tag: reflect.StructTag(fmt.Sprintf(`json:"%s%s"`, name, options)),
		}
	}
	return reflect.StructOf(fields)
}

// fill gives v a random value, at the edges of what its type has room for.
func (m typeMaker) fill(v reflect.Value, depth int) {
	if m.fillStandard(v) {
		return
	}
	switch v.Kind() {
	case reflect.Bool:
		v.SetBool(m.Pick(2) == 0)
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		least := int64(math.MinInt64) >> (64 - v.Type().Bits())
		v.SetInt(schematest.Choose(m.Generator, []int64{0, 1, -1, 9, 10, least, least + 1, -least - 1, (-least) / 10}))
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		most := uint64(math.MaxUint64) >> (64 - v.Type().Bits())
		v.SetUint(schematest.Choose(m.Generator, []uint64{0, 1, 9, 10, 99, 100, most, most - 1, most / 10}))
	case reflect.Float32:
		v.SetFloat(schematest.Choose(m.Generator, []float64{0, -0.5, math.MaxFloat32, -math.MaxFloat32, 1e21, 1e-7, math.SmallestNonzeroFloat32, 3e38}))
	case reflect.Float64:
		v.SetFloat(schematest.Choose(m.Generator, []float64{0, math.Copysign(0, -1), 0.1, math.MaxFloat64, -math.MaxFloat64, 1e308, 123456789012345680000, 1e21, 5e-324}))
	case reflect.String:
		v.SetString(schematest.Choose(m.Generator, []string{"", "a", "<&>", `"\`, "é\u2028\x00", "1", "null"}))
	case reflect.Pointer:
		if depth > 0 && m.Pick(3) > 0 {
			v.Set(reflect.New(v.Type().Elem()))
			m.fill(v.Elem(), depth-1)
		}
	case reflect.Slice:
		if depth > 0 && m.Pick(4) > 0 {
			v.Set(reflect.MakeSlice(v.Type(), m.Pick(4), 4))
		}
		m.fillElements(v, depth)
	case reflect.Array:
		m.fillElements(v, depth)
	case reflect.Map:
		if depth > 0 && m.Pick(4) > 0 {
			v.Set(reflect.MakeMap(v.Type()))
			for range m.Pick(3) {
				key, value := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
				m.fill(key, depth-1)
				m.fill(value, depth-1)
				v.SetMapIndex(key, value)
			}
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Field(i); f.CanSet() || f.Kind() == reflect.Struct && v.Type().Field(i).Anonymous {
				m.fill(f, depth)
			}
		}
	}
}

func (m typeMaker) fillElements(v reflect.Value, depth int) {
	for i := range v.Len() {
		m.fill(v.Index(i), depth-1)
	}
}

// fillStandard is fill for types whose fields are their own business.
func (m typeMaker) fillStandard(v reflect.Value) bool {
	if !v.CanAddr() || !v.Addr().CanInterface() {
		return false
	}
	g := m.Generator
	switch p := v.Addr().Interface().(type) {
	case *time.Time:
		zone := schematest.Choose(g, someZones)
		*p = schematest.Choose(g, []time.Time{{}, time.Date(2024, 2, 29, 23, 59, 59, 999999999, zone), time.Date(9999, 12, 31, 0, 0, 0, 0, zone)})
	case *json.Number:
		*p = schematest.Choose(g, []json.Number{"", "0", "-0.10", "1e400", "12345678901234567890123", "1E+2"})
	case *json.RawMessage:
		*p = schematest.Choose(g, []json.RawMessage{nil, json.RawMessage(`{"a":[1]}`), json.RawMessage(`1e400`)})
	case *big.Int:
		p.SetString(schematest.Choose(g, []string{"0", "-1", "123456789012345678901234567890"}), 10)
	case *big.Float:
		*p = *schematest.Choose(g, []*big.Float{big.NewFloat(0), big.NewFloat(-1.5), big.NewFloat(1e300), big.NewFloat(math.Inf(-1)), big.NewFloat(math.Inf(1)), big.NewFloat(1e-9)})
	case *big.Rat:
		*p = *schematest.Choose(g, []*big.Rat{new(big.Rat), big.NewRat(-1, 3), big.NewRat(10, 5)})
	case *netip.Addr:
		*p = schematest.Choose(g, someAddresses())
	case *netip.AddrPort:
		*p = netip.AddrPortFrom(schematest.Choose(g, someAddresses()), schematest.Choose(g, []uint16{0, 80, 65535}))
		if !p.IsValid() {
			*p = netip.AddrPort{}
		}
	case *netip.Prefix:
		*p = schematest.Choose(g, []netip.Prefix{{}, netip.MustParsePrefix("10.0.0.0/8"), netip.MustParsePrefix("2001:db8::/128"), netip.MustParsePrefix("0.0.0.0/0")})
	case *net.IP:
		*p = schematest.Choose(g, []net.IP{nil, net.IPv4(192, 0, 2, 1), net.IPv6loopback, {10, 0, 0, 1}})
	case *schema.Optional[int8]:
		*p = schematest.Choose(g, []schema.Optional[int8]{{}, schema.Null[int8](), schema.Some[int8](-128)})
	case *schema.Optional[[]uint8]:
		*p = schematest.Choose(g, []schema.Optional[[]uint8]{{}, schema.Null[[]uint8](), schema.Some[[]uint8](nil), schema.Some([]uint8{1})})
	case *propKey:
		p.n = uint8(m.Pick(256))
	default:
		return false
	}
	return true
}

// someZones are made once: times in zones that are only equal are different keys of a map,
// which encoding/json writes as one name twice.
var someZones = []*time.Location{time.UTC, time.FixedZone("", 3600), time.FixedZone("", -5400), time.FixedZone("", 86340)}

func someAddresses() []netip.Addr {
	return []netip.Addr{
		{}, netip.MustParseAddr("192.0.2.255"), netip.MustParseAddr("::"), netip.MustParseAddr("2001:db8::a:1"), netip.MustParseAddr("1:2:3:4:5:6:7:8"),
		netip.MustParseAddr("fe80::1%eth0"), netip.MustParseAddr("::ffff:192.0.2.1"), netip.MustParseAddr("1::8"), netip.MustParseAddr("1:2:3:4:5:6:7::"),
	}
}

// A mutator changes one value of a document, or the name of a member.
type mutator struct {
	*schematest.Generator
	left int // values before the one to change
}

// edges are values at which types differ: on both sides of every bound, and in every
// spelling of a text. Numbers are without a fraction of zero and without an exponent that
// makes a whole number, which no schema can tell from the integer.
func edges() []any {
	var list []any
	for _, n := range []string{
		"0", "1", "-1", "127", "128", "-128", "-129", "255", "256", "32767", "32768", "-32769", "65535", "65536",
		"2147483647", "2147483648", "-2147483649", "4294967295", "4294967296",
		"9223372036854775807", "9223372036854775808", "-9223372036854775808", "-9223372036854775809", "18446744073709551615", "18446744073709551616",
		"0.5", "1.5e-7", "5e-324", "340282350000000000000000000000000000000", "340282360000000000000000000000000000000",
		"17976931348623157" + strings.Repeat("0", 292), "17976931348623159" + strings.Repeat("0", 292), "1" + strings.Repeat("0", 309),
	} {
		list = append(list, json.Number(n), n)
	}
	for text := range strings.FieldsSeq(`
		-0 +1 01 00 1. .5 1e400 1.0 1e2 1E+2 0x1 1_0 Inf +Inf -Inf NaN 3.4028235e+38 3.4028236e+38 3.5e38 1.7976931348623157e308 1.7976931348623158e+308 1.8e308 9e307 1e-400
		true false True null nul "" "a" "\u12" "\x" "\u0041" "a"b"
		YQ== YQ= YWI= YWJj YQ===
		2025-02-13T09:44:27Z 2025-02-13t09:44:27Z 2025-02-13T09:44:27z 2016-12-31T23:59:60Z 2025-02-30T00:00:00Z 2025-02-13T09:44:27.123456789123+23:59 2025-02-13T09:44:27+24:00
		192.0.2.1 192.0.2.256 192.0.2 01.2.3.4 :: ::1 1:2:3:4:5:6:7:8 1:2:3:4:5:6:7:: 1::3:4:5:6:7:8 1:2:3:4:5:6:7:8:9 ::1.2.3.4 1:2:3:4:5:6:1.2.3.4 1:2::5:6:1.2.3.4 ::ffff:1.2.3.4%a fe80::1%eth0 fe80::1% 1.2.3.4%a 12345:: ::g
		192.0.2.1:80 192.0.2.1:65536 [::1]:80 [::1%a]:80 ::1:80 10.0.0.0/8 10.0.0.0/33 ::/128 ::/129 ::%a/1 10.0.0.0/08
		1/3 1/0 -1/3 0.5/1 #255 #256 #01`) {
		list = append(list, text)
	}
	return append(list, "", "<&>", "YQ\n==", "a\tb", true, nil, []any{}, []any{json.Number("1")}, map[string]any{}, map[string]any{"1": nil})
}

func (m *mutator) change(v any) any {
	if m.left--; m.left < 0 {
		m.left = math.MaxInt
		return schematest.Choose(m.Generator, edges())
	}
	switch v := v.(type) {
	case []any:
		for i := range v {
			v[i] = m.change(v[i])
		}
	case map[string]any:
		for _, name := range slices.Sorted(maps.Keys(v)) {
			if m.left--; m.left >= 0 {
				v[name] = m.change(v[name])
				continue
			}
			m.left = math.MaxInt
			if text, ok := schematest.Choose(m.Generator, edges()).(string); ok && m.Pick(3) > 0 {
				v[text] = v[name]
			}
			delete(v, name)
		}
	}
	return v
}

// count counts the values and names of a document.
func count(v any) int {
	n := 1
	switch v := v.(type) {
	case []any:
		for _, element := range v {
			n += count(element)
		}
	case map[string]any:
		for _, member := range v {
			n += 1 + count(member)
		}
	}
	return n
}

// A reflected type is held to both promises of its schema, whose patterns match in linear
// time.
type reflected struct {
	typ           reflect.Type
	document      []byte
	validator     *authlink.Validator
	valid, broken int // mutants
}

func newReflected(t *testing.T, typ reflect.Type) *reflected {
	t.Helper()
	document, err := authlink.ReflectType(typ, &authlink.ReflectOptions{Closed: true})
	if err != nil {
		t.Fatal(err)
	}
	validator, err := authlink.Compile(document, &authlink.Options{LinearPatternsOnly: true})
	if err != nil {
		t.Fatalf("%v: %v\n%s", typ, err, document)
	}
	return &reflected{typ: typ, document: document, validator: validator}
}

// written proves that what encoding/json writes is valid.
func (r *reflected) written(t *testing.T, value reflect.Value) []byte {
	t.Helper()
	data, err := json.Marshal(value.Addr().Interface())
	if err != nil {
		t.Fatalf("%v: %v", r.typ, err)
	}
	if err := r.validator.Validate(data); err != nil {
		t.Fatalf("encoding/json writes %s for a %v: %v\n%s", data, r.typ, err, r.document)
	}
	return data
}

// read proves that encoding/json reads a document if it is valid.
func (r *reflected) read(t *testing.T, data []byte) {
	t.Helper()
	if !r.validator.Valid(data) {
		r.broken++
		return
	}
	r.valid++
	if err := json.Unmarshal(data, reflect.New(r.typ).Interface()); err != nil {
		t.Fatalf("%s is valid for a %v, but %v\n%s", data, r.typ, err, r.document)
	}
}

// check writes random values and reads mutants of what is written.
func (r *reflected) check(t *testing.T, g *schematest.Generator, values, mutants int) {
	t.Helper()
	for range values {
		value := reflect.New(r.typ).Elem()
		typeMaker{g}.fill(value, 4)
		data := r.written(t, value)
		r.read(t, data)
		for range mutants {
			decoder := json.NewDecoder(bytes.NewReader(data))
			decoder.UseNumber()
			var document any
			if err := decoder.Decode(&document); err != nil {
				t.Fatal(err)
			}
			m := mutator{g, g.Pick(256) % count(document)}
			mutant, err := json.Marshal(m.change(document))
			if err != nil {
				t.Fatal(err)
			}
			r.read(t, mutant)
		}
	}
}

// TestReflectPromises holds schemas of random types to what Reflect promises: encoding/json
// writes only what is valid, and reads all that is.
func TestReflectPromises(t *testing.T) {
	valid, broken := 0, 0
	tally := func(r *reflected) { valid, broken = valid+r.valid, broken+r.broken }
	for i, data := range schematest.Seeds(12, len(leaves), 4000) {
		r := newReflected(t, leaves[i])
		r.check(t, schematest.New(data), 5, 20)
		tally(r)
	}
	for _, data := range schematest.Seeds(13, 30, 3000) {
		tally(checkRandom(t, data))
	}
	if valid < 500 || broken < 500 {
		t.Errorf("%d documents were valid and %d not: that proves little", valid, broken)
	}
}

func checkRandom(t *testing.T, data []byte) *reflected {
	t.Helper()
	g := schematest.New(data)
	r := newReflected(t, typeMaker{g}.typ(3))
	r.check(t, g, 2, 12)
	return r
}

func FuzzReflectPromises(f *testing.F) {
	for _, data := range schematest.Seeds(14, 20, 1500) {
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) { checkRandom(t, data) })
}

// TestSoakReflectPromises does so for a night.
func TestSoakReflectPromises(t *testing.T) {
	types, valid, broken := 0, 0, 0
	for data := range schematest.Soak(t, 3000, func() string {
		return fmt.Sprintf("%d types, %d documents valid, %d not", types, valid, broken)
	}) {
		r := checkRandom(t, data)
		types, valid, broken = types+1, valid+r.valid, broken+r.broken
	}
}

// TestReflectReadsWhatIsGenerated has package generate make documents from the schemas: it
// tries what is at the limits of each keyword.
func TestReflectReadsWhatIsGenerated(t *testing.T) {
	for _, typ := range leaves {
		r := newReflected(t, typ)
		cases, err := generate.New(r.validator, generate.Options{Seed: 1}).Valid(20)
		if _, incomplete := errors.AsType[*generate.IncompleteError](err); err != nil && !incomplete {
			t.Errorf("%v: %v", typ, err)
		}
		for _, c := range cases {
			r.read(t, c.Data)
		}
		if r.valid == 0 {
			t.Errorf("%v: no document was made", typ)
		}
	}
}
