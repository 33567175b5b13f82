package describe

import (
	"slices"
	"strings"
	"testing"
)

func TestComplete(t *testing.T) {
	schema := compiled(t, `{
		"properties": {
			"state": {"type": ["string", "null"], "enum": ["b", "a"]},
			"flag": {"type": ["boolean", "null"]},
			"free": {"type": "string"},
			"token": {"enum": ["s3cret"], "writeOnly": true},
			"inner": {"allOf": [{"properties": {"x": {"const": 1}}}, {"properties": {"y": {}, "z": {}}}]}
		}
	}`)
	const document = `{"state": "", "flag": 0, "free": "f", "token": "t", "inner": {"x": 2, "y": {}}} `
	doc := parse(t, document)
	for _, test := range []struct {
		at       string // the byte asked about is the first of it
		replaced string
		names    bool
		words    string
	}{
		{`", "flag`, `""`, false, `"a" "b"`}, // not null: enum lists all
		{`0, "free`, `0`, false, `false null true`},
		{`f", "token`, `"f"`, false, ``},
		{`t", "inner`, `"t"`, false, ``},
		{`state": `, `"state"`, true, `"state"`},
		{`x": 2`, `"x"`, true, `"x" "z"`},
		{`y": {`, `"y"`, true, `"y" "z"`},
		{`2, "y"`, `2`, false, `1`},
		{`{}}`, `{}`, false, ``},
		{` `, ``, false, ``},
	} {
		offset := strings.Index(document, test.at)
		if test.at == " " {
			offset = len(document) - 1
		}
		c, ok := Complete(doc, schema, offset)
		if got := strings.Join(c.Words, " "); got != test.words || ok != (test.words != "") {
			t.Errorf("at %q: %s, %v; want %s", test.at, got, ok, test.words)
		}
		if ok && (document[c.Offset:c.End] != test.replaced || c.AreNames != test.names) {
			t.Errorf("at %q: %s is replaced, names: %v", test.at, document[c.Offset:c.End], c.AreNames)
		}
		if slices.Contains(c.Words, `"s3cret"`) {
			t.Errorf("at %q: a secret", test.at)
		}
	}
}
