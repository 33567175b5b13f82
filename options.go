package authlink

import (
	"fmt"

	"example.com/authlink/internal/jsonindex"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// Draft is a published version of the JSON Schema specification.
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

var draftNames = [...]string{"2020-12", "2019-09", "7", "6", "4"}

// String names the draft as its specification does: "2020-12", "7".
func (d Draft) String() string {
	if !d.exists() {
		return fmt.Sprintf("Draft(%d)", int(d))
	}
	return draftNames[d]
}

func (d Draft) exists() bool { return d >= 0 && int(d) < len(draftNames) }

// Limits bound what a document may cost. A field that is zero or negative
// takes its default, which is generous for any document that people write and
// mean for one that is written against us. Depth, Digits and Exponent are never
// more than 100,000: the first costs stack, which a program cannot recover from
// running out of, and the reference engine panics on numbers of a million digits.
type Limits struct {
	Bytes    int // length of a document in bytes; 16 MiB unless set
	Values   int // values of every kind, and member names; 1,048,576 unless set
	Depth    int // arrays and objects inside one another; 1000 unless set
	Digits   int // digits of one number, before and after the point; 1000 unless set
	Exponent int // magnitude of a number's exponent; 1000 unless set
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

// Options says how to compile a schema and how strict to be with documents.
// Nil and the zero value are the safe defaults.
type Options struct {
	// Limits bound each document, and the schema itself.
	Limits Limits

	// AllowDuplicateNames accepts an object that names a member twice; the
	// last one counts, as in encoding/json. RFC 8259, section 4, leaves this
	// open; RFC 7493, section 2.3, forbids it, and so do we.
	AllowDuplicateNames bool

	// FormatAnnotationOnly leaves "format" unasserted, as is the default of
	// draft 2019-09 and later (JSON Schema Validation 2020-12, section 7.2.1).
	FormatAnnotationOnly bool

	// LinearPatternsOnly refuses schemas with a pattern that cannot be matched
	// in linear time: one with lookaround, a backreference or a very large
	// repetition. Such a pattern may take very long on a document that is made
	// for it; each match of it is given up after half a second.
	LinearPatternsOnly bool

	// Draft is the dialect of a schema that does not name one in "$schema".
	Draft Draft

	// Resources are the documents that "$ref" and "$schema" may name, by their
	// URIs, which may be relative to that of the schema, as a "$ref" in it may be.
	// Nothing is ever fetched from a network or a disk.
	Resources map[string][]byte

	// Reflect says how [For] and [ForType] make a schema of a Go type; nil is how
	// [Reflect] does. Compile does not look at it.
	Reflect *ReflectOptions
}

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
