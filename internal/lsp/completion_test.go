package lsp

import (
	"slices"
	"strings"
	"testing"

	"example.com/authlink/internal/lint"
)

func TestCompletion(t *testing.T) {
	const uri = "file:///work/auth-link.json"
	c := newClient(t, &Server{Open: openWith(lint.Overrides{})})
	c.start()
	for _, test := range []struct {
		name, text string // the pointer is at the bar
		has, lacks string // a label
		replaced   textRange
	}{
		{"a name with a value", `{"id": 1, "|": 2}`, `"token"`, `"id"`, textRange{position{0, 10}, position{0, 12}}},
		{"a name before its colon", "{\"id\": 1,\n \"to|\"\n}", `"token"`, `"id"`, textRange{position{1, 1}, position{1, 5}}},
		{"a name before others", `{"|" "id": 1}`, `"token"`, `"id"`, textRange{position{0, 1}, position{0, 3}}},
		{"an element", `{"categories": ["h|"]}`, `"hris"`, `"token"`, textRange{position{0, 16}, position{0, 19}}},
		{"an element before others", `{"categories": ["|" "ats"]}`, `"hris"`, `"token"`, textRange{position{0, 16}, position{0, 18}}},
		{"a value of a type alone", `{"token": "|"}`, "", `"token"`, textRange{}},
		{"no JSON", `{"token" "|`, "", `"token"`, textRange{}},
	} {
		at := strings.Index(test.text, "|")
		before := test.text[:at]
		line := strings.Count(before, "\n")
		c.open(uri, before+test.text[at+1:])
		c.diagnostics()
		var items []completionItem
		c.call("textDocument/completion", map[string]any{"textDocument": map[string]any{"uri": uri},
			"position": position{line, at - strings.LastIndex(before, "\n") - 1}}, &items)
		var labels []string
		for _, item := range items {
			labels = append(labels, item.Label)
			if item.TextEdit.Range != test.replaced || item.TextEdit.NewText != item.Label {
				t.Errorf("%s: the edit is %v, want it at %v", test.name, item.TextEdit, test.replaced)
			}
		}
		if (test.has == "") != (len(labels) == 0) || test.has != "" && !slices.Contains(labels, test.has) || slices.Contains(labels, test.lacks) {
			t.Errorf("%s: %v, want %s and not %s", test.name, labels, test.has, test.lacks)
		}
	}
}
