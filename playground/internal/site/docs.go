package site

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"html/template"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// A page is one of the docs.
type page struct {
	source string // in the repository, "" for one that is made up
	path   string // in the site
	title  string
	text   []byte // Markdown
	tree   ast.Node
}

// docs are all pages, by their sources; copied are the other files that they link to.
type docs struct {
	*builder
	markdown goldmark.Markdown
	pages    []*page
	bySource map[string]*page
	copied   map[string]bool
}

// writeDocs writes a page for each file of docs, for the README and the changelog, and for each
// rule.
func (b *builder) writeDocs(context.Context) error {
	d := &docs{builder: b, markdown: newMarkdown(), bySource: map[string]*page{}, copied: map[string]bool{}}
	if err := d.read(); err != nil {
		return err
	}
	var sections []section
	for _, p := range d.pages {
		found, err := d.writePage(p)
		if err != nil {
			return fmt.Errorf("%s: %w", cmp.Or(p.source, p.path), err)
		}
		sections = append(sections, found...)
	}
	return b.writeIndex(sections)
}

func newMarkdown() goldmark.Markdown {
	// The policy of the pages allows no style in an element.
	table := extension.NewTable(extension.WithTableCellAlignMethod(extension.TableCellAlignAttribute))
	return goldmark.New(goldmark.WithExtensions(table, extension.Strikethrough, extension.Linkify), goldmark.WithParserOptions(parser.WithAutoHeadingID()))
}

// read reads all pages, without what links of theirs lead to.
func (d *docs) read() error {
	sources := []string{"README.md", "CHANGELOG.md"}
	files, err := filepath.Glob(d.repository("docs/*.md"))
	if err != nil {
		return err
	}
	for _, file := range files {
		if name := filepath.Base(file); name != rulesSource {
			sources = append(sources, path.Join("docs", name))
		}
	}
	for _, source := range sources {
		text, err := os.ReadFile(d.repository(source))
		if err != nil {
			return err
		}
		d.add(&page{source: source, path: pathOf(source), text: text})
	}
	for _, p := range rulePages() {
		d.add(p)
	}
	return nil
}

// pathOf returns the path in the site of a page of the repository.
func pathOf(source string) string {
	if source == "README.md" {
		return "docs/index.html"
	}
	return "docs/" + strings.ToLower(strings.TrimSuffix(path.Base(source), ".md")) + ".html"
}

func (d *docs) add(p *page) {
	p.tree = d.markdown.Parser().Parse(text.NewReader(p.text), parser.WithContext(newContext()))
	if p.title == "" {
		p.title = titleOf(p.tree, p.text)
	}
	d.pages = append(d.pages, p)
	if p.source != "" {
		d.bySource[p.source] = p
	}
}

func titleOf(tree ast.Node, source []byte) string {
	for n := tree.FirstChild(); n != nil; n = n.NextSibling() {
		if h, ok := n.(*ast.Heading); ok && h.Level == 1 {
			return plain(h, source)
		}
	}
	return ""
}

// An entry leads to a page.
type entry struct {
	Title, Path string
	Current     bool
}

// writePage writes a page, and returns what there is to search in it.
func (d *docs) writePage(p *page) ([]section, error) {
	if err := d.link(p); err != nil {
		return nil, err
	}
	var body bytes.Buffer
	if err := d.markdown.Renderer().Render(&body, p.text, p.tree); err != nil {
		return nil, err
	}
	root := strings.Repeat("../", strings.Count(p.path, "/"))
	out, err := d.render("docs.html", struct {
		Policy, Title, Root string
		Entries             []entry
		Body                template.HTML
	}{docsPolicy, p.title, root, d.entries(p), template.HTML(inScroll(body.String()))})
	if err != nil {
		return nil, err
	}
	return sectionsOf(p), d.write(p.path, out)
}

// inScroll lets wide tables scroll by themselves.
func inScroll(body string) string {
	body = strings.ReplaceAll(body, "<table>", `<div class="scroll" tabindex="0" role="region" aria-label="Table"><table>`)
	body = strings.ReplaceAll(body, "</table>", "</table></div>")
	return strings.ReplaceAll(body, "<pre>", `<pre tabindex="0">`)
}

// entries lists the pages beside a page, in the order of their titles. The rules stand on the
// page of rules.
func (d *docs) entries(current *page) []entry {
	var list []entry
	for _, p := range d.pages {
		if !strings.HasPrefix(p.path, "docs/rules/") {
			list = append(list, entry{p.title, strings.TrimPrefix(p.path, "docs/"), p == current})
		}
	}
	slices.SortFunc(list, func(a, b entry) int {
		return cmp.Or(cmp.Compare(rank(a), rank(b)), strings.Compare(a.Title, b.Title))
	})
	return list
}

// rank puts the README first and the changelog last.
func rank(e entry) int {
	return map[string]int{"index.html": -1, "changelog.html": 1}[e.Path]
}
