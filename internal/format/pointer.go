package format

// jsonPointer judges a JSON Pointer.
//
// https://www.rfc-editor.org/rfc/rfc6901#section-3
func jsonPointer[T text](s T) Fault {
	if len(s) > 0 && s[0] != '/' {
		return fails(NoSlash, 0)
	}
	for i := range len(s) {
		if s[i] == '~' && (i+1 == len(s) || s[i+1] != '0' && s[i+1] != '1') {
			return fails(Tilde, i)
		}
	}
	return Fault{}
}

// relativePointer judges a Relative JSON Pointer as drafts before 2020-12 have it.
//
// https://datatracker.ietf.org/doc/html/draft-handrews-relative-json-pointer-01#section-3
func relativePointer[T text](s T) Fault {
	at, f := counted(s, 0)
	if !f.isNone() {
		return f
	}
	return target(s, at)
}

// relativePointer2020 judges a Relative JSON Pointer, which may go to a neighbour in an array.
//
// https://datatracker.ietf.org/doc/html/draft-bhutton-relative-json-pointer-00#section-3
func relativePointer2020[T text](s T) Fault {
	at, f := counted(s, 0)
	if f.isNone() && at < len(s) && (s[at] == '+' || s[at] == '-') {
		if at, f = counted(s, at+1); f.isNone() {
			return jsonPointer(s[at:]).after(at)
		}
	}
	if !f.isNone() {
		return f
	}
	return target(s, at)
}

// counted reads a number without leading zeros.
func counted[T text](s T, from int) (end int, f Fault) {
	end = digits(s, from)
	switch {
	case end == from:
		return 0, stops(s, from)
	case end > from+1 && s[from] == '0':
		return 0, fails(Zeros, from)
	}
	return end, Fault{}
}

// target judges what follows the number: a JSON Pointer, or "#" for the name there.
func target[T text](s T, from int) Fault {
	if from == len(s)-1 && s[from] == '#' {
		return Fault{}
	}
	return jsonPointer(s[from:]).after(from)
}
