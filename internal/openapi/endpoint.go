package openapi

import (
	"fmt"
	"strings"

	"example.com/authlink/internal/jsonpointer"
)

// An Endpoint is an operation as clients see it: what a request is matched to. Its parameters and
// answers are read when they are asked for, since a document may have thousands.
type Endpoint struct {
	Method, Path string // GET, /orders/{id}
	ID           string // "operationId", "" for none
	Servers      []Server
	Deep         []string // the parameters in the path that take slashes, by "x-multi-segment"

	// Err says why the path cannot be read, and where it is: then nobody knows its operations, and the
	// endpoint, which has no method, stands for all of them.
	Err error

	tokens   []string // that lead to the operation
	item, at target
}

// Endpoints returns the operations under "paths", in the order of their paths, and apart from them the paths
// whose own reference leads nowhere, or round in a circle.
func (d *Document) Endpoints() (all, broken []Endpoint) {
	paths, _ := d.root().below("paths")
	shared := serversOf(d.root())
	if len(shared) == 0 {
		shared = []Server{{URL: "/"}} // 3.0.3, section 4.7.1.1
	}
	for _, path := range paths.names() {
		if !strings.HasPrefix(path, "/") { // an extension
			continue
		}
		at, _ := paths.below(path)
		item, err := d.resolve(at)
		if err != nil {
			broken = append(broken, Endpoint{Path: path, Servers: shared, tokens: at.tokens, Err: fmt.Errorf("%s: %w", jsonpointer.String(at.tokens...), err)})
			continue
		}
		all = append(all, d.endpointsOf(item, path, shared)...)
	}
	return all, broken
}

// endpointsOf returns the operations of a path.
func (d *Document) endpointsOf(item target, path string, servers []Server) (all []Endpoint) {
	if own := serversOf(item); len(own) > 0 {
		servers = own
	}
	for method, at := range item.operations() {
		e := Endpoint{Method: method, Path: path, Servers: servers, item: item, at: at}
		e.tokens = append([]string{"paths", path}, at.tokens[len(item.tokens):]...)
		e.ID, _ = at.object()["operationId"].(string)
		e.Deep = append(d.deep(item), d.deep(at)...)
		if own := serversOf(at); len(own) > 0 {
			e.Servers = own
		}
		all = append(all, e)
	}
	return all
}

// Key is the same for operations that differ in nothing but the names of parameters, and the case of the
// method.
func (e Endpoint) Key() string { return strings.ToUpper(e.Method) + " " + withoutNames(e.Path) }

// Fragment leads to the operation.
func (e Endpoint) Fragment() string { return jsonpointer.Fragment(e.tokens...) }

// EndpointOf returns the operation that words name: a method and a path, whose parameters may have
// other names, or an "operationId".
func (d *Document) EndpointOf(words string) (Endpoint, bool) {
	method, path, isPath := strings.Cut(words, " ")
	all, _ := d.Endpoints()
	for _, e := range all {
		isMeant := e.ID == words && words != ""
		if isPath {
			isMeant = strings.EqualFold(e.Method, method) && IsSamePath(e.Path, path)
		}
		if isMeant {
			return e, true
		}
	}
	return Endpoint{}, false
}
