package diagnose

import (
	"testing"

	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/jsonpointer"
)

func TestEditsOfOneValue(t *testing.T) {
	for _, test := range []struct {
		name, document, want string
		edits                func(jsonindex.Token) []Edit
	}{
		{"replace", ` "a" `, ` "b\"\\\n<é>" `, func(t jsonindex.Token) []Edit { return []Edit{replaceText(t, "b\"\\\n<é>")} }},
		{"replace nothing", `""`, `"b"`, func(t jsonindex.Token) []Edit { return []Edit{replaceText(t, "b")} }},
		{"replace by nothing", `"a"`, `""`, func(t jsonindex.Token) []Edit { return []Edit{replaceText(t, "")} }},
		{"surround", ` 12 `, ` "12" `, func(t jsonindex.Token) []Edit { return surround(t, `"`, `"`) }},
		{"surround an object", `{"a": 1}`, `[{"a": 1}]`, func(t jsonindex.Token) []Edit { return surround(t, `[`, `]`) }},
		{"drop the ends", ` [ {} ] `, `  {}  `, dropEnds},
	} {
		edits := test.edits(parsed(t, test.document).Token(0))
		if got := applied(t, test.document, edits); got != test.want {
			t.Errorf("%s: got %s, want %s", test.name, got, test.want)
		}
	}
}

func TestUnquote(t *testing.T) {
	for document, want := range map[string]string{
		`"12"`:              `12`,
		`" 12"`:             `12`,
		`"12  "`:            `12`,
		`  "  12  "  `:      `  12  `,
		`"\t12\n"`:          `12`,
		`"\u0031\u0032"`:    `12`,
		`"true"`:            `true`,
		`" null "`:          `null`,
		`"-1.50e+3"`:        `-1.50e+3`,
		`" [\"a\", 1] "`:    `["a", 1]`,
		`"\u0020\u0031 \t"`: `1`,
	} {
		doc := parsed(t, document)
		text := doc.Text(0)
		literal := parsed(t, text).Raw(0)
		if got := applied(t, document, unquote(doc.Token(0), text, literal)); got != want {
			t.Errorf("%s: got %s, want %s", document, got, want)
		}
	}
}

func TestUnwrapJSON(t *testing.T) {
	for document, want := range map[string]string{
		`"{}"`:                       `{}`,
		`" [ 1 ] "`:                  ` [ 1 ] `,
		`"{\"a\": \"b\"}"`:           `{"a": "b"}`,
		`"[\"\\\"\\\\\\n\\u0041\"]"`: `["\"\\\n\u0041"]`, // its own escapes stay
		`"[\n\t1,\r\n2]"`:            `[  1,  2]`,
		`"[\"\/\"]"`:                 `["/"]`,
		`"[\"é\"]"`:                  `["é"]`,
		// What a string in the JSON must not have as it is, or may not.
		`"[\"\u0041\"]"`: "",
		`"\u005b1]"`:     "",
		`"[1]\b"`:        "",
		`"[1]\f"`:        "",
	} {
		edits, ok := unwrapJSON(parsed(t, document), 0)
		if ok != (want != "") {
			t.Errorf("%s: %t", document, ok)
		} else if ok && applied(t, document, edits) != want {
			t.Errorf("%s: got %s, want %s", document, applied(t, document, edits), want)
		}
	}
}

func TestSplitString(t *testing.T) {
	for _, test := range []struct {
		document      string
		parts         []string
		before, after string
		want          string
	}{
		{`"a,b"`, []string{"a", "b"}, "", "", `"a", "b"`},
		{`"a,b"`, []string{"a", "b"}, "[", "]", `["a", "b"]`},
		{` " a ;; b " `, []string{"a", "b"}, "[", "]", ` ["a", "b"] `},
		{`"[a, b]"`, []string{"a", "b"}, "[", "]", `["a", "b"]`},
		{`"a,a,aa"`, []string{"a", "a", "aa"}, "", "", `"a", "a", "aa"`},
		{`"é|ü"`, []string{"é", "ü"}, "", "", `"é", "ü"`},
		{`"a"`, []string{"a"}, "[", "]", `["a"]`},
		{`"a\tb"`, []string{"a", "b"}, "", "", ""}, // where they stand is not known
		{`"a,b"`, []string{"b", "a"}, "", "", ""},
		{`"a,b"`, []string{"a", "c"}, "", "", ""},
	} {
		edits, ok := splitString(site{doc: parsed(t, test.document)}, test.parts, test.before, test.after)
		if ok != (test.want != "") {
			t.Errorf("%s into %q: %t", test.document, test.parts, ok)
		} else if ok && applied(t, test.document, edits) != test.want {
			t.Errorf("%s into %q: got %s, want %s", test.document, test.parts, applied(t, test.document, edits), test.want)
		}
	}
}

// at returns the site of the value that a JSON Pointer leads to.
func at(t *testing.T, document, pointer string) site {
	t.Helper()
	doc, path := parsed(t, document), jsonpointer.Split(pointer)
	_, value, ok := doc.Find(path)
	if !ok {
		t.Fatalf("nothing at %s of %s", pointer, document)
	}
	return site{doc, path, value}
}

func TestRemoveElements(t *testing.T) {
	for _, test := range []struct {
		document string
		indexes  []int
		want     string
	}{
		{`[1, 2, 3]`, []int{1}, `[1, 3]`},
		{`[1, 2, 3]`, []int{2}, `[1, 2]`},
		{`[1, 2, 3, 4]`, []int{1, 3}, `[1, 3]`},
		{`[1, 2, 3, 4]`, []int{1, 2, 3}, `[1]`},
		{`[ 1 , {"a": [2]} ]`, []int{1}, `[ 1 ]`},
		{"[1,\n 2,\n 3\n]", []int{2}, "[1,\n 2\n]"},
		{`[1, 2, 3]`, nil, `[1, 2, 3]`},
		{`[1, 2, 3]`, []int{3}, `[1, 2, 3]`},
	} {
		if got := applied(t, test.document, removeElements(at(t, test.document, ""), test.indexes)); got != test.want {
			t.Errorf("%d of %s: got %s, want %s", test.indexes, test.document, got, test.want)
		}
	}
	if got := removeElements(site{}, []int{1}); got != nil {
		t.Errorf("without a document: got %v", got)
	}
}

func TestRemoveMember(t *testing.T) {
	for _, test := range []struct{ document, pointer, want string }{
		{`{"a": 1, "b": 2, "c": 3}`, "/a", `{"b": 2, "c": 3}`},
		{`{"a": 1, "b": 2, "c": 3}`, "/b", `{"a": 1, "c": 3}`},
		{`{"a": 1, "b": 2, "c": 3}`, "/c", `{"a": 1, "b": 2}`},
		{`{ "a" : 1 }`, "/a", `{  }`},
		{"{\n  \"a\": 1,\n  \"b\": {\"c\": 2}\n}", "/b", "{\n  \"a\": 1\n}"},
		{"{\n  \"a\": 1,\n  \"b\": {\"c\": 2}\n}", "/b/c", "{\n  \"a\": 1,\n  \"b\": {}\n}"},
		{`{"a": [{"b": 1, "c": 2}]}`, "/a/0/b", `{"a": [{"c": 2}]}`},
		{`{"a": 1}`, "", `{"a": 1}`}, // nothing holds it
	} {
		if got := applied(t, test.document, removeMember(at(t, test.document, test.pointer))); got != test.want {
			t.Errorf("%s of %s: got %s, want %s", test.pointer, test.document, got, test.want)
		}
	}
	if got := removeMember(site{}); got != nil {
		t.Errorf("without a document: got %v", got)
	}
	lost := at(t, `{"a": 1}`, "/a")
	lost.path = []string{"x", "a"}
	if got := removeMember(lost); got != nil {
		t.Errorf("of an object that is not there: got %v", got)
	}
}
