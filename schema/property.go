package schema

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"sync"
	"time"
)

// A Property is what the contract says of one property in one edition.
type Property struct {
	SDK  string // its name in the forms sdk and dump: "authLinkUrl"
	Wire string // its name in the form wire: "auth_link_url"

	Field string // the field of [AuthLink] that holds it: "AuthLinkURL"
	Index int    // of that field

	Types    []string // in JSON, less null: "array", "integer", "number", "object" or "string"
	Format   string   // "date-time", or none
	Required bool
	Nullable bool // it may be null
	Secret   bool // whoever has its value can act for somebody

	// First and Last are the editions between which the contract has it, both
	// included.
	First, Last Edition
}

// Name is the property's name in a form.
func (p Property) Name(f Form) string {
	if f == FormWire {
		return p.Wire
	}
	return p.SDK
}

// Properties lists the properties that the contract has in an edition, in the
// order of their names: none for an edition that does not exist. It is the one
// table of them, read off the tags of [AuthLink]. The slice is the caller's own.
func Properties(e Edition) []Property {
	var list []Property
	for _, entry := range table() {
		if entry.has(e) {
			list = append(list, entry.in(e))
		}
	}
	return list
}

// FindProperty returns the property that an edition has by a name of a form, and
// whether there is one.
func FindProperty(e Edition, f Form, name string) (p Property, ok bool) {
	for _, entry := range table() {
		if entry.Name(f) == name && entry.has(e) {
			return entry.in(e), true
		}
	}
	return Property{}, false
}

// A tableEntry is a property in all editions.
type tableEntry struct {
	Property
	changes []typeChange // of its types, in order
}

// A typeChange says which types a property has from an edition on.
type typeChange struct {
	since Edition
	types []string
}

func (t *tableEntry) has(e Edition) bool { return e.Exists() && t.First <= e && e <= t.Last }

// in gives the property as it is in an edition that has it.
func (t *tableEntry) in(e Edition) Property {
	p := t.Property
	p.Types = slices.Clone(t.typesIn(e))
	return p
}

// typesIn gives the types of the property in an edition that has it.
func (t *tableEntry) typesIn(e Edition) []string {
	types := t.Types
	for _, change := range t.changes {
		if change.since <= e {
			types = change.types
		}
	}
	return types
}

// table has every property of every edition. It is made when it is first asked
// for, and nobody changes it.
var table = sync.OnceValue(func() []tableEntry {
	var all []tableEntry
	for field := range reflect.TypeFor[AuthLink]().Fields() {
		all = append(all, newTableEntry(field))
	}
	return all
})

// newTableEntry reads the tags of a field of AuthLink.
func newTableEntry(field reflect.StructField) tableEntry {
	sdk, options, _ := strings.Cut(field.Tag.Get("json"), ",")
	wire, _, _ := strings.Cut(field.Tag.Get("wire"), ",")
	isOptional := options == "omitzero"
	entry := tableEntry{Property: Property{
		SDK: sdk, Wire: wire, Field: field.Name, Index: field.Index[0],
		Required: !isOptional,
		Nullable: isOptional, // an Optional is both
		Secret:   strings.Contains(field.Tag.Get("jsonschema"), "writeOnly=true"),
		First:    editionOf(field.Tag.Get("since"), EarliestEdition),
		Last:     editionOf(field.Tag.Get("until"), LatestEdition+1) - 1,
	}}
	entry.Types, entry.Format = jsonTypes(field.Type)
	for change := range strings.SplitSeq(field.Tag.Get("types"), ", ") {
		if since, types, ok := strings.Cut(change, " "); ok {
			entry.changes = append(entry.changes, typeChange{editionOf(since, EarliestEdition), strings.Fields(types)})
		}
	}
	return entry
}

// editionOf is the edition that a tag names by its date, or another where the
// tag names none.
func editionOf(date string, otherwise Edition) Edition {
	if e, err := ParseEdition(date); err == nil {
		return e
	}
	return otherwise
}

// jsonTypes gives the types and the format of what encoding/json writes for a
// field of AuthLink, less null. An OrganizationID has none: its tag says which.
func jsonTypes(t reflect.Type) (types []string, format string) {
	if get, ok := t.MethodByName("Get"); ok {
		t = get.Type.Out(0) // what an Optional holds
	}
	switch {
	case t == reflect.TypeFor[time.Time]():
		return []string{"string"}, "date-time"
	case t == reflect.TypeFor[json.Number]():
		return []string{"number"}, ""
	case t.Kind() == reflect.String:
		return []string{"string"}, ""
	case t.Kind() == reflect.Slice:
		return []string{"array"}, ""
	case t.Kind() == reflect.Map:
		return []string{"object"}, ""
	}
	return nil, ""
}
