package quiet

// A Text is a string of a document, decoded, and the signs in it.
type Text struct {
	Bytes []byte
	Signs Signs
}

// Signs are the kinds of characters that a text has.
type Signs uint8

const (
	Digit    Signs = 1 << iota // 0 to 9
	CapitalJ                   // as JWTs have at their start
	At                         // @, as after the user in a URL
	Colon
	Odd // none of those, and neither a letter of ASCII nor one of . _ ~ - /

	end     // the quote
	escape  // a backslash
	escaped = escape
	halts   = end | escape
)

// signOf has the sign of each byte.
var signOf = func() (table [256]Signs) {
	for c := range table {
		switch c := byte(c); {
		case c >= '0' && c <= '9':
			table[c] = Digit
		case c == 'J':
			table[c] = CapitalJ
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c == '.', c == '_', c == '~', c == '-', c == '/':
		case c == '@':
			table[c] = At
		case c == ':':
			table[c] = Colon
		case c == '"':
			table[c] = end
		case c == '\\':
			table[c] = escape
		default:
			table[c] = Odd
		}
	}
	return table
}()

// scan returns the offset of the quote that ends the string whose text begins at data[i], and
// the signs in it.
func scan(data []byte, i int) (quote int, signs Signs) {
	for i < len(data) {
		sign := signOf[data[i]]
		signs |= sign
		if sign&halts == 0 {
			i++
			continue
		}
		if sign == end {
			break
		}
		i += 2
	}
	return i, signs &^ end
}

// newText is a text by itself.
func newText(text []byte) Text {
	t := Text{Bytes: text}
	for _, c := range text {
		t.Signs |= signOf[c]
	}
	if t.Signs&halts != 0 {
		t.Signs = t.Signs&^halts | Odd
	}
	return t
}
