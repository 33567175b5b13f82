package playground_test

import (
	"context"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/target"
	"github.com/chromedp/chromedp"
)

// worker returns the worker of a tab as a tab of its own.
func (tab *tab) worker() *tab {
	tab.Helper()
	targets, err := chromedp.Targets(tab.ctx)
	if err != nil {
		tab.Fatal(err)
	}
	var found *target.Info
	for _, info := range targets {
		if info.Type == "worker" { // no other page is open
			found = info
		}
	}
	if found == nil {
		tab.Fatal("the page has no worker")
	}
	ctx, stop := chromedp.NewContext(tab.ctx, chromedp.WithTargetID(found.TargetID), chromedp.WithListener(tab.hear))
	tab.Cleanup(stop)
	worker := *tab.with(ctx)
	if err := chromedp.Do(ctx); err != nil {
		tab.Fatal(err)
	}
	return &worker
}

// with is the same tab for calls to something in it.
func (t *tab) with(ctx context.Context) *tab { return &tab{T: t.T, browser: t.browser, ctx: ctx} }

// TestCrash: a worker that ends is started again; the page says so, and the text stays.
func TestCrash(t *testing.T) {
	tab := open(t).show(t, "/")
	tab.verdict("2 errors")
	tab.expected = "crashed on purpose"
	tab.paste("#document", quote(nearly))
	tab.verdict("1 error")
	tab.worker().do("setTimeout(() => { throw new Error('crashed on purpose') })")
	tab.wait(textOf("#notice") + ".includes('was started again')")
	if got := tab.text("#document"); got != nearly {
		t.Errorf("the text is now %q", got)
	}
	tab.run(chromedp.KeyEvent(" "))
	tab.verdict("1 error")
	tab.wait(textOf("#notice") + " === ''")
}

// TestLarge: a document of 5 MB is looked at with progress, and the page can be used meanwhile.
func TestLarge(t *testing.T) {
	tab := open(t).show(t, "/")
	tab.verdict("2 errors")
	line := strings.ReplaceAll(strings.Replace(nearly, "documnets", "documents", 1), "\n", " ")
	lines := "(" + quote(line+"\n") + ").repeat(Math.ceil(5_000_000 / " + quote(line) + ".length))"
	tab.do("globalThis.frames_ = 0; (function count() { frames_++; requestAnimationFrame(count); })(); " +
		"globalThis.steps = new Set(); new MutationObserver(() => steps.add(document.querySelector('#progress').value)).observe(document.querySelector('#progress'), { attributes: true })")
	tab.paste("#document", lines)
	tab.wait("steps.size > 3")
	tab.click("[role=tab]", "Examples") // while the document is being looked at
	if done := eval[bool](tab, textOf("#verdict")+".includes('Valid')"); done {
		t.Error("the document had been looked at before the page could be used")
	}
	tab.click("[role=tab]", "Lint")
	tab.verdict("Valid, and nothing to say in")
	t.Logf("%d frames and %d steps of progress meanwhile", eval[int](tab, "frames_"), eval[int](tab, "steps.size"))

	tab.paste("#document", "'[' + ("+lines+").trimEnd().replaceAll('\\n', ',\\n') + ']'") // one document
	tab.wait(textOf("#read-as") + " === 'Read as json'")
	tab.verdict("1 error")
}

// TestNothingLeaves: whatever is done on the page, nothing is sent to any server after it has
// been loaded; and neither the page nor the worker could reach another one.
func TestNothingLeaves(t *testing.T) {
	b := open(t)
	tab := b.show(t, "/")
	tab.verdict("2 errors")
	if got := eval[string](tab.worker(), "[typeof fetch, typeof XMLHttpRequest, typeof WebSocket, typeof importScripts].join()"); got != "undefined,undefined,undefined,undefined" {
		t.Errorf("the worker has %s", got)
	}
	b.mu.Lock()
	before := len(b.requests)
	b.mu.Unlock()
	tab.paste("#document", quote(nearly))
	tab.verdict("1 error")
	for _, name := range []string{"Detect", "Compare", "Schema", "Examples", "Lint"} {
		tab.click("[role=tab]", name)
	}
	tab.wait("!document.querySelector('#panel-lint').hidden && document.querySelector('#progress').hidden")
	tab.click("#share", "Copy link")
	tab.wait("location.hash.length > 10")
	b.mu.Lock()
	for _, request := range b.requests[before:] {
		if request != "GET /worker.js" { // an answer was broken off: another worker has been started
			t.Errorf("request: %s", request)
		}
	}
	b.mu.Unlock()
	tab.expected = "Content Security Policy" // which says so in the console
	for _, attempt := range []string{
		"fetch('https://example.com/?x')", "new Promise((_, no) => { const i = new Image(); i.onerror = no; i.src = 'https://example.com/i.png' })",
		"new Promise((_, no) => { const s = document.createElement('script'); s.onerror = no; s.src = 'https://example.com/s.js'; document.head.append(s) })",
	} {
		if got := eval[string](tab, attempt+".then(() => 'reached', () => 'refused')"); got != "refused" {
			t.Errorf("%s: %s", attempt, got)
		}
	}
	tab.mu.Lock()
	tab.foreign = nil // these attempts
	tab.mu.Unlock()
}
