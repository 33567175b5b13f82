package compile

import (
	"errors"
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strings"

	"example.com/authlink/internal/dialect"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/show"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// A library has the documents that references may lead to, and knows what they are called.
// A URI leads to the document that identifies itself by it; or else to the one whose name
// it is, relative to the file of the schema, or to its identifier; or else to a schema
// that is embedded in a document, and identifies itself by it; or else to the document
// whose file has that place beside the file of the one that refers to it.
type library struct {
	documents  []*document            // the schema, and then the resources in the order of their names
	identified map[string][]*document // by their identifiers
	filed      map[string]*document   // by their names, relative to the file of the schema
	named      map[string]*document   // by their names, relative to the identifier of the schema

	embedded map[string][]embedding // by their identifiers; nil before anybody asks
	draft    dialect.Draft          // of a document that names none
}

var (
	errOffline   = errors.New("nothing is ever fetched")
	errAmbiguous = errors.New("several resources identify themselves so")
)

// addResource adds a resource to those that references may lead to.
func (c *compilation) addResource(name string, text []byte) error {
	if _, err := url.Parse(name); err != nil || name == "" {
		return &Error{Message: fmt.Sprintf("the resource %s is not named by a URI", show.QuoteOwn(name))}
	}
	d := &document{name: name, text: text, index: new(jsonindex.Index)}
	if err := d.index.Parse(text, c.parsing); err != nil {
		return &SyntaxError{Resource: name, Text: text, Err: err}
	}
	d.file = withoutFragment(dialect.Resolve(c.main.file, name))
	uri := withoutFragment(dialect.Resolve(c.base, name))
	if isMetaschema(uri) {
		return &Error{Message: fmt.Sprintf("the metaschema %s cannot be replaced", show.QuoteURI(uri))}
	}
	if other := c.named[uri]; other != nil && string(other.text) != string(text) {
		return &Error{Message: fmt.Sprintf("the resource %s is there already, by another name", show.QuoteOwn(name))}
	}
	c.named[uri], c.filed[d.file] = d, d
	d.base = withoutFragment(baseOf(d.index, 0, d.file))
	for _, from := range []string{d.file, uri} {
		if id := withoutFragment(baseOf(d.index, 0, from)); id != from && !slices.Contains(c.identified[id], d) {
			c.identified[id] = append(c.identified[id], d)
		}
	}
	c.documents = append(c.documents, d)
	return nil
}

// addResources adds those of the options.
func (c *compilation) addResources() error {
	for _, name := range slices.Sorted(maps.Keys(c.opts.Resources)) {
		if err := c.addResource(name, c.opts.Resources[name]); err != nil {
			return err
		}
	}
	return nil
}

// isMetaschema reports whether the engine has a schema of its own by a URI.
func isMetaschema(uri string) bool {
	_, exists := errors.AsType[*jsonschema.ResourceExistsError](jsonschema.NewCompiler().AddResource(uri, true))
	return exists
}

// Load gives the engine what a URI leads to. Nothing is ever fetched.
func (c *compilation) Load(uri string) (any, error) {
	p, metaschema, err := c.find(uri)
	if err != nil {
		return nil, err
	}
	c.places[uri] = p
	if err := c.boundLocations(p, uri); err != nil {
		return nil, err
	}
	return p.decode(uri, metaschema), nil
}

// find returns what a URI leads to, and the metaschema that it inherits.
func (l *library) find(uri string) (p *place, metaschema string, err error) {
	if claimants := l.identified[uri]; len(claimants) > 0 {
		d, err := l.choose(uri, claimants)
		if err != nil {
			return nil, "", err
		}
		return &place{document: d}, "", nil
	}
	for _, called := range []map[string]*document{l.filed, l.named} {
		if d := called[uri]; d != nil {
			return &place{document: d}, "", nil
		}
	}
	if claimants := l.embeddings()[uri]; len(claimants) > 0 {
		for _, other := range claimants[1:] {
			if !slices.Equal(other.raw(), claimants[0].raw()) {
				return nil, "", errAmbiguous
			}
		}
		return &place{document: claimants[0].document, path: claimants[0].path}, claimants[0].metaschema, nil
	}
	if d := l.beside(uri); d != nil {
		return &place{document: d}, "", nil
	}
	return nil, "", errOffline
}

// choose returns the one of several documents with the same identifier that is meant:
// the one that is also named so, or any of them if they are the same.
func (l *library) choose(uri string, claimants []*document) (*document, error) {
	for _, d := range claimants {
		if l.filed[uri] == d || l.named[uri] == d {
			return d, nil
		}
	}
	for _, d := range claimants[1:] {
		if string(d.text) != string(claimants[0].text) {
			return nil, errAmbiguous
		}
	}
	return claimants[0], nil
}

// beside returns the document that a URI leads to as a path from a file whose document
// identifies itself as somewhere else: "b.json" means the file beside it where nothing is
// called as the identifier has it.
func (l *library) beside(uri string) *document {
	for _, d := range l.documents {
		if d.base == d.file {
			continue
		}
		if path, ok := pathTo(d.base, uri); ok {
			if found := l.filed[dialect.Resolve(d.file, path)]; found != nil {
				return found
			}
		}
	}
	return nil
}

// pathTo returns a URI as a path that is relative to base; false if it is on another host.
func pathTo(base, uri string) (path string, ok bool) {
	from, err1 := url.Parse(base)
	to, err2 := url.Parse(uri)
	if err1 != nil || err2 != nil || from.Scheme != to.Scheme || from.Host != to.Host || from.Opaque+to.Opaque != "" {
		return "", false
	}
	above, below := strings.Split(from.EscapedPath(), "/"), strings.Split(to.EscapedPath(), "/")
	above = above[:len(above)-1]
	for len(above) > 0 && len(below) > 1 && above[0] == below[0] {
		above, below = above[1:], below[1:]
	}
	return strings.Repeat("../", len(above)) + strings.Join(below, "/"), true
}

func withoutFragment(uri string) string {
	uri, _, _ = strings.Cut(uri, "#")
	return uri
}
