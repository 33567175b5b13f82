package schemarule

import (
	"strconv"
	"strings"
	"sync"

	"example.com/authlink/internal/dialect"
	"example.com/authlink/internal/jsonindex"
)

// newDocument finds the schemas of a document.
func newDocument(doc *jsonindex.Index, opts Options) *document {
	d := &document{Index: doc, opts: opts, at: map[int]*node{}, resources: map[string]*resource{}, known: map[string]bool{}, asked: map[*node]dialect.Kinds{}}
	d.masked = sync.OnceValue(func() []byte {
		whole := doc.Token(0)
		return Masked(doc, append(make([]byte, whole.Start), doc.Raw(0)...)) // white space around it holds no secret
	})
	d.names = sync.OnceValue(func() dialect.Census { return dialect.Count(doc) })
	whole := newResource(opts.Base, opts.Draft)
	if version, ok := openAPIVersion(doc); ok {
		d.spec, whole.draft = true, version
		d.resources[whole.uri] = whole
		d.visitSpec(whole)
	} else {
		d.visitRoot(0, nil, whole)
	}
	d.follow()
	return d
}

func newResource(uri string, draft dialect.Draft) *resource {
	return &resource{uri: uri, draft: draft, anchors: map[string]*node{}, dynamic: map[string]*node{}}
}

// visitRoot looks at a schema that no other one holds.
func (d *document) visitRoot(token int, way []string, res *resource) {
	if d.at[token] != nil {
		return
	}
	if n := d.visit(token, nil, way, res); n != nil {
		d.roots = append(d.roots, n)
	}
}

// visit looks at a value as a schema, and at those that it holds. It returns nil for what
// cannot be a schema, which the metaschema refuses.
func (d *document) visit(token int, up *node, way []string, res *resource) *node {
	kind := d.Token(token).Kind
	if kind != jsonindex.Object && kind != jsonindex.True && kind != jsonindex.False {
		return nil
	}
	n := &node{token: token, up: up, way: way, res: res}
	d.nodes = append(d.nodes, n)
	d.at[token] = n
	if kind != jsonindex.Object {
		d.beginResource(n)
		return n
	}
	n.byKeyword = map[string]int{}
	for name, value := range d.Members(token) {
		text := d.Text(name)
		n.byKeyword[text] = len(n.members)
		n.members = append(n.members, member{text, name, value})
	}
	d.beginResource(n)
	d.addAnchors(n)
	for _, m := range n.members {
		// What stands below a keyword of another draft is looked at as well: it is meant.
		if k := dialect.Find(m.keyword); k != nil {
			d.visitBelow(n, m, k)
		}
	}
	return n
}

// visitBelow looks at the schemas that a keyword holds.
func (d *document) visitBelow(n *node, m member, k *dialect.Keyword) {
	add := func(token int, way ...string) {
		if sub := d.visit(token, n, append([]string{m.keyword}, way...), n.res); sub != nil {
			n.below = append(n.below, child{k, sub})
		}
	}
	kind := d.Token(m.value).Kind
	switch {
	case (k.Shape == dialect.SchemaList || k.Shape == dialect.SchemaOrList) && kind == jsonindex.Array:
		i := 0
		for element := range d.Elements(m.value) {
			add(element, strconv.Itoa(i))
			i++
		}
	case k.Shape == dialect.Schema || k.Shape == dialect.SchemaOrList:
		add(m.value)
	case (k.Shape == dialect.SchemaMap || k.Shape == dialect.SchemaMapPart) && kind == jsonindex.Object:
		for name, value := range d.Members(m.value) {
			add(value, d.Text(name))
		}
	}
}

// identifier returns what a schema calls itself, without the fragment, which is an anchor; ""
// for nothing. The draft that it names decides, if it calls itself something by that; if
// not, its "$schema" counts for nothing, and the draft around it decides.
func (d *document) identifier(n *node) (id string, ownDraft bool) {
	if named, ok := d.draftOf(n); ok {
		if id := d.identifierIn(n, named); id != "" {
			return id, true
		}
	}
	id = d.identifierIn(n, n.res.draft)
	return id, n.token == 0
}

func (d *document) identifierIn(n *node, draft dialect.Draft) string {
	if draft.IgnoresSiblings() && n.hasKeyword("$ref") {
		return ""
	}
	id, _ := d.text(n, draft.Identifier())
	id, _, _ = strings.Cut(id, "#")
	return id
}

// draftOf returns the draft that a schema names.
func (d *document) draftOf(n *node) (dialect.Draft, bool) {
	named, _ := d.text(n, "$schema")
	return dialect.Of(named)
}

// beginResource begins a resource where n is the root of one: the whole document, or a
// schema with an identifier.
func (d *document) beginResource(n *node) {
	id, ownDraft := d.identifier(n)
	isWhole := n.token == 0
	if !isWhole && id == "" {
		return
	}
	if !isWhole {
		around := n.res
		n.res = newResource(around.uri, around.draft)
		n.res.named, n.res.unknown = around.named, around.unknown
	}
	n.res.root = n
	if id != "" {
		n.res.uri, _, _ = strings.Cut(dialect.Resolve(n.res.uri, id), "#")
	}
	if named, ok := d.text(n, "$schema"); ok && ownDraft {
		draft, isKnown := dialect.Of(named)
		n.res.named, n.res.unknown = named, !isKnown
		if isKnown {
			n.res.draft = draft
		}
	}
	if d.resources[n.res.uri] == nil {
		d.resources[n.res.uri] = n.res
	}
}

// addAnchors notes what else a schema may be called.
func (d *document) addAnchors(n *node) {
	if n.res.draft < dialect.Draft201909 {
		id, _ := d.text(n, n.res.draft.Identifier())
		if _, anchor, ok := strings.Cut(id, "#"); ok && anchor != "" {
			n.res.anchors[anchor] = n
		}
		return
	}
	if anchor, ok := d.text(n, "$anchor"); ok {
		n.res.anchors[anchor] = n
	}
	if anchor, ok := d.text(n, "$dynamicAnchor"); ok {
		n.res.anchors[anchor], n.res.dynamic[anchor] = n, n
	}
}
