package site

import (
	"errors"
	"fmt"
	"os"
	"path"
	"regexp"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
)

// newContext gives headings the anchors that they have on GitHub, so that links hold in both
// places.
func newContext() parser.Context {
	return parser.NewContext(parser.WithIDs(&anchors{seen: map[string]int{}}))
}

// anchors makes the anchors of one page.
type anchors struct{ seen map[string]int }

// Generate returns the anchor of a heading.
func (a *anchors) Generate(value []byte, _ ast.NodeKind) []byte {
	anchor := anchorOf(string(value))
	n := a.seen[anchor]
	a.seen[anchor]++
	if n > 0 {
		anchor = fmt.Sprintf("%s-%d", anchor, n)
	}
	return []byte(anchor)
}

// Put does nothing: no heading says what its anchor is.
func (a *anchors) Put([]byte) {}

// anchorOf returns the anchor that GitHub gives a heading.
func anchorOf(heading string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == ' ':
			return '-'
		case r == '-' || r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r):
			return unicode.ToLower(r)
		}
		return -1
	}, strings.TrimSpace(heading))
}

// link leads the links of a page to pages of the site. A link that leads nowhere is an error.
func (d *docs) link(p *page) error {
	var failures []error
	var nowhere []*ast.Link
	var raw []ast.Node
	_ = ast.Walk(p.tree, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Link:
			to, err := d.target(p, string(n.Destination))
			if failures = append(failures, err); to == "" {
				nowhere = append(nowhere, n)
			}
			n.Destination = []byte(to)
		case *ast.Image:
			to, err := d.target(p, string(n.Destination))
			failures = append(failures, err)
			n.Destination = []byte(to)
		case *ast.HTMLBlock, *ast.RawHTML:
			raw = append(raw, n)
		}
		return ast.WalkContinue, nil
	}) // the function returns no error
	for _, n := range nowhere {
		unwrap(n)
	}
	for _, n := range raw {
		failures = append(failures, d.picture(p, n))
	}
	return errors.Join(failures...)
}

// unwrap leaves of a link its text: it leads to a directory, which a site has no page for.
func unwrap(n *ast.Link) {
	parent := n.Parent()
	for child := n.FirstChild(); child != nil; child = n.FirstChild() {
		parent.InsertBefore(parent, n, child)
	}
	parent.RemoveChild(parent, n)
}

// Of HTML in Markdown, pictures are kept, and what they are put together with.
var (
	pictures = regexp.MustCompile(`^(?s:\s*</?(?:picture|source|img|p|br)(?:\s[^<>]*)?>)+\s*$`)
	sources  = regexp.MustCompile(`(src|srcset)="([^"]*)"`)
)

// picture puts a picture in the place of HTML that is one, and nothing in the place of anything
// else, such as a comment.
func (d *docs) picture(p *page, n ast.Node) error {
	var text []byte
	switch n := n.(type) {
	case *ast.HTMLBlock:
		text = n.Lines().Value(p.text)
		if n.HasClosure() {
			text = append(text, n.ClosureLine.Value(p.text)...)
		}
	case *ast.RawHTML:
		text = n.Segments.Value(p.text)
	}
	if !pictures.Match(text) {
		n.Parent().RemoveChild(n.Parent(), n)
		return nil
	}
	var failures []error
	text = sources.ReplaceAllFunc(text, func(attribute []byte) []byte {
		name, file, _ := strings.Cut(strings.TrimSuffix(string(attribute), `"`), `="`)
		to, err := d.target(p, file)
		failures = append(failures, err)
		return fmt.Appendf(nil, `%s="%s"`, name, to)
	})
	kept := ast.NewString(text)
	kept.SetCode(true) // which is written as it is
	n.Parent().ReplaceChild(n.Parent(), n, kept)
	return errors.Join(failures...)
}

// target returns where a link of a page leads in the site, "" for a directory.
func (d *docs) target(p *page, to string) (string, error) {
	if strings.Contains(to, ":") {
		return to, nil // of another site
	}
	file, anchor, hasAnchor := strings.Cut(to, "#")
	if hasAnchor {
		anchor = "#" + anchor
	}
	if file == "" {
		return d.anchored(p, p, anchor)
	}
	if p.source == "" {
		return to, nil // which was made up with the page
	}
	source := path.Join(path.Dir(p.source), file)
	if source == "docs/"+rulesSource {
		return d.relative(p, rulePath(anchor)), nil
	}
	if other := d.bySource[source]; other != nil {
		return d.anchored(p, other, anchor)
	}
	info, err := os.Stat(d.repository(source))
	if err != nil {
		return "", fmt.Errorf("the link to %s leads nowhere", to)
	}
	if info.IsDir() {
		return "", nil
	}
	return d.relative(p, "files/"+source), d.copyFile(source)
}

// anchored returns the link from one page to an anchor of another, which must be there.
func (d *docs) anchored(from, to *page, anchor string) (string, error) {
	if anchor != "" && !hasAnchor(to, anchor[1:]) {
		return "", fmt.Errorf("%s has no heading %s", to.source, anchor)
	}
	if from == to {
		return anchor, nil
	}
	return d.relative(from, to.path+anchor), nil
}

func hasAnchor(p *page, anchor string) bool {
	for _, s := range sectionsOf(p) {
		if s.Anchor == anchor {
			return true
		}
	}
	return false
}

// relative returns a path of the site as a link from a page.
func (d *docs) relative(from *page, to string) string {
	if rest, ok := strings.CutPrefix(to, path.Dir(from.path)+"/"); ok {
		return rest
	}
	return strings.Repeat("../", strings.Count(from.path, "/")) + to
}

// copyFile copies a file of the repository into the site.
func (d *docs) copyFile(source string) error {
	if d.copied[source] {
		return nil
	}
	d.copied[source] = true
	text, err := os.ReadFile(d.repository(source))
	if err != nil {
		return err
	}
	return d.write("files/"+source, text)
}
