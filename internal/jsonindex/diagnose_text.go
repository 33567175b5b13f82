package jsonindex

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// describe names a character that stands where it should not.
func describe(r rune) string {
	switch {
	case r == '\n' || r == '\r':
		return "a line break"
	case r == '\t':
		return "a tab"
	case r == ' ':
		return "a space"
	case r == 0:
		return "a NUL byte"
	case r == '\'':
		return "a single quote"
	case !unicode.IsPrint(r):
		return fmt.Sprintf("U+%04X", r)
	case r >= utf8.RuneSelf:
		return fmt.Sprintf("'%c' (U+%04X)", r, r)
	}
	return fmt.Sprintf("'%c'", r)
}

// describeAt names the character at data[at], or returns an error where there
// is none.
func describeAt(data []byte, at int) (string, *Error) {
	r, size := utf8.DecodeRune(data[at:])
	if r == utf8.RuneError && size == 1 {
		return "", invalidUTF8(data, at)
	}
	return describe(r), nil
}

// wrongEncoding recognises a byte order mark, UTF-16 and UTF-32 by the first
// bytes of the document. JSON begins with an ASCII character, so its zero
// bytes tell the encoding apart.
func wrongEncoding(data []byte) *Error {
	if bytes.HasPrefix(data, []byte("\uFEFF")) {
		return &Error{
			Code: ByteOrderMark, Offset: 0, End: 3, Related: -1,
			Message: "expected a JSON value, found a byte order mark (U+FEFF)",
			Hint:    "save the document as UTF-8 without a byte order mark",
		}
	}
	name, size := guessEncoding(data)
	if name == "" {
		return nil
	}
	return &Error{
		Code: Encoding, Offset: 0, End: size, Related: -1,
		Message: "expected UTF-8, found " + name,
		Hint:    "save the document as UTF-8",
	}
}

// guessEncoding returns the name of the encoding that data seems to be in, and
// the bytes of its first character; or "" where it may be UTF-8.
func guessEncoding(data []byte) (name string, size int) {
	zero := func(i int) bool { return i < len(data) && data[i] == 0 }
	// All of UTF-16 is pairs, but for a line of it that ends in the middle of one: that has more
	// NUL bytes than one.
	pairs := len(data)%2 == 0 || zero(0) && zero(2) || zero(1) && zero(3)
	switch {
	case bytes.HasPrefix(data, []byte("\xFF\xFE\x00\x00")),
		!zero(0) && zero(1) && zero(2) && zero(3):
		return "UTF-32, little-endian", 4
	case bytes.HasPrefix(data, []byte("\x00\x00\xFE\xFF")),
		len(data) >= 4 && zero(0) && zero(1) && zero(2) && !zero(3):
		return "UTF-32, big-endian", 4
	case bytes.HasPrefix(data, []byte("\xFF\xFE")), pairs && !zero(0) && zero(1):
		return "UTF-16, little-endian", 2
	case bytes.HasPrefix(data, []byte("\xFE\xFF")), pairs && len(data) >= 2 && zero(0) && !zero(1):
		return "UTF-16, big-endian", 2
	}
	return "", 0
}

// invalidUTF8 says why the bytes at data[at] are no character.
func invalidUTF8(data []byte, at int) *Error {
	reason, length := "a byte that UTF-8 never uses", 1
	second := byte(0)
	if at+1 < len(data) {
		second = data[at+1]
	}
	switch c := data[at]; {
	case c < 0xC0:
		reason = "a continuation byte without a leading byte"
	case c < 0xC2, c == 0xE0 && isContinuation(second) && second < 0xA0, c == 0xF0 && isContinuation(second) && second < 0x90:
		reason, length = "an overlong form", sequenceLength(c)
	case c == 0xED && isContinuation(second) && second >= 0xA0:
		reason, length = "a surrogate", sequenceLength(c)
	case c == 0xF4 && isContinuation(second) && second >= 0x90, c > 0xF4 && c < 0xF8:
		reason, length = "a code point beyond U+10FFFF", sequenceLength(c)
	case c < 0xF8:
		reason, length = "a character that is cut short", sequenceLength(c)
	}
	end := at + 1
	for end < len(data) && end < at+length && isContinuation(data[end]) {
		end++
	}
	return &Error{
		Code: Encoding, Offset: at, End: end, Related: -1,
		Message: "expected valid UTF-8, found " + reason,
		Hint:    "save the document as UTF-8",
	}
}

func isContinuation(c byte) bool { return c&0xC0 == 0x80 }

// sequenceLength returns the length that a leading byte of UTF-8 announces.
func sequenceLength(lead byte) int {
	switch {
	case lead >= 0xF0:
		return 4
	case lead >= 0xE0:
		return 3
	}
	return 2
}

func (x *Index) duplicateName(f fault) *Error {
	first, second := x.tokens[f.first], x.tokens[f.second]
	return &Error{
		Code: DuplicateName, Offset: int(second.Start), End: int(second.End), Related: int(first.Start),
		Message: fmt.Sprintf("expected unique property names in an object, found %s again", showName(x.Text(int(f.second)))),
		Hint:    "remove or rename one of the two",
	}
}

// showName quotes a property name for a message. A name that looks like a
// secret, or is long enough to hold one, is not shown whole.
func showName(name string) string {
	const longest, shown = 40, 12
	switch {
	case isJWT(name):
		return `"eyJ…"`
	case utf8.RuneCountInString(name) > longest:
		return strconv.Quote(string([]rune(name)[:shown]) + "…")
	}
	return strconv.Quote(name)
}

// isJWT reports whether s has the shape of a JSON Web Token: three parts in
// base64url, the first of which begins as '{"' does (RFC 7515, section 3.1).
func isJWT(s string) bool {
	const base64url = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
	return strings.HasPrefix(s, "eyJ") && strings.Count(s, ".") == 2 && strings.Trim(s, base64url+".") == ""
}
