package authlink

import (
	"example.com/authlink/internal/diagnose"
	"example.com/authlink/internal/engine"
	"example.com/authlink/internal/jsonindex"
)

// An OutputFormat is one of the standard forms of a result (JSON Schema Core
// 2020-12, section 12.4).
type OutputFormat int

// The output formats.
const (
	OutputFlag     OutputFormat = iota // the verdict alone (section 12.4.1)
	OutputBasic                        // a flat list of units (section 12.4.2)
	OutputDetailed                     // a tree that follows the schema, condensed (section 12.4.3)
	OutputVerbose                      // the tree of every result (section 12.4.4)
)

// An OutputUnit is one result in a standard output format (JSON Schema Core 2020-12,
// section 12.3): an error, an annotation, or a node with others below it. It marshals to the
// JSON of the specification.
type OutputUnit struct {
	Valid                   bool         `json:"valid"`
	KeywordLocation         *string      `json:"keywordLocation,omitempty"`
	AbsoluteKeywordLocation string       `json:"absoluteKeywordLocation,omitempty"`
	InstanceLocation        *string      `json:"instanceLocation,omitempty"`
	Error                   string       `json:"error,omitempty"`
	Errors                  []OutputUnit `json:"errors,omitempty"`

	// Annotation is the value that the keyword gives the instance, nil where it gives none.
	// It points to any value of JSON, as encoding/json decodes it with UseNumber.
	Annotation  *any         `json:"annotation,omitempty"`
	Annotations []OutputUnit `json:"annotations,omitempty"`
}

// Output judges a document, and returns the result in a standard output format: where the
// schema accepts the document its annotations, else the errors. Unlike
// [ValidationError].Violations these follow the schema, and are those of every alternative. Of more than ten thousand units it has the first.
//
// An annotation is the value of a keyword such as "title", "default" or "format", or of one
// that no specification knows; or, of a keyword that applies subschemas, which members or items
// it applied them to. A schema that refuses the value gives none.
//
// The error is a [*SyntaxError] where data cannot be read, and a [*PatternStepsError] or a
// [*StepsError] where the verdict could not be found out.
func (v *Validator) Output(data []byte, format OutputFormat) (OutputUnit, error) {
	schema := v.compiled()
	if schema == nil {
		return OutputUnit{}, errNotCompiled
	}
	doc := jsonindex.Get()
	defer doc.Release()
	if err := doc.Parse(data, schema.Parsing); err != nil {
		return OutputUnit{}, newSyntaxError(data, err)
	}
	if format == OutputFlag {
		accepted, err := schema.Judge.Accepts(doc, schema.Judging())
		return OutputUnit{Valid: accepted}, undecided(err)
	}
	trace, err := schema.Judge.Trace(doc, schema.Judging())
	if err != nil {
		return OutputUnit{}, undecided(err)
	}
	return outputUnit(diagnose.Output(engine.Subject(schema, data, doc), trace, format.form())), nil
}

func (f OutputFormat) form() diagnose.Form {
	switch f {
	case OutputBasic:
		return diagnose.Basic
	case OutputDetailed:
		return diagnose.Detailed
	}
	return diagnose.Verbose
}

func outputUnit(u diagnose.Unit) OutputUnit {
	out := OutputUnit{
		Valid: u.Valid, KeywordLocation: &u.KeywordLocation, AbsoluteKeywordLocation: u.AbsoluteKeywordLocation,
		InstanceLocation: &u.InstanceLocation, Error: u.Error,
		Errors: outputUnits(u.Errors), Annotations: outputUnits(u.Annotations),
	}
	if u.HasAnnotation {
		out.Annotation = &u.Annotation
	}
	return out
}

func outputUnits(units []diagnose.Unit) (out []OutputUnit) {
	for _, u := range units {
		out = append(out, outputUnit(u))
	}
	return out
}
