package authlink

import (
	"fmt"

	"example.com/authlink/internal/compile"
	"example.com/authlink/internal/dialect"
	"example.com/authlink/internal/jsonindex"
)

// A Draft is a published version of the JSON Schema specification.
type Draft int

// The drafts that [Compile] understands. Draft202012 is the zero value, so it
// is what a schema without "$schema" is read as.
const (
	Draft202012 Draft = iota
	Draft201909
	Draft7
	Draft6
	Draft4
)

// dialects are the drafts as the packages behind this one have them.
var dialects = [...]dialect.Draft{
	Draft202012: dialect.Draft202012,
	Draft201909: dialect.Draft201909,
	Draft7:      dialect.Draft7,
	Draft6:      dialect.Draft6,
	Draft4:      dialect.Draft4,
}

// String returns the name of the draft in its specification, such as "2020-12" or "7".
func (d Draft) String() string {
	if !d.exists() {
		return fmt.Sprintf("Draft(%d)", int(d))
	}
	return dialects[d].String()
}

func (d Draft) exists() bool { return d >= 0 && int(d) < len(dialects) }

// Limits bound what a document may cost. A field that is zero or negative stands for its
// default, which leaves room for any document that people write, and little for one that is
// made to do harm. A Depth, Digits or Exponent above 100,000 counts as 100,000: depth costs
// stack, which a program cannot recover from running out of, and numbers of a million digits
// cost time. A document beyond a limit is a [*SyntaxError] with the code [SyntaxLimit].
type Limits struct {
	Bytes    int // length of the document in bytes; the default is 16 MiB, and the most 4 GiB
	Values   int // values of every kind, and member names; the default is 1,048,576
	Depth    int // arrays and objects inside one another; the default is 1000
	Digits   int // digits of one number, before and after the point; the default is 1000
	Exponent int // magnitude of a number's exponent; the default is 1000
}

const maxLimit = 100_000

// bounded returns the limits that are in force.
func (l Limits) bounded() jsonindex.Limits {
	limits := jsonindex.Limits(l).OrDefaults()
	limits.Depth = min(limits.Depth, maxLimit)
	limits.Digits = min(limits.Digits, maxLimit)
	limits.Exponent = min(limits.Exponent, maxLimit)
	return limits
}

// Options say how to compile a schema and how strict to be with documents. Nil and the zero
// value stand for the defaults, which are the strict ones.
type Options struct {
	// Limits bound each document, the schema and each of the resources.
	Limits Limits

	// AllowDuplicateNames accepts an object that names a member twice. RFC 8259, section 4,
	// leaves this open; RFC 7493, section 2.3, forbids it, and so does this package by
	// default. Which of the two counts differs from one reader to the next, so each is judged.
	AllowDuplicateNames bool

	// FormatAnnotationOnly makes "format" an annotation, as it is by default in draft
	// 2019-09 and later (JSON Schema Validation 2020-12, section 7.2.1).
	FormatAnnotationOnly bool

	// LinearPatternsOnly refuses a schema with a pattern that cannot be matched in linear
	// time: one with lookaround, a backreference or a very large repetition. Without it, the
	// steps that such patterns take are counted, and a document that takes too many is given up
	// with a [*PatternStepsError].
	LinearPatternsOnly bool

	// MaxViolations bounds how many violations of a document are kept, each of which takes
	// some 250 bytes; zero or less stands for 10,000. The others are counted:
	// [ValidationError].More.
	MaxViolations int

	// MaxCompileSteps bounds how often the compiler may look for something among others, one
	// after the other: an identifier, a schema in a tuple, one with a dynamic anchor. Zero or less
	// stands for 500 million, which take some seconds. A schema that would take more is a
	// [*SchemaError] before any of it is compiled.
	MaxCompileSteps int

	// Draft is the draft of a schema that does not name one in "$schema".
	Draft Draft

	// Resources are the documents that "$ref" and "$schema" may refer to, by their URIs,
	// which may be relative to that of the schema. Each is found by its own "$id" too, and
	// by the "$id" of a schema that is embedded in it, or in the schema. Nothing is ever
	// fetched from a network or a disk.
	Resources map[string][]byte

	// Secrets are JSON Pointers (RFC 6901) to values of documents that are secrets, whatever
	// their names and the schema say; the token "*" stands for any member or element.
	Secrets []string

	// Reflect says how [For] and [ForType] make a schema of the Go type; nil stands for
	// the defaults of [Reflect]. Compile ignores it.
	Reflect *ReflectOptions
}

// compiling returns the options as the compiler takes them.
func (o *Options) compiling() compile.Options {
	return compile.Options{
		Parsing:              o.parsing(),
		FormatAnnotationOnly: o.FormatAnnotationOnly,
		LinearPatternsOnly:   o.LinearPatternsOnly,
		MaxSteps:             int64(max(o.MaxCompileSteps, 0)),
		MaxFaults:            o.MaxViolations,
		Draft:                compile.EngineOf(dialects[o.Draft]),
		Resources:            o.Resources,
		Secrets:              o.Secrets,
	}
}

func (o *Options) parsing() jsonindex.Options {
	return jsonindex.Options{Limits: o.Limits.bounded(), AllowDuplicateNames: o.AllowDuplicateNames}
}
