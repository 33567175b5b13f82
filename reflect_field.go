package authlink

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"unicode"
)

// A field is a struct field as encoding/json sees it. Its Index leads to it
// through embedded structs.
type field struct {
	reflect.StructField
	owner    reflect.Type // the struct that declares it
	property string       // its name in JSON
	tagged   bool         // the name comes from a tag
	omits    bool         // omitempty or omitzero
	optional bool         // may be left out, for whatever reason
	quoted   bool         // ",string"
	types    []string     // in JSON, where an edition of the contract says so
}

// embedded is a struct whose fields are read as those of the outermost one.
type embedded struct {
	typ      reflect.Type
	index    []int
	optional bool // embedded by pointer, somewhere on the way
}

// jsonFields lists the fields of the struct type t that encoding/json writes,
// in its order, with nameTag in the place of the tag json. The error names an embedded struct with
// a jsonschema tag, which would have no property to apply to.
func jsonFields(t reflect.Type, nameTag string) ([]field, error) {
	var all []field
	visited := map[reflect.Type]bool{}
	for level := []embedded{{typ: t}}; len(level) > 0; {
		var next []embedded
		for _, e := range level {
			fields, deeper, err := e.fields(nameTag)
			if err != nil {
				return nil, err
			}
			all = append(all, fields...)
			next = append(next, deeper...)
		}
		for _, e := range level {
			visited[e.typ] = true
		}
		level = slices.DeleteFunc(next, func(e embedded) bool { return visited[e.typ] })
	}
	return dominant(all), nil
}

// fields gives the fields that e declares itself, and the structs that it embeds.
func (e embedded) fields(nameTag string) (own []field, deeper []embedded, err error) {
	for sf := range e.typ.Fields() {
		tag := sf.Tag.Get(nameTag)
		target := sf.Type
		if target.Kind() == reflect.Pointer && target.Name() == "" {
			target = target.Elem()
		}
		isStruct := target.Kind() == reflect.Struct
		if tag == "-" || !sf.IsExported() && !(sf.Anonymous && isStruct) {
			continue
		}
		name, options, _ := strings.Cut(tag, ",")
		if !isPropertyName(name) {
			name = ""
		}
		sf.Index = append(slices.Clone(e.index), sf.Index...)
		if sf.Anonymous && isStruct && name == "" {
			switch sf.Tag.Get("jsonschema") {
			case "":
			case "-":
				continue
			default:
				return nil, nil, fmt.Errorf("%v.%s: a jsonschema tag has no property to apply to on an embedded struct", e.typ, sf.Name)
			}
			deeper = append(deeper, embedded{target, sf.Index, e.optional || sf.Type.Kind() == reflect.Pointer})
			continue
		}
		own = append(own, newField(sf, e, name, strings.Split(options, ","), target.Kind()))
	}
	return own, deeper, nil
}

func newField(sf reflect.StructField, e embedded, name string, options []string, kind reflect.Kind) field {
	f := field{StructField: sf, owner: e.typ, property: cmp.Or(name, sf.Name), tagged: name != ""}
	f.omits = slices.Contains(options, "omitempty") || slices.Contains(options, "omitzero")
	f.optional = f.omits || e.optional
	isScalar := kind >= reflect.Bool && kind <= reflect.Float64 || kind == reflect.String
	f.quoted = slices.Contains(options, "string") && isScalar
	return f
}

// isPropertyName reports whether encoding/json takes the name in a tag.
func isPropertyName(name string) bool {
	for _, c := range name {
		if !strings.ContainsRune("!#$%&()*+-./:;<=>?@[]^_{|}~ ", c) && !unicode.IsLetter(c) && !unicode.IsDigit(c) {
			return false
		}
	}
	return name != ""
}

// dominant drops the fields that others hide, and sorts the rest as declared.
func dominant(all []field) []field {
	rivals := map[string][]field{}
	for _, f := range all {
		rivals[f.property] = append(rivals[f.property], f)
	}
	all = slices.DeleteFunc(all, func(f field) bool { return f.isHidden(rivals[f.property]) })
	slices.SortFunc(all, func(a, b field) int { return slices.Compare(a.Index, b.Index) })
	return all
}

// isHidden reports whether another field of the same name comes first: the one
// less deep, then the one whose name comes from a tag. Equals hide each other.
func (f field) isHidden(rivals []field) bool {
	rank := func(f field) []int {
		if f.tagged {
			return []int{len(f.Index), 0}
		}
		return []int{len(f.Index), 1}
	}
	return slices.ContainsFunc(rivals, func(other field) bool {
		return !slices.Equal(other.Index, f.Index) && slices.Compare(rank(other), rank(f)) <= 0
	})
}
