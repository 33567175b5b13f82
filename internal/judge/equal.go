package judge

import (
	"encoding/json"

	"example.com/authlink/internal/decimal"
	"example.com/authlink/internal/jsonindex"
)

// values are those of "enum", or the one of "const".
type values struct {
	literals   kinds
	texts      map[string]bool
	numbers    map[string]bool // by decimal.Decimal.AppendKey
	containers []any
}

func newValues(list []any) *values {
	v := &values{texts: map[string]bool{}, numbers: map[string]bool{}}
	for _, value := range list {
		switch value := value.(type) {
		case nil:
			v.literals |= kindsOf(jsonindex.Null)
		case bool:
			v.literals |= kindsOf(kindOfBool(value))
		case string:
			v.texts[value] = true
		case json.Number:
			v.numbers[string(numberKey([]byte(value)))] = true
		default:
			v.containers = append(v.containers, value)
		}
	}
	return v
}

func kindOfBool(b bool) jsonindex.Kind {
	if b {
		return jsonindex.True
	}
	return jsonindex.False
}

func numberKey(raw []byte) []byte {
	d, _ := decimal.Parse(nil, raw)
	return d.AppendKey(nil)
}

// isAmong reports whether a value is one of some. Values are equal as JSON Schema has it:
// numbers by their value, objects whatever the order of their members.
//
// https://json-schema.org/draft/2020-12/json-schema-core#section-4.2.2
func (r *run) isAmong(token int, v *values) bool {
	switch kind := r.doc.Token(token).Kind; kind {
	case jsonindex.String:
		return v.texts[string(r.doc.TextBytes(token))]
	case jsonindex.Number:
		return len(v.numbers) > 0 && v.numbers[string(numberKey(r.doc.Raw(token)))]
	case jsonindex.Array, jsonindex.Object:
		for _, value := range v.containers {
			if r.equals(token, value) {
				return true
			}
		}
		return false
	default:
		return v.literals.has(kind)
	}
}

// equals compares a value of the document with one of the schema.
func (r *run) equals(token int, value any) bool {
	kind := r.doc.Token(token).Kind
	switch value := value.(type) {
	case nil:
		return kind == jsonindex.Null
	case bool:
		return kind == kindOfBool(value)
	case string:
		return kind == jsonindex.String && string(r.doc.TextBytes(token)) == value
	case json.Number:
		return kind == jsonindex.Number && equalNumbers(r.doc.Raw(token), []byte(value))
	case []any:
		return kind == jsonindex.Array && r.equalsArray(token, value)
	case map[string]any:
		return kind == jsonindex.Object && r.equalsObject(token, value)
	}
	return false
}

func (r *run) equalsArray(token int, array []any) bool {
	i := 0
	for item := range r.doc.Elements(token) {
		if i == len(array) || !r.equals(item, array[i]) {
			return false
		}
		i++
	}
	return i == len(array)
}

func (r *run) equalsObject(token int, object map[string]any) bool {
	members := r.members(token)
	if len(members) != len(object) {
		return false
	}
	for name, value := range members {
		other, ok := object[name]
		if !ok || !r.equals(value, other) {
			return false
		}
	}
	return true
}

// members returns the values of an object's members by name. Of equal names the last counts.
func (r *run) members(token int) map[string]int {
	members := map[string]int{}
	for name, value := range r.doc.Members(token) {
		members[string(r.doc.TextBytes(name))] = value
	}
	return members
}

func equalNumbers(a, b []byte) bool {
	x, _ := decimal.Parse(nil, a)
	y, _ := decimal.Parse(nil, b)
	return x.Compare(&y) == 0
}

// areEqual compares two values of the document.
func (r *run) areEqual(a, b int) bool {
	kind := r.doc.Token(a).Kind
	if kind != r.doc.Token(b).Kind {
		return false
	}
	switch kind {
	case jsonindex.String:
		return string(r.doc.TextBytes(a)) == string(r.doc.TextBytes(b))
	case jsonindex.Number:
		return equalNumbers(r.doc.Raw(a), r.doc.Raw(b))
	case jsonindex.Array:
		return r.areEqualArrays(a, b)
	case jsonindex.Object:
		return r.areEqualObjects(a, b)
	}
	return true
}

func (r *run) areEqualArrays(a, b int) bool {
	endA, endB := int(r.doc.Token(a).Next), int(r.doc.Token(b).Next)
	a, b = a+1, b+1
	for a < endA && b < endB {
		if !r.areEqual(a, b) {
			return false
		}
		a, b = int(r.doc.Token(a).Next), int(r.doc.Token(b).Next)
	}
	return a == endA && b == endB
}

func (r *run) areEqualObjects(a, b int) bool {
	members, others := r.members(a), r.members(b)
	if len(members) != len(others) {
		return false
	}
	for name, value := range members {
		other, ok := others[name]
		if !ok || !r.areEqual(value, other) {
			return false
		}
	}
	return true
}
