package jsonindex

import (
	"bytes"
	"regexp"
	"sync"
)

// otherTexts are what a document may be where it is not JSON: told by how its
// text begins, white space aside.
var otherTexts = sync.OnceValue(func() []otherText {
	begins := func(expression string) *regexp.Regexp { return regexp.MustCompile(`^(?i:` + expression + `)`) }
	return []otherText{
		{begins(`<!doctype html|<(html|head|body)\b`), "this is an HTML page, such as a server answers with when something went wrong: fetch the JSON again"},
		{placeholder(), ""}, // in the place of the whole document
		{begins(`<\?xml|<!--|<[a-z][\w:.-]*(\s[^<>]*)?>`), "this is XML or HTML: convert it to JSON"},
		{begins(`HTTP/\d|[a-z]+(-[a-z]+)+:[ \t]|(date|server|vary|etag|connection|host|via):[ \t]`), "these are the headers of an HTTP message: keep what follows the empty line after them"},
		{begins(`(data|event|retry):[ \t]*\S|:[ \t]*\w+\n`), `this is an event stream: keep the JSON that follows "data:"`},
		{begins(`(export|module|exports|const|let|var|import|return|window|self)[\s.{]`), "this is a program: keep the value alone, and write it as JSON"},
		{begins(`---\s|%YAML`), "this is YAML: convert it to JSON"},
		{begins(`\)\]\}'?,?`), "remove these characters: the server puts them there against being loaded as a script"},
		{begins(regexp.QuoteMeta(pointerBegins)), PointerHint},
		{begins(`curl\s|\$ `), "this is a command: keep what it prints"},
	}
})

// pointerBegins is what a file begins with that stands for one in Git LFS
// (https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md).
const pointerBegins = "version https://git-lfs.github.com/spec/"

// PointerHint is what there is to do about a pointer of Git LFS.
const PointerHint = "this is a pointer of Git LFS and not the file: run git lfs pull"

// IsPointer reports whether a text is a pointer of Git LFS.
func IsPointer(text []byte) bool { return bytes.HasPrefix(text, []byte(pointerBegins)) }

type otherText struct {
	beginning *regexp.Regexp
	hint      string
}

// otherHint says what a text is that JSON does not begin like, or "".
func otherHint(text []byte) string {
	text = text[:min(len(text), 200)] // what is told is told by its beginning
	for _, other := range otherTexts() {
		if other.beginning.Match(text) {
			return other.hint
		}
	}
	return ""
}

// placeholder is what a template, a generated example or a person leaves in the
// place of a value.
var placeholder = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(?:\$?\{\{?[^{}"\n]*\}|<[^<>"\n/]*>\s*(?:[,}\]]|$)|%[A-Z_]+%|\$[A-Z_]{2,}|%[sdv]\b|\{%)`)
})

func isPlaceholder(rest []byte) bool { return placeholder().Match(rest[:min(len(rest), 200)]) }

// placeholderHint is for what stands in the place of a value or of more members.
// Text is the document, at the offset where it ceases to be JSON.
func placeholderHint(text []byte, at int) string {
	rest := text[at:]
	switch {
	case bytes.HasPrefix(rest, []byte("...")) || bytes.HasPrefix(rest, []byte("…")):
		return "write out what the dots stand for, or remove them"
	case at > 0 && text[at-1] == '{' && (rest[0] == '{' || rest[0] == '%') && isPlaceholder(text[at-1:]),
		(rest[0] != '{' || bytes.HasPrefix(rest, []byte("{%")) || bytes.HasPrefix(rest, []byte("{{"))) && isPlaceholder(rest):
		return "this is a placeholder: fill it in, or put it in double quotes"
	}
	return ""
}
