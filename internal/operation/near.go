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
			e.Near = r.near(method, rest, new(near.Search))
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
	isElsewhere := func(own *route) bool {
		isHere := slices.ContainsFunc(own.servers, func(s int) bool { return slices.Contains(b.servers, s) })
		if isHere || !own.takes(method) {
			return false
		}
		_, ok := own.template.match(path, 0)
		return ok
	}
	for _, own := range r.sized[len(partsOf(path))] {
		if isElsewhere(own) {
			return own
		}
	}
	for i := range r.deep {
		if isElsewhere(&r.deep[i]) {
			return &r.deep[i]
		}
	}
	return nil
}

// maxSlips is how many segments of a path may be slips of those of another.
const maxSlips = 2

// near returns the path that was probably meant by one that no operation has, as the document writes it,
// and with its method if that is another one: that in which the fewest segments are slips, whatever the
// parameters are. A slash at the end does not count.
func (r *Router) near(method, path string, search *near.Search) string {
	var best *route
	least := maxSlips + 1
	parts := strings.Split(strings.Trim(path, "/"), "/")
	for i := range parts {
		parts[i] = decoded(parts[i])
	}
	for _, c := range slices.Concat(r.sized[len(parts)], r.sized[len(parts)+1]) {
		slips, ok := c.template.slips(parts, search)
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

// slips counts the segments of a path, decoded, that are slips of those of the template; ok is false if it
// is another path altogether. Only where few differ are they compared letter by letter.
func (t template) slips(parts []string, search *near.Search) (count int, ok bool) {
	segments := t.withoutSlash()
	if len(segments) != len(parts) {
		return 0, false
	}
	var differ [maxSlips]int
	for i, s := range segments {
		if s.rank() != concrete || parts[i] == s.literal {
			continue
		}
		if count == maxSlips {
			return 0, false
		}
		differ[count] = i
		count++
	}
	for _, i := range differ[:count] {
		if _, isSlip := search.Best(parts[i], []string{segments[i].literal}); !isSlip {
			return 0, false
		}
	}
	return count, true
}

// withoutSlash returns the segments of a template but for the empty one behind a slash at the end.
func (t template) withoutSlash() []segment {
	n := len(t.segments)
	if n > 1 && t.segments[n-1].rank() == concrete && t.segments[n-1].literal == "" {
		return t.segments[:n-1]
	}
	return t.segments
}
