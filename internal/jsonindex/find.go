package jsonindex

import "strconv"

// Find follows the reference tokens of a JSON Pointer, decoded, from the root
// (RFC 6901, section 4). It returns the number of the value that they lead to,
// and of its name, which is -1 for the root and for an element of an array. Of
// equal names the last one counts. The first visit to an array or object takes
// time proportional to its length; any further one does not.
func (x *Index) Find(path []string) (name, value int, ok bool) {
	if len(x.tokens) == 0 {
		return -1, -1, false
	}
	name, value = -1, 0
	for _, token := range path {
		switch x.tokens[value].Kind {
		case Object:
			name, ok = x.childrenOf(value).names[token]
			value = name + 1
		case Array:
			name = -1
			value, ok = element(x.childrenOf(value).elements, token)
		default:
			ok = false
		}
		if !ok {
			return -1, -1, false
		}
	}
	return name, value, true
}

// children are the members of an object or the elements of an array.
type children struct {
	names    map[string]int // from a name's text to its token
	elements []int
}

// childrenOf returns what array or object i holds, and remembers it, so that
// many violations in one long array cost no more than one look at it.
func (x *Index) childrenOf(i int) children {
	if known, ok := x.children[i]; ok {
		return known
	}
	var c children
	if x.tokens[i].Kind == Object {
		c.names = make(map[string]int)
		for name := range x.Members(i) {
			c.names[x.Text(name)] = name
		}
	} else {
		for element := range x.Elements(i) {
			c.elements = append(c.elements, element)
		}
	}
	if x.children == nil {
		x.children = make(map[int]children)
	}
	x.children[i] = c
	return c
}

// element returns the element that a reference token selects: decimal digits
// without a leading zero.
func element(elements []int, token string) (value int, ok bool) {
	n, err := strconv.Atoi(token)
	if err != nil || n < 0 || n >= len(elements) || strconv.Itoa(n) != token {
		return -1, false
	}
	return elements[n], true
}
