package playground_test

import (
	"context"
	"fmt"
	"os"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// scheme makes the page light or dark.
func (tab *tab) scheme(name string) {
	tab.Helper()
	tab.run(chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: name}},
		})
		return err
	}))
}

// axe reports what axe-core finds serious on the page.
func (tab *tab) axe(what string) {
	tab.Helper()
	script, err := os.ReadFile("node_modules/axe-core/axe.min.js")
	if err != nil {
		tab.Fatal(err)
	}
	if !eval[bool](tab, "typeof axe !== 'undefined'") {
		tab.do(string(script))
	}
	found := eval[[]string](tab, `axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) => violations
		.filter(({ impact }) => impact === "serious" || impact === "critical")
		.flatMap(({ id, help, nodes }) => nodes.map(({ target, failureSummary }) => id + ": " + help + ": " + target.flat().join(" ") + ": " + failureSummary)))`)
	for _, f := range found {
		tab.Errorf("%s: %s", what, f)
	}
}

// TestLooks keeps pictures of the page, light, dark and narrow, and asks axe-core about each tab.
func TestLooks(t *testing.T) {
	tab := open(t).show(t, "/")
	for _, look := range []struct {
		name, scheme string
		width        int64
	}{{"light", "light", 1280}, {"dark", "dark", 1280}, {"narrow", "light", 360}} {
		tab.scheme(look.scheme)
		tab.run(chromedp.EmulateViewport(look.width, 900))
		for _, name := range []string{"Detect", "Compare", "Schema", "Examples", "Lint"} {
			tab.click("[role=tab]", name)
			tab.wait("[...document.querySelectorAll('[role=tabpanel]:not([hidden]) :is(#findings li, tbody tr, .differences li, details, .cm-line)')].length > 0 || document.querySelector('#schema').checkVisibility() && " + content("#schema") + ".textContent.includes('$schema')")
			if look.name != "narrow" || name == "Lint" { // narrow is the same in another order
				tab.axe(look.name + ", " + name)
			}
			if got := eval[int](tab, "document.documentElement.scrollWidth"); int64(got) > look.width {
				t.Errorf("%s, %s: the page is %d wide", look.name, name, got)
			}
			tab.shoot(fmt.Sprintf("%s-%s", look.name, name))
		}
	}
}

// TestKeyboard: all of the page can be reached and used with keys.
func TestKeyboard(t *testing.T) {
	tab := open(t).show(t, "/")
	tab.verdict("2 errors")
	focused := "document.activeElement.id || document.activeElement.textContent"
	seen := map[string]bool{}
	for range 30 {
		tab.run(chromedp.KeyEvent("\t"))
		seen[eval[string](tab, focused)] = true
	}
	for _, id := range []string{"Skip to the document", "contract", "edition", "form", "kind", "select", "document", "share", "tab-lint"} {
		if !seen[id] {
			t.Errorf("the key Tab does not lead to %q, but to %v", id, seen)
		}
	}
	tab.do("document.querySelector('#tab-lint').focus()")
	tab.run(chromedp.KeyEvent("\u0303")) // the right arrow
	tab.wait("document.activeElement.id === 'tab-detect' && !document.querySelector('#panel-detect').hidden")
}

// TestDocs: the docs can be read and searched, and each rule has a page with its anchor.
func TestDocs(t *testing.T) {
	b := open(t)
	tab := b.show(t, "/docs/index.html")
	tab.wait("document.querySelector('h1').textContent === 'authlink'")
	tab.do("const s = document.querySelector('#search'); s.value = 'token exp claim'; s.dispatchEvent(new Event('input'))")
	tab.wait("[...document.querySelectorAll('#results a')].some((a) => a.href.endsWith('rules/live-token.html#live-token'))")
	for _, look := range []string{"light", "dark"} {
		tab.scheme(look)
		tab.axe("docs, " + look)
		tab.shoot("docs-" + look)
	}
	tab.run(chromedp.EmulateViewport(360, 900))
	if got := eval[int](tab, "document.documentElement.scrollWidth"); got > 360 {
		t.Errorf("the page is %d wide", got)
	}
	rule := b.show(t, "/docs/rules/minLength.html#minlength")
	rule.wait("document.querySelector('#minlength').textContent === 'minLength'")
	rule.axe("a rule")
	table := b.show(t, "/docs/rules.html")
	table.wait("[...document.querySelectorAll('a')].some((a) => a.getAttribute('href') === 'rules/minLength.html')")
	table.axe("the table of rules")
}
