package format

// A class is a set of characters of ASCII: those below "@", and the others.
type class [2]uint64

func (c *class) has(b byte) bool { return b < 0x80 && c[b>>6]>>(b&63)&1 != 0 }

const (
	digitBits  = (1<<10 - 1) << '0'
	letterBits = (1<<26-1)<<('A'-64) | (1<<26-1)<<('a'-64)

	unreservedLow  = digitBits | 1<<'-' | 1<<'.'
	unreservedHigh = letterBits | 1<<('_'-64) | 1<<('~'-64)
	subDelims      = 1<<'!' | 1<<'$' | 1<<'&' | 1<<'\'' | 1<<'(' | 1<<')' | 1<<'*' | 1<<'+' | 1<<',' | 1<<';' | 1<<'='
	atSign         = 1 << ('@' - 64)
)

// The parts of a URI, by the characters that each may have besides percent-encoded ones.
//
// https://www.rfc-editor.org/rfc/rfc3986#appendix-A
var (
	regNameClass  = class{unreservedLow | subDelims, unreservedHigh}
	userinfoClass = class{unreservedLow | subDelims | 1<<':', unreservedHigh}
	pathClass     = class{unreservedLow | subDelims | 1<<':' | 1<<'/', unreservedHigh | atSign}
	queryClass    = class{unreservedLow | subDelims | 1<<':' | 1<<'/' | 1<<'?', unreservedHigh | atSign}
)

// A width says which characters beyond ASCII a part may have.
type width int

const (
	ascii   width = iota // none: a URI
	wide                 // those of an IRI
	private              // and those for private use: the query of an IRI
)

// ofQuery returns the width of a query.
func (w width) ofQuery() width {
	if w == wide {
		return private
	}
	return w
}

func uri[T text](s T) Fault          { return absolute(s, ascii) }
func uriReference[T text](s T) Fault { return reference(s, ascii) }
func iri[T text](s T) Fault          { return absolute(s, wide) }
func iriReference[T text](s T) Fault { return reference(s, wide) }

// absolute judges a URI, or an IRI.
//
// https://www.rfc-editor.org/rfc/rfc3986#section-3
// https://www.rfc-editor.org/rfc/rfc3987#section-2.2
func absolute[T text](s T, w width) Fault {
	end, ok := scheme(s)
	if !ok {
		return fails(NoScheme, end)
	}
	return hierarchy(s, end+1, w)
}

// reference judges a URI or a relative reference, or what they are among IRIs.
//
// https://www.rfc-editor.org/rfc/rfc3986#section-4.1
func reference[T text](s T, w width) Fault {
	if end, ok := scheme(s); ok {
		return hierarchy(s, end+1, w)
	}
	for i := 0; i < len(s) && s[i] != '/' && s[i] != '?' && s[i] != '#'; i++ {
		if s[i] == ':' {
			return fails(Colon, i)
		}
	}
	return hierarchy(s, 0, w)
}

// scheme returns the offset of the colon after a scheme, or that of what keeps s from having
// one.
func scheme[T text](s T) (end int, ok bool) {
	for i := range len(s) {
		switch c := s[i]; {
		case isLetter(c), i > 0 && (isDigit(c) || c == '+' || c == '-' || c == '.'):
		default:
			return i, i > 0 && c == ':'
		}
	}
	return len(s), false
}

// hierarchy judges what follows the scheme: an authority, a path, a query, a fragment.
func hierarchy[T text](s T, at int, w width) Fault {
	if at+1 < len(s) && s[at] == '/' && s[at+1] == '/' {
		end := authorityEnd(s, at+2)
		if f := authority(s[at+2:end], w); !f.isNone() {
			return f.after(at + 2)
		}
		at = end
	}
	at, f := span(s, at, &pathClass, w)
	if f.isNone() && at < len(s) && s[at] == '?' {
		at, f = span(s, at+1, &queryClass, w.ofQuery())
	}
	if f.isNone() && at < len(s) && s[at] == '#' {
		at, f = span(s, at+1, &queryClass, w)
	}
	if f.isNone() && at < len(s) {
		return fails(Character, at)
	}
	return f
}

// authorityEnd returns the end of an authority that begins at an offset.
func authorityEnd[T text](s T, from int) int {
	for from < len(s) && s[from] != '/' && s[from] != '?' && s[from] != '#' {
		from++
	}
	return from
}

// span returns the end of the characters of a class.
func span[T text](s T, from int, c *class, w width) (end int, f Fault) {
	for {
		for from < len(s) && c.has(s[from]) { // as most are
			from++
		}
		if from == len(s) {
			return from, Fault{}
		}
		switch b := s[from]; {
		case b == '%':
			if from+2 >= len(s) || !isHex(s[from+1]) || !isHex(s[from+2]) {
				return from, fails(Percent, from)
			}
			from += 3
		case b >= 0x80 && w != ascii:
			r, size := runeAt(s, from)
			if !isUCS(r) && (w != private || !isPrivate(r)) {
				return from, Fault{}
			}
			from += size
		default:
			return from, Fault{}
		}
	}
}

// isUCS reports whether a character may stand in an IRI. Those that control the direction
// of text must not.
//
// https://www.rfc-editor.org/rfc/rfc3987#section-2.2
// https://www.rfc-editor.org/rfc/rfc3987#section-4.1
func isUCS(r rune) bool {
	switch {
	case r == 0x200E || r == 0x200F || r >= 0x202A && r <= 0x202E:
		return false
	case r < 0x10000:
		return r >= 0xA0 && r <= 0xD7FF || r >= 0xF900 && r <= 0xFDCF || r >= 0xFDF0 && r <= 0xFFEF
	}
	return r <= 0xEFFFD && r&0xFFFF <= 0xFFFD && (r < 0xE0000 || r >= 0xE1000)
}

func isPrivate(r rune) bool {
	return r >= 0xE000 && r <= 0xF8FF || r >= 0xF0000 && r&0xFFFF <= 0xFFFD
}

// authority judges a host, what may be before it and the port that may be after it.
//
// https://www.rfc-editor.org/rfc/rfc3986#section-3.2
func authority[T text](s T, w width) Fault {
	host := 0
	if at := index(s, 0, '@'); at < len(s) {
		end, f := span(s, 0, &userinfoClass, w)
		if !f.isNone() || end < at {
			return f.or(fails(Character, end))
		}
		host = at + 1
	}
	end, f := 0, Fault{}
	if host < len(s) && s[host] == '[' {
		end, f = literal(s, host)
	} else {
		end, f = span(s, host, &regNameClass, w)
	}
	if !f.isNone() || end == len(s) {
		return f
	}
	if s[end] != ':' {
		return fails(Character, end)
	}
	if digits(s, end+1) < len(s) {
		return fails(BadPort, end+1)
	}
	return Fault{}
}

// literal judges an IP literal, and returns its end.
//
// https://www.rfc-editor.org/rfc/rfc3986#section-3.2.2
func literal[T text](s T, from int) (end int, f Fault) {
	closing := index(s, from, ']')
	if closing == len(s) {
		return 0, fails(BadLiteral, from)
	}
	inner := s[from+1 : closing]
	if !ipv6(inner).isNone() && !isFuture(inner) {
		return 0, fails(BadLiteral, from)
	}
	return closing + 1, Fault{}
}

// isFuture reports whether s is an address of a version that is yet to come.
func isFuture[T text](s T) bool {
	if len(s) == 0 || lower(s[0]) != 'v' {
		return false
	}
	dot := 1
	for dot < len(s) && isHex(s[dot]) {
		dot++
	}
	if dot == 1 || dot+1 >= len(s) || s[dot] != '.' {
		return false
	}
	for i := dot + 1; i < len(s); i++ {
		if !userinfoClass.has(s[i]) {
			return false
		}
	}
	return true
}
