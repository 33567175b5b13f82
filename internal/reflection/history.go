package reflection

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"

	"example.com/authlink/schema"
)

// EditionNames lists the editions that the tags since, until and types name in a Go type and in
// those that it holds, oldest first. The first is that of what has no such tag. All are dates, or
// all are versions. A [schema.AuthLink] has editions of its own, which do not count.
func EditionNames(t reflect.Type, first string) ([]string, error) {
	h := history{names: []string{first}, seen: map[reflect.Type]bool{reflect.TypeFor[schema.AuthLink](): true}}
	h.collect(t)
	slices.SortFunc(h.names, compareEditions)
	h.names = slices.Compact(h.names)
	isDate := isDay(first)
	for _, name := range h.names {
		switch {
		case isDay(name) != isDate || !isDate && versionOf(name) == nil:
			return nil, fmt.Errorf("the edition %q is neither a date nor a version, or the others are not of its kind", name)
		case compareEditions(name, first) < 0:
			return nil, fmt.Errorf("the edition %q comes before the first, %q", name, first)
		}
	}
	return h.names, nil
}

// A history collects the names of editions.
type history struct {
	names []string
	seen  map[reflect.Type]bool
}

func (h *history) collect(t reflect.Type) {
	if h.seen[t] {
		return
	}
	h.seen[t] = true
	switch t.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Array, reflect.Map:
		h.collect(t.Elem())
	case reflect.Struct:
		if elem, ok := optionalElem(t); ok {
			h.collect(elem)
			return
		}
		for f := range t.Fields() {
			for _, tag := range []string{"since", "until"} {
				if name := f.Tag.Get(tag); name != "" {
					h.names = append(h.names, name)
				}
			}
			for _, change := range typeChanges(f.Tag.Get("types")) {
				h.names = append(h.names, change.since)
			}
			h.collect(f.Type)
		}
	}
}

func isDay(name string) bool {
	_, err := time.Parse(time.DateOnly, name)
	return err == nil
}

// versionOf reads a version such as 2.10 or v2.10.1; nil for none.
func versionOf(name string) []int {
	var parts []int
	for part := range strings.SplitSeq(strings.TrimPrefix(name, "v"), ".") {
		n, err := strconv.Atoi(part)
		if err != nil || n < 0 {
			return nil
		}
		parts = append(parts, n)
	}
	return parts
}

func compareEditions(a, b string) int {
	if isDay(a) || isDay(b) {
		return cmp.Compare(a, b)
	}
	return cmp.Or(slices.Compare(versionOf(a), versionOf(b)), cmp.Compare(a, b))
}

// A typeChange says which JSON types a field has from an edition on.
type typeChange struct {
	since string
	types []string
}

// typeChanges reads the tag types: "2025-03-01 number, 2026-02-01 string integer".
func typeChanges(tag string) []typeChange {
	var changes []typeChange
	for part := range strings.SplitSeq(tag, ",") {
		if words := strings.Fields(part); len(words) > 0 {
			changes = append(changes, typeChange{words[0], words[1:]})
		}
	}
	return changes
}

// inHistory drops the fields that an edition does not have by their tags, and gives those the
// types that they have in it whose tag says so. Without an edition, the tags do not count.
func inHistory(fields []field, edition string) ([]field, error) {
	if edition == "" {
		return fields, nil
	}
	var kept []field
	var faults []error
	for _, f := range fields {
		if f.owner == reflect.TypeFor[schema.AuthLink]() {
			kept = append(kept, f)
			continue
		}
		has, err := f.inEdition(edition)
		if err != nil {
			faults = append(faults, fmt.Errorf("%v.%s: %w", f.owner, f.Name, err))
		}
		if has {
			kept = append(kept, f)
		}
	}
	return kept, errors.Join(faults...)
}

// inEdition reports whether an edition has a field, and gives it its types there.
func (f *field) inEdition(edition string) (has bool, err error) {
	since, until := f.Tag.Get("since"), f.Tag.Get("until")
	if since != "" && until != "" && compareEditions(until, since) <= 0 {
		return false, fmt.Errorf("the tag until names %s, which is not after %s", until, since)
	}
	if since != "" && compareEditions(edition, since) < 0 || until != "" && compareEditions(edition, until) >= 0 {
		return false, nil
	}
	changes := typeChanges(f.Tag.Get("types"))
	if changes == nil {
		return true, nil
	}
	if !takesAnyType(f.Type) {
		return false, fmt.Errorf("the tag types is for a Go type that may be several types in JSON, such as any, json.RawMessage or one with MarshalJSON, not for %v", f.Type)
	}
	for _, change := range changes {
		if len(change.types) == 0 {
			return false, fmt.Errorf("the tag types names no type for %s", change.since)
		}
		for _, name := range change.types {
			if jsonType(name) == nil {
				return false, fmt.Errorf("the tag types has %q: expected boolean, integer, number, object or string", name)
			}
		}
		if compareEditions(change.since, edition) <= 0 {
			f.types, f.Type = change.types, jsonType(change.types[0])
		}
	}
	return true, nil
}

// takesAnyType reports whether a Go type may be written as values of several JSON types.
func takesAnyType(t reflect.Type) bool {
	return t.Kind() == reflect.Interface || has[json.Marshaler](t)
}
