package compile

import (
	"errors"
	"maps"
	"slices"

	"example.com/authlink/internal/dialect"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/jsonpointer"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// The engine compiles a schema, and all that it leads to, in one queue; and for each
// subschema that it comes by, it looks through the queue from the front. That takes time
// that grows with the square of their number. What an earlier call has compiled it finds
// in a map. So a large schema is compiled in many calls, leaves first, of which each has
// a queue of a few.
//
// Two things lead from everywhere to everywhere, and are held back while the engine
// compiles. References, all of which lead to "#" for so long, are resolved by it
// afterwards, one by one. And the root of a resource, which the engine asks for with each
// schema in it, is compiled first, as if its containers of subschemas were empty.

// A parts is the compilation of a large schema in parts.
type parts struct {
	*compilation
	held []held // what is held back, in the order in which that was done

	resources map[string]*resources // of each document that references may lead to, by its URI
	hollow    []hollow
	emptied   map[string]bool  // the locations of the schemas with empty containers
	grown     map[string]bool  // the locations of the large schemas that are compiled
	unknown   map[string]bool  // the locations that only references make schemas
	failed    map[string]error // why a container could not be filled, by the location of its schema
}

// resources are those in a document: itself, and the schemas in it that have an identifier.
type resources struct {
	bases    map[string]string // their URIs, by their JSON Pointers
	pointers map[string]string // the other way round
}

// A held is a member of the documents that the engine has, and its own value.
type held struct {
	object  map[string]any
	keyword string
	value   any
}

// A hollow is a container of subschemas that was empty when the engine compiled the
// schema that it is in.
type hollow struct {
	uri     string
	path    []string // of the schema
	keyword string
	value   int // in the index of the document
}

// manyTokens is how many values and names are too many for one queue: from some thousand
// subschemas on, to look through it is most of what the engine does.
const manyTokens = 10_000

// compileInParts compiles the schema in parts.
func (c *compilation) compileInParts() (*jsonschema.Schema, error) {
	p := &parts{compilation: c, resources: map[string]*resources{}, emptied: map[string]bool{}, grown: map[string]bool{}, unknown: map[string]bool{}, failed: map[string]error{}}
	defer p.release(0)
	if err := p.load(); err != nil {
		return nil, err
	}
	documents := slices.Sorted(maps.Keys(p.resources))
	for _, uri := range documents {
		p.holdReferences(c.places[uri].value)
	}
	for _, uri := range documents {
		for _, pointer := range slices.Sorted(maps.Keys(p.resources[uri].bases)) {
			err := p.compileRoot(uri, jsonpointer.Split(pointer))
			_, isTooMuch := errors.AsType[*Error](err)
			if isTooMuch || err != nil && uri == c.base && pointer == "" {
				return nil, err
			}
		}
	}
	for _, h := range p.hollow {
		if err := p.fill(h); err != nil {
			p.failed[h.location()] = err
		}
	}
	root, err := c.engine.Compile(c.base)
	if err != nil {
		return nil, err
	}
	return root, p.link(root)
}

// noAnchor is the fragment of a URI that leads to nothing in any document, so that the
// engine loads that and compiles nothing.
const noAnchor = "#%00"

// load lets the engine load the schema, and all documents that references in it may lead
// to, of which those that are not there, or no schemas, may be left for later: it is not
// known yet whether anything leads to the references.
func (p *parts) load() error {
	for todo := []string{p.base}; len(todo) > 0; todo = todo[1:] {
		uri := todo[0]
		if p.resources[uri] != nil {
			continue
		}
		_, err := p.engine.Compile(uri + noAnchor)
		if _, isLoaded := errors.AsType[*jsonschema.AnchorNotFoundError](err); !isLoaded && uri == p.base {
			return err
		} else if !isLoaded || p.places[uri] == nil {
			continue
		}
		p.resources[uri] = p.resourcesIn(uri)
		todo = append(todo, p.others(uri)...)
	}
	return nil
}

// resourcesIn finds the resources in a document.
func (p *parts) resourcesIn(uri string) *resources {
	at := p.places[uri]
	_, i, _ := at.index.Find(at.path)
	around := surroundings{base: uri, draft: p.draft}
	keywords := textsOf(at.value)
	around = around.enter(keywords)
	if id := around.identifier(keywords); id != "" {
		around.base = withoutFragment(dialect.Resolve(uri, id))
	}
	r := &resources{map[string]string{"": around.base}, map[string]string{around.base: "", uri: ""}}
	search := embeddingSearch{at.document, map[string][]embedding{}}
	search.schema(i, nil, around)
	for base, embeddings := range search.found {
		pointer := jsonpointer.String(embeddings[0].path...) // two are refused by the engine
		r.bases[pointer], r.pointers[base] = base, pointer
	}
	return r
}

// others returns the URIs of the documents that the references in one lead to.
func (p *parts) others(uri string) []string {
	at := p.places[uri]
	search := referenceSearch{compilation: p.compilation, document: at.document, uri: uri, target: noAnchor}
	search.value(0, nil, p.resources[uri].bases[""])
	slices.Sort(search.others)
	return slices.DeleteFunc(slices.Compact(search.others), func(other string) bool {
		_, isHere := p.resources[uri].pointers[other]
		return isHere || !isAbsolute(other)
	})
}

// hold changes a member until release.
func (p *parts) hold(object map[string]any, keyword string, value any) {
	p.held = append(p.held, held{object, keyword, object[keyword]})
	object[keyword] = value
}

// release gives what is held back its own value again, but for the first few.
func (p *parts) release(first int) {
	for _, h := range slices.Backward(p.held[first:]) {
		h.object[h.keyword] = h.value
	}
	p.held = p.held[:first]
}

// holdReferences lets all references in a value lead to "#".
func (p *parts) holdReferences(value any) {
	switch value := value.(type) {
	case []any:
		for _, element := range value {
			p.holdReferences(element)
		}
	case map[string]any:
		for keyword, member := range value {
			if _, isText := member.(string); isText && isReference(keyword) {
				p.hold(value, keyword, "#")
			} else {
				p.holdReferences(member)
			}
		}
	}
}

// small is how many tokens are compiled in one queue.
const small = 64

// tree compiles the schema at a path with all below it, leaves first.
func (p *parts) tree(uri string, path []string, i int) (*jsonschema.Schema, error) {
	at, location := p.places[uri], uri+"#"+jsonpointer.Fragment(path...)
	if token := at.index.Token(i); token.Kind == jsonindex.Object && int(token.Next)-i > small && !p.grown[location] {
		p.grown[location] = true
		for name, member := range at.index.Members(i) {
			keyword := at.index.Text(name)
			where := subschemasOf(keyword)
			if where == nowhere || isDefinitions(keyword) {
				continue
			}
			at.subschemasIn(member, jsonpointer.Below(path, keyword), where, func(sub int, path []string) bool {
				// What is wrong below counts only if it is met from above: a keyword may mean
				// nothing here.
				_, _ = p.tree(uri, path, sub)
				return true
			})
		}
	}
	return p.engine.Compile(location)
}
