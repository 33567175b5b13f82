package site

import (
	"encoding/json"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// A section is what is between two headings of a page. Its text is searched.
type section struct {
	Page    string `json:"page"` // from docs
	Title   string `json:"title"`
	Heading string `json:"heading"`
	Anchor  string `json:"anchor"`
	Text    string `json:"text"`
}

// sectionsOf returns the sections of a page.
func sectionsOf(p *page) []section {
	at := section{Page: strings.TrimPrefix(p.path, "docs/"), Title: p.title}
	var list []section
	for n := p.tree.FirstChild(); n != nil; n = n.NextSibling() {
		h, ok := n.(*ast.Heading)
		if !ok {
			at.Text = strings.TrimSpace(at.Text + " " + plain(n, p.text))
			continue
		}
		if at.Heading != "" || at.Text != "" {
			list = append(list, at)
		}
		anchor, _ := h.AttributeString("id")
		id, _ := anchor.([]byte)
		at.Heading, at.Anchor, at.Text = plain(h, p.text), string(id), ""
	}
	return append(list, at)
}

// plain returns the text of a node without markup.
func plain(n ast.Node, source []byte) string {
	var b strings.Builder
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n := n.(type) {
		case *ast.Text:
			if entering {
				b.Write(n.Value(source))
				if n.SoftLineBreak() || n.HardLineBreak() {
					b.WriteByte(' ')
				}
			}
		case *ast.String:
			if entering {
				b.Write(n.Value)
			}
		default:
			if n.Type() == ast.TypeBlock {
				b.WriteByte(' ')
				if lines := n.Lines(); entering && lines != nil && n.FirstChild() == nil {
					b.Write(lines.Value(source))
				}
			}
		}
		return ast.WalkContinue, nil
	}) // the function returns no error
	return strings.Join(strings.Fields(b.String()), " ")
}

// writeIndex writes what the search of the docs reads.
func (b *builder) writeIndex(sections []section) error {
	text, err := json.Marshal(sections)
	if err != nil {
		return err
	}
	return b.write("docs/search.json", text)
}
