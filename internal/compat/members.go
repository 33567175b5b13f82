package compat

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"example.com/authlink/internal/jsonpointer"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

func (d *differ) compareProperties(at *place, old, new *shape) {
	if old.closed != new.closed {
		d.change(old.closed, new.closed, at, at.path, "additionalProperties", Widening, said(old.closed, "false"), said(new.closed, "false"))
	} else if !old.closed && len(old.additional)+len(new.additional) > 0 {
		d.compare(at.below(at.path+"/*", "*", old.additional, new.additional))
	}
	names := maps.Clone(old.properties)
	maps.Copy(names, new.properties)
	for _, name := range slices.Concat(old.required, new.required) {
		if _, ok := names[name]; !ok {
			names[name] = nil
		}
	}
	for _, name := range slices.Sorted(maps.Keys(names)) {
		path := jsonpointer.Append(at.path, name)
		wasRequired, isRequired := contains(old.required, name), contains(new.required, name)
		if wasRequired != isRequired {
			d.change(wasRequired, isRequired, at, path, "required", Breaking, said(wasRequired, "required"), said(isRequired, "required"))
		}
		d.compareProperty(at, path, name, old, new)
	}
}

// compareProperty compares one property, which either schema may not name.
func (d *differ) compareProperty(at *place, path, name string, old, new *shape) {
	o, isOld := old.properties[name]
	n, isNew := new.properties[name]
	switch {
	case isOld && isNew:
	case isOld && new.additional != nil:
		n = new.additional
	case isNew && old.additional != nil:
		o = old.additional
	case isOld && !new.closed: // what it may hold now is anybody's guess
		d.gain(at, path, "properties", Breaking, describe(o), "")
		return
	case isOld || isNew && !old.closed:
		d.lose(at, path, "properties", describe(o), describe(n))
		return
	case isNew:
		d.gain(at, path, "properties", Widening, "", describe(n))
		return
	default: // only required
		return
	}
	d.compare(at.below(path, name, o, n))
}

// describe says what a property may hold, "" of one that is not described.
func describe(schemas []*jsonschema.Schema) string {
	switch s := shapeOf(schemas...); {
	case schemas == nil:
		return ""
	case s.types != nil:
		return strings.Join(s.types, " or ")
	}
	return "anything"
}

func (d *differ) compareElements(at *place, old, new *shape) {
	first := max(old.arrays.First(), new.arrays.First())
	for i := range first {
		step := strconv.Itoa(i)
		d.compare(at.below(at.path+"/"+step, step, old.arrays.Element(i), new.arrays.Element(i)))
	}
	d.compare(at.below(at.path+"/*", "*", old.arrays.Element(first), new.arrays.Element(first)))
}
