package rule

import (
	"bytes"
	"iter"

	"example.com/authlink/internal/secret"
	"example.com/authlink/internal/span"
)

const (
	shortestPiece = 20      // the fewest bytes of a secret, without the parts of a URL around it
	maxRandom     = 1 << 10 // how much of a piece is looked at to find out whether it is random
	beforePiece   = 96      // room for the name of a secret, and for what stands between the two
	maxWindow     = 8 << 10 // of one piece: most secrets are shorter, and the rest of one says nothing
)

// windows yields the stretches of a text in which there may be secrets, in order and
// without overlap. It keeps the search linear and cheap: a text has few of them.
func windows(text []byte) iter.Seq[span.Stretch] {
	return func(yield func(span.Stretch) bool) {
		window, isOpen := span.Stretch{}, false
		for piece := range pieces(text) {
			if !isSuspect(text[piece.Start:piece.End]) {
				continue
			}
			next := span.Stretch{Start: max(0, piece.Start-beforePiece), End: wordEnd(text, piece.Start)}
			if isOpen && next.Start <= window.End {
				window.End = max(window.End, next.End)
				continue
			}
			if isOpen && !yield(window) {
				return
			}
			window, isOpen = next, true
		}
		if isOpen {
			yield(window)
		}
	}
}

// pieces yields the runs of characters that secrets are made of.
func pieces(text []byte) iter.Seq[span.Stretch] {
	return func(yield func(span.Stretch) bool) {
		start := 0
		for i := 0; i <= len(text); i++ {
			if i < len(text) && isOfPiece(text[i]) {
				continue
			}
			if i-start >= shortestPiece && !yield(span.Stretch{Start: start, End: i}) {
				return
			}
			start = i + 1
		}
	}
}

func isOfPiece(c byte) bool {
	switch {
	case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9':
		return true
	}
	return c == '_' || c == '+' || c == '/' || c == '.' || c == '~' || c == '-'
}

// isSuspect reports whether a piece may be a JWT, a part of a URL, or random.
func isSuspect(piece []byte) bool {
	return bytes.Contains(piece, []byte("eyJ")) || bytes.HasPrefix(piece, []byte("//")) ||
		secret.IsRandom(string(piece[:min(len(piece), maxRandom)]))
}

// wordEnd returns where the word ends that a piece is in.
func wordEnd(text []byte, start int) int {
	rest := text[start:min(len(text), start+maxWindow)]
	if n := bytes.IndexAny(rest, " \t\r\n\"'<>`"); n >= 0 {
		return start + n
	}
	return start + len(rest)
}
