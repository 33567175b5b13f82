package compile

import (
	"errors"
	"fmt"
	"net/url"
	"strconv"
	"strings"

	"example.com/authlink/internal/advice"
	"example.com/authlink/internal/dialect"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/jsonpointer"
	"example.com/authlink/internal/show"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// brokenReference returns what an error of the engine's compiler says about a reference that
// leads nowhere; nil for another error.
func (c *compilation) brokenReference(err error) *Error {
	var (
		ours    *Error
		load    *jsonschema.LoadURLError
		anchor  *jsonschema.AnchorNotFoundError
		target  *jsonschema.JSONPointerNotFoundError
		pointer *jsonschema.InvalidJsonPointerError
		notURI  *jsonschema.ParseURLError
		draft   *jsonschema.UnsupportedDraftError
	)
	switch {
	case errors.As(err, &load) && errors.As(load.Err, &ours):
		return ours // about the document that it leads to
	case errors.As(err, &load) && errors.Is(load.Err, errAmbiguous):
		return c.unresolved(load.URL, advise(advice.OneIdentifier))
	case errors.As(err, &load):
		return c.unresolved(load.URL, advise(advice.SupplyResource, show.QuoteURI(c.relative(load.URL))))
	case errors.As(err, &anchor):
		return c.unresolved(anchor.Reference, advise(advice.NoAnchor))
	case errors.As(err, &target):
		return c.unresolved(target.URL, advise(advice.NothingThere))
	case errors.As(err, &pointer):
		return c.unresolved(pointer.URL, advise(advice.PointerEscapes))
	case errors.As(err, &notURI):
		return c.unresolved(notURI.URL, advise(advice.ReferenceLike))
	case errors.As(err, &draft):
		return c.unresolved(draft.URL, nil)
	}
	return nil
}

// unresolved reports a reference that leads nowhere. The engine says where it leads; the
// documents are searched for where it stands: first the schema, and then what references
// lead to from there.
func (c *compilation) unresolved(target string, counsel []advice.Advice) *Error {
	seen := map[string]bool{c.base: true}
	for todo := []string{c.base}; len(todo) > 0; todo = todo[1:] {
		uri, p := todo[0], c.places[todo[0]]
		if p == nil {
			continue // it has not been loaded, so nothing in it has been followed
		}
		search := referenceSearch{compilation: c, document: p.document, uri: uri, target: target}
		base := c.main.base
		if p.document != c.main {
			base = baseOf(p.index, 0, uri)
		}
		if path, ok := search.value(0, nil, base); ok {
			return c.unresolvedAt(p.document, path, counsel)
		}
		for _, next := range search.others {
			if !seen[next] {
				seen[next] = true
				todo = append(todo, next)
			}
		}
	}
	return &Error{Message: show.QuoteURI(c.relative(target)) + " cannot be resolved", Advice: counsel}
}

func (c *compilation) unresolvedAt(d *document, path []string, counsel []advice.Advice) *Error {
	keyword := path[len(path)-1]
	if keyword == "$schema" {
		counsel = advise(advice.KnownDrafts)
	}
	_, value, _ := d.index.Find(path)
	ref := d.index.Text(value)
	if advice.Has(counsel, advice.NothingThere) && strings.Contains(strings.ToLower(ref), "%2f") {
		counsel = advise(advice.PointerEscapes) // it has been taken for one that parts two names
	}
	message := fmt.Sprintf("%s %s cannot be resolved", show.QuoteOwn(keyword), show.QuoteURI(ref))
	return d.fault(path, message, counsel)
}

// A referenceSearch looks in a document for the first reference that leads to a target.
type referenceSearch struct {
	*compilation
	*document
	uri    string   // that the document was loaded by
	target string   // a URI
	others []string // the URIs, without fragments, that the references before that lead to
}

// value returns the path of the first such reference in value i; base is the URI that
// references in it are relative to.
func (s *referenceSearch) value(i int, path []string, base string) ([]string, bool) {
	switch s.index.Token(i).Kind {
	case jsonindex.Array:
		n := 0
		for element := range s.index.Elements(i) {
			if found, ok := s.value(element, jsonpointer.Below(path, strconv.Itoa(n)), base); ok {
				return found, true
			}
			n++
		}
	case jsonindex.Object:
		if len(path) > 0 {
			base = baseOf(s.index, i, base)
		}
		return s.members(i, path, base)
	}
	return nil, false
}

func (s *referenceSearch) members(i int, path []string, base string) ([]string, bool) {
	for name, value := range s.index.Members(i) {
		keyword := s.index.Text(name)
		path := jsonpointer.Below(path, keyword)
		if (keyword == "$schema" || isReference(keyword)) && s.index.Token(value).Kind == jsonindex.String {
			ref := s.index.Text(value)
			if s.leadsToTarget(base, ref) {
				return path, true
			}
			s.others = append(s.others, withoutFragment(dialect.Resolve(base, ref)))
		}
		if found, ok := s.value(value, path, base); ok {
			return found, true
		}
	}
	return nil, false
}

// leadsToTarget reports whether a reference resolves to the target, which the engine may
// have cut to its document, not have resolved, or have resolved to the document that the
// schema is embedded in.
func (s *referenceSearch) leadsToTarget(base, ref string) bool {
	full := dialect.Resolve(base, ref)
	if leadsTo(full, ref, s.target) {
		return true
	}
	uri, fragment, _ := strings.Cut(full, "#")
	for _, e := range s.embeddings()[uri] {
		if e.document == s.document && leadsTo(s.uri+"#"+jsonpointer.Fragment(e.path...)+fragment, ref, s.target) {
			return true
		}
	}
	return false
}

// leadsTo reports whether a reference, resolved to a full URI, leads to a target.
func leadsTo(full, ref, target string) bool {
	return target == ref || target == withoutFragment(ref) || target == full || target == withoutFragment(full) || decoded(target) == decoded(full)
}

// decoded returns a URI with its fragment as it was before it was escaped, in whatever
// way that was done.
func decoded(uri string) string {
	uri, fragment, _ := strings.Cut(uri, "#")
	if plain, err := url.PathUnescape(fragment); err == nil {
		fragment = plain
	}
	return uri + "#" + fragment
}

// baseOf returns the URI that references in object i of a schema are relative to; base
// where it is no object.
func baseOf(doc *jsonindex.Index, i int, base string) string {
	if doc.Token(i).Kind != jsonindex.Object {
		return base
	}
	for name, value := range doc.Members(i) {
		if keyword := doc.Text(name); (keyword == "$id" || keyword == "id") && doc.Token(value).Kind == jsonindex.String {
			return dialect.Resolve(base, doc.Text(value))
		}
	}
	return base
}

// isReference reports whether a keyword leads to another schema.
func isReference(keyword string) bool {
	k := dialect.Find(keyword)
	return k != nil && k.IsReference()
}
