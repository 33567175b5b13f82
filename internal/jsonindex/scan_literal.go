package jsonindex

// ScanLiteral reads the true, false or null at data[i:]. It returns the offset
// after it and its kind, or -1 where there is none.
func ScanLiteral(data []byte, i int) (end int, kind Kind) {
	rest := data[i:]
	switch {
	case len(rest) >= 4 && string(rest[:4]) == "true":
		return i + 4, True
	case len(rest) >= 4 && string(rest[:4]) == "null":
		return i + 4, Null
	case len(rest) >= 5 && string(rest[:5]) == "false":
		return i + 5, False
	}
	return -1, 0
}
