package schemarule

import (
	"net/url"
	"strings"

	"example.com/authlink/internal/advice"
	"example.com/authlink/internal/dialect"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/jsonpointer"
	"example.com/authlink/internal/show"
)

// A reference is one that stands in a schema.
type reference struct {
	member
	text   string
	leads  outcome
	target *node     // nil unless it leads to a schema of the document
	from   *resource // that it stands in
	res    *resource // that it leads to, nil for one elsewhere
	way    []string  // the tokens of its fragment, where that is a JSON Pointer
}

// An outcome is where a reference leads.
type outcome uint8

const (
	toSchema    outcome = iota // in the document
	toValue                    // in the document, and no schema can be there
	toNothing                  // the document has nothing there
	toElsewhere                // to a document that is known
	toUnknown                  // to one that nobody has
)

// follow resolves all references. What they lead to is a schema, wherever it stands: those
// in it are resolved too.
func (d *document) follow() {
	for i := 0; i < len(d.nodes); i++ {
		n := d.nodes[i]
		for _, m := range n.members {
			k := dialect.Find(m.keyword)
			if k == nil || !k.IsReference() || d.Token(m.value).Kind != jsonindex.String {
				continue
			}
			n.refs = append(n.refs, d.reference(n, m))
		}
	}
}

// reference resolves a reference (JSON Schema Core 2020-12, section 8.2.3).
func (d *document) reference(n *node, m member) reference {
	r := reference{member: m, text: d.Text(m.value), from: n.res}
	uri, fragment, _ := strings.Cut(r.text, "#")
	if uri == "" {
		uri = n.res.uri // whatever the fragment is, which may be broken
	} else {
		uri, fragment, _ = strings.Cut(dialect.Resolve(n.res.uri, r.text), "#")
	}
	if r.res = d.resources[uri]; r.res == nil {
		r.leads = toUnknown
		if d.isKnown(uri) {
			r.leads = toElsewhere
		}
		return r
	}
	if fragment != "" && !strings.HasPrefix(fragment, "/") {
		name, err := url.PathUnescape(fragment)
		if r.target = r.res.anchors[name]; r.target == nil || err != nil {
			r.target, r.leads = nil, toNothing
		}
		return r
	}
	way, err := jsonpointer.ParseFragment(fragment)
	r.way = way
	_, value, ok := d.Find(r.res.root.path(way...))
	switch {
	case err != nil || !ok:
		r.leads = toNothing
	case d.at[value] != nil:
		r.target = d.at[value]
	default:
		r.target = d.visitTarget(value, r.res, way)
	}
	if r.target == nil && r.leads == toSchema {
		r.leads = toValue
	}
	return r
}

// visitTarget looks at a value as a schema because a reference leads there.
func (d *document) visitTarget(value int, res *resource, way []string) *node {
	up := res.root
	for i := range way {
		_, at, _ := d.Find(res.root.path(way[:i]...))
		if n := d.at[at]; n != nil {
			up = n
		}
	}
	if up != nil {
		res = up.res
	}
	full := res.root.path(way...)
	n := d.visit(value, up, full[min(len(up.path()), len(full)):], res)
	if n == nil || up == nil {
		return n
	}
	up.below = append(up.below, child{nil, n})
	if up.keeps == nil {
		up.keeps = map[string]bool{}
	}
	if len(n.way) > 0 {
		up.keeps[n.way[0]] = true
	}
	return n
}

// isKnown reports whether a URI is that of another document.
func (d *document) isKnown(uri string) bool {
	known, isAsked := d.known[uri]
	if !isAsked && d.opts.Knows != nil {
		known = d.opts.Knows(uri)
		d.known[uri] = known
	}
	return known
}

// checkReferences looks for references that lead nowhere.
func (d *document) checkReferences(n *node) {
	for _, r := range n.refs {
		quoted := show.QuoteURI(r.text)
		switch r.leads {
		case toNothing:
			d.aboutValue(UnresolvedRef, n, r.value, d.adviseTarget(r, said{message: show.QuoteOwn(r.keyword) + " " + quoted + " leads to nothing"}), r.keyword)
		case toUnknown:
			if pointer := d.withoutSign(r); pointer != "" {
				s := said{message: show.QuoteOwn(r.keyword) + " " + quoted + ` leads to another document, since it has no "#"`}
				d.aboutValue(UnresolvedRef, n, r.value, d.replaced(s, r.value, pointer), r.keyword)
				continue
			}
			s := said{message: show.QuoteOwn(r.keyword) + " " + quoted + " leads to another document, so what is said there is not checked"}
			document, _, _ := strings.Cut(r.text, "#")
			d.aboutValue(ExternalRef, n, r.value, s.with(advice.SupplyResource, show.QuoteURI(document)), r.keyword)
		}
	}
}

// withoutSign returns the reference that was meant by one to a place in the document, of which
// the "#" was forgotten; "" for any other.
func (d *document) withoutSign(r reference) string {
	way, err := jsonpointer.ParseFragment("/" + strings.TrimPrefix(r.text, "/"))
	if err != nil {
		return ""
	}
	if _, _, ok := d.Find(r.from.root.path(way...)); !ok {
		return ""
	}
	return "#" + jsonpointer.Fragment(way...)
}

// adviseTarget says where a reference was probably meant to lead.
func (d *document) adviseTarget(r reference, s said) said {
	if len(r.way) == 0 {
		if id := d.withFragmentID(r); id != nil {
			return d.nameDraft(r.res, *id, s)
		}
		return s.with(advice.NoAnchor)
	}
	above, last := r.way[:len(r.way)-1], r.way[len(r.way)-1]
	if _, container, ok := d.Find(r.res.root.path(above...)); ok && d.Token(container).Kind == jsonindex.Object {
		if best, ok := d.best(last, d.namesIn(container)); ok {
			return s.with(advice.DidYouMean, show.QuoteURI("#"+jsonpointer.Fragment(jsonpointer.Below(above, best)...)))
		}
	}
	for _, other := range []string{"$defs", "definitions", "properties"} {
		if _, _, ok := d.Find(r.res.root.path(other, last)); ok {
			return s.with(advice.DidYouMean, show.QuoteURI("#"+jsonpointer.Fragment(other, last)))
		}
	}
	return s.with(advice.NothingThere)
}

// namesIn returns the names in an object, as long as guesses are to be made.
func (d *document) namesIn(object int) (names []string) {
	if d.looked > maxLooked {
		return nil
	}
	for name := range d.Members(object) {
		names = append(names, d.Text(name))
	}
	return names
}

// withFragmentID returns the draft in which some schema of the document has the name that a
// reference looks for: before 2019-09 an identifier could be one (draft 7, Core, section
// 8.2.3), and draft 4 called it "id".
func (d *document) withFragmentID(r reference) *dialect.Draft {
	_, name, _ := strings.Cut(r.text, "#")
	names := []struct {
		keyword, name string
		draft         dialect.Draft
	}{
		{"id", "#" + name, dialect.Draft4},
		{"$id", "#" + name, dialect.Draft7},
		{"$anchor", name, dialect.Draft201909},
	}
	for _, n := range d.nodes {
		if d.looked > maxLooked {
			return nil
		}
		d.looked++
		for _, by := range names {
			if text, ok := d.text(n, by.keyword); ok && text == by.name && by.draft != r.res.draft {
				return &by.draft
			}
		}
	}
	return nil
}

// checkDefinitions looks for definitions that nothing leads to, in a document that asserts
// something itself: one that does not is there for others to refer to.
func (d *document) checkDefinitions() {
	if d.spec || len(d.roots) == 0 || !d.asserts(d.roots[0]) {
		return
	}
	used := d.reachable()
	for _, n := range d.nodes {
		for _, c := range n.below {
			if c.keyword == nil || c.keyword.Role != dialect.Definition || c.res != n.res || used[c.node] {
				continue
			}
			if c.hasKeyword("$anchor") || c.hasKeyword("$dynamicAnchor") {
				continue // it is called something, for documents elsewhere
			}
			name, _, _ := d.Find(c.path())
			d.remark(UnusedDefinition, name, c.pointer(), said{message: "nothing leads to the definition " + show.QuoteOwn(c.way[1])})
		}
	}
}

// reachable returns the schemas that may be applied, and those that hold them.
func (d *document) reachable() map[*node]bool {
	applied, used := map[*node]bool{}, map[*node]bool{}
	queue := []*node{d.roots[0]}
	for _, res := range d.resources {
		for _, n := range res.dynamic {
			queue = append(queue, n)
		}
	}
	for len(queue) > 0 {
		n := queue[len(queue)-1]
		queue = queue[:len(queue)-1]
		if applied[n] {
			continue
		}
		applied[n] = true
		for up := n; up != nil && !used[up]; up = up.up {
			used[up] = true
		}
		for _, c := range n.below {
			if c.keyword != nil && c.keyword.Role != dialect.Definition {
				queue = append(queue, c.node)
			}
		}
		for _, r := range n.refs {
			if r.target != nil {
				queue = append(queue, r.target)
			}
		}
	}
	return used
}
