package jsonindex

// want is what the parser wanted to see where it gave up.
type want uint8

const (
	nothing        want = iota // it did not give up
	wantValue                  // a value, or the ']' of an empty array
	wantName                   // a member's name, or the '}' of an empty object
	wantColon                  // ':' after a name
	wantNext                   // ',' or the closing bracket; the end, where no bracket is open
	wantGoodString             // the string that begins here is malformed
	wantGoodNumber             // the number that begins here is malformed or beyond a limit
	wantLessDepth              // the bracket here goes too deep
	wantUniqueName             // a name stands in the object twice
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

// parse appends the tokens of x.data to x.tokens. While an array or object is
// open, its Next holds the number of the one around it and its End counts its
// members: so there is no stack, and depth costs nothing.
func (x *Index) parse(limits *Limits, unique bool) fault {
	data := x.data
	open, closing, depth := uint32(none), byte(0), 0
	i := SkipSpace(data, 0)
	for {
		if i >= len(data) {
			return fault{want: wantValue, at: i, open: open}
		}
		switch c := data[i]; c {
		case '"':
			end, escaped := ScanString(data, i+1)
			if end < 0 {
				return fault{want: wantGoodString, at: i, open: open}
			}
			x.add(i, end, String, escaped)
			i = end
		case '{', '[':
			if depth == limits.Depth {
				return fault{want: wantLessDepth, at: i, open: open}
			}
			open = x.push(i, open)
			depth++
			closing = c + 2 // in ASCII '}' is '{' + 2, and ']' is '[' + 2
			i = SkipSpace(data, i+1)
			if i < len(data) && data[i] == closing {
				break
			}
			if closing == '}' {
				var w want
				if i, w = x.name(i, open); w != nothing {
					return fault{want: w, at: i, open: open}
				}
			}
			continue
		case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9':
			end := ScanNumber(data, i, limits)
			if end < 0 {
				return fault{want: wantGoodNumber, at: i, open: open}
			}
			x.add(i, end, Number, false)
			i = end
		default:
			end, kind := ScanLiteral(data, i)
			if end < 0 {
				return fault{want: wantValue, at: i, open: open}
			}
			x.add(i, end, kind, false)
			i = end
		}

		// A value has ended before i. Close what ends with it.
		for {
			i = SkipSpace(data, i)
			if i >= len(data) || open == none {
				if i < len(data) || open != none {
					return fault{want: wantNext, at: i, open: open}
				}
				return fault{}
			}
			if data[i] != closing {
				break
			}
			i++
			if closing == '}' && unique {
				if first, second, found := x.duplicate(open); found {
					return fault{want: wantUniqueName, open: open, first: first, second: second}
				}
			}
			open, closing = x.pop(i, open)
			depth--
		}

		// Go on to the next element or member.
		if data[i] != ',' {
			return fault{want: wantNext, at: i, open: open}
		}
		i = SkipSpace(data, i+1)
		if closing == '}' {
			var w want
			if i, w = x.name(i, open); w != nothing {
				return fault{want: w, at: i, open: open}
			}
		}
	}
}

// name reads a member's name and the colon after it, for the object whose
// number is open. It returns the offset of the member's value, or where it
// gave up and why.
func (x *Index) name(i int, open uint32) (next int, w want) {
	data := x.data
	if i >= len(data) || data[i] != '"' {
		return i, wantName
	}
	end, escaped := ScanString(data, i+1)
	if end < 0 {
		return i, wantGoodString
	}
	x.add(i, end, String, escaped)
	x.tokens[open].End++
	i = SkipSpace(data, end)
	if i >= len(data) || data[i] != ':' {
		return i, wantColon
	}
	return SkipSpace(data, i+1), nothing
}

// add appends the token of a scalar or a name.
func (x *Index) add(start, end int, kind Kind, escaped bool) {
	x.tokens = append(x.tokens, Token{
		Start:   uint32(start),
		End:     uint32(end),
		Next:    uint32(len(x.tokens) + 1),
		Kind:    kind,
		Escaped: escaped,
	})
}

// push appends the token of the array or object that opens at start, inside
// the one numbered open, and returns its number.
func (x *Index) push(start int, open uint32) uint32 {
	kind := Object
	if x.data[start] == '[' {
		kind = Array
	}
	x.tokens = append(x.tokens, Token{Start: uint32(start), Next: open, Kind: kind})
	return uint32(len(x.tokens) - 1)
}

// pop completes the array or object numbered open, whose closing bracket ends
// at end. It returns the number and the closing bracket of the one around it.
func (x *Index) pop(end int, open uint32) (around uint32, closing byte) {
	t := &x.tokens[open]
	around = t.Next
	t.End, t.Next = uint32(end), uint32(len(x.tokens))
	switch {
	case around == none:
		return none, 0
	case x.tokens[around].Kind == Object:
		return around, '}'
	}
	return around, ']'
}
