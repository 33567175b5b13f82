package selection

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/theory/jsonpath"
	"github.com/theory/jsonpath/spec"

	"example.com/authlink/internal/jsonindex"
)

// A pathSelector is a JSONPath (RFC 9535). It is followed in the index, where each value has a
// number: each segment of the path looks at a value at most once, on however many ways it can be
// reached and however deep it lies. Of equal names each counts.
type pathSelector struct{ path *jsonpath.Path }

// mostNames bounds how many names there are on the ways to all that is selected.
const mostNames = 1 << 24

func (s pathSelector) find(envelope *jsonindex.Index) ([]selected, error) {
	w := newPathWalk(envelope)
	values, err := w.along(s.path.Query().Segments())
	if err != nil {
		return nil, err
	}
	names := 0
	for _, value := range values {
		if names += w.depth(value); names > mostNames {
			return nil, fmt.Errorf("select: more than %d names lead to what is selected, which lies too deep: select fewer values", mostNames)
		}
	}
	var found []selected
	for _, value := range values {
		found = append(found, selected{value: value, path: w.path(value)})
	}
	return found, nil
}

// A pathWalk follows a path.
type pathWalk struct {
	x      *jsonindex.Index
	places []valuePlace // by the number of the value
	values []any        // so too; nil until a filter asks for them
	steps  int          // values that were looked at
}

// A valuePlace says where a value stands: in which container, and as which element, or by which
// name.
type valuePlace struct{ container, element, name int32 }

func newPathWalk(x *jsonindex.Index) *pathWalk {
	return &pathWalk{x: x, places: make([]valuePlace, x.Token(0).Next)}
}

// along returns the values to which segments lead from the whole, in their order.
func (w *pathWalk) along(segments []*spec.Segment) ([]int, error) {
	values := []int{0}
	for _, segment := range segments {
		if segment.IsDescendant() {
			values = w.withBelow(values)
		}
		var next []int
		for _, value := range values {
			for _, selector := range segment.Selectors() {
				chosen, err := w.choose(value, selector)
				if err != nil {
					return nil, err
				}
				next = append(next, chosen...)
			}
		}
		slices.Sort(next)
		values = slices.Compact(next)
	}
	return values, nil
}

// withBelow returns values, which are in order, and all that is below them.
func (w *pathWalk) withBelow(values []int) []int {
	var all []int
	end := 0 // of what is below those before
	for _, value := range values {
		if value < end {
			continue
		}
		end = int(w.x.Token(value).Next)
		open := []int{value}
		for len(open) > 0 {
			value := open[len(open)-1]
			open = append(open[:len(open)-1], w.children(value)...)
			all = append(all, value)
		}
	}
	slices.Sort(all)
	return all
}

// children returns the values in a container, and remembers where they stand.
func (w *pathWalk) children(container int) []int {
	var children []int
	add := func(value, element, name int) {
		w.places[value] = valuePlace{int32(container), int32(element), int32(name)}
		children = append(children, value)
	}
	switch w.x.Token(container).Kind {
	case jsonindex.Array:
		for element := range w.x.Elements(container) {
			add(element, len(children), -1)
		}
	case jsonindex.Object:
		for name, value := range w.x.Members(container) {
			add(value, -1, name)
		}
	}
	w.steps += len(children)
	return children
}

// choose returns the values in a container that a selector takes.
func (w *pathWalk) choose(container int, selector spec.Selector) ([]int, error) {
	children, kind := w.children(container), w.x.Token(container).Kind
	switch s := selector.(type) {
	case spec.WildcardSelector:
		return children, nil
	case spec.Name:
		isOther := func(value int) bool { return w.x.Text(int(w.places[value].name)) != string(s) }
		if kind != jsonindex.Object {
			return nil, nil
		}
		return slices.DeleteFunc(children, isOther), nil
	case spec.Index:
		i := int(s)
		if i < 0 {
			i += len(children)
		}
		if kind != jsonindex.Array || i < 0 || i >= len(children) {
			return nil, nil
		}
		return children[i : i+1], nil
	case spec.SliceSelector:
		if kind != jsonindex.Array {
			return nil, nil
		}
		return slice(children, s), nil
	case *spec.FilterSelector:
		w.read()
		return slices.DeleteFunc(children, func(value int) bool { return !s.Eval(w.values[value], w.values[0]) }), nil
	}
	return nil, fmt.Errorf("select: the selector %s is not supported", selector)
}

// slice returns the elements of a slice (RFC 9535, section 2.3.4).
func slice(elements []int, s spec.SliceSelector) (chosen []int) {
	lower, upper := s.Bounds(len(elements))
	for i := lower; s.Step() > 0 && i < upper; i += s.Step() {
		chosen = append(chosen, elements[i])
	}
	for i := upper; s.Step() < 0 && i > lower; i += s.Step() {
		chosen = append(chosen, elements[i])
	}
	return chosen
}

// read reads all values as filters want them.
func (w *pathWalk) read() {
	if w.values == nil {
		w.values = make([]any, len(w.places))
		w.readValue(0)
	}
}

func (w *pathWalk) readValue(i int) any {
	switch w.x.Token(i).Kind {
	case jsonindex.Object:
		members := map[string]any{}
		for name, value := range w.x.Members(i) {
			members[w.x.Text(name)] = w.readValue(value)
		}
		w.values[i] = members
	case jsonindex.Array:
		elements := []any{}
		for element := range w.x.Elements(i) {
			elements = append(elements, w.readValue(element))
		}
		w.values[i] = elements
	default:
		w.values[i] = w.x.Value(i)
	}
	return w.values[i]
}

// depth returns how many names and elements are on the way to a value.
func (w *pathWalk) depth(value int) (n int) {
	for ; value > 0; value = int(w.places[value].container) {
		n++
	}
	return n
}

// path returns the way to a value.
func (w *pathWalk) path(value int) []step {
	path := make([]step, w.depth(value))
	for i := len(path) - 1; i >= 0; i-- {
		at := w.places[value]
		value = int(at.container)
		path[i].container = value
		if at.name >= 0 {
			path[i].name = w.x.Text(int(at.name))
		} else {
			path[i].name = strconv.Itoa(int(at.element))
		}
	}
	return path
}
