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
	case e.OtherServer:
	case len(bases) == 0:
		e.Base = r.textsOf(func(s int) bool { return r.servers[s].isOf(u) })
	default:
		rest := u.Path[bases[0].at:]
		if own := r.elsewhere(method, rest, bases[0]); own != nil {
			e.Methods, e.Base = nil, r.textsOf(func(s int) bool { return slices.Contains(own.servers, s) })
		} else if len(methods) == 0 {
			e.Near = r.near(method, rest)
		}
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

// elsewhere returns the operation of a path that has other servers than those of a base, nil for none.
func (r *Router) elsewhere(method, path string, b base) *route {
	for i := range r.all {
		isHere := slices.ContainsFunc(r.all[i].servers, func(s int) bool { return slices.Contains(b.servers, s) })
		if _, ok := r.all[i].template.match(path, 0); ok && !isHere && r.all[i].takes(method) {
			return &r.all[i]
		}
	}
	return nil
}

// maxSlips is how many segments of a path may be slips of those of another.
const maxSlips = 2

// near returns the path that was probably meant by one that no operation has, as the document writes it,
// and with its method if that is another one: that in which the fewest segments are slips, whatever the
// parameters are.
func (r *Router) near(method, path string) string {
	var best *route
	least := maxSlips + 1
	parts := strings.Split(strings.Trim(path, "/"), "/")
	for i := range r.all {
		c := &r.all[i]
		slips, ok := c.template.slips(parts)
		isBetter := slips < least || slips == least && best != nil && !best.takes(method) && c.takes(method)
		if ok && isBetter {
			best, least = c, slips
		}
	}
	switch {
	case best == nil:
		return ""
	case !best.takes(method):
		return best.Method + " " + best.Path
	}
	return best.Path
}

// slips counts the segments of a path that are slips of those of the template; ok is false if it is another
// path altogether. A slash at the end does not count.
func (t template) slips(parts []string) (count int, ok bool) {
	segments := t.segments
	if n := len(segments); n > 1 && segments[n-1].rank() == concrete && segments[n-1].literal == "" {
		segments = segments[:n-1]
	}
	if len(segments) != len(parts) {
		return 0, false
	}
	for i, s := range segments {
		part := decoded(parts[i])
		if s.rank() != concrete || part == s.literal {
			continue
		}
		if _, isSlip := near.Best(part, []string{s.literal}); !isSlip {
			return 0, false
		}
		count++
	}
	return count, count <= maxSlips
}
