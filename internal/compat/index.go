package compat

import (
	"slices"
	"strings"

	"example.com/authlink"
	"example.com/authlink/internal/jsonpointer"
)

// An index finds the differences that a violation may be about, so that not each must be
// held against each.
type index struct {
	at       map[string][]int // by path
	anywhere []int            // those with * in their path
}

func indexOf(found []Difference) index {
	x := index{at: make(map[string][]int)}
	for i := range found {
		x.add(i, &found[i])
	}
	return x
}

// add adds the difference at an index.
func (x *index) add(i int, d *Difference) {
	for _, path := range d.paths[:min(len(d.paths), maxTried)] {
		parent, _ := jsonpointer.Cut(path)
		switch {
		case slices.Contains(strings.Split(path, "/"), "*"):
			x.anywhere = append(x.anywhere, i)
			return // it is near everything
		case d.Keyword == "required" || d.Keyword == "false": // what fails is the object around it
			x.at[parent] = append(x.at[parent], i)
		}
		x.at[path] = append(x.at[path], i)
	}
}

// near returns the indexes of all differences for which isAbout may be true.
func (x *index) near(v authlink.Violation) []int {
	paths := map[string]bool{}
	for _, path := range keywordsOf(v.KeywordLocation) {
		paths[path] = true
	}
	for path := v.InstanceLocation; path != ""; path = path[:strings.LastIndexByte(path, '/')] {
		paths[path] = true
	}
	paths[""] = true
	near := slices.Clone(x.anywhere)
	for path := range paths {
		near = append(near, x.at[path]...)
	}
	return near
}
