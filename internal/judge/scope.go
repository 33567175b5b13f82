package judge

// A resource is what dynamic references can find in a schema resource.
type resource struct {
	id      int32
	anchors map[string]*node // of its "$dynamicAnchor"s; under recursiveAnchor its root, where that has "$recursiveAnchor"
}

// recursiveAnchor stands for "$recursiveAnchor: true", which has no name. No anchor is called
// like that.
const recursiveAnchor = "$recursiveAnchor"

// scopes are the dynamic scopes of a run. Of the resources that have been entered on the way
// to a schema, only the anchors count that were met first: so a scope is what each anchor
// leads to, and few of them differ.
//
// https://json-schema.org/draft/2020-12/json-schema-core#section-7.1
type scopes struct {
	bound []map[string]*node // for each scope; scope 0 has entered nothing
	after map[entry]int32
}

// An entry is a resource that is entered from a scope.
type entry struct{ scope, resource int32 }

// enter returns the scope behind an entry into a resource, nil for none that matters.
func (s *scopes) enter(scope int32, to *resource) int32 {
	if to == nil || len(to.anchors) == 0 {
		return scope
	}
	e := entry{scope, to.id}
	if after, ok := s.after[e]; ok {
		return after
	}
	if s.after == nil {
		s.bound, s.after = []map[string]*node{nil}, map[entry]int32{}
	}
	bound := map[string]*node{}
	for anchor, n := range to.anchors {
		bound[anchor] = n
	}
	for anchor, n := range s.bound[scope] {
		bound[anchor] = n
	}
	after := scope
	if len(bound) > len(s.bound[scope]) {
		after = int32(len(s.bound))
		s.bound = append(s.bound, bound)
	}
	s.after[e] = after
	return after
}

// resolve returns what a reference leads to.
//
// https://json-schema.org/draft/2020-12/json-schema-core#section-8.2.3.2
// https://json-schema.org/draft/2019-09/json-schema-core#rfc.section.8.2.4.2
func (s *scopes) resolve(scope int32, ref *reference) *node {
	if ref.anchor != "" && int(scope) < len(s.bound) {
		if n := s.bound[scope][ref.anchor]; n != nil {
			return n
		}
	}
	return ref.target
}
