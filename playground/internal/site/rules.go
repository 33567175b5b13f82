package site

import (
	"fmt"
	"strings"

	"example.com/authlink/internal/rule"
)

// rulesSource is the file in docs with all rules, for which the site has a page each.
const rulesSource = "rules.md"

// rulePages returns the table of rules, and the page of each.
func rulePages() []*page {
	var table strings.Builder
	table.WriteString("# Rules\n\n")
	table.WriteString(rule.Introduction() + "\n")
	var pages []*page
	for _, group := range rule.Groups() {
		fmt.Fprintf(&table, "\n## %s\n\n%s", group.Title, group.Table(func(r rule.Rule) string { return "rules/" + ruleFile(r) }))
		for _, r := range group.Rules {
			pages = append(pages, &page{path: "docs/rules/" + ruleFile(r), text: []byte(r.Markdown(1))})
		}
	}
	return append([]*page{{path: "docs/rules.html", text: []byte(table.String())}}, pages...)
}

// ruleFile is the link to a rule from where the rules are: its page and, so that it can be
// linked to wherever its page goes, its anchor.
func ruleFile(r rule.Rule) string { return r.ID + ".html" }

// rulePath returns where a link to docs/rules.md leads: to the rule of the anchor, if it is one.
func rulePath(anchor string) string {
	for _, r := range rule.All() {
		if anchor == "#"+r.Anchor() {
			return "docs/rules/" + ruleFile(r) + anchor
		}
	}
	return "docs/rules.html" + anchor
}
