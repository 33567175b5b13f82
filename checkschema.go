package authlink

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"example.com/authlink/internal/advice"
	"example.com/authlink/internal/compile"
	"example.com/authlink/internal/diagnose"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/jsonpointer"
	"example.com/authlink/internal/judge"
	"example.com/authlink/internal/schemarule"
	"example.com/authlink/internal/subschema"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// A SchemaCode names the rule that a [SchemaRemark] comes from.
type SchemaCode string

// The rules on schemas.
const (
	// SchemaInvalid is a schema that [Compile] refuses, for the reason that it gives, or one
	// that leads back to itself for the same value, so that documents are refused where they
	// get there.
	SchemaInvalid SchemaCode = "invalid-schema"

	// SchemaUnknownKeyword is a member of a schema that is no keyword, and is so near one
	// that it was meant: "tpye". SchemaCustomKeyword is one that is near none: an extension,
	// or a word out of place. Those that begin with "x-" are not remarked.
	SchemaUnknownKeyword SchemaCode = "unknown-keyword"
	SchemaCustomKeyword  SchemaCode = "custom-keyword"

	// SchemaMisplacedProperty is a schema that stands where a keyword should, as a property
	// does that was written beside "properties".
	SchemaMisplacedProperty SchemaCode = "misplaced-property"

	// SchemaAssertsNothing is a document without any keyword that an instance could break,
	// and SchemaDefinitionsOnly one that has definitions and nothing else.
	SchemaAssertsNothing  SchemaCode = "asserts-nothing"
	SchemaDefinitionsOnly SchemaCode = "definitions-only"

	// SchemaIgnoredKeyword is a keyword of another draft, which the draft of the schema does
	// not have, so that it checks nothing; SchemaOtherDraft is one where nothing is lost.
	SchemaIgnoredKeyword SchemaCode = "ignored-keyword"
	SchemaOtherDraft     SchemaCode = "other-draft"

	// SchemaIgnoredSibling is a keyword beside a "$ref", before draft 2019-09.
	SchemaIgnoredSibling SchemaCode = "ignored-sibling"

	// SchemaIdleKeyword is a keyword that has no effect for want of another one, such as
	// "then" without "if".
	SchemaIdleKeyword SchemaCode = "idle-keyword"

	// SchemaInapplicableKeyword is a keyword that says nothing about values of the type that
	// the schema asks for, such as "minimum" beside "type": "string".
	SchemaInapplicableKeyword SchemaCode = "inapplicable-keyword"

	// SchemaContradiction is what no value can fulfil, such as "minLength" above "maxLength".
	SchemaContradiction SchemaCode = "contradiction"

	// SchemaUnresolvedRef is a reference that leads to nothing, and SchemaExternalRef one to
	// a document that is not among the resources.
	SchemaUnresolvedRef SchemaCode = "unresolved-ref"
	SchemaExternalRef   SchemaCode = "external-ref"

	// SchemaUnknownFormat is a format that does not exist, and is so near one that it was
	// meant; SchemaCustomFormat is one that is near none.
	SchemaUnknownFormat SchemaCode = "unknown-format"
	SchemaCustomFormat  SchemaCode = "custom-format"

	// SchemaDeadEnumValue is a value of an "enum" that the rest of the schema refuses;
	// SchemaInvalidDefault and SchemaInvalidExample are likewise for "default" and
	// "examples".
	SchemaDeadEnumValue  SchemaCode = "dead-enum-value"
	SchemaInvalidDefault SchemaCode = "invalid-default"
	SchemaInvalidExample SchemaCode = "invalid-example"

	// SchemaMisspelledRequired is a required property that "properties" does not have, where
	// it has one that is called nearly so.
	SchemaMisspelledRequired SchemaCode = "misspelled-required"

	// SchemaUnusedDefinition is a definition that nothing in the schema leads to.
	SchemaUnusedDefinition SchemaCode = "unused-definition"
)

// A Severity says how much a [SchemaRemark] matters.
type Severity string

// The severities.
const (
	SeverityError   Severity = "error"   // the schema does not check what it says
	SeverityWarning Severity = "warning" // it probably does not mean what it says
	SeverityInfo    Severity = "info"    // worth a look
)

// A SchemaRemark is about something in a schema that is probably a mistake.
type SchemaRemark struct {
	Code     SchemaCode `json:"code"`
	Severity Severity   `json:"severity"` // the same for each remark of a code

	// Offset and End delimit the place in the schema document, in bytes: [Offset, End).
	// Line and Column are those of Offset, 1-based, the column in Unicode code points.
	Offset int `json:"offset"`
	End    int `json:"end"`
	Line   int `json:"line"`
	Column int `json:"column"`

	// KeywordLocation is the JSON Pointer (RFC 6901) of the keyword, or of the schema.
	KeywordLocation string `json:"keywordLocation"`

	// Message says what is wrong; Hint, empty where there is nothing to say, what was
	// probably meant. Each is one line and holds no secret.
	Message string `json:"message"`
	Hint    string `json:"hint,omitempty"`

	// Advice is what Hint puts into words.
	Advice []Advice `json:"advice,omitempty"`

	// Fix is the change that Hint suggests, nil where it suggests none.
	Fix *Fix `json:"fix,omitempty"`
}

// String returns "line:column: message [code] (hint)".
func (r SchemaRemark) String() string {
	return fmt.Sprintf("%d:%d: %s [%s]%s", r.Line, r.Column, r.Message, r.Code, inBrackets(r.Hint))
}

// CheckSchema looks at a JSON Schema for what is probably a mistake, such as a misspelled
// keyword, which makes everything valid and nobody notice. It returns its remarks in the
// order of their offsets; none is about a schema that it finds nothing wrong with. The
// schemas in an OpenAPI document, 3.0 or 3.1, are looked at each by itself.
//
// Nil options are the defaults; [Options].Draft, Resources, Limits, AllowDuplicateNames and
// FormatAnnotationOnly mean what they mean to [Compile]. A schema that does not compile is a
// remark, too: only one that is not JSON is an error, a [*SyntaxError].
//
// The time grows with the size of the schema as that of Compile does. Values in the schema,
// such as defaults, are held against it where they are small.
func CheckSchema(schema []byte, opts *Options) ([]SchemaRemark, error) {
	if opts == nil {
		opts = new(Options)
	}
	if !opts.Draft.exists() {
		return nil, &SchemaError{Message: fmt.Sprintf("there is no %v", opts.Draft)}
	}
	doc := jsonindex.Get()
	defer doc.Release()
	if err := doc.Parse(schema, opts.parsing()); err != nil {
		return nil, newSyntaxError(schema, err)
	}
	if schemarule.IsOpenAPI(doc) {
		return schemaRemarks(schema, doc, opts.compiling(), nil), nil
	}
	compiled, err := compile.Compile(schema, opts.compiling())
	if err == nil {
		return compiledRemarks(doc, compiled), nil
	}
	return withInvalid(schemaRemarks(schema, doc, opts.compiling(), nil), doc, err)
}

// SchemaRemarks returns the remarks of [CheckSchema] on the schema that v was made of, which is
// not compiled once more; nil for a nil or zero Validator.
func (v *Validator) SchemaRemarks() []SchemaRemark {
	schema := v.compiled()
	if schema == nil {
		return nil
	}
	doc := jsonindex.Get()
	defer doc.Release()
	if doc.Parse(schema.Text, schema.Options.Parsing) != nil {
		return nil // which it has been parsed by
	}
	return compiledRemarks(doc, schema)
}

// compiledRemarks returns the remarks on a schema that compiles.
func compiledRemarks(doc *jsonindex.Index, schema *compile.Schema) []SchemaRemark {
	remarks := schemaRemarks(schema.Text, doc, schema.Options, schema)
	if schema.Endless != nil {
		remarks, _ = withInvalid(remarks, doc, schema.Endless) // it is an error of the schema, and no other
	}
	return remarks
}

// schemaRemarks returns the remarks on a schema that has been compiled, or nil.
func schemaRemarks(schema []byte, doc *jsonindex.Index, opts compile.Options, compiled *compile.Schema) []SchemaRemark {
	base, knows := compile.Elsewhere(schema, opts)
	said := schemarule.Remarks(doc, schemarule.Options{
		Draft:   compile.DraftOf(opts.Draft),
		Base:    base,
		Knows:   knows,
		Formats: !opts.FormatAnnotationOnly,
		Refuses: newSelfJudge(doc, compiled).refuses,
	})
	remarks := make([]SchemaRemark, 0, len(said)+1)
	lines := jsonindex.NewCursor(schema)
	for _, r := range said {
		advised, hint := counsel(r.Advice)
		line, column := lines.Position(r.Offset)
		remarks = append(remarks, SchemaRemark{
			Code: SchemaCode(r.Code), Severity: Severity(r.Code.Severity()),
			Offset: r.Offset, End: r.End, Line: line, Column: column,
			KeywordLocation: r.KeywordLocation, Message: r.Message, Hint: hint, Advice: advised, Fix: newFix(r.Fix),
		})
	}
	return remarks
}

// withInvalid adds why a schema does not compile, unless a remark about the place says so.
// That a document is not there which a reference leads to is such a remark.
func withInvalid(remarks []SchemaRemark, doc *jsonindex.Index, err error) ([]SchemaRemark, error) {
	err = compileError(err)
	e, ok := errors.AsType[*SchemaError](err)
	if !ok {
		return nil, err
	}
	isAboutReference := slices.ContainsFunc(e.Advice, func(a Advice) bool {
		code := advice.Code(a.Code)
		return code == advice.SupplyResource || code == advice.NothingThere || code == advice.NoAnchor
	})
	says := func(r SchemaRemark) bool {
		isOne := r.Code == SchemaUnresolvedRef || r.Code == SchemaExternalRef
		return isOne && (e.Line == 0 && isAboutReference || r.Line == e.Line && r.Column == e.Column)
	}
	if slices.ContainsFunc(remarks, says) {
		return remarks, nil
	}
	r := SchemaRemark{
		Code: SchemaInvalid, Severity: SeverityError, End: 1, Line: max(e.Line, 1), Column: max(e.Column, 1),
		KeywordLocation: e.KeywordLocation, Message: e.Message, Hint: e.Hint, Advice: e.Advice,
	}
	if _, value, ok := doc.Find(jsonpointer.Split(e.KeywordLocation)); ok && e.Line > 0 {
		r.Offset, r.End = int(doc.Token(value).Start), int(doc.Token(value).End)
	}
	at, _ := slices.BinarySearchFunc(remarks, r, func(a, b SchemaRemark) int { return a.Offset - b.Offset })
	return slices.Insert(remarks, at, r), nil
}

// A selfJudge holds the values in a schema against it.
type selfJudge struct {
	doc     *jsonindex.Index
	program *judge.Program
	schemas map[string]*jsonschema.Schema // by their JSON Pointers
	late    bool                          // a pattern has taken too long
}

func newSelfJudge(doc *jsonindex.Index, compiled *compile.Schema) *selfJudge {
	j := &selfJudge{doc: doc, schemas: map[string]*jsonschema.Schema{}}
	if compiled == nil {
		return j
	}
	j.program = compiled.Judge
	whole, _, _ := strings.Cut(compiled.Root.Location, "#")
	for location, s := range compiled.All {
		if uri, fragment, _ := strings.Cut(location, "#"); uri == whole && j.program.Has(s) {
			j.schemas[subschema.Pointer(fragment)] = s
		}
	}
	return j
}

// selfSteps bounds what it may cost to judge one value of a schema.
const selfSteps = 10_000

// refuses says why the schema at a path refuses a value of it, to which another path leads.
func (j *selfJudge) refuses(path []string, value int, way []string) (why string, ok bool) {
	s := j.schemas[jsonpointer.String(path...)]
	if s == nil || j.late {
		return "", false
	}
	judgement, err := j.program.JudgeBy(s, j.doc, value, judge.Options{Steps: selfSteps})
	if err != nil {
		_, isSteps := errors.AsType[*judge.StepsError](err)
		j.late = !isSteps
		return "", false
	}
	if judgement.Verdict == nil || judgement.Endless != nil {
		return "", false
	}
	return diagnose.Invalid(j.doc, way, j.program, judgement.Verdict).Message, true
}
