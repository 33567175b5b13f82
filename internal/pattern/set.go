package pattern

import (
	"slices"
	"unicode"
)

// A set is a set of code points: the first and the last of each range, in order, with a gap
// between any two ranges.
type set []rune

// The sets that ECMA-262 names.
//
// https://tc39.es/ecma262/#sec-compiletocharset
var (
	digits          = set{'0', '9'}
	wordChars       = set{'0', '9', 'A', 'Z', '_', '_', 'a', 'z'}
	lineTerminators = set{'\n', '\n', '\r', '\r', 0x2028, 0x2029}
	whiteSpace      = set{
		'\t', '\r', ' ', ' ', 0xA0, 0xA0, 0x1680, 0x1680, 0x2000, 0x200A,
		0x2028, 0x2029, 0x202F, 0x202F, 0x205F, 0x205F, 0x3000, 0x3000, 0xFEFF, 0xFEFF,
	}
	everything = set{0, unicode.MaxRune}
)

// single is the set of one code point.
func single(c rune) set { return set{c, c} }

// newSet returns the set of ranges that are in no order and may overlap.
func newSet(ranges []rune) set {
	type pair struct{ first, last rune }
	pairs := make([]pair, 0, len(ranges)/2)
	for i := 0; i < len(ranges); i += 2 {
		pairs = append(pairs, pair{ranges[i], ranges[i+1]})
	}
	slices.SortFunc(pairs, func(a, b pair) int { return int(a.first - b.first) })
	joined := set{}
	for _, p := range pairs {
		if n := len(joined); n > 0 && p.first <= joined[n-1]+1 {
			joined[n-1] = max(joined[n-1], p.last)
		} else {
			joined = append(joined, p.first, p.last)
		}
	}
	return joined
}

// union returns the code points of any of the sets.
func union(sets ...set) set {
	if len(sets) == 1 {
		return sets[0]
	}
	return newSet(slices.Concat(sets...))
}

// inverted returns all other code points.
func (s set) inverted() set {
	others := set{}
	next := rune(0)
	for i := 0; i < len(s); i += 2 {
		if s[i] > next {
			others = append(others, next, s[i]-1)
		}
		next = s[i+1] + 1
	}
	if next <= unicode.MaxRune {
		others = append(others, next, unicode.MaxRune)
	}
	return others
}

// without returns the code points of s that are not in other.
func (s set) without(other set) set {
	return union(s.inverted(), other).inverted()
}

// has reports whether c is in the set.
func (s set) has(c rune) bool {
	low, high := 0, len(s)/2
	for low < high {
		middle := (low + high) / 2
		switch {
		case c < s[2*middle]:
			high = middle
		case c > s[2*middle+1]:
			low = middle + 1
		default:
			return true
		}
	}
	return false
}

// ofTables returns the set of tables of package unicode.
func ofTables(tables ...*unicode.RangeTable) set {
	var ranges []rune
	add := func(low, high, stride rune) {
		if stride == 1 {
			ranges = append(ranges, low, high)
			return
		}
		for c := low; c <= high; c += stride {
			ranges = append(ranges, c, c)
		}
	}
	for _, table := range tables {
		for _, r := range table.R16 {
			add(rune(r.Lo), rune(r.Hi), rune(r.Stride))
		}
		for _, r := range table.R32 {
			add(rune(r.Lo), rune(r.Hi), rune(r.Stride))
		}
	}
	return newSet(ranges)
}
