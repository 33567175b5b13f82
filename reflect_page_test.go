package authlink_test

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"maps"
	"math/big"
	"net/netip"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"example.com/authlink"
)

const reflectionPage = "docs/reflection.md"

func sectionOf(t *testing.T, page, heading string) string {
	t.Helper()
	text, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	_, section, ok := strings.Cut(string(text), "\n## "+heading+"\n")
	if !ok {
		t.Fatalf("%s has no section %q", page, heading)
	}
	section, _, _ = strings.Cut(section, "\n## ")
	return section
}

// entriesOf lists the entries of a section, by the words in bold that they begin with.
func entriesOf(t *testing.T, heading string) []string {
	t.Helper()
	var entries []string
	for _, match := range regexp.MustCompile(`(?m)^- \*\*(.*?)\*\*`).FindAllStringSubmatch(sectionOf(t, reflectionPage, heading), -1) {
		entries = append(entries, match[1])
	}
	slices.Sort(entries)
	return entries
}

// A pin holds for one type and one document what schema and encoding/json make of it.
type pin struct {
	typ      reflect.Type
	document string
}

func (p pin) check(t *testing.T, isValid, isRead bool) {
	t.Helper()
	for _, closed := range []bool{false, true} {
		if closed && isValid {
			continue // an open schema is the looser one
		}
		validator, err := authlink.ForType(p.typ, &authlink.Options{Reflect: &authlink.ReflectOptions{Closed: closed}})
		if err != nil {
			t.Fatal(err)
		}
		if got := validator.Valid([]byte(p.document)); got != isValid {
			t.Errorf("%v: %s is valid: %t", p.typ, p.document, got)
		}
	}
	if err := json.Unmarshal([]byte(p.document), reflect.New(p.typ).Interface()); (err == nil) != isRead {
		t.Errorf("%v: %s is read: %v", p.typ, p.document, err)
	}
}

func pinOf[T any](document string) pin { return pin{reflect.TypeFor[T](), document} }

type (
	pinNamed  struct{ Name string }
	pinQuoted struct {
		N int `json:"n,string"`
	}
	pinDegrees float64
	pinInner   struct{ A int }
	pinPointer struct{ *pinInner }
	pinEven    int
	pinPair    struct {
		B pinDegrees `json:"b,string"`
	}
)

func (d pinDegrees) MarshalText() ([]byte, error) { return fmt.Appendf(nil, "%g°", float64(d)), nil }

func (e *pinEven) UnmarshalText(text []byte) error {
	n, err := strconv.Atoi(string(text))
	if *e = pinEven(n); err == nil && n%2 != 0 {
		err = fmt.Errorf("%d is odd", n)
	}
	return err
}
func (e pinEven) MarshalText() ([]byte, error) { return strconv.AppendInt(nil, int64(e), 10), nil }

// TestReflectionStricter pins what the page says is read though it is not valid.
func TestReflectionStricter(t *testing.T) {
	pins := map[string][]pin{
		"Null":                        {pinOf[int]("null"), pinOf[string]("null"), pinOf[[2]int]("null"), pinOf[pinNamed]("null"), pinOf[time.Time]("null")},
		"Missing properties":          {pinOf[pinNamed](`{}`)},
		"Names in another case":       {pinOf[pinNamed](`{"name":""}`)},
		"Other lengths of arrays":     {pinOf[[2]int](`[1]`), pinOf[[2]int](`[1,2,3]`)},
		"Other spellings of integers": {pinOf[map[int]int](`{"+1":1}`), pinOf[map[int]int](`{"-0":1}`), pinOf[map[uint8]int](`{"01":1}`), pinOf[pinQuoted](`{"n":"01"}`), pinOf[pinQuoted](`{"n":"-0"}`)},
		"Base64 on several lines":     {pinOf[[]byte](`"YQ\n=="`)},
		"Numbers in strings":          {pinOf[json.Number](`"1"`)},
		"The word null in a string":   {pinOf[pinQuoted](`{"n":"null"}`)},
		"Unknown properties":          nil,
	}
	if diff := cmp.Diff(entriesOf(t, "Stricter than json.Unmarshal"), slices.Sorted(maps.Keys(pins))); diff != "" {
		t.Errorf("-%s +pins:\n%s", reflectionPage, diff)
	}
	for _, pins := range pins {
		for _, p := range pins {
			p.check(t, false, true)
		}
	}
	unknown := []byte(`{"Name":"","x":1}`)
	for closed, want := range map[bool]bool{false: true, true: false} {
		validator, err := authlink.For[pinNamed](&authlink.Options{Reflect: &authlink.ReflectOptions{Closed: closed}})
		if err != nil || validator.Valid(unknown) != want {
			t.Errorf("closed: %t, but %s is valid: %t (%v)", closed, unknown, !want, err)
		}
	}
}

// TestReflectionCannotSay pins what the page says no schema can.
func TestReflectionCannotSay(t *testing.T) {
	pins := map[string]func(t *testing.T){
		"Integers spelled as fractions": unread(
			pinOf[int]("1.0"), pinOf[uint8]("1e2"), pinOf[uint]("-0"), pinOf[*big.Int]("1e2"), pinOf[*big.Int]("1.0")),
		"Other cases beside the property": unread(pinOf[pinNamed](`{"Name":"","NAME":1}`)),
		"Large numbers for an interface":  unread(pinOf[any]("1e400"), pinOf[map[string]any](`{"a":[1e400]}`)),
		"Methods that read and write":     unread(pinOf[pinEven](`"3"`), pinOf[map[pinEven]int](`{"3":1}`), pinOf[slog.Level](`1`)),
		"Interfaces with methods":         unread(pinOf[fmt.Stringer](`1`), pinOf[[]error](`["x"]`)),
		"What is written and never read": unread(
			pinOf[pinDegrees](`"1°"`), pinOf[map[*pinEven]int](`{"2":1}`), pinOf[pinPointer](`{"A":1}`)),
		"The option string on a type with MarshalText": unread(pinOf[pinPair](`{"b":"1°"}`)),
		"Values without an address": func(t *testing.T) {
			value := struct{ N big.Int }{*big.NewInt(1)}
			writes(t, value, `{"N":{}}`, false)
			writes(t, &value, `{"N":1}`, true)
			writes(t, map[string]big.Int{"a": {}}, `{"a":{}}`, true)
		},
		"Equal names in a map": func(t *testing.T) {
			at := time.Date(2025, 2, 13, 0, 0, 0, 0, time.FixedZone("", 60))
			again := at.In(time.FixedZone("", 60))
			writes(t, map[time.Time]int{at: 1, again: 1}, `{"2025-02-13T00:00:00+00:01":1,"2025-02-13T00:00:00+00:01":1}`, false)
		},
		"Invalid prefixes": func(t *testing.T) {
			writes(t, netip.PrefixFrom(netip.IPv4Unspecified(), 33), `"invalid Prefix"`, false)
		},
		"Machines of 32 bits": func(t *testing.T) {
			writes(t, int64(1)<<62, "4611686018427387904", true)
			document, err := authlink.Reflect[int](nil)
			if same, err64 := authlink.Reflect[int64](nil); err != nil || err64 != nil || string(same) != string(document) {
				t.Errorf("an int is\n%s", document)
			}
		},
		"Formats that are switched off": func(t *testing.T) {
			validator, err := authlink.For[time.Time](&authlink.Options{FormatAnnotationOnly: true})
			if err != nil || !validator.Valid([]byte(`"noon"`)) {
				t.Error(err)
			}
		},
		"Values outside the tags": func(t *testing.T) {
			writes(t, struct {
				A int `jsonschema:"minimum=1"`
			}{}, `{"A":0}`, false)
		},
		"Tags that allow more": unread(pinOf[struct {
			A string `jsonschema:"anyof_type=string;integer"`
		}](`{"A":1}`)),
		"Properties left out by a tag": func(t *testing.T) {
			writes(t, struct {
				A int `jsonschema:"-"`
			}{}, `{"A":0}`, false)
		},
	}
	if diff := cmp.Diff(entriesOf(t, "What a schema cannot say"), slices.Sorted(maps.Keys(pins))); diff != "" {
		t.Errorf("-%s +pins:\n%s", reflectionPage, diff)
	}
	for name, check := range pins {
		t.Run(name, check)
	}
}

// unread pins documents that are valid and that encoding/json does not read.
func unread(pins ...pin) func(t *testing.T) {
	return func(t *testing.T) {
		for _, p := range pins {
			p.check(t, true, false)
		}
	}
}

// writes proves what encoding/json writes for a value, and whether that is valid for its
// type where objects are closed.
func writes(t *testing.T, value any, want string, isValid bool) {
	t.Helper()
	data, err := json.Marshal(value)
	if err != nil || string(data) != want {
		t.Errorf("%T: encoding/json writes %s (%v), not %s", value, data, err, want)
	}
	validator, err := authlink.ForType(reflect.TypeOf(value), &authlink.Options{Reflect: &authlink.ReflectOptions{Closed: true}})
	if err != nil {
		t.Fatal(err)
	}
	if err := validator.Validate(data); (err == nil) != isValid {
		t.Errorf("%T: %s: %v", value, data, err)
	}
}

// TestReflectionPageTags makes the mistakes that the page shows, and compares the errors.
func TestReflectionPageTags(t *testing.T) {
	types := map[string]reflect.Type{
		"string": reflect.TypeFor[string](), "int": reflect.TypeFor[int](), "uint": reflect.TypeFor[uint](),
		"uint16": reflect.TypeFor[uint16](), "[3]int": reflect.TypeFor[[3]int](),
	}
	rows := regexp.MustCompile("(?m)^\\| ``A (\\S+) `(.*)` `` \\| (.*) \\|$").FindAllStringSubmatch(sectionOf(t, reflectionPage, "Tags"), -1)
	if len(rows) < 10 {
		t.Fatalf("%s shows %d tags", reflectionPage, len(rows))
	}
	for _, row := range rows {
		field := reflect.StructField{Name: "A", Type: types[row[1]], Tag: reflect.StructTag(row[2])}
		document, err := authlink.ReflectType(reflect.StructOf([]reflect.StructField{field}), nil)
		if err == nil || !strings.HasSuffix(err.Error(), ": "+row[3]) {
			t.Errorf("%s: %v\n%s", row[0], err, document)
		}
	}
}
