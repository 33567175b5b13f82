package schema

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
)

// Change says in a few words what the edition changed, by the names of the wire
// form, as "categories ticketing, screening added"; "" for an edition that does
// not exist.
func (e Edition) Change() string {
	switch {
	case !e.exists():
		return ""
	case e == EarliestEdition:
		return "the earliest edition known"
	}
	var changes []string
	for field := range reflect.TypeFor[AuthLink]().Fields() {
		if change := e.fieldChange(field.Tag); change != "" {
			changes = append(changes, change)
		}
	}
	is, was := e.Categories(), (e - 1).Categories()
	changes = append(changes, categoryChange(without(was, is), "removed")...)
	changes = append(changes, categoryChange(without(is, was), "added")...)
	return strings.Join(changes, "; ")
}

// fieldChange says what the edition changed of the field with this tag.
func (e Edition) fieldChange(tag reflect.StructTag) string {
	name, _, _ := strings.Cut(tag.Get("wire"), ",")
	is, was := e.Includes(tag), (e - 1).Includes(tag)
	types, before := e.Types(tag), (e - 1).Types(tag)
	switch {
	case is && !was:
		return name + " added"
	case was && !is:
		return name + " removed"
	case !slices.Equal(types, before):
		return fmt.Sprintf("%s: %s → %s", name, strings.Join(before, " or "), strings.Join(types, " or "))
	}
	return ""
}

func categoryChange(list []Category, what string) []string {
	names := make([]string, len(list))
	for i, c := range list {
		names[i] = c.Wire()
	}
	switch len(list) {
	case 0:
		return nil
	case 1:
		return []string{"category " + names[0] + " " + what}
	}
	return []string{"categories " + strings.Join(names, ", ") + " " + what}
}

// without lists the categories of list that are not in other.
func without(list, other []Category) []Category {
	return slices.DeleteFunc(slices.Clone(list), func(c Category) bool { return slices.Contains(other, c) })
}
