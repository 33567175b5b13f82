package lsp

import (
	"context"
	"errors"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/sourcegraph/jsonrpc2"

	"example.com/authlink/internal/lint"
)

// TestOneDocumentHoldsUpNoOther: while one is at work, the next is linted, and a request about
// the first is given up at once when the client takes it back.
func TestOneDocumentHoldsUpNoOther(t *testing.T) {
	s := &Server{Open: openWith(lint.Overrides{})}
	c := newClient(t, s)
	c.start()
	c.open(uri, valid(t))
	c.diagnostics()
	release := make(chan struct{})
	s.documents[uri].queue.add(t.Context(), func(context.Context) { <-release })

	const other = "file:///work/other-auth-link.json"
	hovering := map[string]any{"textDocument": map[string]any{"uri": uri}, "position": position{0, 0}}
	waiter, err := c.conn.DispatchCall(t.Context(), "textDocument/hover", hovering, jsonrpc2.PickID(jsonrpc2.ID{Num: 77}))
	if err != nil {
		t.Fatal(err)
	}
	c.open(other, "{")
	if got := c.diagnostics(); got.URI != other || len(got.Diagnostics) != 1 {
		t.Errorf("diagnostics %+v", got)
	}
	c.notify("$/cancelRequest", map[string]any{"id": 77})
	if e, ok := errors.AsType[*jsonrpc2.Error](waiter.Wait(t.Context(), nil)); !ok || e.Code != codeRequestCancelled {
		t.Errorf("a request that was cancelled: %v", e)
	}
	c.notify("$/cancelRequest", map[string]any{"id": 78}) // there is none

	// Of two texts that have come meanwhile, the second is linted. The server reads messages in
	// order: that it answers about the other document says that both have come.
	for version, text := range []string{"[", "{"} {
		c.notify("textDocument/didChange", map[string]any{
			"textDocument":   map[string]any{"uri": uri, "version": version + 2},
			"contentChanges": []map[string]any{{"text": text}},
		})
	}
	var tip any
	c.call("textDocument/hover", map[string]any{"textDocument": map[string]any{"uri": other}, "position": position{0, 0}}, &tip)
	close(release)
	if got := c.diagnostics(); got.URI != uri || *got.Version != 3 || !strings.Contains(got.Diagnostics[0].Message, "after '{'") {
		t.Errorf("diagnostics %+v", got)
	}
	c.call("textDocument/hover", hovering, &tip)

	c.call("shutdown", nil, nil)
	c.notify("exit", nil)
	if err := c.served(); err != nil {
		t.Error(err)
	}
}

// TestLanguages: what the editor says of a file's language counts more than its name.
func TestLanguages(t *testing.T) {
	c := newClient(t, &Server{Open: openWith(lint.Overrides{})})
	c.start()
	commented := strings.Replace(valid(t), "{", "{ // why\n", 1)
	for _, test := range []struct {
		language, text string
		isValid        bool
	}{
		{"json", commented, false}, {"jsonc", commented, true}, {"jsonc", "{ // why", false}, {"", commented, false}, {"plaintext", commented, false},
		{"jsonl", strings.ReplaceAll(valid(t), "\n", " "), true}, {"jsonl", valid(t), false}, {"yaml", "# why\n" + valid(t), true}, {"json", valid(t), true},
	} {
		c.notify("textDocument/didOpen", map[string]any{"textDocument": textDocument{URI: uri, Version: 1, Text: &test.text, LanguageID: test.language}})
		if got := c.diagnostics(); (len(got.Diagnostics) == 0) != test.isValid {
			t.Errorf("%s: %+v", test.language, got.Diagnostics)
		}
		c.notify("textDocument/didClose", map[string]any{"textDocument": map[string]any{"uri": uri}})
		c.diagnostics()
	}
}

// TestLongLine compares the places in a long line with those that are counted from its start.
func TestLongLine(t *testing.T) {
	text := "x\n" + strings.Repeat("aé😀\xff", 300) + "\r\nb"
	d := new(document).with(text, 1)
	start := len("x\n")
	for i := range text[start:] {
		at := start + i
		want := position{1, len(utf16.Encode([]rune(text[start:at])))}
		if at > len(text)-len("\nb") {
			want = position{2, len(text[:at]) - len(text) + 1}
		}
		if at == len(text)-1 {
			want = position{2, 0}
		}
		if got := d.position(at, utf16Units); got != want {
			t.Fatalf("offset %d is at %v, want %v", at, got, want)
		}
		if want.Line == 1 && at <= d.lineEnd(start) && d.offset(want, utf16Units) != at {
			t.Fatalf("%v is offset %d, want %d", want, d.offset(want, utf16Units), at)
		}
	}
	if got := d.offset(position{1, 1 << 20}, utf16Units); got != d.lineEnd(start) || text[got:] != "\r\nb" {
		t.Errorf("a character beyond the line is at %d", got)
	}
}
