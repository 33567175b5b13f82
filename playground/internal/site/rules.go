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
		fmt.Fprintf(&table, "\n## %s\n\n%s", group.Title, group.Table(func(r rule.Rule) string { return strings.TrimPrefix(r.SitePath(), "docs/") }))
		for _, r := range group.Rules {
			pages = append(pages, &page{path: r.SitePath(), text: []byte(r.Markdown(1))})
		}
	}
	return append([]*page{{path: "docs/rules.html", text: []byte(table.String())}}, pages...)
}

// rulePath returns where a link to docs/rules.md leads: to the rule of the anchor, if it is one.
func rulePath(anchor string) string {
	for _, r := range rule.All() {
		if anchor == "#"+r.Anchor() {
			return r.SitePath() + anchor
		}
	}
	return "docs/rules.html" + anchor
}
