package format

import (
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

const (
	maxLocal   = 64  // octets
	maxMailbox = 254 // octets: what the 256 of a path leave room for
)

// atomClass has the characters of an atom.
//
// https://www.rfc-editor.org/rfc/rfc5322#section-3.2.3
var atomClass = class{
	digitBits | 1<<'!' | 1<<'#' | 1<<'$' | 1<<'%' | 1<<'&' | 1<<'\'' | 1<<'*' | 1<<'+' | 1<<'-' | 1<<'/' | 1<<'=' | 1<<'?',
	letterBits | 1<<('^'-64) | 1<<('_'-64) | 1<<('`'-64) | 1<<('{'-64) | 1<<('|'-64) | 1<<('}'-64) | 1<<('~'-64),
}

// email judges a mailbox.
//
// https://www.rfc-editor.org/rfc/rfc5321#section-4.1.2
func email[T text](s T) Fault {
	at, f := localPart(s, false)
	if !f.isNone() {
		return f
	}
	if isBracketed(s[at+1:]) {
		return addressLiteral(s[at+1:]).after(at + 1)
	}
	return hostname1123(s[at+1:]).after(at + 1)
}

// idnEmail judges a mailbox whose parts may have other characters than those of ASCII. How
// those of the domain are composed does not matter.
//
// https://www.rfc-editor.org/rfc/rfc6531#section-3.3
func idnEmail(s string) Fault {
	at, f := localPart(s, true)
	switch {
	case !f.isNone():
		return f
	case isBracketed(s[at+1:]):
		return addressLiteral(s[at+1:]).after(at + 1)
	case isASCII(s[at+1:]):
		return hostname1123(s[at+1:]).after(at + 1)
	}
	return idnHostname(norm.NFC.String(s[at+1:])).after(at + 1)
}

// localPart judges what stands before the "@" of a mailbox, and returns the offset of that.
func localPart[T text](s T, isWide bool) (at int, f Fault) {
	if len(s) == 0 {
		return 0, fails(Empty, 0)
	}
	if s[0] == '"' {
		at, f = quoted(s, isWide)
	} else {
		at, f = atoms(s, isWide)
	}
	switch {
	case !f.isNone():
		return 0, f
	case at == len(s):
		return 0, fails(NoAt, at)
	case s[at] != '@':
		return 0, fails(Character, at)
	case at == len(s)-1:
		return 0, fails(EmptyPart, at)
	case at > maxLocal:
		return 0, fails(Long, maxLocal)
	case len(s) > maxMailbox:
		return 0, fails(Long, maxMailbox)
	}
	return at, Fault{}
}

// atoms reads atoms with dots between them.
func atoms[T text](s T, isWide bool) (end int, f Fault) {
	for {
		first := end
		for end < len(s) && (atomClass.has(s[end]) || isWide && s[end] >= utf8.RuneSelf) {
			end++
		}
		if end == first {
			return 0, noAtom(s, first)
		}
		if end == len(s) || s[end] != '.' {
			return end, Fault{}
		}
		end++
	}
}

// noAtom says what is at fault where an atom should begin.
func noAtom[T text](s T, at int) Fault {
	switch {
	case at == len(s):
		return fails(NoAt, at)
	case s[at] == '@' && at == 0:
		return fails(EmptyPart, 0)
	case s[at] == '@':
		return fails(Dot, at-1)
	case s[at] == '.':
		return fails(Dot, at)
	}
	return fails(Character, at)
}

// quoted reads a quoted string.
func quoted[T text](s T, isWide bool) (end int, f Fault) {
	for end = 1; end < len(s); end++ {
		switch c := s[end]; {
		case c == '"':
			return end + 1, Fault{}
		case c == '\\':
			if end++; end == len(s) || s[end] < ' ' || s[end] > '~' {
				return 0, stops(s, end)
			}
		case c >= utf8.RuneSelf && isWide:
		case c < ' ' || c > '~':
			return 0, fails(Character, end)
		}
	}
	return 0, fails(Unclosed, 0)
}

func isBracketed[T text](domain T) bool {
	return len(domain) > 1 && domain[0] == '[' && domain[len(domain)-1] == ']'
}

// addressLiteral judges an address in brackets. Its "::" is for two groups at least, unlike
// elsewhere.
//
// https://www.rfc-editor.org/rfc/rfc5321#section-4.1.3
func addressLiteral[T text](s T) Fault {
	const tag = "ipv6:"
	inner := s[1 : len(s)-1]
	if len(inner) < len(tag) || inner[len(tag)-1] != ':' || !equalFold(inner[:len(tag)], tag) {
		return ipv4(inner).after(1)
	}
	count, isShort, f := groups(inner[len(tag):])
	if f.isNone() && isShort && count > ipv6Groups-2 {
		f = fails(Count, 0)
	}
	return f.after(1 + len(tag))
}

// equalFold reports whether s is a word of as many letters, in either case.
func equalFold[T text](s T, word string) bool {
	for i := range len(word) {
		if lower(s[i]) != word[i] {
			return false
		}
	}
	return true
}
