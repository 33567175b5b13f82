package format

// semver judges a version of Semantic Versioning 2.0.0.
//
// https://semver.org/spec/v2.0.0.html
func semver[T text](s T) Fault {
	build := index(s, 0, '+')
	before := s[:build]
	release := index(before, 0, '-')
	if f := core(s[:release]); !f.isNone() {
		return f
	}
	if release < build {
		if f := identifiers(before, release+1, true); !f.isNone() {
			return f
		}
	}
	if build < len(s) {
		return identifiers(s, build+1, false)
	}
	return Fault{}
}

// core judges the three numbers.
func core[T text](s T) Fault {
	at := 0
	for part := range 3 {
		if part > 0 {
			if at == len(s) || s[at] != '.' {
				return stops(s, at)
			}
			at++
		}
		end, f := counted(s, at)
		if !f.isNone() {
			return f
		}
		at = end
	}
	if at < len(s) {
		return fails(Character, at)
	}
	return Fault{}
}

// identifiers judges identifiers with dots between them. A number has no leading zeros,
// where it counts as one.
func identifiers[T text](s T, from int, counts bool) Fault {
	for {
		end := from
		for end < len(s) && (isAlphanumeric(s[end]) || s[end] == '-') {
			end++
		}
		switch {
		case end == from || end < len(s) && s[end] != '.':
			return stops(s, end)
		case counts && end > from+1 && s[from] == '0' && digits(s, from) >= end:
			return fails(Zeros, from)
		case end == len(s):
			return Fault{}
		}
		from = end + 1
	}
}
