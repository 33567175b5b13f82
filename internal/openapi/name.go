package openapi

import (
	"strings"

	"example.com/authlink/internal/lazyregexp"
)

// shorthand is how an operation is called: its method and path, or its "operationId", and then perhaps a status and
// a media type.
var shorthand = lazyregexp.New(`^(?:([A-Za-z]+) (/\S*)|([A-Za-z0-9_.\-]+))(?: ([1-5][0-9Xx]{2}|default))?(?: ([^ /]+/[^ ]+))?$`)

// byWords returns what words such as "GET /orders/{id} 200" lead to; false if they are none.
func (d *Document) byWords(words string, direction Direction) (at target, ok bool, err error) {
	m := shorthand().FindStringSubmatch(words)
	if m == nil || m[1] == "" && d.byID(m[3]).value == nil {
		return target{}, false, nil
	}
	operation := d.byID(m[3])
	if m[1] != "" {
		if operation, err = d.byPath(m[1], m[2]); err != nil {
			return target{}, true, err
		}
	}
	at, err = d.bodyOf(operation, direction, m[4], m[5])
	return at, true, err
}

// byID returns the operation of an "operationId", the zero target for none.
func (d *Document) byID(id string) target {
	if id == "" {
		return target{}
	}
	for _, group := range []string{"paths", "webhooks"} {
		paths, _ := d.root().below(group)
		for _, name := range paths.names() {
			item, _ := paths.below(name)
			item, err := d.resolve(item)
			if err != nil {
				continue
			}
			for _, operation := range item.operations() {
				if operation.object()["operationId"] == id {
					return operation
				}
			}
		}
	}
	return target{}
}

// byPath returns the operation of a method and a path, whose parameters may have other names.
func (d *Document) byPath(method, path string) (target, error) {
	paths, _ := d.root().below("paths")
	item, ok := paths.below(path)
	for _, name := range paths.names() {
		if !ok && withoutNames(name) == withoutNames(path) {
			item, ok = paths.below(name)
		}
	}
	if !ok {
		return target{}, &NotFoundError{File: d.main.path, Name: path, Under: "/paths", Names: paths.names()}
	}
	item, err := d.resolve(item)
	if err != nil {
		return target{}, err
	}
	if operation, ok := item.below(strings.ToLower(method)); ok {
		return operation, nil
	}
	others, _ := item.below("additionalOperations")
	if operation, ok := others.below(method); ok {
		return operation, nil
	}
	return target{}, &NotFoundError{File: item.file.path, Name: strings.ToLower(method), Under: under(item.tokens), Names: item.names()}
}

var parameter = lazyregexp.New(`\{[^}]*\}`)

// IsSamePath reports whether two paths differ in nothing but the names of parameters.
func IsSamePath(a, b string) bool { return withoutNames(a) == withoutNames(b) }

func withoutNames(path string) string { return parameter().ReplaceAllString(path, "{}") }
