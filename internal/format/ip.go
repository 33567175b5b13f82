package format

// ipv4 judges an address in dotted decimals, without leading zeros: some readers take those
// for octal numbers.
//
// https://www.rfc-editor.org/rfc/rfc2673#section-3.2
func ipv4[T text](s T) Fault {
	at := 0
	for part := range 4 {
		if part > 0 {
			if at == len(s) {
				return fails(Count, at)
			}
			if s[at] != '.' {
				return fails(Character, at)
			}
			at++
		}
		end := digits(s, at)
		switch {
		case end == at:
			return stops(s, at)
		case end > at+3 || number(s[at:end]) > 255:
			return fails(Number, at)
		case end > at+1 && s[at] == '0':
			return fails(Zeros, at)
		}
		at = end
	}
	switch {
	case at == len(s):
		return Fault{}
	case s[at] == '.':
		return fails(Count, at)
	}
	return fails(Character, at)
}

// ipv6 judges an address of IPv6, which has no zone.
//
// https://www.rfc-editor.org/rfc/rfc4291#section-2.2
func ipv6[T text](s T) Fault {
	_, _, f := groups(s)
	return f
}

const ipv6Groups = 8

// groups reads an address of IPv6: how many groups of 16 bits are written out, and whether
// there is a "::" for the rest.
func groups[T text](s T) (count int, isShort bool, f Fault) {
	at := 0
	if len(s) >= 2 && s[0] == ':' && s[1] == ':' {
		at, isShort = 2, true
	}
	for at < len(s) || at == 0 {
		end, width, f := group(s, at)
		if !f.isNone() {
			return 0, false, f
		}
		if count += width; end == len(s) {
			at = end
			break
		}
		if s[end] != ':' || end+1 == len(s) {
			return 0, false, fails(Character, end)
		}
		if at = end + 1; s[at] == ':' {
			if isShort {
				return 0, false, fails(Character, at)
			}
			isShort = true
			at++
		}
	}
	return count, isShort, counts(count, isShort, at)
}

// group reads one group, or an address of IPv4, which is as wide as two.
func group[T text](s T, from int) (end, width int, f Fault) {
	end = from
	for end < len(s) && isHex(s[end]) {
		end++
	}
	switch {
	case end == from:
		return 0, 0, stops(s, from)
	case end < len(s) && s[end] == '.':
		return len(s), 2, ipv4(s[from:]).after(from)
	case end > from+4:
		return 0, 0, fails(Number, from)
	}
	return end, 1, Fault{}
}

// counts says whether there are as many groups as there must be: all, or at least one less
// where "::" stands for the rest.
func counts(groups int, isShort bool, offset int) Fault {
	if groups == ipv6Groups && !isShort || groups < ipv6Groups && isShort {
		return Fault{}
	}
	return fails(Count, offset)
}
