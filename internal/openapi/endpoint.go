package openapi

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"example.com/authlink/internal/jsonpointer"
	"example.com/authlink/internal/source"
)

// An Endpoint is an operation as clients see it: what a request is matched to. Its parameters and
// answers are read when they are asked for, since a document may have thousands.
type Endpoint struct {
	Method, Path string // GET, /orders/{id}
	ID           string // "operationId", "" for none
	Servers      []Server
	Deep         []string // the parameters in the path that take slashes, by "x-multi-segment"

	tokens   []string // that lead to the operation
	item, at target
}

// A Server is a base URL that requests are sent to.
type Server struct {
	URL       string // in which {name} is a variable; relative where it begins with no scheme
	Variables map[string]Variable
}

// A Variable is one of the URL of a server.
type Variable struct {
	Default string
	Enum    []string // the values there are; nil for any
}

// A Parameter is one of a request, or a header of a response.
type Parameter struct {
	Name     string
	In       string // path, query, querystring, header, cookie
	Required bool
	Style    string
	Explode  bool

	// Types are those that its schema names, in order; nil where it allows any. Items are those of
	// the elements of an array.
	Types, Items []string

	// Fragment leads to its schema, "" for none. IsJSON is set where the value is a JSON
	// text, and IsText where it is of another media type.
	Fragment       string
	IsJSON, IsText bool
}

// An Answer is what an operation answers with some status, or the body that it is asked with.
type Answer struct {
	Status   string // as the document has it: 200, 2XX, default; "" for what is asked
	Required bool   // of what is asked
	Headers  []Parameter
	Media    []Media // in the order of their names
}

// A Media is a media type, or a range of them, and the fragment that leads to its schema, "" for
// none.
type Media struct{ Type, Fragment string }

// Endpoints returns the operations under "paths", in the order of their paths. What is broken is
// left out, as with [Document.Operations].
func (d *Document) Endpoints() (all []Endpoint) {
	root := target{file: d.main, value: d.main.value}
	paths, _ := root.below("paths")
	shared := serversOf(root)
	if len(shared) == 0 {
		shared = []Server{{URL: "/"}} // 3.0.3, section 4.7.1.1
	}
	for _, path := range paths.names() {
		item, _ := paths.below(path)
		item, err := d.resolve(item)
		if err != nil || !strings.HasPrefix(path, "/") { // the others are extensions
			continue
		}
		all = append(all, d.endpointsOf(item, path, shared)...)
	}
	return all
}

// endpointsOf returns the operations of a path.
func (d *Document) endpointsOf(item target, path string, servers []Server) (all []Endpoint) {
	if own := serversOf(item); len(own) > 0 {
		servers = own
	}
	add := func(at target, method string, tokens ...string) {
		e := Endpoint{Method: method, Path: path, Servers: servers, item: item, at: at, tokens: append([]string{"paths", path}, tokens...)}
		e.ID, _ = at.object()["operationId"].(string)
		e.Deep = append(d.deep(item), d.deep(at)...)
		if own := serversOf(at); len(own) > 0 {
			e.Servers = own
		}
		all = append(all, e)
	}
	for _, method := range methods {
		if at, ok := item.below(method); ok {
			add(at, strings.ToUpper(method), method)
		}
	}
	others, _ := item.below("additionalOperations") // of 3.2
	for _, method := range others.names() {
		at, _ := others.below(method)
		add(at, method, "additionalOperations", method)
	}
	return all
}

// deep returns the names of the parameters that take several segments of a path.
func (d *Document) deep(at target) (names []string) {
	list, _ := at.below("parameters")
	for _, i := range list.names() {
		one, _ := list.below(i)
		if one, err := d.resolve(one); err == nil && one.object()["x-multi-segment"] == true {
			name, _ := one.object()["name"].(string)
			names = append(names, name)
		}
	}
	return names
}

func serversOf(at target) (servers []Server) {
	list, _ := at.below("servers")
	for _, i := range list.names() {
		one, _ := list.below(i)
		s := Server{Variables: map[string]Variable{}}
		s.URL, _ = one.object()["url"].(string)
		variables, _ := one.below("variables")
		for _, name := range variables.names() {
			v, _ := variables.below(name)
			var variable Variable
			variable.Default, _ = v.object()["default"].(string)
			values, _ := v.object()["enum"].([]any)
			for _, value := range values {
				if text, ok := value.(string); ok {
					variable.Enum = append(variable.Enum, text)
				}
			}
			s.Variables[name] = variable
		}
		servers = append(servers, s)
	}
	return servers
}

// Fragment leads to the operation.
func (e Endpoint) Fragment() string { return jsonpointer.Fragment(e.tokens...) }

// Parameters returns those of an operation: its own, and those of its path that it does not
// describe anew (3.0.3, section 4.7.10.1). What is broken is left out.
func (d *Document) Parameters(e Endpoint) (all []Parameter) {
	add := func(from target, tokens []string) {
		list, _ := from.below("parameters")
		for _, i := range list.names() {
			one, _ := list.below(i)
			p, ok := d.parameter(one, append(slices.Clone(tokens), "parameters", i))
			known := slices.ContainsFunc(all, func(q Parameter) bool { return q.Name == p.Name && q.In == p.In })
			if ok && !known {
				all = append(all, p)
			}
		}
	}
	add(e.at, e.tokens)
	add(e.item, e.tokens[:2])
	return all
}

// aside are headers that are described elsewhere (3.0.3, sections 4.7.12.1 and 4.7.17.1).
var aside = []string{"accept", "content-type", "authorization"}

// parameter reads a parameter, or a header, that tokens lead to.
func (d *Document) parameter(at target, tokens []string) (p Parameter, ok bool) {
	at, err := d.resolve(at)
	if err != nil {
		return p, false
	}
	object := at.object()
	p.Name, _ = object["name"].(string)
	p.In, _ = object["in"].(string)
	p.Required = object["required"] == true
	p.Style, _ = object["style"].(string)
	if p.Style == "" {
		p.Style = map[string]string{"query": "form", "cookie": "form"}[p.In]
	}
	explode, isSaid := object["explode"].(bool)
	p.Explode = explode || !isSaid && p.Style == "form"
	if schema, ok := at.below("schema"); ok {
		p.Fragment = jsonpointer.Fragment(append(tokens, "schema")...)
		p.Types = d.typesOf(schema, 0)
		if schema, err := d.resolve(schema); err == nil {
			if items, ok := schema.below("items"); ok {
				p.Items = d.typesOf(items, 0)
			}
		}
	} else if content, ok := at.below("content"); ok {
		for _, mediaType := range content.names() {
			p.IsJSON = source.IsJSONType(mediaType)
			p.IsText = !p.IsJSON
			media, _ := content.below(mediaType)
			if _, ok := media.below("schema"); ok && p.IsJSON {
				p.Fragment = jsonpointer.Fragment(append(tokens, "content", mediaType, "schema")...)
			}
		}
	}
	return p, p.In != "header" || !slices.Contains(aside, strings.ToLower(p.Name))
}

// typesOf returns the types that a schema names, or that what it is made of names.
func (d *Document) typesOf(at target, depth int) (types []string) {
	at, err := d.resolve(at)
	if err != nil || depth > maxDepth {
		return nil
	}
	switch kind := at.object()["type"].(type) {
	case string:
		return []string{kind}
	case []any:
		for _, one := range kind {
			if text, ok := one.(string); ok {
				types = append(types, text)
			}
		}
		return types
	}
	for _, keyword := range []string{"allOf", "anyOf", "oneOf"} {
		list, _ := at.below(keyword)
		for _, i := range list.names() {
			sub, _ := list.below(i)
			types = append(types, d.typesOf(sub, depth+1)...)
		}
	}
	return slices.Compact(slices.Sorted(slices.Values(types)))
}

// Statuses lists those that an operation answers with, as the document has them.
func (d *Document) Statuses(e Endpoint) []string {
	responses, _ := e.at.below("responses")
	return slices.DeleteFunc(responses.names(), func(name string) bool { return strings.HasPrefix(name, "x-") })
}

// Answer returns what an operation answers with a status: what the document has for exactly
// that, else for its range, such as 2XX, else by default. It is false if there is nothing; the error
// says why what there is cannot be read.
func (d *Document) Answer(e Endpoint, status string) (a Answer, ok bool, err error) {
	responses, ok := e.at.below("responses")
	if !ok || len(status) != len("200") || strings.Trim(status, "0123456789") != "" {
		return a, false, nil
	}
	at, err := d.responseOf(responses, status)
	if err != nil {
		return a, false, nil // it is not there
	}
	a.Status = at.tokens[len(at.tokens)-1]
	tokens := append(slices.Clone(e.tokens), "responses", a.Status)
	if at, err = d.resolve(at); err != nil {
		return a, false, fmt.Errorf("%s %s %s: %w", e.Method, e.Path, a.Status, err)
	}
	headers, _ := at.below("headers")
	for _, name := range headers.names() {
		header, _ := headers.below(name)
		p, ok := d.parameter(header, append(slices.Clone(tokens), "headers", name))
		if p.Name, p.In = name, "header"; ok && !strings.EqualFold(name, "Content-Type") {
			a.Headers = append(a.Headers, p)
		}
	}
	a.Media = d.mediaOf(at, tokens)
	return a, true, nil
}

// Asked returns the body that an operation is asked with, false for none.
func (d *Document) Asked(e Endpoint) (a Answer, ok bool, err error) {
	at, ok := e.at.below("requestBody")
	if !ok {
		return a, false, nil
	}
	if at, err = d.resolve(at); err != nil {
		return a, false, fmt.Errorf("%s %s: %w", e.Method, e.Path, err)
	}
	a.Required = at.object()["required"] == true
	a.Media = d.mediaOf(at, append(slices.Clone(e.tokens), "requestBody"))
	return a, true, nil
}

// mediaOf returns the media types of a body that tokens lead to.
func (d *Document) mediaOf(at target, tokens []string) (all []Media) {
	content, _ := at.below("content")
	for _, mediaType := range slices.Sorted(maps.Keys(content.object())) {
		m := Media{Type: mediaType}
		media, _ := content.below(mediaType)
		if media, err := d.resolve(media); err == nil { // a Media Type Object may be a reference in 3.2
			if _, ok := media.below("schema"); ok {
				m.Fragment = jsonpointer.Fragment(append(slices.Clone(tokens), "content", mediaType, "schema")...)
			}
		}
		all = append(all, m)
	}
	return all
}

// An AnswerPlace is the body that an operation answers with.
type AnswerPlace struct {
	Endpoint
	Status string // as the document has it
	Media  Media
}

// PlaceOf returns the answer that words name as they name a schema, such as GET /orders/{id} 200.
func (d *Document) PlaceOf(words string) (p AnswerPlace, ok bool) {
	m := shorthand().FindStringSubmatch(words)
	if m == nil {
		return p, false
	}
	name := m[3]
	if m[1] != "" {
		name = m[1] + " " + m[2]
	}
	if p.Endpoint, ok = d.EndpointOf(name); !ok {
		return p, false
	}
	responses, _ := p.at.below("responses")
	at, err := d.responseOf(responses, m[4])
	if err != nil {
		return p, false
	}
	p.Status = at.tokens[len(at.tokens)-1]
	if at, err = d.resolve(at); err != nil {
		return p, false
	}
	p.Media, ok = MatchMedia(d.mediaOf(at, append(slices.Clone(p.tokens), "responses", p.Status)), m[5])
	return p, ok
}

// EndpointOf returns the operation that words name: a method and a path, whose parameters may have
// other names, or an "operationId".
func (d *Document) EndpointOf(words string) (Endpoint, bool) {
	method, path, isPath := strings.Cut(words, " ")
	for _, e := range d.Endpoints() {
		if isPath && strings.EqualFold(e.Method, method) && withoutNames(e.Path) == withoutNames(path) || !isPath && e.ID == words && words != "" {
			return e, true
		}
	}
	return Endpoint{}, false
}
