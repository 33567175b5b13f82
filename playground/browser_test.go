package playground_test

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"example.com/authlink/playground/internal/site"
)

// patience is how long a test waits for the page. It is for a machine that does other work
// besides: what the page takes is logged, and no test depends on it.
const patience = 30 * time.Second

// A browser is Chromium, with the site that it shows.
type browser struct {
	ctx  context.Context // of chromedp
	site *httptest.Server
	dir  string // of the site

	mu       sync.Mutex
	requests []string // that the server of the site has got
}

// record notes the requests.
func (b *browser) record(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		b.mu.Lock()
		b.requests = append(b.requests, r.Method+" "+r.URL.String())
		b.mu.Unlock()
		next.ServeHTTP(w, r)
	})
}

var theBrowser struct {
	sync.Once
	*browser
	missing string // why there is none
	err     error
	stop    func()
}

func TestMain(m *testing.M) {
	code := m.Run()
	if theBrowser.stop != nil {
		theBrowser.stop()
	}
	os.Exit(code)
}

// open builds the site and starts the browser, once for all tests. Without a Chromium or an npm
// they are skipped, except where $CHROMIUM says that there must be one.
func open(t *testing.T) *browser {
	t.Helper()
	if testing.Short() {
		t.Skip("builds the site and starts a browser")
	}
	theBrowser.Do(func() { theBrowser.browser, theBrowser.missing, theBrowser.err = newBrowser() })
	if theBrowser.err != nil {
		t.Fatal(theBrowser.err)
	}
	if theBrowser.missing != "" {
		t.Skip(theBrowser.missing)
	}
	return theBrowser.browser
}

func newBrowser() (b *browser, missing string, err error) {
	chromium, required := os.LookupEnv("CHROMIUM")
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "chrome"} {
		if path, err := exec.LookPath(name); err == nil && chromium == "" {
			chromium = path
		}
	}
	if chromium == "" && !required {
		return nil, "no Chromium in PATH, and $CHROMIUM names none", nil
	}
	if _, err := exec.LookPath("npm"); err != nil && !required {
		return nil, "no npm in PATH, which gets what the page is bundled from", nil
	}
	temp, err := os.MkdirTemp("", "playground")
	if err != nil {
		return nil, "", err
	}
	b = &browser{dir: filepath.Join(temp, "site")}
	var said strings.Builder
	if err := site.Build(context.Background(), site.Options{Module: ".", Out: b.dir, Quick: true, Log: &said}); err != nil {
		return nil, "", fmt.Errorf("%w\n%s", err, said.String())
	}
	b.site = httptest.NewServer(b.record(site.Handler(b.dir)))
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(chromium), chromedp.NoSandbox, chromedp.WindowSize(1280, 1000),
		chromedp.Flag("host-resolver-rules", "MAP * ~NOTFOUND, EXCLUDE 127.0.0.1")) // no other host is there
	allocator, stopAllocator := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, stopBrowser := chromedp.NewContext(allocator)
	theBrowser.stop = func() {
		stopBrowser()
		stopAllocator()
		b.site.Close()
		os.RemoveAll(temp)
	}
	b.ctx = ctx
	return b, "", chromedp.Do(ctx)
}

// A tab is a page of the site that is open.
type tab struct {
	*testing.T
	*browser
	ctx context.Context

	mu       sync.Mutex
	said     []string // errors and warnings in the console, and exceptions
	foreign  []string // requests to other hosts
	expected string   // what may be said in the console
}

// show opens a page of the site. When the test ends, nothing may have been said in the console,
// and nothing asked of another host.
func (b *browser) show(t *testing.T, path string) *tab {
	t.Helper()
	tab := &tab{T: t, browser: b}
	ctx, stop := chromedp.NewContext(b.ctx, chromedp.WithListener(tab.hear))
	tab.ctx = ctx
	if err := chromedp.Do(ctx); err != nil { // what is given to the first call ends the tab
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if t.Failed() {
			tab.shoot("failed-" + strings.ReplaceAll(t.Name(), "/", "-"))
		}
		stop()
		tab.mu.Lock()
		defer tab.mu.Unlock()
		for _, text := range tab.said {
			if tab.expected == "" || !strings.Contains(text, tab.expected) {
				t.Errorf("console: %s", text)
			}
		}
		for _, url := range tab.foreign {
			t.Errorf("request to another host: %s", url)
		}
	})
	tab.run(chromedp.Func(func(ctx context.Context, t *chromedp.Target) error { // what is in the back is not drawn
		_, err := cdp.Call(ctx, t, page.BringToFront, cdp.Empty{})
		return err
	}), chromedp.Navigate(b.site.URL+path))
	return tab
}

func (tab *tab) hear(event any) {
	tab.mu.Lock()
	defer tab.mu.Unlock()
	switch e := event.(type) {
	case *runtime.EventConsoleAPICalled:
		if e.Type != runtime.ConsoleAPICalledTypeLog && e.Type != runtime.ConsoleAPICalledTypeInfo {
			var args []string
			for _, arg := range e.Args {
				args = append(args, string(arg.Value)+arg.Description)
			}
			tab.said = append(tab.said, strings.Join(args, " "))
		}
	case *runtime.EventExceptionThrown:
		said, _ := json.Marshal(e.ExceptionDetails) // of what was JSON: it cannot fail
		tab.said = append(tab.said, string(said))
	case *log.EventEntryAdded:
		if e.Entry.Level == log.EntryLevelError || e.Entry.Level == log.EntryLevelWarning {
			tab.said = append(tab.said, e.Entry.Text+" "+e.Entry.URL)
		}
	case *network.EventRequestWillBeSent:
		if url := e.Request.URL; !strings.HasPrefix(url, tab.site.URL+"/") && !strings.HasPrefix(url, "data:") {
			tab.foreign = append(tab.foreign, url)
		}
	}
}

func (tab *tab) run(actions ...chromedp.Action[chromedp.Void]) {
	tab.Helper()
	ctx, stop := context.WithTimeout(tab.ctx, patience)
	defer stop()
	if err := chromedp.Do(ctx, actions...); err != nil {
		tab.Fatal(err)
	}
}

// eval returns what an expression is, or its promise has.
func eval[T any](tab *tab, expression string) T {
	tab.Helper()
	ctx, stop := context.WithTimeout(tab.ctx, patience)
	defer stop()
	value, err := chromedp.Run(ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		tab.Fatalf("%.200s: %v", expression, err)
	}
	return value
}

// do runs statements.
func (tab *tab) do(statements string) {
	tab.Helper()
	eval[bool](tab, "{"+statements+"; true}")
}

// wait waits until an expression is true.
func (tab *tab) wait(expression string) {
	tab.Helper()
	ctx, stop := context.WithTimeout(tab.ctx, patience)
	defer stop()
	for {
		is, err := chromedp.Run(ctx, chromedp.Evaluate[bool]("Boolean("+expression+")"))
		switch {
		case ctx.Err() != nil:
			tab.Fatalf("still waiting for %.300s: %s", expression, tab.state())
		case err != nil:
			tab.Fatalf("%.300s: %v", expression, err)
		case is:
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
}

// state is what the page shows, for a test that has waited in vain.
func (tab *tab) state() string {
	ctx, stop := context.WithTimeout(tab.ctx, patience)
	defer stop()
	expression := strings.Join([]string{textOf("#verdict"), textOf("#notice"), textOf("#findings"), textOf("[role=tabpanel]:not([hidden])")}, "+' | '+")
	state, err := chromedp.Run(ctx, chromedp.Evaluate[string](expression))
	if err != nil {
		return err.Error()
	}
	return fmt.Sprintf("%.1500s", state)
}

// quote returns a text as JavaScript.
func quote(text string) string {
	quoted, _ := json.Marshal(text) // of a string: it cannot fail
	return string(quoted)
}

// textOf is the expression for the text of an element.
func textOf(selector string) string {
	return fmt.Sprintf("(document.querySelector(%s)?.textContent ?? '')", quote(selector))
}

// verdict waits until the verdict has a text in it.
func (tab *tab) verdict(text string) {
	tab.Helper()
	tab.wait(fmt.Sprintf("%s.includes(%s)", textOf("#verdict"), quote(text)))
}

// click clicks on the first of some elements with a text in it.
func (tab *tab) click(selector, text string) {
	tab.Helper()
	find := fmt.Sprintf("[...document.querySelectorAll(%s)].find((e) => e.textContent.includes(%s) && e.checkVisibility())", quote(selector), quote(text))
	tab.wait(find + " !== undefined")
	tab.do(find + ".click()")
}

// choose selects an option, as a person does.
func (tab *tab) choose(selector, value string) {
	tab.Helper()
	tab.do(fmt.Sprintf("const s = document.querySelector(%s); s.value = %s; s.dispatchEvent(new Event('change', {bubbles: true}))", quote(selector), quote(value)))
}

// content is the expression for what is edited in an editor.
func content(editor string) string {
	return fmt.Sprintf("document.querySelector(%s).shadowRoot.querySelector('.cm-content')", quote(editor))
}

// text returns the lines of the document that are in sight.
func (tab *tab) text(editor string) string {
	tab.Helper()
	return eval[string](tab, "[..."+content(editor)+".querySelectorAll('.cm-line')].map((l) => l.textContent).join('\\n')")
}

// paste replaces all the text of an editor with that of an expression, from the clipboard.
func (tab *tab) paste(editor, expression string) {
	tab.Helper()
	tab.do(content(editor) + ".focus()")
	tab.run(chromedp.KeyEvent("a", chromedp.KeyModifiers(chromedp.ModifierCtrl)))
	tab.do(fmt.Sprintf(`
		const clipboard = new DataTransfer();
		clipboard.setData("text/plain", %s);
		%s.dispatchEvent(new ClipboardEvent("paste", { clipboardData: clipboard, bubbles: true, cancelable: true, composed: true }))
	`, expression, content(editor)))
}

// screenshots is where pictures go that people look at.
const screenshots = "screenshots"

// shoot keeps a picture of all of the page.
func (tab *tab) shoot(name string) {
	ctx, stop := context.WithTimeout(tab.ctx, patience)
	defer stop()
	picture, err := chromedp.Run(ctx, chromedp.FullScreenshot(100))
	if err != nil {
		tab.Logf("no picture %s: %v", name, err)
		return
	}
	if err := os.MkdirAll(screenshots, 0o777); err != nil {
		tab.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(screenshots, name+".png"), picture, 0o666); err != nil {
		tab.Fatal(err)
	}
}
