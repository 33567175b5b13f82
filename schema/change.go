package schema

import (
	"fmt"
	"slices"
	"strings"
)

// Change says in a few words what the edition changed, by the names of the wire
// form, as "categories ticketing, screening added"; "" for an edition that does
// not exist.
func (e Edition) Change() string {
	switch {
	case !e.Exists():
		return ""
	case e == EarliestEdition:
		return "the earliest edition known"
	}
	var changes []string
	for _, entry := range table() {
		if change := entry.change(e); change != "" {
			changes = append(changes, change)
		}
	}
	is, was := e.Categories(), (e - 1).Categories()
	changes = append(changes, categoryChange(without(was, is), "removed")...)
	changes = append(changes, categoryChange(without(is, was), "added")...)
	return strings.Join(changes, "; ")
}

// change says what the edition changed of the property.
func (t *tableEntry) change(e Edition) string {
	is, was := t.has(e), t.has(e-1)
	types, before := t.typesIn(e), t.typesIn(e-1)
	switch {
	case is && !was:
		return t.Wire + " added"
	case was && !is:
		return t.Wire + " removed"
	case !slices.Equal(types, before):
		return fmt.Sprintf("%s: %s → %s", t.Wire, strings.Join(before, " or "), strings.Join(types, " or "))
	}
	return ""
}

func categoryChange(list []Category, what string) []string {
	names := make([]string, len(list))
	for i, c := range list {
		names[i] = c.Spelling(FormWire)
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
