package rule

import (
	"fmt"
	"strings"

	"example.com/authlink/internal/span"
)

//go:generate go test -run ^TestRulesDocument$ -update .

// Page returns the rule's page as text for a terminal, with nothing in it that a
// terminal would obey. It is laid out as Markdown.
func (r Rule) Page() string { return r.page(1, plainText) }

// Markdown returns the same as CommonMark, with a heading of the given level.
func (r Rule) Markdown(level int) string {
	return r.page(level, func(line string) string { return line })
}

// page returns the page with a heading of another level. In code blocks, what cannot be
// seen is made visible; outside them, each line becomes what show makes of it.
func (r Rule) page(level int, show func(line string) string) string {
	var b strings.Builder
	b.WriteString(strings.Repeat("#", level-1))
	inside := false
	for line := range strings.Lines(r.text) {
		if strings.HasPrefix(line, "```") {
			inside = !inside
		}
		if inside {
			line = span.Visible(strings.TrimSuffix(line, "\n")) + "\n"
		} else {
			line = show(line)
		}
		b.WriteString(line)
	}
	return b.String()
}

// Standing says how severe the rule's findings are, and adds off if the rule is off
// unless turned on.
func (r Rule) Standing(off string) string {
	if r.Off {
		return string(r.Severity) + off
	}
	return string(r.Severity)
}

// escapeMarkdown keeps what looks like an HTML tag or an escape from being taken for
// one.
func escapeMarkdown(text string) string {
	return strings.NewReplacer(`\`, `\\`, "<", `\<`).Replace(text)
}

// plainText is the reverse of escapeMarkdown.
func plainText(text string) string {
	return strings.NewReplacer(`\\`, `\`, `\<`, "<").Replace(text)
}

// RulesDocument returns docs/rules.md: every rule's page, and a table of them.
func RulesDocument() string {
	var b strings.Builder
	b.WriteString("<!-- Generated from internal/rule by go generate. -->\n\n# Rules\n\n" + Introduction())
	for _, group := range Groups() {
		b.WriteString("\n## " + group.Title + "\n\n" + group.Table(func(r Rule) string { return "#" + r.Anchor() }))
		for _, r := range group.Rules {
			b.WriteString("\n" + r.Markdown(3))
		}
	}
	return b.String()
}

// Table returns the rules of a group as a table in CommonMark. link is where a rule's page is.
func (g Group) Table(link func(Rule) string) string {
	var b strings.Builder
	b.WriteString("| rule | severity | finds |\n| --- | --- | --- |\n")
	for _, r := range g.Rules {
		fmt.Fprintf(&b, "| [%s](%s) | %s | %s |\n", r.ID, link(r), r.Standing(", off"), escapeMarkdown(r.Summary))
	}
	return b.String()
}

// Introduction returns what comes before the rules, as CommonMark.
func Introduction() string {
	return `Every finding of authlink-lint names its rule in brackets at the end. An *error* breaks the contract, or does harm; a *warning* points at something that is probably not what was meant; an *info* is worth a look. The command fails on errors, or on what --fail-on says.

` + "`authlink-lint explain RULE`" + ` prints the same pages. A test lints their examples. An example without a schema is an auth link in the SDK form; those under Schemas are schemas themselves, those under Exchanges recordings.
`
}
