package source

import (
	"bytes"
	"iter"

	"example.com/authlink"
	"example.com/authlink/internal/span"
)

// A jsonc is a file that is one document of JSON with comments.
type jsonc struct{ jsonText }

func (jsonc) Kind() Kind { return KindJSONC }

func (jsonc) Traits() Traits { return Traits{Extensions: []string{".jsonc"}, Single: true} }

func (jsonc) Read(part []byte) (Document, error) { return Document{JSON: WithoutComments(part)}, nil }

// Comments yields what [WithoutComments] takes out. If the rest is not JSON, some of it may be none.
func (jsonc) Comments(part []byte, _ Document) iter.Seq[span.Stretch] { return JSONComments(part) }

// Lift returns edits of what is the same in the file and in the JSON. In the JSON, each
// byte of a comment is a space, so no comment is ever removed.
func (jsonc) Lift(part []byte, whole Document, edits []authlink.Edit) []authlink.Edit {
	for _, e := range edits {
		if !bytes.Equal(whole.JSON[e.Offset:e.End], part[e.Offset:e.End]) {
			return nil
		}
	}
	return edits
}

func (jsonc) Mask(part []byte, redact func([]byte) []byte) (masked []byte, ok bool) {
	return redact(WithoutComments(part)), true
}

// WithoutComments returns JSON with comments and trailing commas as JSON without:
// each byte of them is a space, so that every offset still holds. All other text
// stays as it is, right or wrong: a comment that does not end, a comma after nothing.
func WithoutComments(text []byte) []byte {
	out := bytes.Clone(text)
	var last byte // before i, without white space and comments
	comma := -1   // where last is a comma
	for i := 0; i < len(out); {
		c := out[i]
		switch end := commentEnd(out, i); {
		case end > i:
			Blank(out[i:end])
			i = end
			continue
		case c == '"':
			i = quoteEnd(out, i)
			last = c
			continue
		case c == ' ' || c == '\t' || c == '\r' || c == '\n':
			i++
			continue
		case c == ',' && last != 0 && !bytes.ContainsRune([]byte("[{,:"), rune(last)):
			comma = i
		case (c == ']' || c == '}') && last == ',' && comma >= 0:
			out[comma] = ' '
		}
		if c == ',' && comma != i {
			comma = -1 // one that follows nothing
		}
		last = c
		i++
	}
	return out
}

// commentEnd returns the end of the comment that begins at i, or i if no comment
// begins there that ends.
func commentEnd(text []byte, i int) int {
	switch rest := text[i:]; {
	case bytes.HasPrefix(rest, []byte("//")):
		if n := bytes.IndexByte(rest, '\n'); n >= 0 {
			return i + n
		}
		return len(text)
	case bytes.HasPrefix(rest, []byte("/*")):
		if n := bytes.Index(rest[2:], []byte("*/")); n >= 0 {
			return i + 2 + n + 2
		}
	}
	return i
}

// quoteEnd returns the offset after the string that begins at i, or the end of
// the text.
func quoteEnd(text []byte, i int) int {
	for i++; i < len(text); i++ {
		switch text[i] {
		case '\\':
			i++
		case '"':
			return i + 1
		}
	}
	return len(text)
}

// Blank replaces everything but line ends with spaces.
func Blank(text []byte) {
	for i, c := range text {
		if c != '\n' && c != '\r' {
			text[i] = ' '
		}
	}
}
