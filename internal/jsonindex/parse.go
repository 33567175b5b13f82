package jsonindex

import "slices"

// want is what the parser wanted to see where it gave up.
type want uint8

const (
	nothing         want = iota // it did not give up
	wantValue                   // a value, or the ']' of an empty array
	wantName                    // a member's name, or the '}' of an empty object
	wantColon                   // ':' after a name
	wantNext                    // ',' or the closing bracket; the end, where no bracket is open
	wantGoodString              // the string that begins here is malformed
	wantGoodNumber              // the number that begins here is malformed or beyond a limit
	wantLessDepth               // the bracket here goes too deep
	wantUniqueName              // a name stands in the object twice
	wantFewerTokens             // there are more than the limit
)

// fault is where and why the parser gave up.
type fault struct {
	want want
	at   int    // offset of the byte that it looked at; len(data) at the end
	open uint32 // number of the innermost open array or object; none outside

	first, second uint32 // with wantUniqueName: numbers of the two names
}

// none is a number that no token has.
const none = 1<<32 - 1

// parse fills x.tokens from x.data and returns how many there are. Until then
// the length of x.tokens is the room that it has.
//
// While an array or object is open, its Next holds the number of the one
// around it and its End counts its members: so there is no stack, and depth
// costs nothing.
func (x *Index) parse(limits *Limits, unique bool) (n int, f fault) {
	data, tokens := x.data, x.tokens
	open, closing, depth := uint32(none), byte(0), 0
	i, c := SkipSpace(data, 0)
	for {
		if n+2 > len(tokens) {
			if n > limits.Values {
				return n, fault{want: wantFewerTokens}
			}
			tokens = x.grow(limits.Values + 2)
		}

		// In an object a name and a colon come first.
		if closing == '}' {
			if c != '"' {
				return n, fault{want: wantName, at: i, open: open}
			}
			end, escaped := ScanString(data, i+1)
			if end < 0 {
				return n, fault{want: wantGoodString, at: i, open: open}
			}
			tokens[n].set(i, end, n+1, String, escaped)
			n++
			tokens[open].End++
			if i, c = SkipSpace(data, end); c != ':' {
				return n, fault{want: wantColon, at: i, open: open}
			}
			i, c = SkipSpace(data, i+1)
		}

		// The value.
		if c == '{' || c == '[' {
			if depth == limits.Depth {
				return n, fault{want: wantLessDepth, at: i, open: open}
			}
			depth++
			tokens[n].set(i, 0, int(open), bracketKind(c), false)
			open = uint32(n)
			closing = c + 2 // in ASCII '}' is '{' + 2, and ']' is '[' + 2
			if i, c = SkipSpace(data, i+1); c != closing {
				n++
				continue
			}
		} else {
			end, kind, escaped, bad := 0, String, false, wantGoodString
			switch {
			case c == '"':
				end, escaped = ScanString(data, i+1)
			case isDigit(c) || c == '-':
				kind, bad = Number, wantGoodNumber
				end = ScanNumber(data, i, limits)
			default:
				bad = wantValue
				end, kind = ScanLiteral(data, i)
			}
			if end < 0 {
				return n, fault{want: bad, at: i, open: open}
			}
			tokens[n].set(i, end, n+1, kind, escaped)
			i, c = SkipSpace(data, end)
		}
		n++

		// Close the brackets that end with the value.
		for c == closing && open != none {
			if unique && closing == '}' {
				if first, second := x.duplicate(open, n); second != 0 {
					return n, fault{want: wantUniqueName, open: open, first: first, second: second}
				}
			}
			t := &tokens[open]
			open = t.Next
			t.End, t.Next = uint32(i+1), uint32(n)
			depth--
			if open != none {
				closing = tokens[open].closing()
			}
			i, c = SkipSpace(data, i+1)
		}

		// The document ends, or another element or member follows.
		if c != ',' || open == none {
			if open == none && i == len(data) {
				return n, fault{}
			}
			return n, fault{want: wantNext, at: i, open: open}
		}
		i, c = SkipSpace(data, i+1)
	}
}

// grow makes room for more tokens, for so many at most, and returns all of it.
func (x *Index) grow(most int) []Token {
	x.tokens = slices.Grow(x.tokens, min(max(16, len(x.tokens)), most-len(x.tokens)))
	x.tokens = x.tokens[:min(cap(x.tokens), most)]
	return x.tokens
}

// set sets all of t. It goes field by field: a Token that is built first and
// then copied costs twice as much, because the copy waits for the fields.
func (t *Token) set(start, end, next int, kind Kind, escaped bool) {
	t.Start = uint32(start)
	t.End = uint32(end)
	t.Next = uint32(next)
	t.Kind = kind
	t.Escaped = escaped
}

// bracketKind returns the kind of value that an opening bracket begins.
func bracketKind(c byte) Kind {
	if c == '{' {
		return Object
	}
	return Array
}

// closing returns the bracket that closes an array or object.
func (t *Token) closing() byte {
	if t.Kind == Object {
		return '}'
	}
	return ']'
}
