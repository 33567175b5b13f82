package site

import (
	"context"
	"encoding/json"
	"io"
	"io/fs"
	"math"
	"net/http/httptest"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"example.com/authlink/internal/rule"
	"github.com/andybalholm/brotli"
)

// newBuilder returns a builder into a temporary directory.
func newBuilder(t *testing.T) *builder {
	t.Helper()
	return &builder{Options: Options{Module: "../..", Log: io.Discard}, dir: t.TempDir()}
}

// builtDocs returns the directory of a site of docs.
func builtDocs(t *testing.T) string {
	t.Helper()
	b := newBuilder(t)
	if err := b.writeDocs(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := b.writePages(t.Context()); err != nil {
		t.Fatal(err)
	}
	return b.dir
}

var (
	links   = regexp.MustCompile(`(?:href|src)="([^"]*)"`)
	anchor  = regexp.MustCompile(`id="([^"]*)"`)
	strange = regexp.MustCompile(`(?i)<script(?:>| [^s>]*>)|<style|\sstyle=|\son[a-z]+=|raw HTML omitted`)
)

// TestDocs: every link of every page leads somewhere in the site, and there is nothing on it that
// its policy forbids.
func TestDocs(t *testing.T) {
	dir := builtDocs(t)
	pages := map[string]string{}
	err := filepath.WalkDir(dir, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(name) != ".html" {
			return err
		}
		text, err := os.ReadFile(name)
		rel, _ := filepath.Rel(dir, name)
		pages[filepath.ToSlash(rel)] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(pages) < 80 {
		t.Fatalf("%d pages", len(pages))
	}
	built := map[string]bool{"style.css": true, "app.js": true, "docs.js": true} // by another step
	for name, page := range pages {
		if found := strange.FindString(page); found != "" {
			t.Errorf("%s has %q", name, found)
		}
		for _, m := range links.FindAllStringSubmatch(page, -1) {
			to, fragment, _ := strings.Cut(m[1], "#")
			if strings.Contains(to, ":") {
				continue
			}
			target := path.Join(path.Dir(name), to)
			if to == "" {
				target = name
			}
			if built[target] {
				continue
			}
			if _, err := os.Stat(filepath.Join(dir, filepath.FromSlash(target))); err != nil {
				t.Errorf("%s: %s leads nowhere", name, m[1])
			}
			if other := pages[target]; fragment != "" && other != "" && !hasID(other, fragment) {
				t.Errorf("%s: %s has no anchor", name, m[1])
			}
		}
	}
}

func hasID(page, id string) bool {
	for _, m := range anchor.FindAllStringSubmatch(page, -1) {
		if m[1] == id {
			return true
		}
	}
	return false
}

// TestRules: each rule has a page with its anchor, where reports and editors link to, and can be
// found.
func TestRules(t *testing.T) {
	dir := builtDocs(t)
	text, err := os.ReadFile(filepath.Join(dir, "docs", "search.json"))
	var sections []section
	if err == nil {
		err = json.Unmarshal(text, &sections)
	}
	if err != nil {
		t.Fatal(err)
	}
	searched := map[string]bool{}
	for _, s := range sections {
		searched[s.Page+"#"+s.Anchor] = len(s.Text) > 100
	}
	for _, r := range rule.All() {
		address := strings.TrimPrefix(rule.Address("https://docs.acme.example/", r.ID), "https://docs.acme.example/")
		file, fragment, _ := strings.Cut(address, "#")
		page, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(file)))
		if err != nil || !hasID(string(page), fragment) {
			t.Errorf("%s: error %v, or no anchor %q in %q", r.ID, err, fragment, file)
		}
		if !searched["rules/"+r.ID+".html#"+r.Anchor()] {
			t.Errorf("%s is not searched", r.ID)
		}
	}
}

func TestAnchors(t *testing.T) {
	for heading, want := range map[string]string{
		"As a command": "as-a-command", "What is `never` printed?": "what-is-never-printed", "minLength": "minlength",
		"a_b-c": "a_b-c", "Ünïcode, too": "ünïcode-too",
	} {
		if got := anchorOf(heading); got != want {
			t.Errorf("%q: %q, want %q", heading, got, want)
		}
	}
	ids := &anchors{seen: map[string]int{}}
	for _, want := range []string{"a", "a-1", "a-2"} {
		if got := string(ids.Generate([]byte("A"), 0)); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// TestNowhere: a link that leads nowhere fails the build, and nothing is left of it.
func TestNowhere(t *testing.T) {
	d := &docs{builder: newBuilder(t), markdown: newMarkdown(), bySource: map[string]*page{}, copied: map[string]bool{}}
	p := &page{source: "docs/x.md", path: "docs/x.html", text: []byte("# X\n\n[a](nothing.md) [b](#nothing) [c](../testdata) [d](#x) [e](rules.md#enum) [f](https://example.com) [g](../LICENSE)\n\n<!-- h -->\n\n<picture>\n<img alt=\"i\" src=\"../LICENSE\">\n</picture>\n\n<script>j</script>\n")}
	d.add(p)
	err := d.link(p)
	if err == nil || !strings.Contains(err.Error(), "nothing.md leads nowhere") || !strings.Contains(err.Error(), "no heading #nothing") {
		t.Errorf("error %v", err)
	}
	var out strings.Builder
	if err := d.markdown.Renderer().Render(&out, p.text, p.tree); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{" c ", `<a href="#x">d</a>`, `<a href="rules/enum.html#enum">e</a>`, `<a href="https://example.com">f</a>`, `<a href="../files/LICENSE">g</a>`, `<img alt="i" src="../files/LICENSE">`} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %s in %s", want, out.String())
		}
	}
	if strings.Contains(out.String(), "script") || strings.Contains(out.String(), "!--") {
		t.Errorf("HTML is kept: %s", out.String())
	}
}

// TestHandler: files come with their types and policies, compressed for who takes that.
func TestHandler(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"index.html": "page", "worker.js": "worker", "linter.wasm": "plain", "linter.wasm.br": "small", "docs/a.html": "a"} {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, test := range []struct{ path, accept, body, kind, encoding, policy string }{
		{"/", "br", "page", "text/html", "", pagePolicy},
		{"/worker.js", "", "worker", "text/javascript", "", workerPolicy},
		{"/linter.wasm", "gzip, br", "small", "application/wasm", "br", ""},
		{"/linter.wasm", "", "plain", "application/wasm", "", ""},
		{"/docs/a.html", "br", "a", "text/html", "", docsPolicy},
		{"/../../etc/passwd", "", "404 page not found\n", "text/plain", "", ""},
	} {
		r := httptest.NewRequest("GET", "http://localhost"+test.path, nil)
		r.Header.Set("Accept-Encoding", test.accept)
		w := httptest.NewRecorder()
		Handler(dir).ServeHTTP(w, r)
		h := w.Header()
		if w.Body.String() != test.body || !strings.HasPrefix(h.Get("Content-Type"), test.kind) || h.Get("Content-Encoding") != test.encoding || !strings.HasPrefix(h.Get("Content-Security-Policy"), test.policy) || h.Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("%s for %q: %d %q %v", test.path, test.accept, w.Code, w.Body.String(), h)
		}
	}
	for _, policy := range []string{pagePolicy, docsPolicy, workerPolicy} {
		if strings.Contains(policy, "unsafe-inline") || strings.Contains(policy, "'unsafe-eval'") || strings.Contains(policy, "http") || !strings.HasPrefix(policy, "default-src 'none'") {
			t.Errorf("the policy %s", policy)
		}
	}
}

// TestReplaces: a directory that holds something else than a site is left as it is.
func TestReplaces(t *testing.T) {
	dir := t.TempDir()
	if err := isOurs(dir); err != nil {
		t.Errorf("an empty directory: %v", err)
	}
	if err := isOurs(filepath.Join(dir, "new")); err != nil {
		t.Errorf("a new directory: %v", err)
	}
	if err := os.WriteFile(filepath.Join(dir, "thesis.txt"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := isOurs(dir); err == nil {
		t.Error("somebody's files are replaced")
	}
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if err := newBuilder(t).compress(ctx); err == nil {
		t.Error("a build that is broken off goes on")
	}
}

// mostOfLinter is how large the linter may be, compressed with brotli.
const mostOfLinter = 2_500_000

// bestOfFast is how much smaller the linter is at level 11 of brotli, which takes a minute, than at
// level 6, which takes a second.
const bestOfFast = 0.8266

// documentedSize returns what docs/playground.md says of the linter.
func documentedSize(t *testing.T) float64 {
	t.Helper()
	text, err := os.ReadFile("../../../docs/playground.md")
	if err != nil {
		t.Fatal(err)
	}
	m := regexp.MustCompile("(?m)^\\| `linter.wasm` \\| [0-9,]+ \\| ([0-9,]+) \\|$").FindSubmatch(text)
	if m == nil {
		t.Fatal("docs/playground.md does not say how large the linter is")
	}
	n, err := strconv.Atoi(strings.ReplaceAll(string(m[1]), ",", ""))
	if err != nil {
		t.Fatal(err)
	}
	return float64(n)
}

// TestSize: what everybody downloads who opens the page does not grow unseen.
func TestSize(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles the linter to WebAssembly")
	}
	b := newBuilder(t)
	if err := b.compileLinter(t.Context()); err != nil {
		t.Fatal(err)
	}
	linter, err := os.ReadFile(filepath.Join(b.dir, mark))
	if err != nil {
		t.Fatal(err)
	}
	var size counter
	w := brotli.NewWriterOptions(&size, brotli.WriterOptions{Quality: 6, LGWin: 24})
	if _, err := w.Write(linter); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	best, documented := float64(size)*bestOfFast, documentedSize(t)
	t.Logf("%d bytes, compressed about %.0f", len(linter), best)
	if best > mostOfLinter {
		t.Errorf("compressed, the linter has about %.0f bytes, more than %d: docs/playground.md says what weighs", best, mostOfLinter)
	}
	if math.Abs(best/documented-1) > 0.03 {
		t.Errorf("compressed, the linter has about %.0f bytes, and docs/playground.md says %.0f: write there what the build prints", best, documented)
	}
}

// A counter counts what is written.
type counter int

func (c *counter) Write(p []byte) (int, error) { *c += counter(len(p)); return len(p), nil }
