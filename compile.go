package authlink

import (
	"fmt"
	"reflect"

	"example.com/authlink/internal/compile"
	"example.com/authlink/internal/engine"
	"example.com/authlink/internal/show"
)

// Compile makes a validator of a JSON Schema, of any draft from 4 to 2020-12, in JSON and
// UTF-8; the command reads schemas in YAML, too. Nil options are the defaults. The error is
// a [*SyntaxError] where the schema is not JSON, one that wraps a *SyntaxError where a
// resource is not, and else a [*SchemaError]; or a [*PatternStepsError] where a pattern
// took too many steps on a name in the schema itself.
//
// Of a schema are bounded: its size and depth, by [Options].Limits; the lengths of the
// locations of its subschemas together; and how many subschemas with an identifier, a dynamic
// anchor or a place in a tuple there are beside one another, by [Options].MaxCompileSteps. But for these, the time to compile
// grows with the length of the schema: a thousand subschemas take about a tenth of a second, a
// hundred thousand ten.
//
// The work for a document is linear in its size for a given schema, however its subschemas refer
// to one another, and ends at a count: see [StepsError] and [PatternStepsError]. Where several ways
// lead to one subschema and one value, what it says is remembered, in up to 256 MiB. A document is
// refused where its schema leads back to itself for the same value; other documents are not.
func Compile(schema []byte, opts *Options) (*Validator, error) {
	if opts == nil {
		opts = new(Options)
	}
	if !opts.Draft.exists() {
		return nil, &SchemaError{Message: fmt.Sprintf("there is no %v", opts.Draft)}
	}
	compiled, err := compile.Compile(schema, opts.compiling())
	if err != nil {
		return nil, compileError(err)
	}
	return (*Validator)(engine.New(compiled)), nil
}

// For makes a validator of a Go type: it compiles the schema that [Reflect] gives for T with
// [Options].Reflect. Nil options are the defaults. The error is that of Reflect or of
// [Compile].
func For[T any](opts *Options) (*Validator, error) { return ForType(reflect.TypeFor[T](), opts) }

// ForType is [For] for a type that is known only when the program runs.
func ForType(t reflect.Type, opts *Options) (*Validator, error) {
	if opts == nil {
		opts = new(Options)
	}
	schema, err := ReflectType(t, opts.Reflect)
	if err != nil {
		return nil, err
	}
	return Compile(schema, opts)
}

// compileError returns an error of compiling as one of those that Compile documents.
func compileError(err error) error {
	switch e := err.(type) {
	case *compile.Error:
		advised, hint := counsel(e.Advice)
		return &SchemaError{
			Resource: e.Resource, KeywordLocation: e.KeywordLocation, Line: e.Line, Column: e.Column,
			Message: e.Message, Hint: hint, Advice: advised,
		}
	case *compile.SyntaxError:
		if e.Resource != "" {
			return fmt.Errorf("resource %s: %w", show.QuoteOwn(e.Resource), newSyntaxError(e.Text, e.Err))
		}
		return newSyntaxError(e.Text, e.Err)
	}
	return undecided(err)
}

// A SchemaError says why a schema does not compile.
type SchemaError struct {
	// Resource is the document that is at fault, by its key in [Options].Resources;
	// empty for the schema itself.
	Resource string `json:"resource,omitempty"`

	// KeywordLocation is the JSON Pointer (RFC 6901) of the fault in that document. Line
	// and Column are its place there, 1-based, the column in Unicode code points. Where
	// the fault has no place in it, Line and Column are 0 and KeywordLocation may be
	// empty.
	KeywordLocation string `json:"keywordLocation"`
	Line            int    `json:"line"`
	Column          int    `json:"column"`

	// Message says what is wrong; Hint, empty where there is nothing to say, what to do
	// about it. Each is one line.
	Message string `json:"message"`
	Hint    string `json:"hint,omitempty"`

	Advice []Advice `json:"advice,omitempty"` // what Hint puts into words
}

// Error returns "line:column: schema at /pointer: message (hint)", after "resource NAME: "
// where it is about a resource.
func (e *SchemaError) Error() string {
	where := ""
	if e.Resource != "" {
		where = "resource " + show.QuoteOwn(e.Resource) + ": "
	}
	if e.Line > 0 {
		where += fmt.Sprintf("%d:%d: ", e.Line, e.Column)
	}
	at := "schema"
	if e.KeywordLocation != "" {
		at += " at " + compile.ShortLocation(e.KeywordLocation)
	}
	return where + at + ": " + e.Message + inBrackets(e.Hint)
}
