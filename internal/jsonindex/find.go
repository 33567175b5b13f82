package jsonindex

import (
	"slices"

	"example.com/authlink/internal/jsonpointer"
)

// Find follows the reference tokens of a JSON Pointer, decoded, from the root
// (RFC 6901, section 4). It returns the number of the value that they lead to,
// and of its name, which is -1 for the root and for an element of an array. Of
// equal names the last one counts. The first visit to an array or object takes
// time proportional to its length; any further one to a large one does not.
func (x *Index) Find(path []string) (name, value int, ok bool) {
	if len(x.tokens) == 0 {
		return -1, -1, false
	}
	name, value = -1, 0
	for _, token := range path {
		if name, value, ok = x.Child(value, token); !ok {
			return -1, -1, false
		}
	}
	return name, value, true
}

// Child follows one reference token from value i; see [Index.Find].
func (x *Index) Child(i int, token string) (name, value int, ok bool) {
	switch x.tokens[i].Kind {
	case Object:
		name, ok = x.member(i, token)
		value = name + 1
	case Array:
		name = -1
		value, ok = x.element(i, token)
	}
	if !ok {
		return -1, -1, false
	}
	return name, value, true
}

// IsElement reports whether value i is right in an array, and not in one of its elements.
func (x *Index) IsElement(array, i int) bool {
	if c := x.childrenOf(array); c != nil {
		_, ok := slices.BinarySearch(c.elements, i)
		return ok
	}
	for element := range x.Elements(array) {
		if element >= i {
			return element == i
		}
	}
	return false
}

// The children of an array or object of so many tokens are remembered once they have been looked
// for that often: so many violations in one cost no more than a few looks at it.
const (
	largeContainer = 100
	fewLooks       = 4
)

// member returns the number of the name of a member of object i.
func (x *Index) member(i int, text string) (name int, ok bool) {
	if c := x.childrenOf(i); c != nil {
		name, ok = c.names[text]
		return name, ok
	}
	for n := range x.Members(i) {
		if x.hasText(n, text) {
			name, ok = n, true
		}
	}
	return name, ok
}

// element returns the number of the element of array i that a reference token
// selects.
func (x *Index) element(i int, token string) (value int, ok bool) {
	at, ok := jsonpointer.Index(token)
	if !ok {
		return -1, false
	}
	if c := x.childrenOf(i); c != nil {
		if at >= len(c.elements) {
			return -1, false
		}
		return c.elements[at], true
	}
	for value := range x.Elements(i) {
		if at == 0 {
			return value, true
		}
		at--
	}
	return -1, false
}

// children are the members of an object or the elements of an array.
type children struct {
	looks    int            // for one of them
	names    map[string]int // from a name's text to its token
	elements []int
}

// childrenOf returns what array or object i holds, if it is remembered; nil for one that is not
// large, or has not been looked at often.
func (x *Index) childrenOf(i int) *children {
	if int(x.tokens[i].Next)-i < largeContainer {
		return nil
	}
	c := x.children[i]
	if c == nil {
		if x.children == nil {
			x.children = make(map[int]*children)
		}
		c = &children{}
		x.children[i] = c
	}
	switch c.looks++; {
	case c.looks <= fewLooks:
		return nil
	case c.looks == fewLooks+1:
		x.remember(i, c)
	}
	return c
}

func (x *Index) remember(i int, c *children) {
	if x.tokens[i].Kind != Object {
		c.elements = slices.Collect(x.Elements(i))
		return
	}
	c.names = make(map[string]int)
	for name := range x.Members(i) {
		c.names[x.Text(name)] = name
	}
}
