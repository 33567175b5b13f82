package compile

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"example.com/authlink/internal/advice"
	"example.com/authlink/internal/diagnose"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/jsonpointer"
	"example.com/authlink/internal/judge"
	"example.com/authlink/internal/pattern"
	"example.com/authlink/internal/secret"
	"example.com/authlink/internal/show"
	"example.com/authlink/internal/subschema"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// A Error says why a schema does not compile.
type Error struct {
	Resource        string // name of the resource that is at fault; "" for the schema
	KeywordLocation string // JSON Pointer of the fault in that document; may be empty
	Line, Column    int    // its place there, 1-based, the column in code points; 0 for no place
	Message         string
	Advice          []advice.Advice
}

func (e *Error) Error() string { return e.Message }

// A SyntaxError says that the schema, or a resource, is not JSON.
type SyntaxError struct {
	Resource string // its URI; "" for the schema
	Text     []byte
	Err      error // a [*jsonindex.Error]
}

func (e *SyntaxError) Error() string { return e.Err.Error() }

// Unwrap returns Err.
func (e *SyntaxError) Unwrap() error { return e.Err }

// maxLocation is how many bytes of a location an error shows.
const maxLocation = 1000

// ShortLocation cuts a location that is long.
func ShortLocation(location string) string {
	if len(location) <= maxLocation {
		return location
	}
	return strings.ToValidUTF8(location[:maxLocation], "") + "…"
}

// schemaError turns an error of the engine's compiler into one that says where
// the schema is at fault, and the cure.
func (c *compilation) schemaError(err error) error {
	var (
		invalid  *jsonschema.SchemaValidationError
		regex    *jsonschema.InvalidRegexError
		id       *jsonschema.DuplicateIDError
		anchors  *jsonschema.DuplicateAnchorError
		badID    *jsonschema.ParseIDError
		badName  *jsonschema.ParseAnchorError
		badDraft *jsonschema.InvalidMetaSchemaURLError
		vocab    *jsonschema.UnsupportedVocabularyError
		ours     *Error
		document *SyntaxError
	)
	switch {
	case errors.As(err, &ours), errors.As(err, &document):
		return err
	case errors.As(err, &invalid):
		return c.invalidSchema(invalid)
	case errors.As(err, &regex):
		return c.at(regex.URL, badPattern(regex.Regex, regex.Err), advise(advice.PatternSyntax))
	case errors.As(err, &id):
		return c.atKeyword(id.URL+"#"+max(id.Ptr1, id.Ptr2), "the identifier "+show.QuoteURI(id.ID)+" is taken", alsoAt(min(id.Ptr1, id.Ptr2)), "$id", "id")
	case errors.As(err, &anchors):
		return c.atKeyword(anchors.URL+"#"+max(anchors.Ptr1, anchors.Ptr2), "the anchor "+show.QuoteOwn(anchors.Anchor)+" is taken", alsoAt(min(anchors.Ptr1, anchors.Ptr2)), "$anchor", "$dynamicAnchor", "$id", "id")
	case errors.As(err, &badID):
		return c.atKeyword(badID.URL, "the identifier is not a URI reference", advise(advice.IdentifierLike), "$id", "id")
	case errors.As(err, &badName):
		return c.atKeyword(badName.URL, "the fragment of the identifier is not one of a URI", advise(advice.IdentifierLike), "$id", "id")
	case errors.As(err, &badDraft):
		return c.atKeyword(badDraft.URL, "the metaschema is not named by a URI", advise(advice.KnownDrafts), "$schema")
	case errors.As(err, &vocab):
		return c.at(vocab.URL, fmt.Sprintf("the vocabulary %s is not understood", show.QuoteOwn(vocab.Vocabulary)), nil)
	}
	if broken := c.brokenReference(err); broken != nil {
		return broken
	}
	return &Error{Message: secret.Mask(err.Error(), secret.OfDocument)}
}

func advise(code advice.Code, args ...string) []advice.Advice {
	return []advice.Advice{advice.New(code, args...)}
}

func badPattern(source string, err error) string {
	return fmt.Sprintf("the pattern %s does not compile: %s", show.QuotePattern(source), show.Pattern(err.Error())) // which may quote it
}

// slowPattern reports a pattern that took too many steps on a property of the schema
// itself.
func (c *compilation) slowPattern(schemas map[string]*jsonschema.Schema, err error) error {
	var exceeded *pattern.StepsError
	if !errors.As(err, &exceeded) {
		return err
	}
	for _, location := range slices.Sorted(maps.Keys(schemas)) {
		for re := range schemas[location].PatternProperties {
			if re.String() == exceeded.Pattern {
				message := fmt.Sprintf("the pattern %s takes too many steps on the properties beside it", show.QuotePattern(exceeded.Pattern))
				return c.at(location+"/patternProperties", message, nil)
			}
		}
	}
	return err
}

// invalidSchema reports the first violation of the metaschema.
func (c *compilation) invalidSchema(err *jsonschema.SchemaValidationError) error {
	var engine *jsonschema.ValidationError
	uri, fragment, _ := strings.Cut(err.URL, "#")
	p := c.places[uri]
	if p == nil || !errors.As(err.Err, &engine) {
		return &Error{Message: secret.Mask(err.Error(), secret.OfDocument)}
	}
	below := slices.Concat(p.path, subschema.Tokens(fragment))
	metaschema, verdict := c.byMetaschema(engine.SchemaURL, p.index, below)
	if verdict == nil {
		return c.at(err.URL, "the metaschema refuses the schema", nil)
	}
	first := diagnose.Invalid(p.index, below, metaschema, verdict)
	message, counsel := first.Message, first.Advice
	if first.Pattern != "" {
		_, err := c.opts.compilePattern(first.Pattern)
		message, counsel = badPattern(first.Pattern, err), advise(advice.PatternSyntax)
	}
	return p.fault(first.Path, message, counsel)
}

// byMetaschema returns a metaschema, which the engine has judged by, and what it has against a
// schema in a document; nil where that cannot be found out.
func (c *compilation) byMetaschema(location string, doc *jsonindex.Index, below []string) (*judge.Program, *judge.Verdict) {
	root, err := c.engine.Compile(location)
	_, token, ok := doc.Find(below)
	if err != nil || !ok {
		return nil, nil
	}
	_, resourceOf, _ := c.reach(root)
	metaschema := judge.New(root, resourceOf)
	judgement, err := metaschema.JudgeBy(root, doc, token, judge.Options{})
	if err != nil {
		return nil, nil
	}
	return metaschema, judgement.Verdict
}

// at places an error at a location: a URI with a JSON Pointer as its fragment.
func (c *compilation) at(location, message string, counsel []advice.Advice) *Error {
	uri, fragment, _ := strings.Cut(location, "#")
	if p := c.places[uri]; p != nil {
		return p.fault(slices.Concat(p.path, subschema.Tokens(fragment)), message, counsel)
	}
	where := show.QuoteURI(c.relative(uri))
	if fragment != "" {
		where += " at " + ShortLocation(subschema.Pointer(fragment))
	}
	return &Error{Message: "in " + where + ": " + message, Advice: counsel}
}

// fault is an error about the value that a path leads to.
func (d *document) fault(path []string, message string, counsel []advice.Advice) *Error {
	e := &Error{Resource: d.name, KeywordLocation: jsonpointer.String(path...), Message: message, Advice: counsel}
	if _, value, ok := d.index.Find(path); ok {
		e.Line, e.Column = jsonindex.NewCursor(d.text).Position(int(d.index.Token(value).Start))
	}
	return e
}

// atKeyword places an error at the first of these keywords that the schema at a
// location has, or else at the schema.
func (c *compilation) atKeyword(location, message string, counsel []advice.Advice, keywords ...string) *Error {
	uri, fragment, _ := strings.Cut(location, "#")
	object := c.objectAt(location)
	for _, keyword := range keywords {
		if object[keyword] != nil {
			return c.at(uri+"#"+fragment+"/"+keyword, message, counsel)
		}
	}
	return c.at(location, message, counsel)
}

// alsoAt says where else something stands.
func alsoAt(pointer string) []advice.Advice {
	if pointer == "" {
		return advise(advice.AlsoWhole)
	}
	return advise(advice.AlsoThere, pointer)
}
