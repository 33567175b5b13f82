package playground_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"example.com/authlink"
)

// nearly is a payload with one fault, after characters of every width in UTF-16.
const nearly = `{
  "id": 1, "organizationId": 2, "projectId": "é日😀", "originOwnerId": "😀😀", "originOwnerName": "é",
  "authLinkUrl": "https://connect.example.com/embedded/acme", "token": "<token>",
  "createdAt": "2025-02-13T09:44:27.866Z", "accountId": "😀é", "categories": ["hris", "documnets"]
}`

// TestSample: who comes without a link sees findings in a sample, with places, hints and fixes.
func TestSample(t *testing.T) {
	tab := open(t).show(t, "/")
	tab.verdict("2 errors")
	found := eval[string](tab, textOf("#findings"))
	for _, want := range []string{"documnets", "projectId", "Hint:", "Line 8, column", "/categories/1", "Change to documents"} {
		if !strings.Contains(found, want) {
			t.Errorf("nothing of %q in the findings: %q", want, found)
		}
	}
	if promise := eval[string](tab, textOf(".promise")); !strings.Contains(promise, "Nothing leaves this page") {
		t.Errorf("the page says %q", promise)
	}
	t.Logf("findings %.0f ms after the page was asked for", eval[float64](tab, "performance.now()"))
}

// TestWideRunes: what is marked is the value at fault, whatever stands before it, and a click on
// the place selects it.
func TestWideRunes(t *testing.T) {
	tab := open(t).show(t, "/")
	tab.verdict("2 errors")
	tab.paste("#document", quote(nearly))
	tab.verdict("1 error")
	marked := "document.querySelector('#document').shadowRoot.querySelector('.cm-lintRange-error')?.textContent"
	tab.wait(marked + " === '\"documnets\"'")
	tab.click("#findings .place", "Line 4, column")
	if got := eval[string](tab, "document.querySelector('#document').shadowRoot.getSelection().toString()"); got != `"documnets"` {
		t.Errorf("selected %q", got)
	}
}

// TestType: findings follow each key.
func TestType(t *testing.T) {
	tab := open(t).show(t, "/")
	tab.verdict("2 errors")
	tab.paste("#document", quote(""))
	tab.verdict("1 error")
	tab.run(chromedp.KeyEvent(`{"id": 1`))
	tab.wait(textOf("#findings") + ".includes('}')")
	tab.run(chromedp.KeyEvent(`}`))
	tab.wait(textOf("#findings") + ".includes('organizationId')")
}

// TestObjectMark: of a fault of a whole object its first line is marked.
func TestObjectMark(t *testing.T) {
	tab := open(t).show(t, "/")
	tab.verdict("2 errors")
	tab.paste("#document", quote("{\n  \"id\": 1\n}"))
	tab.verdict("errors")
	marked := "[...document.querySelector('#document').shadowRoot.querySelectorAll('.cm-lintRange-error')].map((e) => e.textContent).join('|')"
	tab.wait(marked + " !== ''")
	for part := range strings.SplitSeq(eval[string](tab, marked), "|") {
		if part != "{" {
			t.Errorf("marked %q, want the first line", part)
		}
	}
}

// TestFix: a click mends one fault, another all that is safe.
func TestFix(t *testing.T) {
	tab := open(t).show(t, "/")
	tab.verdict("2 errors")
	tab.paste("#document", quote(nearly))
	tab.verdict("1 error")
	tab.click("#findings .fix", "Change to documents")
	tab.verdict("Valid")
	if text := tab.text("#document"); text != strings.Replace(nearly, "documnets", "documents", 1) {
		t.Errorf("the document is now %s", text)
	}
	tab.paste("#document", quote(strings.Replace(nearly, "documnets", "documents", 1)[:len(nearly)-1]+",}"))
	tab.wait("!document.querySelector('#fix-all').disabled")
	tab.click("#fix-all", "Fix")
	tab.verdict("Valid")
}

// TestKinds: YAML, lines and recordings are recognized.
func TestKinds(t *testing.T) {
	tab := open(t).show(t, "/")
	tab.verdict("2 errors")
	line := strings.ReplaceAll(nearly, "\n", " ")
	for kind, text := range map[string]string{
		"yaml":  "id: 1\norganizationId: 2\nprojectId: a\noriginOwnerId: b\noriginOwnerName: c\nauthLinkUrl: https://connect.example.com/embedded/acme\ntoken: <token>\ncreatedAt: \"2025-02-13T09:44:27.866Z\"\ncategories:\n  - documnets\n",
		"lines": line + "\n" + line + "\n",
		"json":  `{"log": {"entries": [{"request": {"url": "https://api.example.com/x"}, "response": {"content": {"text": ` + quote(nearly) + `}}}]}}`,
	} {
		tab.paste("#document", quote(text))
		tab.wait(fmt.Sprintf("%s === 'Read as %s' && %s.includes('documnets')", textOf("#read-as"), kind, textOf("#findings")))
		if kind == "lines" {
			tab.verdict("2 errors in 2 documents")
		}
	}
}

// TestDeep: what is nested as deep as the limit allows does no harm, and what is deeper is told.
func TestDeep(t *testing.T) {
	tab := open(t).show(t, "/")
	tab.verdict("2 errors")
	for depth, want := range map[int]string{1000: "expected object, got array", 1001: "1000"} {
		tab.paste("#document", fmt.Sprintf("'['.repeat(%d) + ']'.repeat(%[1]d)", depth))
		tab.wait(textOf("#findings") + ".includes(" + quote(want) + ")")
	}
	tab.choose("#contract", "own")
	tab.click("[role=tab]", "Schema")
	tab.paste("#schema", quote(`{"$ref": "#/$defs/n", "$defs": {"n": {"anyOf": [{"type": "array", "items": {"$ref": "#/$defs/n"}}, {"type": "array", "items": {"$ref": "#/$defs/n"}, "minItems": 2}, {"type": "null"}]}}}`))
	tab.paste("#document", "'['.repeat(999) + '1' + ']'.repeat(999)")
	// A browser's stack may be too small for that, with a schema that refers to itself; then it says so.
	tab.wait(textOf("#verdict") + ".includes('error') || " + textOf("#notice") + ".includes('nested deeper than the browser can follow')")
	tab.paste("#document", quote("[]"))
	tab.verdict("Valid")
}

// TestDetect: the table has every edition and form, the nearest first, as the library has it.
func TestDetect(t *testing.T) {
	tab := open(t).show(t, "/")
	tab.verdict("2 errors")
	tab.paste("#document", quote(nearly))
	tab.verdict("1 error")
	tab.click("[role=tab]", "Detect")
	rows := "[...document.querySelectorAll('#panel-detect tbody tr')].map((r) => [...r.cells].map((c) => c.textContent))"
	tab.wait(rows + ".length > 0")
	got := eval[[][]string](tab, rows)
	detection, err := authlink.Detect([]byte(nearly))
	if err != nil {
		t.Fatal(err)
	}
	if want := len(authlink.Editions()) * len(authlink.Forms()); len(got) != want {
		t.Errorf("%d rows, want %d", len(got), want)
	}
	nearest := got[len(detection.Satisfied)]
	if !strings.HasPrefix(nearest[0], detection.Nearest.Edition.String()) || nearest[1] != detection.Nearest.Form.String() {
		t.Errorf("the nearest is %v, want %v", nearest, detection.Nearest)
	}
	tab.click("#panel-detect .place", "line 4")
	if got := eval[string](tab, "document.querySelector('#document').shadowRoot.getSelection().toString()"); got != `"documnets"` {
		t.Errorf("selected %q", got)
	}
}

// TestCompare: the differences of two editions have proofs, which can be opened.
func TestCompare(t *testing.T) {
	tab := open(t).show(t, "/")
	tab.verdict("2 errors")
	tab.click("[role=tab]", "Compare")
	tab.wait("document.querySelectorAll('.differences > li').length > 3")
	if got := eval[string](tab, textOf("#panel-compat .answer p")); !strings.Contains(got, "breaking") || !strings.Contains(got, "widening") {
		t.Errorf("the differences are %q", got)
	}
	tab.do("document.querySelector('.differences details').open = true")
	tab.click(".differences button", "Open this document")
	tab.verdict("")
	tab.choose("#old", authlink.LatestEdition.String())
	tab.wait(textOf("#panel-compat .answer p") + ".startsWith('No difference')")
}

// TestOwnSchema: documents are checked against a schema of one's own, which is looked at itself.
func TestOwnSchema(t *testing.T) {
	tab := open(t).show(t, "/")
	tab.verdict("2 errors")
	tab.click("[role=tab]", "Schema")
	tab.wait(content("#schema") + ".textContent.includes('2024-12-02.schema.json')")
	tab.choose("#contract", "own")
	tab.paste("#schema", quote("type: object\nrequired: [order]\nproperties:\n  order: {typ: integer}\n"))
	tab.paste("#document", quote(`{"ordr": 1}`))
	tab.wait(textOf("#findings") + `.includes('"order"')`)
	tab.wait(textOf("#panel-schema .answer") + `.includes('"typ"')`)
	tab.paste("#schema", quote(`{"type": "objekt"}`))
	tab.verdict("Not checked")
	tab.paste("#schema", quote(`{"required": ["ordr"]}`))
	tab.verdict("Valid")
	tab.choose("#contract", "")
	tab.wait(textOf("#findings") + ".includes('auth link')")
}

// TestExamples: documents are made from the schema, and each is what it is said to be.
func TestExamples(t *testing.T) {
	tab := open(t).show(t, "/")
	tab.verdict("2 errors")
	tab.click("[role=tab]", "Examples")
	tab.wait(textOf("#panel-examples") + ".includes('invalid documents')")
	tab.do("[...document.querySelectorAll('#panel-examples details')].find((d) => d.textContent.includes('required-created-at')).open = true")
	tab.click("#panel-examples button", "Open this document")
	tab.click("[role=tab]", "Lint")
	tab.wait(textOf("#findings") + ".includes('createdAt')")
}

// TestShare: a link brings everything back, less what is secret.
func TestShare(t *testing.T) {
	const secret = "Zk3vQ9xT7mLp2RwB8sYc"
	b := open(t)
	tab := b.show(t, "/")
	tab.verdict("2 errors")
	tab.choose("#edition", authlink.LatestEdition.String())
	tab.choose("#form", "wire")
	tab.paste("#document", quote(`{"token": "`+secret+`", "é😀": "kept"}`))
	tab.wait(textOf("#findings") + ".includes('live-token')")
	if hash := eval[string](tab, "location.hash"); hash != "" {
		t.Errorf("without being asked for, the address has %q", hash)
	}
	tab.click("[role=tab]", "Compare")
	tab.click("#share", "Copy link")
	tab.wait("location.hash.length > 10 && " + textOf("#notice") + ".includes('link')")
	hash := eval[string](tab, "location.hash")
	if said := eval[string](tab, textOf("#notice")); !strings.Contains(said, "masked") {
		t.Errorf("nothing is said of the secret: %q", said)
	}
	other := b.show(t, "/"+hash)
	other.verdict("error")
	if text := other.text("#document"); !strings.Contains(text, "é😀") || !strings.Contains(text, "<token>") || strings.Contains(text, secret) {
		t.Errorf("the document of the link is %s", text)
	}
	for selector, want := range map[string]string{"#edition": authlink.LatestEdition.String(), "#form": "wire"} {
		if got := eval[string](other, "document.querySelector("+quote(selector)+").value"); got != want {
			t.Errorf("%s is %q, want %q", selector, got, want)
		}
	}
	if got := eval[bool](other, "document.querySelector('#panel-compat').hidden"); got {
		t.Error("another tab is open")
	}
	broken := b.show(t, "/#1.AAAA")
	broken.wait(textOf("#notice") + ".includes('broken')")
	broken.verdict("2 errors")
}

// TestFiles: a file that is dropped is read by its name, decompressed where it is compressed, and
// refused in words where it is no text.
func TestFiles(t *testing.T) {
	tab := open(t).show(t, "/")
	tab.verdict("2 errors")
	drop := func(name, bytes string) {
		tab.do(fmt.Sprintf(`
			const files = new DataTransfer();
			files.items.add(new File([%s], %s));
			document.querySelector("#document").dispatchEvent(new DragEvent("drop", { dataTransfer: files, bubbles: true, cancelable: true }))
		`, bytes, quote(name)))
	}
	drop("a.yaml", quote("id: é😀\n"))
	tab.wait(textOf("#read-as") + " === 'Read as yaml' && " + textOf("#findings") + ".includes('/id')")
	tab.do("globalThis.packed = new Response(new Blob([" + quote("{\"id\": 1}\n{\"id\": 2}\n") + "]).stream().pipeThrough(new CompressionStream('gzip'))).arrayBuffer().then((b) => (globalThis.packed = b))")
	tab.wait("packed instanceof ArrayBuffer")
	drop("b.ndjson.gz", "packed")
	tab.wait(textOf("#read-as") + " === 'Read as lines'")
	drop("c.json", "new Uint8Array([0x7b, 0xff, 0x7d])")
	tab.wait(textOf("#notice") + ".includes('c.json cannot be opened: it is not text in UTF-8')")
	if text := tab.text("#document"); !strings.Contains(text, `{"id": 2}`) {
		t.Errorf("the document is gone, and now %q", text)
	}
}
