package rule

import (
	"example.com/authlink/internal/span"
	"fmt"
	"strings"
)

//go:generate go test -run ^TestRulesDocument$ -update .

// Page returns what there is to say of the rule as text for a terminal, which
// obeys nothing in it. It is laid out as Markdown.
func (r Rule) Page() string {
	return r.page(1, func(text string) string { return text })
}

// Markdown returns the same as CommonMark, with a heading of the given level.
func (r Rule) Markdown(level int) string { return r.page(level, escapeMarkdown) }

func (r Rule) page(level int, escape func(string) string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s\n\n", strings.Repeat("#", level), r.ID)
	fmt.Fprintf(&b, "Finds %s. Severity: %s.\n\n", escape(r.Summary), r.Standing("; off unless turned on"))
	fmt.Fprintf(&b, "%s\n\n**To fix it:** %s\n\n", escape(r.Why), escape(r.Fix))
	switch {
	case r.Bad.Config != "":
		b.WriteString("The file:\n\n" + fence("json", r.Bad.Document))
		b.WriteString("\nBad:\n\n" + fence("yaml", r.Bad.Config) + "\nGood:\n\n" + fence("yaml", r.Good.Config))
	case r.Bad.Select != "":
		b.WriteString("Selected: `" + r.Bad.Select + "`\n\nBad:\n\n" + fence("json", r.Bad.Document) + "\nGood:\n\n" + fence("json", r.Good.Document))
	case r.Bad.Schema == r.Good.Schema:
		b.WriteString(schemaBlock(r.Bad.Schema) + "Bad:\n\n" + fence("json", r.Bad.Document) + "\nGood:\n\n" + fence("json", r.Good.Document))
	default:
		b.WriteString("Bad:\n\n" + fence("json", r.Bad.Document) + "\n" + schemaBlock(r.Bad.Schema))
		b.WriteString("Good:\n\n" + fence("json", r.Good.Document) + "\n" + schemaBlock(r.Good.Schema))
	}
	return strings.TrimRight(b.String(), "\n") + "\n"
}

// schemaBlock shows the schema of an example where it says something.
func schemaBlock(schema string) string {
	if schema == "" || schema == anySchema {
		return ""
	}
	return "The schema:\n\n" + fence("json", schema) + "\n"
}

// Standing says how grave the rule's findings are, and adds off where there are
// none unless it is turned on.
func (r Rule) Standing(off string) string {
	if r.Off {
		return string(r.Severity) + off
	}
	return string(r.Severity)
}

// fence returns text as a fenced block of code. What cannot be seen is replaced
// by what can.
func fence(language, text string) string {
	var b strings.Builder
	b.WriteString("```" + language + "\n")
	for line := range strings.Lines(text) {
		b.WriteString(span.Visible(strings.TrimSuffix(line, "\n")) + "\n")
	}
	b.WriteString("```\n")
	return b.String()
}

// escapeMarkdown keeps what looks like a tag of HTML, or like an escape, from
// being taken for one.
func escapeMarkdown(text string) string {
	return strings.NewReplacer(`\`, `\\`, "<", `\<`).Replace(text)
}

// RulesDocument returns docs/rules.md: every rule's page, and a table of them.
func RulesDocument() string {
	var b strings.Builder
	b.WriteString(rulesIntroduction)
	for _, group := range Groups() {
		fmt.Fprintf(&b, "\n## %s\n\n| rule | severity | finds |\n| --- | --- | --- |\n", group.Title)
		for _, r := range group.Rules {
			fmt.Fprintf(&b, "| [%s](#%s) | %s | %s |\n", r.ID, r.Anchor(), r.Standing(", off"), escapeMarkdown(r.Summary))
		}
		for _, r := range group.Rules {
			b.WriteString("\n" + r.Markdown(3))
		}
	}
	return b.String()
}

const rulesIntroduction = `<!-- Generated from internal/lint by go generate. -->

# Rules

Every finding of authlink-lint names its rule in brackets at the end. An *error* breaks the contract, or does harm; a *warning* probably does not mean what it says; an *info* is worth a look. The command fails on errors, or on what --fail-on says.

The same pages are printed by ` + "`authlink-lint explain RULE`" + `. The examples on them are linted by a test. Where an example has no schema, it is an auth link in the SDK form.
`
