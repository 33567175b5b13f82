package accept

import "unicode/utf8"

// isUUID reports whether text is a UUID of RFC 4122, section 3.
func isUUID(text []byte) bool {
	if len(text) != len("123e4567-e89b-12d3-a456-426614174000") {
		return false
	}
	for i, c := range text {
		switch i {
		case 8, 13, 18, 23:
			if c != '-' {
				return false
			}
		default:
			if !isHex(c) {
				return false
			}
		}
	}
	return true
}

// isJSONPointer reports whether text is a JSON Pointer of RFC 6901, section 3.
func isJSONPointer(text []byte) bool {
	if len(text) > 0 && text[0] != '/' {
		return false
	}
	for i, c := range text {
		if c == '~' && (i+1 == len(text) || text[i+1] != '0' && text[i+1] != '1') {
			return false
		}
	}
	return true
}

// isRelativeJSONPointer reports whether text is a relative JSON Pointer
// (draft-handrews-relative-json-pointer-01, section 3).
func isRelativeJSONPointer(text []byte) bool {
	digits := countDigits(text)
	if digits == 0 || digits > 1 && text[0] == '0' {
		return false
	}
	text = text[digits:]
	return string(text) == "#" || isJSONPointer(text)
}

// isAnyText reports that text is some text: format password asserts nothing.
func isAnyText(text []byte) bool { return utf8.Valid(text) }
