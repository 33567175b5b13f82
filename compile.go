package authlink

import (
	"errors"
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strings"

	"example.com/authlink/internal/accept"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/pointer"
	"example.com/authlink/internal/subschema"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// baseNames are what a schema without an identifier is called: the second where a
// resource is called like the first.
var baseNames = []string{"schema.json", ".schema.json"}

// Compile reads a JSON Schema of any draft from 4 to 2020-12, in UTF-8. The
// error is a [*SyntaxError] where the schema, or one of the resources, is not
// JSON, else a [*SchemaError].
//
// A schema is trusted as a program is, and a document is not. Bounded are the size
// and depth of a schema, by the limits for documents, the lengths of the locations of
// its subschemas together, how long its patterns take, and how many of its subschemas
// apply to one value. The time to compile grows with the square of the number of
// subschemas: ten thousand take about a second, a hundred thousand more than a minute. Not bounded
// is a schema that refers to itself several times for the members or elements of a
// value: a document that it refuses may take a time that doubles with each level of its
// depth.
func Compile(schema []byte, opts *Options) (*Validator, error) {
	if opts == nil {
		opts = new(Options)
	}
	if !opts.Draft.exists() {
		return nil, &SchemaError{Message: fmt.Sprintf("there is no %v", opts.Draft)}
	}
	c := compilation{opts: opts, parsing: opts.parsing(), schema: schema, documents: make(map[string]any)}
	if err := c.doc.Parse(schema, c.parsing); err != nil {
		return nil, newSyntaxError(schema, err)
	}
	compiled, err := c.compile()
	if err != nil {
		return nil, c.schemaError(err)
	}
	v := &Validator{schema: compiled, schemas: subschema.Reachable(compiled), parsing: c.parsing}
	if reference := findCycle(v.schemas); reference != "" {
		return nil, c.endless(reference)
	}
	if location := findBranching(v.schemas); location != "" {
		return nil, c.branching(location)
	}
	for _, s := range v.schemas {
		settleFormat(s, opts)
		c.settleCounts(s)
	}
	if v.program, err = newProgram(compiled, c.parsing.Limits); err != nil {
		return nil, c.slowPattern(v.schemas, err)
	}
	for _, s := range v.schemas {
		s.WriteOnly = s.WriteOnly || c.marksSecret(s.Location)
		placeNames(s) // now, because the program would not know the extension
	}
	return v, nil
}

// placeNames gives the violations of "propertyNames" their place.
func placeNames(s *jsonschema.Schema) {
	if s.PropertyNames != nil {
		s.Extensions = append(s.Extensions, memberNames{s.PropertyNames})
	}
}

// newProgram compiles the accept program, which matches the names that a schema
// lists against the patterns beside them. The error is a [*PatternTimeoutError].
func newProgram(s *jsonschema.Schema, limits jsonindex.Limits) (p *accept.Program, err error) {
	defer func() { err = undecided(recover(), err) }()
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
	value := c.documents[uri]
	for _, token := range pointer.Tokens(pointer.UnescapeFragment(fragment)) {
		value = child(value, token)
	}
	object, _ := value.(map[string]any)
	return object
}

// A compilation is one run of Compile.
type compilation struct {
	opts    *Options
	parsing jsonindex.Options
	schema  []byte
	doc     jsonindex.Index // of schema
	base    string          // its absolute URI

	documents map[string]any // schema and the resources, decoded, by absolute URI
	locations int            // how much of maxLocations they take
}

func (c *compilation) compile() (*jsonschema.Schema, error) {
	engine := jsonschema.NewCompiler()
	engine.AssertFormat()
	engine.RegisterFormat(passwordFormat)
	engine.RegisterFormat(dateTimeFormat)
	engine.UseRegexpEngine(c.opts.compilePattern)
	engine.UseLoader(offline{})
	engine.DefaultDraft(c.opts.Draft.engine())
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
		return &SchemaError{Message: fmt.Sprintf("the resource %s is not named by a URI", quoteOwn(uri))}
	}
	var doc jsonindex.Index
	if err := doc.Parse(data, c.parsing); err != nil {
		return fmt.Errorf("resource %s: %w", quoteOwn(uri), newSyntaxError(data, err))
	}
	named := uri
	uri, _, _ = strings.Cut(resolve(c.base, uri), "#") // which the engine leaves out, too
	if c.documents[uri] != nil {
		return &SchemaError{Message: fmt.Sprintf("the resource %s is there already, by another name", quoteOwn(named))}
	}
	if err := c.boundLocations(&doc, uri); err != nil {
		return err
	}
	c.documents[uri] = doc.Value(0)
	if engine.AddResource(uri, c.documents[uri]) != nil {
		return &SchemaError{Message: fmt.Sprintf("the metaschema %s cannot be replaced", quoteOwn(uri))}
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

// engine returns the engine's name for a draft.
func (d Draft) engine() *jsonschema.Draft {
	switch d {
	case Draft201909:
		return jsonschema.Draft2019
	case Draft7:
		return jsonschema.Draft7
	case Draft6:
		return jsonschema.Draft6
	case Draft4:
		return jsonschema.Draft4
	}
	return jsonschema.Draft2020
}

func (o *Options) parsing() jsonindex.Options {
	return jsonindex.Options{Limits: o.Limits.bounded(), AllowDuplicateNames: o.AllowDuplicateNames}
}
