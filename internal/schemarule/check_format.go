package schemarule

import (
	"slices"

	"example.com/authlink/internal/dialect"
	"example.com/authlink/internal/show"
)

// checkFormat looks for a format that nobody knows, and so nobody checks.
func (d *document) checkFormat(n *node) {
	name, ok := d.text(n, "format")
	if !ok || !d.opts.Formats {
		return
	}
	if types, ok := d.types(n); ok && types&dialect.String == 0 && dialect.IsOfStrings(name) {
		m, _ := n.member("format")
		d.aboutKeyword(InapplicableKeyword, n, m, said{message: "the format " + show.QuoteOwn(name) + " says nothing about " + d.typeNames(n) + ": it is for strings"})
		return
	}
	known := dialect.Formats()
	if slices.Contains(known, name) {
		return
	}
	value, _ := n.get("format")
	best, isNear := d.best(name, known)
	if !isNear {
		d.aboutValue(CustomFormat, n, value, said{message: show.QuoteOwn(name) + " is not a format of JSON Schema: it checks nothing"}, "format")
		return
	}
	s := said{message: show.QuoteOwn(name) + " is not a format: it checks nothing"}
	d.aboutValue(UnknownFormat, n, value, d.replaced(s, value, best), "format")
}
