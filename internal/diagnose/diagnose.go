package diagnose

import (
	"cmp"
	"fmt"
	"slices"

	"example.com/authlink/internal/advice"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/near"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"
)

// A Subject is a document that its schema refuses, and what there is to know of both.
type Subject struct {
	Data     []byte
	Doc      *jsonindex.Index // of Data
	Instance any              // Doc, decoded
	Schema   *jsonschema.Schema
	Schemas  map[string]*jsonschema.Schema // every reachable one, by absolute location
	Contract Contract                      // that Schema is one variant of; nil for none
}

// A Contract knows how the names and the values of a payload have changed, and how
// they are spelled elsewhere.
type Contract interface {
	// OtherForm returns the form of a document that spells a name like that, where this
	// one does not.
	OtherForm(name string, document any) (form string, ok bool)

	// Dumped returns how this form spells a value that the form dump, which is what the
	// vendor's own software writes, spells differently.
	Dumped(value any) (documented string, ok bool)

	// IsDump reports whether a document as a whole may be in the form dump.
	IsDump(document any) bool

	// TakenBy returns the edition that takes a value at a JSON Pointer, where this one
	// does not: the first of the later ones, else the last of the earlier ones.
	TakenBy(pointer string, value any) (edition string, ok bool)
}

// A Violation is a fault in words, at its place in the document.
type Violation struct {
	Offset, End      int // in bytes: [Offset, End)
	Line, Column     int // 1-based; the column in code points
	InstanceLocation string
	KeywordLocation  string
	Keyword          string
	Message          string
	Advice           []advice.Advice // what to do about it
	Related          []Related
	Fix              *Fix // the edit that Advice names, nil where it names none
}

// A Related is another place in the document that a fault is about.
type Related struct {
	Offset, End  int
	Line, Column int
	Message      string // what is there
}

// A Report is what there is to say of one document. It is for one goroutine.
type Report struct {
	Violations []Violation // in the order of their offsets

	output outputter
}

// Explain puts the error of the reference engine into words.
func Explain(s Subject, err *jsonschema.ValidationError) *Report {
	root := newNode(err, err.SchemaURL, "", branch{})
	words := wording{schema: s.Schema, schemas: s.Schemas, instance: s.Instance, contract: s.Contract, near: new(near.Search)}
	r := &Report{output: outputter{root, words}}
	for _, leaf := range root.leaves() {
		for _, f := range locate(leaf) {
			f.place(s.Doc)
			r.Violations = append(r.Violations, words.violation(f, s.Doc))
		}
	}
	slices.SortFunc(r.Violations, compareViolations)
	r.Violations = slices.CompactFunc(r.Violations, saySame)
	lines := jsonindex.NewCursor(s.Data)
	for i := range r.Violations {
		v := &r.Violations[i]
		v.Line, v.Column = lines.Position(v.Offset)
		for j := range v.Related {
			related := &v.Related[j]
			related.Line, related.Column = jsonindex.NewCursor(s.Data).Position(related.Offset)
		}
	}
	return r
}

func compareViolations(a, b Violation) int {
	return cmp.Or(
		cmp.Compare(a.Offset, b.Offset),
		cmp.Compare(a.End, b.End),
		cmp.Compare(a.Keyword, b.Keyword),
		cmp.Compare(a.Message, b.Message),
		cmp.Compare(a.KeywordLocation, b.KeywordLocation),
	)
}

// saySame reports whether b repeats a: two references to one schema do.
func saySame(a, b Violation) bool {
	return a.Offset == b.Offset && a.End == b.End && a.Keyword == b.Keyword && a.Message == b.Message
}

// Count counts the faults that the engine's error tells, without their words.
func Count(err *jsonschema.ValidationError) int {
	root := newNode(err, err.SchemaURL, "", branch{})
	return distanceOf(root, root.leaves()).faults
}

// A First is the first fault of a schema that its metaschema refuses.
type First struct {
	Path    []string // reference tokens, from the document on
	Message string
	Advice  []advice.Advice

	Pattern string // one that does not compile, and why
	Regex   error  // nil where the fault is another
}

// Invalid words the first fault of a schema, which stands at a path in a document.
// Where the engine has misplaced it, as it does with what "propertyNames" of a
// metaschema says, the first that is there.
func Invalid(document any, at []string, err *jsonschema.ValidationError, isThere func(path []string) bool) First {
	leaves := newNode(err, err.SchemaURL, "", branch{}).leaves()
	path := func(leaf *Fault) []string { return slices.Concat(at, locate(leaf)[0].instance) }
	leaf := leaves[max(0, slices.IndexFunc(leaves, func(leaf *Fault) bool { return isThere(path(leaf)) }))]
	first := First{Path: path(leaf)}
	words := wording{instance: document, near: new(near.Search)}
	leaf.instance = first.Path
	first.Message = words.message(leaf, first.Path)
	first.Advice = words.counsel(&located{Fault: leaf, instance: first.Path}, site{}).Advice
	if _, ok := leaf.kind.(*badName); ok {
		leaf = leaf.causes[0].leaves()[0]
	}
	if k, ok := leaf.kind.(*kind.Format); ok && k.Want == "regex" {
		first.Pattern, first.Regex = fmt.Sprint(k.Got), k.Err
	}
	return first
}
