package authlink

import (
	"encoding/json"
	"net/netip"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/invopop/jsonschema"
)

// Types with methods, and types that have them by embedding alone.
type (
	spoken  struct{ ID int }      // JSONSchema by value
	pointed struct{ Port int }    // JSONSchema by pointer
	widened struct{ Even int }    // JSONSchemaExtend
	marked  struct{ Text string } // MarshalText by value
	deeper  struct{ spoken }

	withSpoken struct {
		spoken
		Name string
	}
	withPointer struct {
		*Deeper
		Name string
	}
	withPointed struct {
		pointed
		Name string
	}
	withWidened struct {
		*Widened
		widened
		Name string
	}
	withDeeper struct {
		deeper
		Name string
	}
	withBoth struct { // ambiguous, so Go promotes neither method
		spoken
		pointed
	}
	withOwn struct {
		spoken
		Name string
	}
	withGeneric[T any] struct {
		spoken
		Name T
	}
	ownGeneric[T any] struct {
		spoken
		Name T
	}
	withHidden struct {
		spoken
		ID string
	}
	Deeper  struct{ spoken }
	Widened struct{ Other int }
	mutualA struct {
		*MutualB
		A int
	}
	MutualB struct {
		*mutualA
		B int
	}

	stamp       struct{ time.Time }
	ownStamp    struct{ time.Time }
	stampLayout struct {
		time.Time
		layout string
	}
	event struct {
		time.Time
		Name string
		Size int
	}
	tagged struct {
		marked
		Port int
	}
	twoWriters struct { // ambiguous
		netip.Addr
		marked
		Port int
	}
	deepStamp struct{ stamp }
	defined   struct{ ID int }
	dynamic   struct {
		json.Marshaler
	}
)

func (spoken) JSONSchema() *jsonschema.Schema {
	return objectSchema("ID", &jsonschema.Schema{Type: "integer", Minimum: "1", Description: "Of a spoken."})
}

func (*pointed) JSONSchema() *jsonschema.Schema {
	return objectSchema("Port", &jsonschema.Schema{Type: "integer", Maximum: "9"})
}

func (defined) JSONSchema() *jsonschema.Schema {
	s := objectSchema("ID", &jsonschema.Schema{Ref: "#/$defs/id"})
	s.Definitions = jsonschema.Definitions{"id": {Type: "integer"}}
	return s
}

func (withOwn) JSONSchema() *jsonschema.Schema {
	return &jsonschema.Schema{Type: "object", Required: []string{"Own"}}
}

func (ownGeneric[T]) JSONSchema() *jsonschema.Schema {
	return &jsonschema.Schema{Type: "object", Required: []string{reflect.TypeFor[T]().Name()}}
}

func (widened) JSONSchemaExtend(s *jsonschema.Schema) { s.Properties.Value("Even").MultipleOf = "2" }
func (Widened) JSONSchemaExtend(s *jsonschema.Schema) { s.Properties.Value("Other").Minimum = "5" }
func (mutualA) JSONSchemaExtend(s *jsonschema.Schema) { s.Properties.Value("A").Minimum = "1" }
func (MutualB) JSONSchemaExtend(s *jsonschema.Schema) { s.Properties.Value("B").Minimum = "1" }
func (m marked) MarshalText() ([]byte, error)         { return []byte(m.Text), nil }
func (ownStamp) MarshalJSON() ([]byte, error)         { return []byte("1"), nil }

func objectSchema(name string, property *jsonschema.Schema) *jsonschema.Schema {
	properties := jsonschema.NewProperties()
	properties.Set(name, property)
	return &jsonschema.Schema{
		Type: "object", Properties: properties, Required: []string{name}, AdditionalProperties: jsonschema.FalseSchema,
	}
}

// TestReflectPromotedSchema proves that a method that comes from an embedded struct says
// something of the properties of that struct, and nothing of the others.
func TestReflectPromotedSchema(t *testing.T) {
	type local struct {
		spoken
		Name string
	}
	accepts(t, withSpoken{spoken{1}, "x"})
	refuses[withSpoken](t, `{"ID":0,"Name":""}`, `{"ID":1}`, `{"ID":1,"Name":1}`, `{"ID":1,"Name":"","x":1}`)
	accepts(t, withPointer{}, withPointer{&Deeper{spoken{1}}, "x"})
	refuses[withPointer](t, `{"ID":0,"Name":""}`, `{}`)
	accepts(t, withPointed{pointed{9}, "x"})
	refuses[withPointed](t, `{"Port":10,"Name":""}`, `{"Port":1}`)
	accepts(t, withWidened{widened: widened{2}}, withWidened{&Widened{5}, widened{2}, ""})
	refuses[withWidened](t, `{"Even":1,"Name":""}`, `{"Even":2,"Other":4,"Name":""}`)
	accepts(t, withDeeper{deeper{spoken{1}}, "x"})
	refuses[withDeeper](t, `{"ID":0,"Name":""}`)
	accepts(t, withBoth{spoken{1}, pointed{9}})
	refuses[withBoth](t, `{"ID":0,"Port":9}`, `{"ID":1,"Port":10}`)
	accepts(t, local{spoken{1}, "x"})
	refuses[local](t, `{"ID":0,"Name":""}`)
	accepts(t, withGeneric[int]{spoken{1}, 2})
	refuses[withGeneric[int]](t, `{"ID":0,"Name":1}`, `{"ID":1,"Name":""}`)
	accepts(t, withHidden{spoken{0}, "x"})
	refuses[withHidden](t, `{"ID":1}`)
	accepts(t, mutualA{nil, 1}, mutualA{&MutualB{nil, 1}, 1})
	refuses[mutualA](t, `{"A":0}`, `{"A":1,"B":0}`)
	accepts(t, struct{ spoken }{spoken{1}})
}

// TestReflectOwnSchema proves that a struct's own method counts, whatever it embeds.
func TestReflectOwnSchema(t *testing.T) {
	for typ, own := range map[reflect.Type]string{
		reflect.TypeFor[withOwn]():            "Own",
		reflect.TypeFor[ownGeneric[int]]():    "int",
		reflect.TypeFor[ownGeneric[string]](): "string",
	} {
		v, err := ForType(typ, nil)
		if err != nil {
			t.Fatal(err)
		}
		if !v.Valid([]byte(`{"`+own+`":[]}`)) || v.Valid([]byte(`{"ID":1,"Name":""}`)) {
			t.Errorf("the schema of %v is %s", typ, v.Schema())
		}
	}
}

func TestReflectPromotedDescription(t *testing.T) {
	doc := must[withSpoken](t, nil)
	if !strings.Contains(doc, "Of a spoken.") || strings.Contains(doc, "$defs") {
		t.Error(doc)
	}
}

// TestReflectPromotedMarshaler proves that a struct is written as the one whose method it
// has by embedding, and that fields which that leaves out are an error.
func TestReflectPromotedMarshaler(t *testing.T) {
	at := time.Date(2025, 2, 13, 0, 0, 0, 0, time.UTC)
	accepts(t, stamp{at})
	refuses[stamp](t, `{}`, `"x"`, `null`)
	accepts(t, stampLayout{at, time.Kitchen})
	refuses[stampLayout](t, `{}`)
	accepts(t, deepStamp{stamp{at}})
	refuses[deepStamp](t, `1`)
	accepts(t, []struct{ time.Time }{{at}})
	refuses[[]struct{ time.Time }](t, `[{}]`)
	accepts(t, ownStamp{at})
	accepts(t, twoWriters{netip.IPv6Unspecified(), marked{"x"}, 1})
	refuses[twoWriters](t, `"x"`)
	accepts(t, dynamic{json.RawMessage("[1]")})

	fails[event](t, "authlink.event has the method MarshalJSON of the time.Time that it embeds, so encoding/json writes that alone and leaves out Name and Size")
	fails[[]tagged](t, "authlink.tagged has the method MarshalText of the authlink.marked that it embeds", "leaves out Port")
	fails[struct {
		json.Marshaler
		A int
	}](t, "has the method MarshalJSON of the json.Marshaler that it embeds", "leaves out A")
}

// TestReflectEmbeddedDefinitions proves that references of an embedded struct's own schema
// do not lead astray in silence.
func TestReflectEmbeddedDefinitions(t *testing.T) {
	fails[struct {
		defined
		A int
	}](t, "the method JSONSchema of authlink.defined gives an $id or $defs")
}
