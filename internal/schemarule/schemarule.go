package schemarule

import (
	"cmp"
	"slices"

	"example.com/authlink/internal/dialect"
	"example.com/authlink/internal/jsonindex"
)

// Options say what a schema is held against.
type Options struct {
	// Draft is that of a schema that names none.
	Draft dialect.Draft

	// Base is the absolute URI of a schema that gives itself no identifier.
	Base string

	// Knows reports whether an absolute URI, without a fragment, is that of another document
	// that references may lead to. It is asked once for each. Nil stands for none.
	Knows func(uri string) bool

	// Formats is set if formats are asserted. If not, an unknown one is lost on nobody.
	Formats bool

	// Refuses says why the schema at a path of the document refuses a value of it, which
	// is a token that another path leads to; ok is false where it does not, or where nobody
	// knows. Nil stands for nobody knows.
	Refuses func(schema []string, value int, way []string) (why string, ok bool)
}

// Remarks returns what there is to say about a schema, in the order of its text: of the
// document as a whole or, in an OpenAPI document, of each schema in it.
func Remarks(doc *jsonindex.Index, opts Options) []Remark {
	d := newDocument(doc, opts)
	d.check()
	slices.SortStableFunc(d.remarks, func(a, b Remark) int {
		return cmp.Or(cmp.Compare(a.Offset, b.Offset), cmp.Compare(a.End, b.End))
	})
	return d.remarks
}
