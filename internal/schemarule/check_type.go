package schemarule

import (
	"example.com/authlink/internal/dialect"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/show"
	"example.com/authlink/internal/words"
)

// types returns the kinds of values that the "type" of a schema allows, and whether it
// has one that can be understood.
func (d *document) types(n *node) (kinds dialect.Kinds, ok bool) {
	value, ok := n.get("type")
	if !ok || !d.isType(value) {
		return 0, false
	}
	if d.Token(value).Kind == jsonindex.String {
		kinds = dialect.KindsOf[d.Text(value)]
	} else {
		texts, _ := d.strings(value)
		for _, text := range texts {
			kinds |= dialect.KindsOf[text]
		}
	}
	if nullable, _ := n.get("nullable"); n.res.draft == dialect.OpenAPI30 && n.hasKeyword("nullable") && d.Token(nullable).Kind == jsonindex.True {
		kinds |= dialect.Null
	}
	return kinds, true
}

// checkTypes looks for keywords that say nothing about the values that "type" allows, and
// for references and an "allOf" that leave no type.
func (d *document) checkTypes(n *node) {
	if types, ok := d.types(n); ok {
		for _, m := range n.members {
			if k := n.keywordOf(m); k != nil && k.Constrains() && k.Judges&types == 0 {
				s := said{message: show.QuoteOwn(m.keyword) + " says nothing about " + d.typeNames(n) + ": it is for " + pluralOf[k.Judges]}
				d.aboutKeyword(InapplicableKeyword, n, m, s)
			}
		}
	}
	d.checkTogether(n)
}

// checkTogether looks for schemas that apply together and ask for different types.
func (d *document) checkTogether(n *node) {
	parts := d.together(n)
	if len(parts) == 0 || d.typesAsked(n) != 0 {
		return
	}
	for _, part := range parts {
		if d.typesAsked(part) == 0 {
			return // that part by itself asks for too much
		}
	}
	m, ok := n.member("allOf")
	if !ok {
		m, _ = n.member("$ref")
	}
	s := said{message: "the schemas that " + show.QuoteOwn(m.keyword) + " brings together ask for different types: no value is valid"}
	d.aboutKeyword(Contradiction, n, m, s)
}

// together returns the schemas that certainly apply to whatever n applies to.
func (d *document) together(n *node) (parts []*node) {
	for _, r := range n.refs {
		if r.keyword == "$ref" && r.target != nil {
			parts = append(parts, r.target)
		}
	}
	if n.ignoresSiblings() {
		return parts
	}
	for _, c := range n.below {
		if c.keyword != nil && c.keyword.Name == "allOf" {
			parts = append(parts, c.node)
		}
	}
	return parts
}

// typesAsked returns the kinds of values that are left by the types of a schema and of all that
// certainly applies with it. Where one leads back to itself, that adds nothing.
func (d *document) typesAsked(n *node) dialect.Kinds {
	if known, ok := d.asked[n]; ok {
		return known
	}
	kinds := dialect.AnyKind
	d.asked[n] = kinds
	if types, ok := d.types(n); ok && !n.ignoresSiblings() {
		kinds = types
	}
	for _, part := range d.together(n) {
		kinds &= d.typesAsked(part)
	}
	d.asked[n] = kinds
	return kinds
}

// pluralOf names the values that a keyword is for.
var pluralOf = map[dialect.Kinds]string{
	dialect.Number: "numbers", dialect.String: "strings", dialect.Array: "arrays", dialect.Object: "objects",
}

// typeNames says which types a schema has, such as "a string or null".
func (d *document) typeNames(n *node) string {
	value, _ := n.get("type")
	texts, ok := d.strings(value)
	if !ok {
		texts = []string{d.Text(value)}
	}
	var named []string
	for _, text := range texts {
		if text == "null" {
			named = append(named, text)
		} else {
			named = append(named, words.WithArticle(text))
		}
	}
	return words.Alternatives(named)
}
