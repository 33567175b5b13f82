package compile

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strings"

	"example.com/authlink/internal/accept"
	"example.com/authlink/internal/diagnose"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/jsonpointer"
	"example.com/authlink/internal/judge"
	"example.com/authlink/internal/pattern"
	"example.com/authlink/internal/show"
	"example.com/authlink/internal/subschema"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// baseNames are what a schema without an identifier is called: the second where a
// resource is called like the first.
var baseNames = []string{"schema.json", ".schema.json"}

// Options says how to compile a schema.
type Options struct {
	Parsing              jsonindex.Options // of the schema and of documents
	FormatAnnotationOnly bool              // formats are not asserted
	LinearPatternsOnly   bool              // patterns that backtrack are refused
	MaxFaults            int               // of a document that are kept; 0 for the default of package judge
	Draft                *jsonschema.Draft // of a schema that names none
	Resources            map[string][]byte // that references may name, by URI
}

// A Schema is a schema, ready to judge documents.
type Schema struct {
	Root  *jsonschema.Schema            // as the reference engine compiled it, settled
	All   map[string]*jsonschema.Schema // every reachable one, by absolute location
	Judge *judge.Program

	// Program proves documents valid. It is nil for a schema of too many ways, which it
	// would go one by one.
	Program *accept.Program

	// Endless is the error of a schema that leads back to itself for the same instance, and
	// Branching that of one with too many ways to go one by one; nil for others. Documents
	// are judged all the same.
	Endless, Branching *Error

	// Source returns a schema as it was written, nil for one of a metaschema.
	Source func(*jsonschema.Schema) map[string]any

	Text     []byte            // the document that was compiled
	Parsing  jsonindex.Options // of documents
	Contract diagnose.Contract // that it is one variant of; nil for none

	maxFaults int
}

// Compile compiles a schema. The error is a [*SyntaxError], a [*Error] or a
// [*pattern.StepsError].
func Compile(schema []byte, opts Options) (*Schema, error) {
	c := compilation{opts: opts, parsing: opts.Parsing, schema: schema, documents: make(map[string]any)}
	if err := c.doc.Parse(schema, c.parsing); err != nil {
		return nil, &SyntaxError{Text: schema, Err: err}
	}
	root, err := c.compile()
	if err != nil {
		return nil, c.schemaError(err)
	}
	all, resourceOf := c.reach(root)
	compiled := &Schema{Root: root, All: all, Text: bytes.Clone(schema), Parsing: opts.Parsing, maxFaults: opts.MaxFaults}
	if reference := findCycle(all); reference != "" {
		compiled.Endless = c.endless(reference)
	}
	if location := findBranching(all); location != "" {
		compiled.Branching = c.branching(location)
	}
	for _, s := range compiled.All {
		settleFormat(s, opts)
		c.settleCounts(s)
	}
	if compiled.Branching == nil {
		if compiled.Program, err = newProgram(root, c.parsing.Limits); err != nil {
			return nil, c.slowPattern(compiled.All, err)
		}
	}
	for _, s := range compiled.All {
		s.WriteOnly = s.WriteOnly || c.marksSecret(s.Location)
	}
	compiled.Judge = judge.New(root, resourceOf)
	compiled.Source = func(s *jsonschema.Schema) map[string]any { return c.objectAt(s.Location) }
	return compiled, nil
}

// Proves reports whether data has been proven to be a valid document. False says nothing.
func (s *Schema) Proves(data []byte) bool { return s.Program != nil && s.Program.Proves(data) }

// Judging returns the options by which documents are judged.
func (s *Schema) Judging() judge.Options {
	return judge.Options{DuplicateNames: s.Parsing.AllowDuplicateNames, Faults: s.maxFaults}
}

// newProgram compiles the accept program, which matches the names that a schema
// lists against the patterns beside them. The error is a [*pattern.StepsError].
func newProgram(s *jsonschema.Schema, limits jsonindex.Limits) (p *accept.Program, err error) {
	defer func() { err = pattern.Undecided(recover(), err) }()
	return accept.New(s, limits), nil
}

// marksSecret reports whether the schema at a location says that its instance is
// a secret. The engine does not read "writeOnly" before draft 7, nor anything
// beside a "$ref" before 2019-09; what must not be printed is no matter of drafts.
func (c *compilation) marksSecret(location string) bool {
	object := c.objectAt(location)
	return object["writeOnly"] == true || object["format"] == passwordFormat.Name
}

// objectAt returns the schema at a location as it was written, nil for one that
// is no object.
func (c *compilation) objectAt(location string) map[string]any {
	uri, fragment, _ := strings.Cut(location, "#")
	value, _ := jsonpointer.Find(c.documents[uri], subschema.Tokens(fragment))
	object, _ := value.(map[string]any)
	return object
}

// A compilation is one run of Compile.
type compilation struct {
	opts    Options
	parsing jsonindex.Options
	schema  []byte
	doc     jsonindex.Index // of schema
	base    string          // its absolute URI
	engine  *jsonschema.Compiler

	documents map[string]any // schema and the resources, decoded, by absolute URI
	locations int            // how much of maxLocations they take
}

func (c *compilation) compile() (*jsonschema.Schema, error) {
	engine := jsonschema.NewCompiler()
	c.engine = engine
	engine.AssertFormat()
	registerFormats(engine)
	engine.UseRegexpEngine(c.opts.compilePattern)
	engine.UseLoader(offline{})
	engine.DefaultDraft(c.opts.Draft)
	instance := c.doc.Value(0)
	dir := c.baseDirectory()
	c.base = identifier(instance, dir+baseNames[0])
	if err := c.boundLocations(&c.doc, c.base); err != nil {
		return nil, err
	}
	for _, uri := range slices.Sorted(maps.Keys(c.opts.Resources)) {
		if err := c.addResource(engine, uri, c.opts.Resources[uri]); err != nil {
			return nil, err
		}
	}
	// An identifier may be that of a metaschema or of a resource, or no URI at all.
	err := engine.AddResource(c.base, instance)
	for _, name := range baseNames {
		if err != nil {
			c.base = dir + name
			err = engine.AddResource(c.base, instance)
		}
	}
	if err != nil {
		return nil, err
	}
	c.documents[c.base] = instance
	return engine.Compile(c.base)
}

func (c *compilation) addResource(engine *jsonschema.Compiler, uri string, data []byte) error {
	if _, err := url.Parse(uri); err != nil || uri == "" {
		return &Error{Message: fmt.Sprintf("the resource %s is not named by a URI", show.QuoteOwn(uri))}
	}
	var doc jsonindex.Index
	if err := doc.Parse(data, c.parsing); err != nil {
		return &SyntaxError{Resource: uri, Text: data, Err: err}
	}
	named := uri
	uri, _, _ = strings.Cut(resolve(c.base, uri), "#") // which the engine leaves out, too
	if c.documents[uri] != nil {
		return &Error{Message: fmt.Sprintf("the resource %s is there already, by another name", show.QuoteOwn(named))}
	}
	if err := c.boundLocations(&doc, uri); err != nil {
		return err
	}
	c.documents[uri] = doc.Value(0)
	if engine.AddResource(uri, c.documents[uri]) != nil {
		return &Error{Message: fmt.Sprintf("the metaschema %s cannot be replaced", show.QuoteOwn(uri))}
	}
	return nil
}

// identifier returns the absolute URI of a schema, without its fragment: base where it
// has none.
func identifier(schema any, base string) string {
	object, _ := schema.(map[string]any)
	for _, keyword := range []string{"$id", "id"} {
		if id, ok := object[keyword].(string); ok {
			uri, _, _ := strings.Cut(resolve(base, id), "#")
			if u, err := url.Parse(uri); err == nil && u.IsAbs() {
				return uri
			}
		}
	}
	return base
}

// resolve returns a URI reference relative to base (RFC 3986, section 5), or as
// it is where it is none.
func resolve(base, ref string) string {
	b, err := url.Parse(base)
	if err != nil {
		return ref
	}
	u, err := b.Parse(ref)
	if err != nil {
		return ref
	}
	return u.String()
}

// offline refuses to load anything.
type offline struct{}

var errOffline = errors.New("nothing is ever fetched")

func (offline) Load(string) (any, error) { return nil, errOffline }
