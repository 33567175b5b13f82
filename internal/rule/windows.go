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
	maxPrefixed   = 64      // how much of it shows the prefix of the key of a service
	beforePiece   = 96      // room for the name of a secret, and for what stands between the two
	maxWindow     = 8 << 10 // of one piece: most secrets are shorter, and the rest of one says nothing
)

// windows yields the stretches of a text in which there may be secrets, in order and
// without overlap. It keeps the search linear and cheap: a text has few of them.
func windows(text []byte) iter.Seq[span.Stretch] {
	return func(yield func(span.Stretch) bool) {
		window, isOpen := span.Stretch{}, false
		for piece := range pieces(text) {
			if !isSuspect(text, piece) {
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

// isSuspect reports whether a piece may be a JWT, a part of a URL, or random and, by what
// stands before it or by its looks, a secret.
func isSuspect(text []byte, piece span.Stretch) bool {
	content := text[piece.Start:piece.End]
	if bytes.Contains(content, []byte("eyJ")) || bytes.HasPrefix(content, []byte("//")) {
		return true
	}
	start := string(content[:min(len(content), maxRandom)])
	if !secret.IsRandom(start) {
		return false
	}
	name, isCredential := namesBefore(text[max(0, piece.Start-beforePiece):piece.Start])
	return isCredential || name != "" && secret.IsParameter(name) || len(secret.InText(start[:min(len(start), maxPrefixed)])) > 0
}

// namesBefore returns the name that a text ends with, as before a value; and whether it
// ends with the scheme of credentials instead.
func namesBefore(text []byte) (name string, isCredential bool) {
	text = bytes.TrimRight(text, " \t\r\n\\\"'`")
	for _, scheme := range []string{"bearer", "basic", "token"} {
		if n := len(text) - len(scheme); n >= 0 && bytes.EqualFold(text[n:], []byte(scheme)) {
			return "", true
		}
	}
	rest := bytes.TrimSuffix(text, []byte(">"))
	if len(rest) > 0 && (rest[len(rest)-1] == ':' || rest[len(rest)-1] == '=') {
		rest = rest[:len(rest)-1]
	} else if len(rest) == len(text) {
		return "", false // nothing stands between a name and the value
	}
	rest = bytes.TrimRight(rest, " \t\r\n\\\"'`")
	end := len(rest)
	for end > 0 && isOfName(rest[end-1]) {
		end--
	}
	return string(rest[end:]), false
}

func isOfName(c byte) bool {
	return c >= 0x80 || c == '$' || c != '/' && c != '+' && c != '~' && isOfPiece(c)
}

// wordEnd returns where the word ends that a piece is in.
func wordEnd(text []byte, start int) int {
	rest := text[start:min(len(text), start+maxWindow)]
	if n := bytes.IndexAny(rest, " \t\r\n\"'<>`"); n >= 0 {
		return start + n
	}
	return start + len(rest)
}
