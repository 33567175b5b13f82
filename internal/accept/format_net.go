package accept

import "bytes"

// isIPv4 reports whether text is an address of RFC 2673, section 3.2.
func isIPv4(text []byte) bool {
	for parts := 1; ; parts++ {
		digits := countDigits(text)
		if digits == 0 || digits > 3 || digits > 1 && text[0] == '0' {
			return false
		}
		value := 0
		for _, c := range text[:digits] {
			value = value*10 + int(c-'0')
		}
		if value > 255 {
			return false
		}
		if parts == 4 {
			return digits == len(text)
		}
		if digits == len(text) || text[digits] != '.' {
			return false
		}
		text = text[digits+1:]
	}
}

func isHex(c byte) bool { return c-'0' <= 9 || c|0x20 >= 'a' && c|0x20 <= 'f' }

func isAlphanumeric(c byte) bool { return c-'0' <= 9 || c|0x20 >= 'a' && c|0x20 <= 'z' }

// isHostname reports whether text is a name of RFC 1123, section 2.1.
func isHostname(text []byte) bool {
	if len(text) > 253 {
		return false
	}
	label := 0 // bytes of it so far
	for i, c := range text {
		switch {
		case isAlphanumeric(c):
			label++
		case c == '-' && label > 0:
			label++
		case c == '.' && label > 0 && text[i-1] != '-':
			label = 0
		default:
			return false
		}
		if label > 63 {
			return false
		}
	}
	return label > 0 && text[len(text)-1] != '-'
}

// isEmail reports whether text is a mailbox of RFC 5321, section 4.1.2, whose
// local part has no quotes and whose domain is a name.
func isEmail(text []byte) bool {
	local, domain, found := bytes.Cut(text, []byte("@"))
	if !found || len(text) > 254 || len(local) == 0 || len(local) > 64 {
		return false
	}
	dot := true // a dot may not stand here
	for _, c := range local {
		switch {
		case c == '.' && dot:
			return false
		case c != '.' && !isAlphanumeric(c) && bytes.IndexByte([]byte("!#$%&'*+-/=?^_`{|}~"), c) < 0:
			return false
		}
		dot = c == '.'
	}
	return !dot && isHostname(domain)
}
