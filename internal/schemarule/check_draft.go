package schemarule

import (
	"bytes"
	"slices"

	"example.com/authlink/internal/advice"
	"example.com/authlink/internal/dialect"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/show"
	"example.com/authlink/internal/words"
)

// checkDrafts looks for keywords of other drafts. What an annotation of one says is lost on
// nobody who reads it.
func (d *document) checkDrafts(n *node) {
	if n.res.unknown {
		return
	}
	for _, m := range n.members {
		k := dialect.Find(m.keyword)
		if m.keyword == "nullable" {
			d.checkNullable(n, m)
		}
		if k == nil || n.res.has(k) || k.Role == dialect.Annotation || k.Takes&dialect.OfToken(d.Token(m.value).Kind) == 0 {
			continue
		}
		s := said{message: draftName(n.res.draft) + " has no " + show.QuoteOwn(m.keyword)}
		code := OtherDraft
		if isRead(k, n.res.draft) {
			s.message += ": other validators may ignore it"
		} else if k.Constrains() {
			code = IgnoredKeyword
			s.message += ": it checks nothing"
		} else {
			s.message += ": it names nothing"
		}
		d.aboutKeyword(code, n, m, d.nameLikely(n.res, k, s))
	}
}

// checkNullable looks for "nullable" where null is refused all the same: only OpenAPI 3.0 has
// it, and 3.1 has it no more.
func (d *document) checkNullable(n *node, m member) {
	types, ok := d.types(n)
	if n.res.draft == dialect.OpenAPI30 || d.Token(m.value).Kind != jsonindex.True || !ok || types&dialect.Null != 0 {
		return
	}
	s := said{message: draftName(n.res.draft) + ` has no "nullable": null is refused all the same`}
	d.aboutKeyword(OtherDraft, n, m, s.with(advice.NullType))
}

// isRead reports whether the validator reads a keyword in a draft that has dropped it, as
// it does with those that cannot mean anything else.
func isRead(k *dialect.Keyword, draft dialect.Draft) bool {
	switch k.Name {
	case "dependencies", "$recursiveRef":
		return draft > k.Last && !draft.IsOpenAPI()
	}
	return false
}

// nameLikely says how to name a draft with a keyword.
func (d *document) nameLikely(res *resource, k *dialect.Keyword, s said) said {
	if likely, ok := d.names().Likely(k.In); ok {
		return d.nameDraft(res, likely, s)
	}
	return s
}

func draftName(draft dialect.Draft) string {
	if draft.IsOpenAPI() {
		return draft.String()
	}
	return "draft " + draft.String()
}

// nameDraft says how to name another draft than the one that a resource is read by.
func (d *document) nameDraft(res *resource, draft dialect.Draft, s said) said {
	switch {
	case res.draft.IsOpenAPI():
		return s
	case res.named != "":
		return s.with(advice.OtherDraftNamed, draft.String(), draft.Metaschema())
	}
	return s.with(advice.NameDraft, draft.String(), draft.Metaschema())
}

// checkSiblings looks for what stands beside a "$ref", of which drafts before 2019-09, and
// OpenAPI 3.0, read nothing. What it says for people, they read all the same.
func (d *document) checkSiblings(n *node) {
	var lost []string
	first := member{}
	for _, m := range n.members {
		if k := dialect.Find(m.keyword); k != nil && k.Constrains() && m.keyword != "$ref" && !d.saysAgain(n, m) {
			if lost == nil {
				first = m
			}
			lost = append(lost, show.QuoteOwn(m.keyword))
		}
	}
	if lost == nil {
		return
	}
	verb := " checks nothing: "
	if len(lost) > 1 {
		verb = " check nothing: "
	}
	s := said{message: words.Enumerate(lost, "and") + verb + draftName(n.res.draft) + ` ignores what stands beside a "$ref"`}
	if !n.res.draft.IsOpenAPI() {
		s = s.with(advice.WrapReference, dialect.Draft201909.String())
	} else {
		s = s.with(advice.WrapInAllOf)
	}
	d.aboutKeyword(IgnoredSibling, n, first, s)
}

// saysAgain reports whether the schema that n refers to says the same: then nothing is lost.
func (d *document) saysAgain(n *node, m member) bool {
	for _, r := range n.refs {
		if r.target == nil || r.target.members == nil {
			continue
		}
		if value, ok := r.target.get(m.keyword); ok && bytes.Equal(d.Raw(value), d.Raw(m.value)) {
			return true
		}
	}
	return false
}

// checkIdle looks for keywords that have no effect because of what stands beside them, or
// does not.
func (d *document) checkIdle(n *node) {
	for _, m := range n.members {
		k := n.keywordOf(m)
		if k == nil {
			continue
		}
		if why := d.idle(n, m, k); why != "" {
			d.aboutKeyword(IdleKeyword, n, m, said{message: show.QuoteOwn(m.keyword) + " has no effect " + why})
		}
	}
}

// idle says why a keyword has no effect, "" where it has one.
func (d *document) idle(n *node, m member, k *dialect.Keyword) string {
	if m.keyword == "if" && n.res.draft >= dialect.Draft201909 {
		return "" // what it evaluates counts all the same (2020-12, Core, section 10.2.2.1)
	}
	if len(k.Needs) > 0 && !slices.ContainsFunc(k.Needs, n.hasKeyword) {
		return "without " + quotedAlternatives(k.Needs)
	}
	switch m.keyword {
	case "additionalItems":
		if !d.isList(n, "items") {
			return `unless "items" is a list`
		}
	case "unevaluatedProperties":
		if n.hasKeyword("additionalProperties") {
			return `beside "additionalProperties", which leaves nothing to it`
		}
	case "unevaluatedItems":
		if n.hasKeyword("items") && (!d.isList(n, "items") || n.hasKeyword("additionalItems")) {
			return `beside "items", which leaves nothing to it`
		}
	}
	return ""
}

// isList reports whether a schema has a keyword with a list as its value.
func (d *document) isList(n *node, keyword string) bool {
	value, ok := n.get(keyword)
	return ok && d.Token(value).Kind == jsonindex.Array
}

func quotedAlternatives(keywords []string) string {
	var quoted []string
	for _, keyword := range keywords {
		quoted = append(quoted, show.QuoteOwn(keyword))
	}
	return words.Alternatives(quoted)
}
