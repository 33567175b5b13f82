package show

import "example.com/authlink/internal/jsonpointer"

// What a JSON Pointer has at most, in bytes: a name may be megabytes long, and each of a
// hundred thousand values below it at fault.
const (
	maxToken   = 4 << 10
	maxPointer = 16 << 10
)

// AppendToken appends a reference token to a JSON Pointer that is shown. A name that is too
// long stands as "…"; a pointer that is too long ends, and leads to what holds the value.
func AppendToken(pointer, token string) string {
	if len(pointer) > maxPointer {
		return pointer
	}
	return jsonpointer.Append(pointer, shortToken(token))
}

// AppendTokenTo is AppendToken for the bytes of a JSON Pointer, which it appends to.
func AppendTokenTo(pointer []byte, token string) []byte {
	if len(pointer) > maxPointer {
		return pointer
	}
	return jsonpointer.AppendTo(pointer, shortToken(token))
}

func shortToken(token string) string {
	if len(token) > maxToken {
		return "…"
	}
	return token
}
