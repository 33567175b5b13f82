package jsonindex

// SkipSpace skips white space from data[i] on (RFC 8259, section 2). It returns
// the offset of the first byte that is none, and that byte; or len(data) and 0.
// The small body is inlined where there is no white space, as in minified
// documents.
func SkipSpace(data []byte, i int) (next int, c byte) {
	if i < len(data) && data[i] > ' ' {
		return i, data[i]
	}
	return skipSpace(data, i)
}

func skipSpace(data []byte, i int) (next int, c byte) {
	for ; i < len(data); i++ {
		switch data[i] {
		case ' ', '\n', '\r', '\t':
		default:
			return i, data[i]
		}
	}
	return len(data), 0
}
