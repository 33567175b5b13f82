package openapi

import (
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"
)

// A Direction says whether a schema is for what a server answers, or for what it is asked.
type Direction int

// The directions.
const (
	Response Direction = iota
	Request
)

// An Operation is one that a document describes.
type Operation struct {
	Method, Path string // GET, /orders/{id}
	ID           string // "operationId", "" for none
	Responses    []Body // in the order of statuses, then media types
	Requests     []Body
}

// Key is the same for operations that differ in nothing but the names of parameters.
func (o *Operation) Key() string { return o.Method + " " + withoutNames(o.Path) }

// A Body is the description of one.
type Body struct {
	Status    string // of a response: 200, 2XX or default
	MediaType string
	Pointer   string // the fragment that leads to its schema
}

// methods are the operations of a path in the order in which they are told.
var methods = []string{"get", "put", "post", "delete", "options", "head", "patch", "trace", "query"}

// Operations returns the operations of a document, in the order of their paths. What is broken is
// left out; [Document.Problems] says then what that is.
func (d *Document) Operations() []Operation {
	d.problems = nil
	var all []Operation
	for _, group := range []string{"paths", "webhooks"} {
		paths, _ := d.root().below(group)
		for _, name := range paths.names() {
			item, _ := paths.below(name)
			all = append(all, d.operationsOf(item, name)...)
		}
	}
	return all
}

// Problems returns what the last call of Operations has left out, and why.
func (d *Document) Problems() []error { return d.problems }

func (d *Document) operationsOf(item target, path string) (all []Operation) {
	item, err := d.resolve(item)
	if err != nil {
		d.problems = append(d.problems, fmt.Errorf("%s: %w", path, err))
		return nil
	}
	for method, operation := range item.operations() {
		all = append(all, d.operation(operation, method, path))
	}
	return all
}

// operations yields the operations of a path by their methods.
func (item target) operations() iter.Seq2[string, target] {
	return func(yield func(string, target) bool) {
		for _, method := range methods {
			if operation, ok := item.below(method); ok && !yield(strings.ToUpper(method), operation) {
				return
			}
		}
		others, _ := item.below("additionalOperations") // of 3.2
		for _, method := range others.names() {
			if operation, _ := others.below(method); !yield(method, operation) {
				return
			}
		}
	}
}

func (d *Document) operation(at target, method, path string) Operation {
	o := Operation{Method: method, Path: path}
	o.ID, _ = at.object()["operationId"].(string)
	responses, _ := at.below("responses")
	for _, status := range responses.names() {
		response, _ := responses.below(status)
		o.Responses = append(o.Responses, d.bodies(response, fmt.Sprintf("%s %s %s", method, path, status), status)...)
	}
	if body, ok := at.below("requestBody"); ok {
		o.Requests = d.bodies(body, method+" "+path, "")
	}
	return o
}

// bodies returns the bodies of a response or a request, which words lead to.
func (d *Document) bodies(at target, words, status string) (all []Body) {
	at, err := d.resolve(at)
	if err != nil {
		d.problems = append(d.problems, fmt.Errorf("%s: %w", words, err))
		return nil
	}
	content, _ := at.below("content")
	for _, mediaType := range content.names() {
		media, _ := content.below(mediaType)
		if _, err := d.schemaOf(media); err == nil {
			all = append(all, Body{Status: status, MediaType: mediaType, Pointer: words + " " + mediaType})
		}
	}
	return all
}

// SchemaNames returns the names under components/schemas, in order.
func (d *Document) SchemaNames() []string {
	components, _ := d.main.value.(map[string]any)["components"].(map[string]any)
	schemas, _ := components["schemas"].(map[string]any)
	return slices.Sorted(maps.Keys(schemas))
}
