package jsonindex

import (
	"encoding/json"
	"iter"
)

// Text returns what the string or member name numbered i means, its escapes
// decoded.
func (x *Index) Text(i int) string {
	quoted := x.quoted(uint32(i))
	if x.tokens[i].Escaped {
		return string(AppendDecoded(nil, quoted))
	}
	return string(quoted)
}

// TextBytes returns what the string or member name numbered i means, its escapes decoded.
// Where there are none it is part of the document: do not change it.
func (x *Index) TextBytes(i int) []byte {
	quoted := x.quoted(uint32(i))
	if x.tokens[i].Escaped {
		return AppendDecoded(nil, quoted)
	}
	return quoted
}

// hasText reports whether the string or member name numbered i means text.
func (x *Index) hasText(i int, text string) bool {
	if x.tokens[i].Escaped {
		return x.Text(i) == text
	}
	return string(x.quoted(uint32(i))) == text
}

// quoted returns what stands between the quotes of a string.
func (x *Index) quoted(i uint32) []byte {
	t := &x.tokens[i]
	return x.data[t.Start+1 : t.End-1]
}

// Members returns the members of object i in document order, as the numbers of
// their names and values.
func (x *Index) Members(i int) iter.Seq2[int, int] {
	return func(yield func(name, value int) bool) {
		end := int(x.tokens[i].Next)
		for name := i + 1; name < end; name = int(x.tokens[name+1].Next) {
			if !yield(name, name+1) {
				return
			}
		}
	}
}

// Elements returns the numbers of the elements of array i in document order.
func (x *Index) Elements(i int) iter.Seq[int] {
	return func(yield func(element int) bool) {
		end := int(x.tokens[i].Next)
		for element := i + 1; element < end; element = int(x.tokens[element].Next) {
			if !yield(element) {
				return
			}
		}
	}
}

// Value returns value i as Go values: nil, bool, json.Number with every digit
// that was sent, string, []any and map[string]any, in which the last of equal
// names counts. Nothing in it shares memory with the document.
func (x *Index) Value(i int) any {
	switch x.tokens[i].Kind {
	case Object:
		members := make(map[string]any, x.Count(i))
		for name, value := range x.Members(i) {
			members[x.Text(name)] = x.Value(value)
		}
		return members
	case Array:
		elements := make([]any, 0, x.Count(i))
		for element := range x.Elements(i) {
			elements = append(elements, x.Value(element))
		}
		return elements
	case String:
		return x.Text(i)
	case Number:
		return json.Number(x.Raw(i))
	case True, False:
		return x.tokens[i].Kind == True
	}
	return nil
}

// Count returns how many elements array i has, or members object i.
func (x *Index) Count(i int) (n int) {
	if x.tokens[i].Kind == Object {
		for range x.Members(i) {
			n++
		}
		return n
	}
	for range x.Elements(i) {
		n++
	}
	return n
}
