package openapi

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"example.com/authlink/internal/lazyregexp"
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
	root := target{file: d.main, value: d.main.value}
	var all []Operation
	for _, group := range []string{"paths", "webhooks"} {
		paths, _ := root.below(group)
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
	for _, method := range methods {
		if operation, ok := item.below(method); ok {
			all = append(all, d.operation(operation, strings.ToUpper(method), path))
		}
	}
	others, _ := item.below("additionalOperations") // of 3.2
	for _, method := range others.names() {
		operation, _ := others.below(method)
		all = append(all, d.operation(operation, method, path))
	}
	return all
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
	var found target
	if id == "" {
		return found
	}
	root := target{file: d.main, value: d.main.value}
	for _, group := range []string{"paths", "webhooks"} {
		paths, _ := root.below(group)
		for _, name := range paths.names() {
			item, _ := paths.below(name)
			item, err := d.resolve(item)
			if err != nil {
				continue
			}
			for _, method := range methods {
				if operation, ok := item.below(method); ok && operation.object()["operationId"] == id {
					return operation
				}
			}
		}
	}
	return found
}

// byPath returns the operation of a method and a path, whose parameters may have other names.
func (d *Document) byPath(method, path string) (target, error) {
	root := target{file: d.main, value: d.main.value}
	paths, _ := root.below("paths")
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

// bodyOf returns the schema of what an operation answers, or of what it is asked.
func (d *Document) bodyOf(operation target, direction Direction, status, mediaType string) (target, error) {
	if direction == Request && status == "" {
		body, err := d.step(operation, "requestBody")
		if err != nil {
			return target{}, err
		}
		return d.inContent(body, mediaType)
	}
	responses, err := d.step(operation, "responses")
	if err != nil {
		return target{}, err
	}
	response, err := d.responseOf(responses, status)
	if err != nil {
		return target{}, err
	}
	return d.inContent(response, mediaType)
}

// responseOf returns the response of a status: 2XX is that of every status that has none itself, and default
// of all others. Without a status it is the first that says that all went well.
func (d *Document) responseOf(responses target, status string) (target, error) {
	names := responses.names()
	candidates := []string{status}
	if status == "" {
		candidates = nil
		for _, name := range names {
			if strings.HasPrefix(name, "2") {
				candidates = append(candidates, name)
			}
		}
	} else if status != "default" {
		candidates = append(candidates, strings.ToUpper(status), status[:1]+"XX", status[:1]+"xx")
	}
	for _, name := range append(candidates, "default") {
		if response, ok := responses.below(name); ok {
			return response, nil
		}
	}
	return target{}, &NotFoundError{File: responses.file.path, Name: status, Under: under(responses.tokens), Names: names}
}

// inContent returns the schema of a body: of a media type, or of the one that is JSON.
func (d *Document) inContent(body target, mediaType string) (target, error) {
	content, err := d.step(body, "content")
	if err != nil {
		return target{}, err
	}
	names := content.names()
	if mediaType != "" {
		names = slices.DeleteFunc(names, func(name string) bool { return !strings.EqualFold(name, mediaType) })
	}
	slices.SortStableFunc(names, func(a, b string) int { return rank(a) - rank(b) })
	if len(names) == 0 {
		return target{}, &NotFoundError{File: content.file.path, Name: mediaType, Under: under(content.tokens), Names: content.names()}
	}
	media, _ := content.below(names[0])
	return d.schemaOf(media)
}

// rank is the lower the more a media type is JSON.
func rank(mediaType string) int {
	mediaType, _, _ = strings.Cut(strings.ToLower(mediaType), ";")
	switch {
	case mediaType == "application/json":
		return 0
	case strings.HasSuffix(mediaType, "+json"), strings.HasSuffix(mediaType, "/json"):
		return 1
	case strings.Contains(mediaType, "*"):
		return 2
	}
	return 3
}

// schemaOf returns the schema of a media type, a parameter or a header.
func (d *Document) schemaOf(at target) (target, error) {
	at, err := d.resolve(at)
	if err != nil {
		return target{}, err
	}
	for _, name := range []string{"schema", "itemSchema"} { // the latter of 3.2
		if schema, ok := at.below(name); ok {
			return schema, nil
		}
	}
	if _, ok := at.below("content"); ok {
		return d.inContent(at, "")
	}
	return target{}, errors.New(under(at.tokens) + " has no schema")
}

// descend goes from what a pointer leads to, to the schema in it: that of the response of an operation, say.
func (d *Document) descend(at target, direction Direction) (target, error) {
	if isSchemaPlace(at.tokens) {
		return at, nil
	}
	resolved, err := d.resolve(at)
	if err != nil {
		return target{}, err
	}
	if isSchemaPlace(resolved.tokens) {
		return at, nil
	}
	object := resolved.object()
	switch has := func(name string) bool { _, ok := object[name].(map[string]any); return ok }; {
	case has("responses") && !has("properties"):
		return d.bodyOf(resolved, direction, "", "")
	case has("content"), has("itemSchema"), object["in"] != nil && has("schema"), isNotSchema(at.tokens):
		return d.schemaOf(resolved)
	}
	return at, nil
}

// isSchemaPlace reports whether a schema is where a pointer leads.
func isSchemaPlace(tokens []string) bool {
	return len(tokens) >= 3 && tokens[0] == "components" && tokens[1] == "schemas" || slices.Contains(tokens, "schema")
}

// isNotSchema reports whether a pointer leads to some other object of OpenAPI.
func isNotSchema(tokens []string) bool {
	return len(tokens) > 1 && slices.Contains([]string{"paths", "webhooks", "components"}, tokens[0]) && !isSchemaPlace(tokens)
}

// SchemaNames returns the names under components/schemas, in order.
func (d *Document) SchemaNames() []string {
	components, _ := d.main.value.(map[string]any)["components"].(map[string]any)
	schemas, _ := components["schemas"].(map[string]any)
	return slices.Sorted(maps.Keys(schemas))
}
