package selection

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/theory/jsonpath"

	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/jsonpointer"
	"example.com/authlink/internal/near"
)

// A Selection says which values in a file are the documents. It is safe for
// concurrent use.
type Selection struct {
	exprs     []string
	selectors []selector
}

// A selector finds payloads in an envelope, each at most once.
type selector interface {
	find(envelope *jsonindex.Index) ([]selected, error)
}

// What is selected is a value in an envelope.
type selected struct {
	value   int        // its token
	path    []step     // from the envelope to it
	encoded bool       // it is a string that holds the document
	body    *foundBody // what a recording says about it; nil if it is none of a recording
}

// A step on the way to a value is a name, or the number of an element, in a container. The name
// alone does not say where it leads: there may be equal ones.
type step struct {
	container int // its token
	name      string
}

// Parse reads selectors, of which each selects values: a JSONPath (RFC
// 9535), which begins with "$"; a JSON Pointer (RFC 6901), which begins with "/"
// and in which "*" stands for any name or element; or the name of a preset. It
// returns nil if there are none.
func Parse(exprs []string) (*Selection, error) {
	if len(exprs) == 0 {
		return nil, nil
	}
	s := &Selection{exprs: exprs}
	for _, expr := range exprs {
		selector, err := parseSelector(expr)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", strconv.Quote(expr), err)
		}
		s.selectors = append(s.selectors, selector)
	}
	return s, nil
}

func parseSelector(expr string) (selector, error) {
	switch {
	case strings.HasPrefix(expr, "$"):
		path, err := jsonpath.Parse(quoteLiterals(expr))
		if err != nil {
			return nil, err
		}
		return pathSelector{path}, nil
	case strings.HasPrefix(expr, "/"):
		tokens, err := jsonpointer.Parse(expr)
		return pointer(tokens), err
	}
	name, glob, _ := strings.Cut(expr, ":")
	if r, ok := findRecording(name); ok {
		return recordingSelector{recording: r, glob: glob}, nil
	}
	var names []string
	for _, r := range recordings() {
		names = append(names, r.name)
	}
	hint := ""
	if guess, ok := near.Best(name, names); ok {
		hint = "; did you mean " + guess + "?"
	}
	return nil, fmt.Errorf("expected a JSONPath ($...), a JSON Pointer (/...) or one of %s%s", strings.Join(Presets(), ", "), hint)
}

// String returns the selectors as they were written.
func (s *Selection) String() string { return strings.Join(s.exprs, ", ") }

// NamesFiles reports whether what is selected may be in other files, which the envelope
// names.
func (s *Selection) NamesFiles() bool {
	return slices.ContainsFunc(s.selectors, func(s selector) bool {
		r, ok := s.(recordingSelector)
		return ok && slices.ContainsFunc(r.bodies, func(b body) bool { return b.isFile })
	})
}

// find returns the payloads in the order of the envelope, each once.
func (s *Selection) find(envelope *jsonindex.Index) ([]selected, error) {
	var all []selected
	for _, selector := range s.selectors {
		found, err := selector.find(envelope)
		if err != nil {
			return nil, err
		}
		all = append(all, found...)
	}
	slices.SortStableFunc(all, func(a, b selected) int { return cmp.Compare(a.value, b.value) })
	return slices.CompactFunc(all, func(a, b selected) bool { return a.value == b.value }), nil
}

// A pointer is a JSON Pointer, decoded. The token "*" stands for any.
type pointer []string

func (p pointer) find(envelope *jsonindex.Index) ([]selected, error) {
	return below(envelope, selected{}, p), nil
}

// below returns what a pointer leads to from a value.
func below(x *jsonindex.Index, from selected, p pointer) []selected {
	found := []selected{from}
	for _, token := range p {
		var next []selected
		for _, f := range found {
			next = append(next, children(x, f, token)...)
		}
		found = next
	}
	return found
}

// children returns the members or elements of a value that a token stands for. Of equal
// names each counts.
func children(x *jsonindex.Index, from selected, token string) []selected {
	var found []selected
	add := func(name string, value int) {
		if token == "*" || token == name {
			found = append(found, selected{value: value, path: append(slices.Clone(from.path), step{from.value, name})})
		}
	}
	switch x.Token(from.value).Kind {
	case jsonindex.Array:
		n := 0
		for element := range x.Elements(from.value) {
			add(strconv.Itoa(n), element)
			n++
		}
	case jsonindex.Object:
		for name, value := range x.Members(from.value) {
			add(x.Text(name), value)
		}
	}
	return found
}
