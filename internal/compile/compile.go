package compile

import (
	"bytes"
	"cmp"
	"net/url"
	"strings"
	"sync"

	"example.com/authlink/internal/accept"
	"example.com/authlink/internal/diagnose"
	"example.com/authlink/internal/dialect"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/jsonpointer"
	"example.com/authlink/internal/judge"
	"example.com/authlink/internal/pattern"
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
	MaxSteps             int64             // of the engine, where it looks for something among others; 0 for maxLooks
	MaxFaults            int               // of a document that are kept; 0 for the default of package judge
	Draft                *jsonschema.Draft // of a schema that names none; nil for 2020-12
	Resources            map[string][]byte // that references may name, by URI
	Secrets              []string          // JSON Pointers to values that are secrets, in which * stands for any token
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

	Lexicon  *diagnose.Lexicon        // of Root
	Text     []byte                   // the document that was compiled
	Options  Options                  // by which it was
	Parsing  jsonindex.Options        // of documents
	Contract func() diagnose.Contract // that it is one variant of, the same each time; nil for none
	Secrets  [][]string               // the tokens of Options.Secrets

	// SecretNames lists the names of members that are secrets for what the schema says of
	// them, or for their place: where a text is no JSON, nothing else tells them apart.
	SecretNames func() []string

	// Place returns the place of whole documents.
	Place func() *subschema.Place
}

// Compile compiles a schema. The error is a [*SyntaxError], a [*Error] or a
// [*pattern.StepsError].
func Compile(schema []byte, opts Options) (*Schema, error) {
	c, err := newCompilation(schema, opts)
	if err != nil {
		return nil, err
	}
	root, err := c.compile()
	if err != nil {
		return nil, c.inOtherDraft(err, c.schemaError(err))
	}
	all, resourceOf, resources := c.reach(root)
	compiled := &Schema{Root: root, All: all, Text: bytes.Clone(schema), Options: opts, Parsing: opts.Parsing}
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
		if compiled.Program, err = newProgram(root, accept.Options{Limits: c.parsing.Limits, OneResource: resources == 1}); err != nil {
			return nil, c.slowPattern(compiled.All, err)
		}
	}
	for _, s := range compiled.All {
		s.WriteOnly = s.WriteOnly || c.marksSecret(s.Location)
	}
	if err := compiled.markSecrets(); err != nil {
		return nil, err
	}
	compiled.SecretNames = sync.OnceValue(compiled.secretNames)
	compiled.Judge = judge.New(root, resourceOf)
	compiled.Source = func(s *jsonschema.Schema) map[string]any { return c.objectAt(s.Location) }
	if compiled.Program != nil {
		compiled.Judge.Foresee(compiled.Program)
	}
	compiled.Place = sync.OnceValue(func() *subschema.Place { return subschema.NewPlace(root) })
	compiled.Lexicon = diagnose.NewLexicon(root)
	return compiled, nil
}

// Proves reports whether data has been proven to be a valid document. False says nothing.
func (s *Schema) Proves(data []byte) bool { return s.Program != nil && s.Program.Proves(data) }

// Prejudge is the verdict of the fast path on data. Of what it refuses, fault is the offset of
// the value that is probably at fault.
func (s *Schema) Prejudge(data []byte) (verdict accept.Verdict, fault int) {
	if s.Program == nil {
		return accept.Unknown, 0
	}
	verdict, fault = s.Program.Judge(data)
	if verdict == accept.Refused && s.Parsing.AllowDuplicateNames {
		verdict = accept.Unknown // it goes by the rule that no name stands in an object twice
	}
	return verdict, fault
}

// Judging returns the options by which documents are judged.
func (s *Schema) Judging() judge.Options {
	return judge.Options{DuplicateNames: s.Parsing.AllowDuplicateNames, Faults: s.Options.MaxFaults}
}

// newProgram compiles the accept program, which matches the names that a schema
// lists against the patterns beside them. The error is a [*pattern.StepsError].
func newProgram(s *jsonschema.Schema, opts accept.Options) (p *accept.Program, err error) {
	defer func() { err = pattern.Undecided(recover(), err) }()
	return accept.New(s, opts), nil
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
	value, _ := jsonpointer.Find(c.valueOf(uri), subschema.Tokens(fragment))
	object, _ := value.(map[string]any)
	return object
}

// valueOf returns what a URI leads to, decoded; nil for a metaschema of the engine's.
func (c *compilation) valueOf(uri string) any {
	if p := c.places[uri]; p != nil {
		return p.value
	}
	return nil
}

// A compilation is one run of Compile.
type compilation struct {
	opts    Options
	parsing jsonindex.Options
	main    *document // the schema
	base    string    // its absolute URI

	engine     *jsonschema.Compiler
	manyTokens int // more of them are compiled in parts

	library
	places    map[string]*place // what the engine has, by absolute URI
	locations int               // how much of maxLocations they take
	lookCount
}

// newCompilation reads the schema. The error is a [*SyntaxError].
func newCompilation(schema []byte, opts Options) (*compilation, error) {
	opts.Draft = cmp.Or(opts.Draft, jsonschema.Draft2020)
	c := &compilation{
		opts: opts, parsing: opts.Parsing, manyTokens: manyTokens, lookCount: lookCount{most: cmp.Or(opts.MaxSteps, maxLooks)},
		main:    &document{text: schema, index: new(jsonindex.Index)},
		library: library{draft: DraftOf(opts.Draft), identified: map[string][]*document{}, filed: map[string]*document{}, named: map[string]*document{}},
	}
	c.documents = []*document{c.main}
	if err := c.main.index.Parse(schema, c.parsing); err != nil {
		return nil, &SyntaxError{Text: schema, Err: err}
	}
	dir := c.baseDirectory()
	c.main.file = dir + baseNames[0]
	c.base = identifier(c.main.identifiers(), c.main.file)
	c.main.base = c.base
	return c, nil
}

func (c *compilation) compile() (*jsonschema.Schema, error) {
	if err := c.addResources(); err != nil {
		return nil, err
	}
	if err := c.start(); err != nil {
		return nil, err
	}
	if c.tokens() > c.manyTokens {
		return c.compileInParts()
	}
	return c.engine.Compile(c.base)
}

// start begins with an engine that has nothing but the schema.
func (c *compilation) start() error {
	c.places, c.locations = map[string]*place{}, 0
	c.engine = jsonschema.NewCompiler()
	c.engine.AssertFormat()
	registerFormats(c.engine)
	c.engine.UseRegexpEngine(c.opts.compilePattern)
	c.engine.UseLoader(c)
	c.engine.DefaultDraft(c.opts.Draft)
	return c.addSchema()
}

// tokens returns how large the schema and its resources are.
func (c *compilation) tokens() (n int) {
	for _, d := range c.documents {
		n += d.index.Len()
	}
	return n
}

// isTaken reports whether a resource, and not a copy of the schema, is called by a URI.
func (c *compilation) isTaken(uri string) bool {
	for _, called := range []map[string]*document{c.filed, c.named} {
		if d := called[uri]; d != nil && string(d.text) != string(c.main.text) {
			return true
		}
	}
	return false
}

// addSchema adds the schema by its identifier; or by another, where that is the one of a
// metaschema or of a resource, or no URI at all.
func (c *compilation) addSchema() error {
	p := &place{document: c.main}
	dir := strings.TrimSuffix(c.main.file, baseNames[0])
	for _, uri := range []string{c.base, dir + baseNames[0], dir + baseNames[1]} {
		if !c.isTaken(uri) && c.engine.AddResource(uri, p.decode(uri, "")) == nil {
			c.base, c.places[uri] = uri, p
			break
		}
	}
	return c.boundLocations(p, c.base)
}

// identifier returns the absolute URI of a schema, without its fragment: base where it
// has none.
func identifier(schema any, base string) string {
	object, _ := schema.(map[string]any)
	for _, keyword := range []string{"$id", "id"} {
		if id, ok := object[keyword].(string); ok {
			uri, _, _ := strings.Cut(dialect.Resolve(base, id), "#")
			if u, err := url.Parse(uri); err == nil && u.IsAbs() {
				return uri
			}
		}
	}
	return base
}
