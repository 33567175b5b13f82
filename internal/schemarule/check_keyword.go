package schemarule

import (
	"slices"
	"strings"

	"example.com/authlink/internal/advice"
	"example.com/authlink/internal/dialect"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/jsonpointer"
	"example.com/authlink/internal/show"
)

// checkWhole looks for documents that assert nothing, so that everything is valid.
func (d *document) checkWhole() {
	if d.spec || len(d.roots) == 0 || d.asserts(d.roots[0]) {
		return
	}
	n := d.roots[0]
	definitions, isStrange := member{}, false
	for _, m := range n.members {
		switch k := dialect.Find(m.keyword); {
		case k == nil && d.meant(n, m) != "", k != nil && k.Constrains():
			return // another rule says so
		case k == nil:
			isStrange = isStrange || !n.mayHave(m)
		case k.Role == dialect.Definition && d.Token(m.value).Next > uint32(m.value)+1:
			definitions = m
		}
	}
	d.assertsNothing(n, definitions, isStrange)
}

// assertsNothing says that a document asserts nothing: it has definitions, if their keyword is
// one, or something that is strange.
func (d *document) assertsNothing(n *node, definitions member, isStrange bool) {
	switch {
	case definitions.keyword != "":
		first := d.Text(definitions.value + 1) // the name of the first of them
		s := said{message: "this schema has definitions and nothing else: every document is valid"}
		s = s.with(advice.ReferToDefinition, show.QuoteURI("#"+jsonpointer.Fragment(definitions.keyword, first)))
		d.aboutKeyword(DefinitionsOnly, n, definitions, s)
	case isStrange:
		s := said{message: "no keyword of JSON Schema stands here that a document could break: every document is valid"}
		if n.res.named == "" {
			s = s.with(advice.NotASchema)
		}
		d.remark(AssertsNothing, n.token, n.pointer(), s)
	}
}

// mayHave reports whether a member that is no keyword is there on purpose: it is an extension,
// or a reference leads into it.
func (n *node) mayHave(m member) bool {
	return strings.HasPrefix(m.keyword, "x-") || n.keeps[m.keyword]
}

// checkKeywords looks for what is no keyword.
func (d *document) checkKeywords(n *node) {
	for _, m := range n.members {
		k := dialect.Find(m.keyword)
		isKeyword := k != nil && (n.res.has(k) || d.suits(k, m.value))
		if isKeyword || n.mayHave(m) {
			continue
		}
		quoted := show.QuoteOwn(m.keyword)
		switch meant := d.meant(n, m); {
		case meant != "":
			s := said{message: quoted + " is not a keyword: it checks nothing"}
			d.aboutKeyword(UnknownKeyword, n, m, d.replaced(s, m.name, meant))
		case d.isMisplaced(n, m):
			s := said{message: quoted + " is not a keyword: the schema in it checks nothing"}
			d.aboutKeyword(MisplacedProperty, n, m, s.with(advice.UnderProperties))
		default:
			d.aboutKeyword(CustomKeyword, n, m, said{message: quoted + " is not a keyword of JSON Schema: it checks nothing"})
		}
	}
}

// meant returns the keyword that an unknown one was probably meant to be, "" for none. One
// that is there already, or whose value could not be like that, was not meant: people have
// keywords of their own, such as "enumNames" or "titles".
func (d *document) meant(n *node, m member) string {
	var free []string
	for _, name := range dialect.Names(n.res.draft) {
		if !n.hasKeyword(name) && d.suits(dialect.Find(name), m.value) {
			free = append(free, name)
		}
	}
	best, _ := d.best(m.keyword, free)
	if isExtended(m.keyword, best) {
		return ""
	}
	return best
}

// isExtended reports whether a word is a keyword with something before it, as people write
// for a keyword of their own or one that is switched off: "tsEnum", "_description".
func isExtended(word, keyword string) bool {
	prefix, ok := strings.CutSuffix(strings.ToLower(word), strings.ToLower(keyword))
	return ok && keyword != "" && (strings.HasPrefix(prefix, "_") || len(prefix) > 1)
}

// suits reports whether a keyword may have such a value.
func (d *document) suits(k *dialect.Keyword, value int) bool {
	if k.Takes&dialect.OfToken(d.Token(value).Kind) == 0 {
		return false
	}
	switch k.Name {
	case "type":
		return d.isType(value)
	case "required":
		_, ok := d.strings(value)
		return ok
	}
	return true
}

// isType reports whether a token is a type of JSON Schema, or a list of them.
func (d *document) isType(value int) bool {
	if d.Token(value).Kind == jsonindex.String {
		return dialect.KindsOf[d.Text(value)] != 0
	}
	texts, ok := d.strings(value)
	return ok && len(texts) > 0 && !slices.ContainsFunc(texts, func(text string) bool { return dialect.KindsOf[text] == 0 })
}

// isMisplaced reports whether a member that is no keyword looks like a property that was
// written beside "properties", not in it.
func (d *document) isMisplaced(n *node, m member) bool {
	if n.hasKeyword("properties") || d.Token(m.value).Kind != jsonindex.Object {
		return false
	}
	if types, ok := d.types(n); ok && types&dialect.Object == 0 {
		return false
	}
	for name, value := range d.Members(m.value) {
		switch d.Text(name) {
		case "type":
			return d.isType(value)
		case "$ref":
			return d.Token(value).Kind == jsonindex.String
		}
	}
	return false
}
