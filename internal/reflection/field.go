package reflection

import (
	"cmp"
	"encoding"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"unicode"

	"example.com/authlink/internal/near"
)

// A field is a struct field as encoding/json sees it. Its Index leads to it
// through embedded structs.
type field struct {
	reflect.StructField
	owner    reflect.Type // the struct that declares it
	property string       // its name in JSON
	tagged   bool         // the name comes from a tag
	optional bool         // may be left out, for whatever reason
	null     bool         // may be null
	quoted   bool         // ",string"
	lent     bool         // an embedded struct says by a method what its schema is
	types    []string     // in JSON, where an edition of the contract says so
}

// embedded is a struct whose fields are read as those of the outermost one.
type embedded struct {
	typ      reflect.Type
	index    []int
	optional bool // embedded by pointer, somewhere on the way
}

// jsonFields lists the fields of the struct type t that encoding/json writes,
// in its order, with the tag of opts instead of the tag json. The error names an
// embedded struct with a jsonschema tag, which would have no property to apply
// to, a misspelled option, or two fields of one name that hide each other.
func jsonFields(t reflect.Type, opts Options) ([]field, error) {
	var all []field
	visited := map[reflect.Type]bool{}
	for level := []embedded{{typ: t}}; len(level) > 0; {
		var next []embedded
		for _, e := range level {
			fields, deeper, err := e.fields(opts.nameTag(e.typ))
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
	if err := checkNames(t, all); err != nil {
		return nil, err
	}
	return dominant(all), nil
}

// fields gives the fields that e declares itself, and the structs that it embeds.
func (e embedded) fields(nameTag string) (own []field, deeper []embedded, err error) {
	for sf := range e.typ.Fields() {
		name, options := nameAndOptions(sf.Tag.Get(nameTag))
		target := pointedAt(sf.Type)
		isStruct := sf.Anonymous && target.Kind() == reflect.Struct
		sf.Index = append(slices.Clone(e.index), sf.Index...)
		switch {
		case sf.Tag.Get(nameTag) == "-":
		case !sf.IsExported() && !isStruct:
			err = checkNoTag(sf)
		case isStruct && name == "":
			if err = checkNoTag(sf); sf.Tag.Get("jsonschema") != "-" {
				deeper = append(deeper, embedded{target, sf.Index, e.optional || sf.Type.Kind() == reflect.Pointer})
			}
		default:
			if err = checkOptions(options); err != nil {
				err = fmt.Errorf("%s tag: %w", nameTag, err)
			}
			own = append(own, newField(sf, e, name, options, target))
		}
		if err != nil {
			return nil, nil, fmt.Errorf("%v.%s: %w", e.typ, sf.Name, err)
		}
	}
	return own, deeper, nil
}

// nameAndOptions reads a tag as encoding/json does. The name is empty where the field has to
// give it.
func nameAndOptions(tag string) (name string, options []string) {
	name, list, _ := strings.Cut(tag, ",")
	if !isPropertyName(name) {
		name = ""
	}
	return name, strings.Split(list, ",")
}

// pointedAt looks through one pointer, as far as encoding/json does.
func pointedAt(t reflect.Type) reflect.Type {
	if t.Kind() == reflect.Pointer && t.Name() == "" {
		return t.Elem()
	}
	return t
}

// checkNoTag reports a jsonschema tag on a field that is no property.
func checkNoTag(sf reflect.StructField) error {
	switch {
	case sf.Tag.Get("jsonschema") == "" || sf.Tag.Get("jsonschema") == "-":
		return nil
	case sf.Anonymous:
		return errors.New("a jsonschema tag has no property to apply to on an embedded struct")
	default:
		return errors.New("a jsonschema tag has no property to apply to: the field is not exported")
	}
}

func newField(sf reflect.StructField, e embedded, name string, options []string, target reflect.Type) field {
	omitEmpty := slices.Contains(options, "omitempty") && canBeEmpty(sf.Type)
	omitZero := slices.Contains(options, "omitzero")
	return field{
		StructField: sf, owner: e.typ, property: cmp.Or(name, sf.Name), tagged: name != "",
		optional: omitEmpty || omitZero || e.optional,
		null:     writesNull(sf.Type, omitEmpty, omitZero),
		quoted:   slices.Contains(options, "string") && isQuotable(target),
	}
}

// canBeEmpty reports whether omitempty may leave out a value of type t: never a struct,
// nor an array that has elements.
func canBeEmpty(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.Struct:
		return false
	case reflect.Array:
		return t.Len() == 0
	}
	return true
}

// isQuotable reports whether the option string has an effect on values of type t.
func isQuotable(t reflect.Type) bool {
	kind := t.Kind()
	isScalar := kind == reflect.Bool || isInteger(kind) || isFloat(kind) || kind == reflect.String
	return isScalar && !has[json.Marshaler](t) && !has[encoding.TextMarshaler](t)
}

// checkOptions reports an option of the tag that is one of those we know, but
// for its spelling. encoding/json ignores it like any other.
func checkOptions(options []string) error {
	known := []string{"omitempty", "omitzero", "string"}
	for _, option := range options {
		if slices.Contains(known, option) {
			continue
		}
		if meant, ok := near.Best(option, known); ok {
			return fmt.Errorf("there is no option %q: did you mean %q?", option, meant)
		}
	}
	return nil
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

// checkNames reports two fields of one name that hide each other, neither of
// which another hides: encoding/json writes none.
func checkNames(t reflect.Type, all []field) error {
	first := map[string]field{}
	for _, f := range all {
		if before, ok := first[f.property]; !ok || slices.Compare(f.rank(), before.rank()) < 0 {
			first[f.property] = f
		}
	}
	for _, f := range all {
		before := first[f.property]
		if slices.Equal(f.rank(), before.rank()) && !slices.Equal(f.Index, before.Index) {
			return fmt.Errorf("%v: the fields %s and %s both are %q in JSON, so encoding/json writes neither",
				t, fieldPath(t, before.Index), fieldPath(t, f.Index), f.property)
		}
	}
	return nil
}

// fieldPath names the field of t at index, with the embedded structs on the way.
func fieldPath(t reflect.Type, index []int) string {
	var names []string
	for i := range index {
		names = append(names, t.FieldByIndex(index[:i+1]).Name)
	}
	return strings.Join(names, ".")
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

// isHidden reports whether another field of the same name comes first.
func (f field) isHidden(rivals []field) bool {
	return slices.ContainsFunc(rivals, func(other field) bool { return slices.Compare(other.rank(), f.rank()) < 0 })
}

// rank orders the fields of one name: the one less deep comes first, then the
// one whose name comes from a tag.
func (f field) rank() []int {
	if f.tagged {
		return []int{len(f.Index), 0}
	}
	return []int{len(f.Index), 1}
}
