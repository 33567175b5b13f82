package inclusion

import (
	"encoding/json"
	"maps"
	"math/big"
	"slices"

	"example.com/authlink/internal/decimal"
	"example.com/authlink/internal/subschema"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// kinds are sets of kinds of values.
type kinds uint8

const (
	null kinds = 1 << iota
	boolean
	number
	text
	array
	object

	anyKind = null | boolean | number | text | array | object
)

// A cube has the values of some kinds, in the end of one, that satisfy all it says.
type cube struct {
	kinds  kinds
	values []any // the only ones there may be, unless it is nil
	listed bool  // there are only those values, even if there are none

	low, high         *big.Rat // of a number, nil for none
	lowOpen, highOpen bool     // the bound itself is not one
	step              *big.Rat // of which numbers are multiples, nil for none

	length   bounds
	patterns []jsonschema.Regexp // of a text
	formats  []*format

	items      bounds
	tuples     subschema.Tuples
	unique     bool
	containing []containing

	members  bounds
	required []string // sorted
	layers   []layer
	names    []*jsonschema.Schema // of all names of members

	clauses []clause
}

// bounds are the least and the greatest number of something; most is -1 for none.
type bounds struct{ least, most int }

// atLeast and atMost narrow bounds.
func (b *bounds) atLeast(n *int) {
	if n != nil {
		b.least = max(b.least, *n)
	}
}

func (b *bounds) atMost(n *int) {
	if n != nil && (b.most < 0 || *n < b.most) {
		b.most = *n
	}
}

func (b bounds) isEmpty() bool { return b.most >= 0 && b.least > b.most }

// within reports whether what is in these bounds is in others.
func (b bounds) within(other bounds) bool {
	return b.least >= other.least && (other.most < 0 || b.most >= 0 && b.most <= other.most)
}

// A format is one that is asserted, as its draft has it.
type format struct {
	name  string
	draft int
}

// containing says how many elements are valid by a schema.
type containing struct {
	schema *jsonschema.Schema
	bounds
}

// A layer is what one schema says about members.
type layer struct {
	named    map[string]*jsonschema.Schema
	patterns []namePattern
	rest     *jsonschema.Schema // of all other members; nil for anything
}

// A namePattern is one of "patternProperties".
type namePattern struct {
	pattern jsonschema.Regexp
	schema  *jsonschema.Schema
}

// clone copies a cube, so that more may be said about the copy.
func (c *cube) clone() *cube {
	other := *c
	other.patterns = slices.Clip(c.patterns)
	other.formats = slices.Clip(c.formats)
	other.tuples = slices.Clip(c.tuples)
	other.containing = slices.Clip(c.containing)
	other.required = slices.Clip(c.required)
	other.layers = slices.Clip(c.layers)
	other.names = slices.Clip(c.names)
	other.clauses = slices.Clip(c.clauses)
	return &other
}

// at returns what a cube says about the member of a name.
func (c *cube) at(name string) []*jsonschema.Schema {
	var schemas []*jsonschema.Schema
	for _, l := range c.layers {
		schemas = append(schemas, l.at(name)...)
	}
	return schemas
}

func (l *layer) at(name string) (schemas []*jsonschema.Schema) {
	known := false
	if s := l.named[name]; s != nil {
		schemas, known = append(schemas, s), true
	}
	for _, p := range l.patterns {
		if p.pattern.MatchString(name) {
			schemas, known = append(schemas, p.schema), true
		}
	}
	if !known && l.rest != nil {
		schemas = append(schemas, l.rest)
	}
	return schemas
}

// allNames returns the names that cubes know, in order.
func allNames(cubes ...*cube) []string {
	names := map[string]bool{}
	for _, c := range cubes {
		for _, name := range c.required {
			names[name] = true
		}
		for _, l := range c.layers {
			for name := range l.named {
				names[name] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(names))
}

// kindOf returns the kind of a value, as [jsonschema.UnmarshalJSON] returns it.
func kindOf(v any) kinds {
	switch v.(type) {
	case nil:
		return null
	case bool:
		return boolean
	case json.Number:
		return number
	case string:
		return text
	case []any:
		return array
	}
	return object
}

// kindsOf returns the kinds of types.
func kindsOf(types *jsonschema.Types) (k kinds) {
	for _, name := range types.ToStrings() {
		k |= kindOfType(name)
	}
	return k
}

// kindOfType returns the kind of the values of a type, 0 for no type.
func kindOfType(name string) kinds {
	switch name {
	case "null":
		return null
	case "boolean":
		return boolean
	case "number", "integer":
		return number
	case "string":
		return text
	case "array":
		return array
	case "object":
		return object
	}
	return 0
}

// keyOf is the same for equal values.
func keyOf(v any) string {
	var key []byte
	switch v := v.(type) {
	case json.Number:
		d, _ := decimal.Parse(nil, []byte(v))
		return "n" + string(d.AppendKey(nil))
	case []any:
		key = append(key, '[')
		for _, element := range v {
			key = append(append(key, keyOf(element)...), ',')
		}
	case map[string]any:
		key = append(key, '{')
		for _, name := range slices.Sorted(maps.Keys(v)) {
			key = append(append(append(key, keyOf(name)...), ':'), keyOf(v[name])...)
		}
	default:
		text, err := json.Marshal(v)
		if err == nil {
			return string(text)
		}
	}
	return string(key)
}
