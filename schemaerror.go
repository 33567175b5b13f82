package authlink

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/pointer"
	"example.com/authlink/internal/secret"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"
)

// A SchemaError says why a schema does not compile.
type SchemaError struct {
	// KeywordLocation is the JSON Pointer (RFC 6901) of the fault in the schema
	// document; Line and Column are its place there, 1-based, the column in
	// Unicode code points. Line and Column are 0, and KeywordLocation may be
	// empty, where the fault has no place in that document.
	KeywordLocation string `json:"keywordLocation"`
	Line            int    `json:"line"`
	Column          int    `json:"column"`

	Message string `json:"message"`
	Hint    string `json:"hint,omitempty"`
}

// maxPrintedLocation is how many bytes of a location the text of an error has.
const maxPrintedLocation = 1000

// Error returns "line:column: schema at /pointer: message (hint)".
func (e *SchemaError) Error() string {
	where := ""
	if e.Line > 0 {
		where = fmt.Sprintf("%d:%d: ", e.Line, e.Column)
	}
	at := "schema"
	if e.KeywordLocation != "" {
		at += " at " + printedLocation(e.KeywordLocation)
	}
	return where + at + ": " + e.Message + inBrackets(e.Hint)
}

func printedLocation(location string) string {
	if len(location) <= maxPrintedLocation {
		return location
	}
	return strings.ToValidUTF8(location[:maxPrintedLocation], "") + "…"
}

// schemaError turns an error of the engine's compiler into one that says where
// the schema is at fault, and the cure.
func (c *compilation) schemaError(err error) error {
	var (
		invalid  *jsonschema.SchemaValidationError
		pattern  *jsonschema.InvalidRegexError
		load     *jsonschema.LoadURLError
		anchor   *jsonschema.AnchorNotFoundError
		target   *jsonschema.JSONPointerNotFoundError
		draft    *jsonschema.UnsupportedDraftError
		id       *jsonschema.DuplicateIDError
		anchors  *jsonschema.DuplicateAnchorError
		badID    *jsonschema.ParseIDError
		badName  *jsonschema.ParseAnchorError
		badDraft *jsonschema.InvalidMetaSchemaURLError
		vocab    *jsonschema.UnsupportedVocabularyError
		ours     *SchemaError
		document *SyntaxError
	)
	switch {
	case errors.As(err, &ours), errors.As(err, &document):
		return err
	case errors.As(err, &invalid):
		return c.invalidSchema(invalid)
	case errors.As(err, &pattern):
		return c.at(pattern.URL, badPattern(pattern.Regex, pattern.Err), hintPattern)
	case errors.As(err, &load):
		return c.unresolved(load.URL, "supply that document in Options.Resources under "+quoteURI(c.relative(load.URL))+": nothing is fetched")
	case errors.As(err, &anchor):
		return c.unresolved(anchor.Reference, "no schema there has that anchor")
	case errors.As(err, &target):
		return c.unresolved(target.URL, "there is nothing at that JSON Pointer")
	case errors.As(err, &draft):
		return c.unresolved(draft.URL, "")
	case errors.As(err, &id):
		return c.atKeyword(id.URL+"#"+max(id.Ptr1, id.Ptr2), "the identifier "+quoteURI(id.ID)+" is taken", alsoAt(min(id.Ptr1, id.Ptr2)), "$id", "id")
	case errors.As(err, &anchors):
		return c.atKeyword(anchors.URL+"#"+max(anchors.Ptr1, anchors.Ptr2), "the anchor "+quoteOwn(anchors.Anchor)+" is taken", alsoAt(min(anchors.Ptr1, anchors.Ptr2)), "$anchor", "$dynamicAnchor", "$id", "id")
	case errors.As(err, &badID):
		return c.atKeyword(badID.URL, "the identifier is not a URI reference", hintID, "$id", "id")
	case errors.As(err, &badName):
		return c.atKeyword(badName.URL, "the fragment of the identifier is not one of a URI", hintID, "$id", "id")
	case errors.As(err, &badDraft):
		return c.atKeyword(badDraft.URL, "the metaschema is not named by a URI", hintDraft, "$schema")
	case errors.As(err, &vocab):
		return c.at(vocab.URL, fmt.Sprintf("the vocabulary %s is not understood", quoteOwn(vocab.Vocabulary)), "")
	}
	return &SchemaError{Message: secret.Mask(err.Error(), secret.OfDocument)}
}

const hintPattern = "patterns are regular expressions of ECMA-262, as in JavaScript with the flag u"

const hintID = `an identifier looks like "https://example.com/schema.json"`

const hintDraft = "drafts 4, 6, 7, 2019-09 and 2020-12 are understood; a metaschema of your own belongs into Options.Resources"

func badPattern(pattern string, err error) string {
	return fmt.Sprintf("the pattern %s does not compile: %s", quotePattern(pattern), showPattern(err.Error())) // which may quote it
}

// slowPattern reports a pattern that took too long on a property of the schema
// itself.
func (c *compilation) slowPattern(schemas map[string]*jsonschema.Schema, err error) error {
	var timeout *PatternTimeoutError
	if !errors.As(err, &timeout) {
		return err
	}
	for _, location := range slices.Sorted(maps.Keys(schemas)) {
		for re := range schemas[location].PatternProperties {
			if re.String() == timeout.Pattern {
				message := fmt.Sprintf("the pattern %s takes too long on the properties beside it", quotePattern(timeout.Pattern))
				return c.at(location+"/patternProperties", message, "")
			}
		}
	}
	return err
}

// invalidSchema reports the first violation of the metaschema.
func (c *compilation) invalidSchema(err *jsonschema.SchemaValidationError) error {
	var engine *jsonschema.ValidationError
	uri, fragment, _ := strings.Cut(err.URL, "#")
	if !errors.As(err.Err, &engine) {
		return &SchemaError{Message: secret.Mask(err.Error(), secret.OfDocument)}
	}
	below := pointer.Tokens(pointer.UnescapeFragment(fragment))
	leaf, path := c.firstPlaced(newNode(engine, engine.SchemaURL, "", branch{}).leaves(), below)
	leaf.instance = path
	words := wording{instance: c.documents[uri]}
	message, hint := words.say(leaf, path)
	if _, ok := leaf.kind.(*badName); ok {
		leaf = leaf.causes[0].leaves()[0]
	}
	if k, ok := leaf.kind.(*kind.Format); ok && k.Want == "regex" {
		message, hint = badPattern(fmt.Sprint(k.Got), k.Err), hintPattern
	}
	return c.at(uri+"#"+pointer.EscapeFragment(pointer.String(path)), message, hint)
}

// firstPlaced returns the first leaf whose instance the schema holds, and the
// path of that. The engine misplaces what "propertyNames" of a metaschema says.
func (c *compilation) firstPlaced(leaves []*node, root []string) (*node, []string) {
	path := func(leaf *node) []string { return slices.Concat(root, faultsOf(leaf)[0].instance) }
	for _, leaf := range leaves {
		if _, _, ok := c.doc.Find(path(leaf)); ok {
			return leaf, path(leaf)
		}
	}
	return leaves[0], path(leaves[0])
}

// at places an error at a location: a URI with a JSON Pointer as its fragment.
func (c *compilation) at(location, message, hint string) *SchemaError {
	uri, fragment, _ := strings.Cut(location, "#")
	fragment = pointer.UnescapeFragment(fragment)
	if uri != c.base {
		where := quoteURI(c.relative(uri))
		if fragment != "" {
			where += " at " + printedLocation(fragment)
		}
		return &SchemaError{Message: "in " + where + ": " + message, Hint: hint}
	}
	e := &SchemaError{KeywordLocation: fragment, Message: message, Hint: hint}
	if _, value, ok := c.doc.Find(pointer.Tokens(fragment)); ok {
		e.Line, e.Column = jsonindex.NewCursor(c.schema).Position(int(c.doc.Token(value).Start))
	}
	return e
}

// atKeyword places an error at the first of these keywords that the schema at a
// location has, or else at the schema.
func (c *compilation) atKeyword(location, message, hint string, keywords ...string) *SchemaError {
	uri, fragment, _ := strings.Cut(location, "#")
	for _, keyword := range keywords {
		_, _, ok := c.doc.Find(append(pointer.Tokens(pointer.UnescapeFragment(fragment)), keyword))
		if ok && uri == c.base {
			return c.at(uri+"#"+fragment+"/"+keyword, message, hint)
		}
	}
	return c.at(location, message, hint)
}

// alsoAt says where else something stands.
func alsoAt(pointer string) string {
	if pointer == "" {
		return "it is that of the whole document too"
	}
	return "it stands at " + pointer + " too"
}

// unresolved reports a reference that leads nowhere. The engine says where it
// leads; the document is searched for where it stands.
func (c *compilation) unresolved(target, hint string) *SchemaError {
	path, ok := c.reference(0, nil, c.base, target)
	if !ok {
		return &SchemaError{Message: quoteURI(c.relative(target)) + " cannot be resolved", Hint: hint}
	}
	if path[len(path)-1] == "$schema" {
		hint = hintDraft
	}
	_, value, _ := c.doc.Find(path)
	message := fmt.Sprintf("%s %s cannot be resolved", quoteOwn(path[len(path)-1]), quoteURI(c.doc.Text(value)))
	return c.at(c.base+"#"+pointer.EscapeFragment(pointer.String(path)), message, hint)
}

// reference returns the path of the first reference in value i that leads to
// target, a URI; base is the one that references in it are relative to.
func (c *compilation) reference(i int, path []string, base, target string) ([]string, bool) {
	switch c.doc.Token(i).Kind {
	case jsonindex.Array:
		n := 0
		for element := range c.doc.Elements(i) {
			if found, ok := c.reference(element, pointer.Below(path, strconv.Itoa(n)), base, target); ok {
				return found, true
			}
			n++
		}
	case jsonindex.Object:
		if len(path) > 0 {
			base = baseOf(&c.doc, i, base)
		}
		for name, value := range c.doc.Members(i) {
			path := pointer.Below(path, c.doc.Text(name))
			if c.doc.Token(value).Kind == jsonindex.String && isReference[c.doc.Text(name)] && leadsTo(base, c.doc.Text(value), target) {
				return path, true
			}
			if found, ok := c.reference(value, path, base, target); ok {
				return found, true
			}
		}
	}
	return nil, false
}

// baseOf returns the URI that references in object i of a schema are relative to.
func baseOf(doc *jsonindex.Index, i int, base string) string {
	for name, value := range doc.Members(i) {
		if keyword := doc.Text(name); (keyword == "$id" || keyword == "id") && doc.Token(value).Kind == jsonindex.String {
			return resolve(base, doc.Text(value))
		}
	}
	return base
}

var isReference = map[string]bool{"$ref": true, "$schema": true, "$dynamicRef": true, "$recursiveRef": true}

// leadsTo reports whether a reference resolves to target, which the engine may
// have cut to its document, or not have resolved.
func leadsTo(base, ref, target string) bool {
	full := resolve(base, ref)
	document, _, _ := strings.Cut(full, "#")
	return target == ref || target == full || target == document
}
