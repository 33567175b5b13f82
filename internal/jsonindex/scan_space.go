package jsonindex

// SkipSpace returns the offset of the first byte of data[i:] that is not white
// space (RFC 8259, section 2), or len(data). The small body is inlined where
// there is none to skip, as in minified documents.
func SkipSpace(data []byte, i int) int {
	if i < len(data) && data[i] > ' ' {
		return i
	}
	return skipSpace(data, i)
}

func skipSpace(data []byte, i int) int {
	for i < len(data) && isSpace(data[i]) {
		i++
	}
	return i
}

func isSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t'
}
