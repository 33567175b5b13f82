package operation

import (
	"fmt"
	"slices"
	"strings"

	"example.com/authlink/internal/near"
	"example.com/authlink/internal/words"
)

// An UnknownError says that a document has no operation for a request. Its text names nothing of
// the request, which may have secrets in it.
type UnknownError struct {
	OtherServer bool     // no server of the document is the one that was asked
	Methods     []string // of the path, where the document has it
	Near        string   // the path that was probably meant, "" for none
	Base        string   // the base of the servers, where the URL does not begin with it
}

func (e *UnknownError) Error() string { return "the document has no such operation" }

// Hint says what to do about it.
func (e *UnknownError) Hint() string {
	switch {
	case len(e.Methods) > 0:
		return "the document has " + words.Enumerate(e.Methods, "and") + " for this path"
	case e.Near != "":
		return fmt.Sprintf("did you mean %s?", e.Near)
	case e.Base != "":
		return "its paths are below " + e.Base
	}
	return ""
}

// unknown says what is probably the matter with a request of no operation.
func (r *Router) unknown(method string, u URL, bases []base, methods []string) error {
	e := &UnknownError{Methods: methods, OtherServer: !r.isOf(u)}
	switch {
	case len(methods) > 0 || e.OtherServer:
	case len(bases) == 0:
		e.Base = r.textsOf(func(s int) bool { return r.servers[s].isOf(u) })
	default:
		rest := u.Path[bases[0].at:]
		if own := r.elsewhere(method, rest); own != nil {
			e.Base = r.textsOf(func(s int) bool { return slices.Contains(own.servers, s) })
			break
		}
		e.Near = r.near(method, rest)
	}
	return e
}

// textsOf names some of the servers.
func (r *Router) textsOf(accepts func(server int) bool) string {
	var texts []string
	for i, s := range r.servers {
		if accepts(i) && !slices.Contains(texts, s.text) {
			texts = append(texts, s.text)
		}
	}
	return words.Enumerate(texts[:min(len(texts), 3)], "and")
}

// elsewhere returns the operation of a path that has other servers, nil for none.
func (r *Router) elsewhere(method, path string) *route {
	for i := range r.all {
		if _, ok := r.all[i].template.match(path, 0); ok && isMethod(r.all[i].Method, method) {
			return &r.all[i]
		}
	}
	return nil
}

// near returns the path that was probably meant by one that no operation has: as the document
// writes it, and with its method if that is another one.
func (r *Router) near(method, path string) string {
	parts := strings.Split(strings.Trim(path, "/"), "/")
	meant := map[string]*route{} // by the path, with the parameters as they are in this one
	var candidates []string
	for i := range r.all {
		c := &r.all[i]
		filled := c.template.filled(parts)
		if filled == "" || meant[filled] != nil && (isMethod(meant[filled].Method, method) || !isMethod(c.Method, method)) {
			continue
		}
		if meant[filled] == nil {
			candidates = append(candidates, filled)
		}
		meant[filled] = c
	}
	given := strings.Join(parts, "/")
	if c := meant[given]; c != nil { // but for a slash at its end
		return c.Path
	}
	best, ok := near.Best(given, candidates)
	if !ok {
		return ""
	}
	if c := meant[best]; !isMethod(c.Method, method) {
		return c.Method + " " + c.Path
	}
	return meant[best].Path
}

// filled returns the path of a template with the segments of another path for its parameters, ""
// if it has another number of segments.
func (t template) filled(parts []string) string {
	segments := t.segments
	if n := len(segments); n > 1 && segments[n-1].rank() == concrete && segments[n-1].literal == "" {
		segments = segments[:n-1]
	}
	if len(segments) != len(parts) {
		return ""
	}
	var filled []string
	for i, s := range segments {
		if s.rank() == concrete {
			filled = append(filled, s.literal)
		} else {
			filled = append(filled, decoded(parts[i]))
		}
	}
	return strings.Join(filled, "/")
}
