package operation

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"example.com/authlink/internal/openapi"
)

// A Router knows which operation of a document a request is of. It is safe for concurrent use.
type Router struct {
	servers []server
	classes map[int][]*class // by how many segments there are, the most specific first
	deep    []route          // those with parameters that take slashes, of any number of segments
	sized   map[int][]*route // all, in the order of the document, by how many segments they have
}

// A route is an operation with what requests of it look like.
type route struct {
	openapi.Endpoint
	template template
	servers  []int
}

// A Match is the operation that a request is of.
type Match struct {
	openapi.Endpoint
	Values []Value // of the parameters in the path
}

// NewRouter returns the router of the operations of a document, and of the paths of which nobody knows them.
func NewRouter(endpoints, broken []openapi.Endpoint) *Router {
	r := &Router{classes: map[int][]*class{}, sized: map[int][]*route{}}
	known := map[string]int{}
	for _, e := range slices.Concat(endpoints, broken) {
		one := route{Endpoint: e, template: newTemplate(e.Path, e.Deep)}
		for _, s := range e.Servers {
			key := fmt.Sprintf("%s %v", s.URL, s.Variables)
			i, ok := known[key]
			if !ok {
				i = len(r.servers)
				known[key] = i
				r.servers = append(r.servers, newServer(s))
			}
			one.servers = append(one.servers, i)
		}
		n := len(one.template.segments)
		r.sized[n] = append(r.sized[n], &one)
		if one.template.deep == nil {
			r.classify(one)
		} else {
			r.deep = append(r.deep, one)
		}
	}
	slices.SortStableFunc(r.deep, func(a, b route) int {
		return cmp.Or(a.template.compare(b.template), len(b.template.segments)-len(a.template.segments))
	})
	for _, classes := range r.classes {
		slices.SortFunc(classes, func(a, b *class) int { return a.template.compare(b.template) })
	}
	return r
}

// A class is the routes whose templates are equally specific, which have their parameters in the same segments.
type class struct {
	template                    // of one of them
	routes   map[string][]route // by the concrete segments
}

// classify puts a route into its class.
func (r *Router) classify(one route) {
	n := len(one.template.segments)
	i := slices.IndexFunc(r.classes[n], func(c *class) bool { return c.compare(one.template) == 0 })
	if i < 0 {
		i = len(r.classes[n])
		r.classes[n] = append(r.classes[n], &class{one.template, map[string][]route{}})
	}
	key := one.template.key()
	r.classes[n][i].routes[key] = append(r.classes[n][i].routes[key], one)
}

// IsOfServer reports whether a URL is of a server of the document.
func (r *Router) IsOfServer(url string) bool { return r.isOf(ParseURL(url)) }

func (r *Router) isOf(u URL) bool {
	return slices.ContainsFunc(r.servers, func(s server) bool { return s.isOf(u) })
}

// Find returns the operation that a request is of. Of the paths that match, the most specific
// counts, whether it has the method or not: concrete ones come before templated ones. The error is
// an [*UnknownError], or says why the path cannot be read.
func (r *Router) Find(method string, u URL) (Match, error) {
	bases := r.basesOf(u)
	var declared []string // the methods of the path, where it has not this one
	for _, base := range bases {
		found, values, methods := r.find(method, u, base)
		switch {
		case found == nil:
		case found.Err != nil:
			return Match{}, found.Err
		default:
			return Match{found.Endpoint, values}, nil
		}
		if declared == nil {
			declared = methods
		}
	}
	return Match{}, r.unknown(method, u, bases, declared)
}

// A base is the servers that a URL may be of, and where its path goes on after theirs.
type base struct {
	at      int
	servers []int
}

// basesOf returns what a URL may begin with, the longest first. A path alone need not begin like a
// server: whoever has recorded it may have left the base out.
func (r *Router) basesOf(u URL) (all []base) {
	add := func(at int, server int) {
		i := slices.IndexFunc(all, func(b base) bool { return b.at == at })
		if i < 0 {
			i = len(all)
			all = append(all, base{at: at})
		}
		all[i].servers = append(all[i].servers, server)
	}
	for i, s := range r.servers {
		if at, ok := s.rest(u); ok && s.isOf(u) {
			add(at, i)
		}
	}
	if u.Host == "" || isLoopback(u.Host) {
		for i := range r.servers {
			add(0, i)
		}
	}
	slices.SortStableFunc(all, func(a, b base) int { return b.at - a.at })
	return all
}

// find returns the operation of what a URL goes on with after a base, nil for none, and then the
// methods of the path that it is of.
func (r *Router) find(method string, u URL, b base) (found *route, values []Value, methods []string) {
	rest := u.Path[b.at:]
	parts := partsOf(rest)
	for _, c := range r.classes[len(parts)] {
		if found, values, methods = among(c.routes[c.keyIn(parts)], method, rest, u, b); found != nil || methods != nil {
			break // the others are less specific
		}
	}
	if found == nil {
		var others []string
		found, values, others = among(r.deep, method, rest, u, b)
		methods = append(methods, others...)
	}
	return found, values, methods
}

// among returns the operation of a path among some, the most specific first, and else the methods of the
// path that it is of.
func among(candidates []route, method, rest string, u URL, b base) (found *route, values []Value, methods []string) {
	var first *route
	for i := range candidates {
		c := &candidates[i]
		if first != nil && first.template.compare(c.template) != 0 {
			break // it is less specific
		}
		if !slices.ContainsFunc(c.servers, func(s int) bool { return slices.Contains(b.servers, s) }) {
			continue
		}
		matched, ok := c.template.match(rest, u.At+b.at)
		if !ok {
			continue
		}
		if c.takes(method) {
			return c, matched, nil
		}
		if first == nil {
			first = c
		}
		methods = append(methods, c.Method)
	}
	return nil, nil, methods
}

// takes reports whether a request of the path may be made with a method: of one that cannot be read, with any.
func (r *route) takes(method string) bool { return r.Err != nil || isMethod(r.Method, method) }

// isMethod reports whether a request is made with a method. ANY, of WireMock, is whichever there
// is, and so is none at all.
func isMethod(declared, method string) bool {
	return strings.EqualFold(declared, method) || method == "" || strings.EqualFold(method, "ANY")
}
