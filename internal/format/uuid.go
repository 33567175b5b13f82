package format

const uuidShape = "00000000-0000-0000-0000-000000000000"

// uuid judges a UUID, of whatever version and variant.
//
// https://www.rfc-editor.org/rfc/rfc4122#section-3
func uuid[T text](s T) Fault {
	for i := range len(uuidShape) {
		if i == len(s) || uuidShape[i] == '-' && s[i] != '-' || uuidShape[i] == '0' && !isHex(s[i]) {
			return stops(s, i)
		}
	}
	if len(s) > len(uuidShape) {
		return fails(Long, len(uuidShape))
	}
	return Fault{}
}
