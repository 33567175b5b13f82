package subschema

import "github.com/santhosh-tekuri/jsonschema/v6"

// A Tuple is what one schema says about the elements of an array.
type Tuple struct {
	First []*jsonschema.Schema // one for each of the first elements
	Rest  *jsonschema.Schema   // of all others; nil for anything
}

// TupleOf returns what a schema of any draft says about elements. never is what accepts nothing. It
// returns false where the schema says nothing of them.
func TupleOf(s, never *jsonschema.Schema) (Tuple, bool) {
	t := Tuple{First: s.PrefixItems, Rest: s.Items2020}
	switch items := s.Items.(type) { // before 2020-12
	case *jsonschema.Schema:
		t.Rest = items
	case []*jsonschema.Schema:
		t.First = items
		switch rest := s.AdditionalItems.(type) {
		case *jsonschema.Schema:
			t.Rest = rest
		case bool:
			if !rest {
				t.Rest = never
			}
		}
	}
	return t, t.First != nil || t.Rest != nil
}

// Tuples are what several schemas say about the elements of one array.
type Tuples []Tuple

// Element returns the schemas of the element at an index.
func (t Tuples) Element(i int) (schemas []*jsonschema.Schema) {
	for _, t := range t {
		switch {
		case i < len(t.First):
			schemas = append(schemas, t.First[i])
		case t.Rest != nil:
			schemas = append(schemas, t.Rest)
		}
	}
	return schemas
}

// First returns how many elements, at the start of the array, have schemas of their own.
func (t Tuples) First() (n int) {
	for _, t := range t {
		n = max(n, len(t.First))
	}
	return n
}
