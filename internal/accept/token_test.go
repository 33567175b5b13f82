package accept

import (
	"regexp"
	"strings"
	"testing"
)

var token = regexp.MustCompile(`"(?:[^"\\]|\\.)*"|[][{}:,]|[^][{}:,"\s]+|\s+`)

// TestMissingTokens takes up to four tokens in a row out of documents, or writes them twice: what
// reads several tokens at a time must see that they are there.
func TestMissingTokens(t *testing.T) {
	t.Parallel()
	e := contract(t)
	kinds := mustCompile(t, `{
		"properties": {
			"kind": {"enum": ["a", "bb", "a-long-kind"]},
			"kinds": {"items": {"enum": ["a", "bb", "a-long-kind", "a-kind-of-sixteen-bytes"]}},
			"at": {"format": "date-time"},
			"bb": {"type": ["number", "string"]}
		}
	}`)
	for _, test := range []struct {
		engine   *engine
		document string
	}{
		{e, string(example(t))},
		{kinds, `{"kind":"a","bb":12.5,"kinds":["a","bb","a-long-kind","a-kind-of-sixteen-bytes","bb"],"a":{"kind":"bb"},"at":"2025-02-13T09:44:27.866Z","a-long-kind":[1]}`},
		{kinds, `{"at": "2025-02-13T09:44:27.866Z", "kinds": ["a", "a-long-kind"], "kind": "a-long-kind", "bb": "a", "a": "bb"}`},
		{kinds, `{"bb":1,"kind":"bb","a":"a","a-long-kind":"a","other":"a"}` + strings.Repeat(" ", 40)},
	} {
		tokens := token.FindAllString(test.document, -1)
		if strings.Join(tokens, "") != test.document {
			t.Fatalf("the tokens of %s are %q", test.document, tokens)
		}
		test.engine.check(t, []byte(test.document))
		for i := range tokens {
			for end := i + 1; end <= min(i+4, len(tokens)); end++ {
				before, some, after := strings.Join(tokens[:i], ""), strings.Join(tokens[i:end], ""), strings.Join(tokens[end:], "")
				test.engine.check(t, []byte(before+after))
				test.engine.check(t, []byte(before+some+some+after))
			}
		}
	}
}
