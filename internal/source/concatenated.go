package source

import (
	"bytes"
	"iter"
)

// concatenated is a file with documents one after another.
type concatenated struct{ jsonText }

func (concatenated) Kind() Kind { return KindConcatenated }

func (concatenated) Traits() Traits { return Traits{Several: true} }

func (concatenated) Documents(whole Document) iter.Seq[Document] {
	return func(yield func(Document) bool) {
		for start, end := range values(whole.JSON) {
			if !yield(whole.Part(start, end, "")) {
				return
			}
		}
	}
}

func (concatenated) Mask([]byte, func([]byte) []byte) (masked []byte, ok bool) { return nil, false }

// values yields where each value of concatenated JSON begins and ends. For text that is
// not JSON it yields pieces that are not JSON either.
func values(text []byte) iter.Seq2[int, int] {
	return func(yield func(start, end int) bool) {
		for i := 0; ; {
			i += len(text[i:]) - len(bytes.TrimLeft(text[i:], " \t\r\n"))
			if i >= len(text) {
				return
			}
			end := valueEnd(text, i)
			if !yield(i, end) {
				return
			}
			i = end
		}
	}
}

// valueEnd returns where the value that begins at i ends: after its last bracket,
// after its quote, before what cannot be part of a number or a word.
func valueEnd(text []byte, i int) int {
	switch text[i] {
	case '"':
		return quoteEnd(text, i)
	case '{', '[':
		return closingEnd(text, i)
	}
	n := bytes.IndexAny(text[i+1:], " \t\r\n\"[]{}")
	if n < 0 {
		return len(text)
	}
	return i + 1 + n
}

// closingEnd returns the offset after the bracket that closes the one at i, of
// whatever kind, or the end of the text.
func closingEnd(text []byte, i int) int {
	depth := 0
	for i < len(text) {
		switch text[i] {
		case '"':
			i = quoteEnd(text, i)
			continue
		case '{', '[':
			depth++
		case '}', ']':
			depth--
		}
		i++
		if depth == 0 {
			return i
		}
	}
	return len(text)
}
