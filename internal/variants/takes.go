package variants

import (
	"encoding/json"
	"reflect"
	"slices"

	"example.com/authlink/internal/jsonpointer"
	"example.com/authlink/internal/show"
)

// maxSteps bounds the schemas that are looked at for one answer: schemas may lead back to
// themselves, and a hint is worth no more.
const maxSteps = 10_000

// A walk goes through a schema that has been decoded.
type walk struct {
	root  any
	steps int // that are left
}

// step takes a step, and reports whether there was one left.
func (w *walk) step() bool {
	w.steps--
	return w.steps >= 0
}

// takes reports whether a schema says anything about the value at a place below its instance,
// and whether it may be that value by its type, its enum and its const: what else a schema
// says is not looked at.
func (w *walk) takes(schema any, at []string, value any) (known, ok bool) {
	object, isObject := schema.(map[string]any)
	if !w.step() || !isObject {
		return false, true
	}
	if len(at) == 0 {
		known, ok = len(object) > 0, allows(object, value)
	} else {
		known, ok = w.takesBelow(object, at, value)
	}
	join := func(k, o bool) { known, ok = known || k, ok && (o || !k) }
	if target := w.target(object); target != nil {
		join(w.takes(target, at, value))
	}
	all, _ := object["allOf"].([]any)
	for _, sub := range all {
		join(w.takes(sub, at, value))
	}
	for _, keyword := range []string{"anyOf", "oneOf"} {
		join(w.anyTakes(object[keyword], at, value))
	}
	return known, ok
}

// anyTakes is takes for alternatives.
func (w *walk) anyTakes(alternatives any, at []string, value any) (known, ok bool) {
	list, _ := alternatives.([]any)
	for _, sub := range list {
		k, o := w.takes(sub, at, value)
		known, ok = known || k, ok || k && o
	}
	return known, ok
}

// takesBelow is takes for what an object or an array holds.
func (w *walk) takesBelow(object map[string]any, at []string, value any) (known, ok bool) {
	properties, _ := object["properties"].(map[string]any)
	if sub, there := properties[at[0]]; there {
		return w.takes(sub, at[1:], value)
	}
	if _, isIndex := jsonpointer.Index(at[0]); isIndex && object["items"] != nil {
		return w.takes(object["items"], at[1:], value)
	}
	if object["additionalProperties"] != nil {
		return w.takes(object["additionalProperties"], at[1:], value)
	}
	return false, true
}

// applicable returns a schema and those that it refers to or has in its allOf, each once.
func (w *walk) applicable(schema any) []map[string]any { return w.gather(schema, "allOf") }

// alternatives is applicable with the alternatives of anyOf and oneOf.
func (w *walk) alternatives(schema any) []map[string]any {
	return w.gather(schema, "allOf", "anyOf", "oneOf")
}

func (w *walk) gather(schema any, keywords ...string) (list []map[string]any) {
	seen := map[uintptr]bool{} // a schema may lead back to itself
	var add func(any)
	add = func(schema any) {
		object, ok := schema.(map[string]any)
		if !ok || seen[reflect.ValueOf(object).Pointer()] {
			return
		}
		seen[reflect.ValueOf(object).Pointer()] = true
		list = append(list, object)
		add(w.target(object))
		for _, keyword := range keywords {
			subs, _ := object[keyword].([]any)
			for _, sub := range subs {
				add(sub)
			}
		}
	}
	add(schema)
	return list
}

// target returns what the reference of a schema leads to in its document, nil for none.
func (w *walk) target(object map[string]any) any {
	ref, _ := object["$ref"].(string)
	target, _ := jsonpointer.Resolve(w.root, ref)
	return target
}

// allows reports whether a schema alone may take a value.
func allows(object map[string]any, value any) bool {
	enum, hasEnum := object["enum"].([]any)
	constant, hasConst := object["const"]
	return mayBe(object, value) && (!hasEnum || slices.ContainsFunc(enum, func(v any) bool { return equal(v, value) })) &&
		(!hasConst || equal(constant, value))
}

// mayBe reports whether a schema takes a value by its type.
func mayBe(object map[string]any, value any) bool {
	if one, ok := object["type"].(string); ok {
		return isOfType(value, one)
	}
	types, _ := object["type"].([]any)
	return len(types) == 0 || slices.ContainsFunc(types, func(t any) bool {
		one, _ := t.(string)
		return isOfType(value, one)
	})
}

// isOfType reports whether a value is of a type of JSON Schema. A whole number is of two.
func isOfType(value any, name string) bool {
	if name == "integer" {
		number, ok := value.(json.Number)
		return ok && show.IsWhole(number)
	}
	return show.TypeName(value) == name
}

// typesIn returns the types that a schema names.
func typesIn(object map[string]any) []string {
	if one, ok := object["type"].(string); ok {
		return []string{one}
	}
	return texts(object["type"])
}

// equal compares a value of a schema with one of a document.
func equal(a, b any) bool {
	if a, isText := a.(string); isText { // as most are
		b, ok := b.(string)
		return ok && a == b
	}
	number := func(v any) any {
		if n, ok := v.(json.Number); ok {
			f, err := n.Float64()
			if err == nil {
				return f
			}
		}
		return v
	}
	return reflect.DeepEqual(number(a), number(b))
}
