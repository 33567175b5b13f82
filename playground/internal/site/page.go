package site

import (
	"bytes"
	"context"
	"html/template"
	"os"
	"path/filepath"
)

// writePages writes the playground and what belongs to all pages.
func (b *builder) writePages(context.Context) error {
	page, err := b.render("index.html", struct{ Policy string }{pagePolicy})
	if err != nil {
		return err
	}
	if err := b.write("index.html", page); err != nil {
		return err
	}
	return b.write("_headers", []byte(headersFile()))
}

// render executes a template of web.
func (b *builder) render(name string, data any) ([]byte, error) {
	text, err := os.ReadFile(filepath.Join(b.Module, "web", name))
	if err != nil {
		return nil, err
	}
	page, err := template.New(name).Parse(string(text))
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	err = page.Execute(&out, data)
	return out.Bytes(), err
}
