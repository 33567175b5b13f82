package lsp

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"

	"example.com/authlink"
	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/lint"
)

// mendable is valid but for what can be fixed, in UTF-16: the face counts as two.
func mendable(t *testing.T) string {
	t.Helper()
	text := strings.Replace(valid(t), "{\n", "{\n  \"label\": \"😀\", \"categories\": [\"hris_legacy\", \"hrsi\"],\n  \"provder\": \"x\",\n", 1)
	if text == valid(t) {
		t.Fatal("the fixture does not begin as it did")
	}
	return text
}

// TestQuickFixes asks for the fixes of a line, and makes them.
func TestQuickFixes(t *testing.T) {
	c := newClient(t, &Server{Open: openWith(lint.Overrides{})})
	c.call("initialize", map[string]any{"capabilities": map[string]any{
		"workspace": map[string]any{"workspaceEdit": map[string]any{"documentChanges": true}},
	}}, nil)
	c.notify("initialized", struct{}{})
	c.open(uri, mendable(t))
	found := c.diagnostics().Diagnostics

	got := c.actions(textRange{position{1, 0}, position{1, 100}}, quickFix)
	edit := func(start, end int, text string) workspaceEdit {
		return workspaceEdit{DocumentChanges: []textDocumentEdit{{
			versionedDocument{uri, 1}, []textEdit{{textRange{position{1, start}, position{1, end}}, text}},
		}}}
	}
	want := []codeAction{
		{"Change to hrisLegacy", quickFix, found[:1], true, edit(33, 44, "hrisLegacy")},
		{"Change to hris (a guess)", quickFix, found[1:2], false, edit(48, 52, "hris")},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("fixes (-want +got)\n%s", diff)
	}
	for _, test := range []struct {
		at   position
		want int
	}{{position{1, 31}, 0}, {position{1, 32}, 1}, {position{1, 45}, 1}, {position{1, 46}, 0}, {position{2, 5}, 1}, {position{9, 0}, 0}} {
		if got := c.actions(textRange{test.at, test.at}, quickFix); len(got) != test.want {
			t.Errorf("%v: %d fixes, want %d", test.at, len(got), test.want)
		}
	}
}

// TestFixAll makes all that is safe, and then has nothing to do.
func TestFixAll(t *testing.T) {
	c := newClient(t, &Server{Open: openWith(lint.Overrides{})})
	c.start() // a client that knows no versions
	text := "\uFEFF" + strings.Replace(mendable(t), "{\n", "{ // 😀\n", 1)
	c.open(uri, text)
	c.diagnostics()
	all := c.actions(textRange{}, "source")
	if len(all) != 1 || all[0].Kind != sourceFixAll || all[0].IsPreferred {
		t.Fatalf("%+v", all)
	}
	text = applied(t, text, all[0].Edit.Changes[uri])
	if want := strings.Replace(mendable(t), "hris_legacy", "hrisLegacy", 1); text != want {
		t.Errorf("fixed (-want +got)\n%s", cmp.Diff(want, text))
	}
	c.notify("textDocument/didChange", map[string]any{
		"textDocument": map[string]any{"uri": uri, "version": 2}, "contentChanges": []map[string]any{{"text": text}},
	})
	c.diagnostics()
	if again := c.actions(textRange{}, sourceFixAll); len(again) > 0 {
		t.Errorf("fixed again: %+v", again)
	}
}

// TestFixesInYAML makes each quick fix by itself, and then all that is safe.
func TestFixesInYAML(t *testing.T) {
	const yaml, text = "file:///work/auth-link.yaml", "# 😀\ncategories: [hris_legacy, 'hrsi']\nid: '7'\n"
	c := newClient(t, &Server{Open: openWith(lint.Overrides{})})
	c.start()
	c.open(yaml, text)
	c.diagnostics()
	actions := func(r textRange, kind string) (texts []string) {
		var got []codeAction
		c.call("textDocument/codeAction", codeActionParams{textDocument{URI: yaml}, r, codeActionContext{Only: []string{kind}}}, &got)
		for _, action := range got {
			texts = append(texts, applied(t, text, action.Edit.Changes[yaml]))
		}
		return texts
	}
	want := []string{
		strings.Replace(text, "hris_legacy", "hrisLegacy", 1),
		strings.Replace(text, "hrsi", "hris", 1),
		strings.Replace(text, "'7'", "7", 1),
	}
	if diff := cmp.Diff(want, actions(textRange{End: position{3, 0}}, quickFix)); diff != "" {
		t.Errorf("fixes (-want +got)\n%s", diff)
	}
	all := strings.Replace(want[0], "'7'", "7", 1)
	if diff := cmp.Diff([]string{all}, actions(textRange{}, sourceFixAll)); diff != "" {
		t.Errorf("all fixes (-want +got)\n%s", diff)
	}
}

// TestActionKinds asks for actions of some kinds, by hand and not.
func TestActionKinds(t *testing.T) {
	c := newClient(t, &Server{Open: openWith(lint.Overrides{})})
	c.start()
	c.open(uri, mendable(t))
	c.diagnostics()
	for _, test := range []struct {
		only    []string
		trigger int
		want    []string
	}{
		{nil, 0, []string{quickFix, quickFix, sourceFixAll}},
		{nil, triggerAutomatic, []string{quickFix, quickFix}},
		{[]string{"source.fixAll"}, triggerAutomatic, []string{sourceFixAll}},
		{[]string{"source.fixAll.other", "source.organizeImports", "refactor", "quick"}, 0, nil},
		{[]string{"refactor", quickFix}, 0, []string{quickFix, quickFix}},
	} {
		var got []codeAction
		c.call("textDocument/codeAction", codeActionParams{
			textDocument{URI: uri}, textRange{position{1, 0}, position{2, 0}}, codeActionContext{test.only, test.trigger},
		}, &got)
		var kinds []string
		for _, action := range got {
			kinds = append(kinds, action.Kind)
		}
		if !slices.Equal(kinds, test.want) {
			t.Errorf("%v, trigger %d: %v, want %v", test.only, test.trigger, kinds, test.want)
		}
	}
}

// TestActionsKeepSecrets fixes what has a token in it and beside it.
func TestActionsKeepSecrets(t *testing.T) {
	const token = "eyJhbGciOiJIUzI1NiJ9.eyJleHAiOjQxMDI0NDQ4MDB9.c2lnbmF0dXJl"
	c := newClient(t, &Server{Open: openWith(lint.Overrides{})})
	c.start()
	text := `{"token": "` + token + `", "label": "` + token + `", "id": "1", "categories": ["` + token + `"]}`
	c.open(uri, text)
	c.diagnostics()
	got := c.actions(textRange{position{0, 0}, position{0, len(text)}}, quickFix)
	redacted := 0
	for _, action := range got {
		if action.Title == "Replace the secret with a placeholder" && !action.IsPreferred {
			redacted++
			if text := applied(t, text, action.Edit.Changes[uri]); strings.Count(text, token) != 2 || !strings.Contains(text, `"<token>"`) {
				t.Errorf("redacted: %s", text)
			}
		}
	}
	sent, err := json.Marshal(got)
	if err != nil || redacted < 2 || strings.Contains(string(sent), "c2lnbmF0dXJl") {
		t.Errorf("%d secrets redacted, %v: %s", redacted, err, sent)
	}
}

// TestNoActions asks for those of documents that have none.
func TestNoActions(t *testing.T) {
	c := newClient(t, &Server{Open: openWith(lint.Overrides{})})
	c.start()
	var got json.RawMessage
	c.call("textDocument/codeAction", codeActionParams{TextDocument: textDocument{URI: uri}}, &got)
	if string(got) != "[]" {
		t.Errorf("a document that is not open: %s", got)
	}
	c.open("file:///work/package.json", "{,}")
	c.diagnostics()
	c.call("textDocument/codeAction", codeActionParams{TextDocument: textDocument{URI: "file:///work/package.json"}}, &got)
	if string(got) != "[]" {
		t.Errorf("a document of another kind: %s", got)
	}
}

// actions asks for the actions of a kind.
func (c *client) actions(at textRange, kind string) []codeAction {
	c.t.Helper()
	var got []codeAction
	c.call("textDocument/codeAction", codeActionParams{textDocument{URI: uri}, at, codeActionContext{Only: []string{kind}}}, &got)
	return got
}

// applied makes edits in a text as a client does that counts in UTF-8.
func applied(t *testing.T, text string, edits []textEdit) string {
	t.Helper()
	if len(edits) == 0 {
		t.Fatal("no edits")
	}
	d := new(document).with(text, 1)
	for _, e := range slices.Backward(edits) {
		start, end := d.offset(e.Range.Start, utf8Units), d.offset(e.Range.End, utf8Units)
		text = text[:start] + e.NewText + text[end:]
	}
	return text
}

// TestManyFindings: of a line of 4 MB with 50,000 findings the client gets as many as it shows,
// and no more places are worked out, each of which reads a few bytes (see span.TestUnitsMarks).
func TestManyFindings(t *testing.T) {
	const n, member = 50_000, `{"é": "7", "note": "as in one line of a recording, which is long, and has 80 characters"},`
	text := "[" + strings.Repeat(member, n) + "0]"
	d := new(document).with(text, 1)
	for i := range n {
		at := 1 + i*len(member) + len(`{"é": `)
		d.linted.found = append(d.linted.found, finding.Finding{
			Rule: "type", Severity: finding.SeverityError, Offset: at, End: at + len(`"7"`), Message: "m",
			Fix: &finding.Fix{Kind: finding.FixSafe, Edits: []authlink.Edit{{Offset: at, End: at + 3, Text: "7"}}},
		})
	}
	project, err := lint.NewProject(nil, lint.Overrides{}, time.Time{})
	if err != nil {
		t.Fatal(err)
	}
	d.linted.by = project // so that nobody looks again
	l := &look{document: d, from: project, project: project, encoding: utf16Units}
	diagnostics := l.diagnose(t.Context())
	actions := l.actions(t.Context(), codeActionParams{Range: textRange{End: position{0, len(text)}}, Context: codeActionContext{Only: []string{quickFix}}})
	if len(diagnostics) != maxDiagnostics || len(actions) != maxDiagnostics {
		t.Fatalf("%d diagnostics, %d actions, want %d of each", len(diagnostics), len(actions), maxDiagnostics)
	}
	units := len(utf16.Encode([]rune(member)))
	want := position{0, 1 + (maxDiagnostics-1)*units + len(`{"e": `)}
	if got := diagnostics[maxDiagnostics-1].Range.Start; got != want {
		t.Errorf("the last is at %v, want %v", got, want)
	}
}
