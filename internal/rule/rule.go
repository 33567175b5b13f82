package rule

import (
	"slices"
	"strings"
	"sync"

	"example.com/authlink/internal/finding"
)

// A Rule is one kind of fault that the linter looks for, and its description.
type Rule struct {
	// ID names the rule in findings, on the command line and in URLs: letters
	// and hyphens. If the fault is that a keyword of the schema fails, the id is
	// that keyword.
	ID string

	// Severity is the severity of the rule's findings, unless a [Set] has another.
	Severity finding.Severity

	// Off is set for a rule that does nothing until a [Set] gives it a severity.
	Off bool

	// Summary completes "this rule finds …" in one line without a full stop.
	Summary string

	// Why says what is wrong and whom it hurts, Fix what to do about it. Both are
	// plain text, with empty lines between paragraphs.
	Why, Fix string

	// With the rule on, Bad has exactly one finding, of this rule; Good has no finding.
	Bad, Good Example

	// OfSchemas is set for a rule on JSON Schemas: its documents are schemas themselves.
	OfSchemas bool

	// OfAPIs is set for a rule on exchanges over HTTP: its documents are recordings, and its
	// schemas OpenAPI documents.
	OfAPIs bool

	// check looks for the fault in a document that is JSON. It is nil if
	// validation itself finds the fault.
	check func(*inspection)

	// watch says what has to be asked of a valid document so that check finds nothing. If it is
	// nil, no document is proven quiet where the rule is on.
	watch func(*watch)

	text string // the page
}

// An Example is a document on a rule's page.
type Example struct {
	// Schema is the JSON Schema that the document is checked against, or the OpenAPI document;
	// empty for the built-in contract in the SDK form.
	Schema string

	// Select is the selector of what is checked in the document; empty for all.
	Select string

	// Config is the configuration, for a rule about it.
	Config string

	Document string
}

// A Group is a part of the list of rules.
type Group struct {
	Title string
	Rules []Rule
}

// Groups lists every rule once, in the order in which they are documented.
func Groups() []Group { return slices.Clone(groups()) }

// groups reads all pages.
var groups = sync.OnceValue(func() []Group {
	all := bare()
	for i := range all {
		for k := range all[i].Rules {
			all[i].Rules[k].addPage()
		}
	}
	return all
})

// bare lists every rule without what its page says: a run reads no page.
func bare() []Group {
	meaning := Group{"Content", make([]Rule, 0, len(content))}
	for _, c := range content {
		r := newRule(c.id)
		r.check, r.watch = c.find, c.watch
		meaning.Rules = append(meaning.Rules, r)
	}
	return []Group{
		meaning,
		group("Schema keywords", keywords...),
		group("Text", texts...),
		ofSchemas(group("Schemas", schemas...)),
		group("Selection", EmptySelection, UnreadableBody),
		ofAPIs(group("Exchanges", UnknownOperation, UndeclaredStatus, UndeclaredMediaType)),
		group("Configuration", UnusedSuppression),
	}
}

// newRule is a rule without a check.
func newRule(id string) Rule {
	r := Rule{ID: id}
	r.Severity, r.Off = severityOf(id)
	return r
}

// group is one of rules without a check of their own. Their examples are for any schema.
func group(title string, ids ...string) Group {
	g := Group{title, make([]Rule, 0, len(ids))}
	for _, id := range ids {
		r := newRule(id)
		r.Bad.Schema, r.Good.Schema = anySchema, anySchema
		g.Rules = append(g.Rules, r)
	}
	return g
}

func ofSchemas(g Group) Group {
	for i := range g.Rules {
		g.Rules[i].OfSchemas = true
	}
	return g
}

func ofAPIs(g Group) Group {
	for i := range g.Rules {
		g.Rules[i].OfAPIs = true
	}
	return g
}

// anySchema allows every document.
const anySchema = "true"

// IsOfContent reports whether the rule looks at what a valid document means.
func (r Rule) IsOfContent() bool { return r.check != nil }

// byID has every rule, whose page is read when somebody asks for it.
var byID = sync.OnceValue(func() map[string]func() Rule {
	all := map[string]func() Rule{}
	for _, group := range bare() {
		for _, r := range group.Rules {
			all[r.ID] = sync.OnceValue(func() Rule {
				r.addPage()
				return r
			})
		}
	}
	return all
})

// All lists every rule once, in the order of [Groups].
func All() []Rule {
	var all []Rule
	for _, group := range groups() {
		all = append(all, group.Rules...)
	}
	return all
}

// Find returns the rule by that id, and whether there is one.
func Find(id string) (Rule, bool) {
	r, ok := byID()[id]
	if !ok {
		return Rule{}, false
	}
	return r(), true
}

// Anchor is the fragment of the rule's heading in docs/rules.md.
func (r Rule) Anchor() string { return strings.ToLower(r.ID) }
