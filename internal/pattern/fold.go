package pattern

import (
	"sync"
	"unicode"
)

// canonical returns the code point that stands for all that differ in nothing but their case.
//
// https://tc39.es/ecma262/#sec-runtime-semantics-canonicalize-ch
func canonical(c rune) rune {
	least := c
	for other := unicode.SimpleFold(c); other != c; other = unicode.SimpleFold(other) {
		least = min(least, other)
	}
	return least
}

// folded returns the set with all that differs from its members in nothing but case.
func (s set) folded() set {
	ranges := append([]rune(nil), s...)
	for _, equal := range equals() {
		if s.hasAny(equal) {
			ranges = append(ranges, equal...)
		}
	}
	return newSet(ranges)
}

// equals are all sets of code points that differ in nothing but case.
var equals = sync.OnceValue(func() []set {
	var all []set
	for _, cased := range unicode.CaseRanges { // nothing else has a case, but "ß", whose capital is there
		for c := rune(cased.Lo); c <= rune(cased.Hi); c++ {
			equal := foldedChar(c)
			first, last := equal[0], equal[len(equal)-1]
			if first == c && last > c || c == 'ẞ' {
				all = append(all, equal)
			}
		}
	}
	return all
})

// foldedChar is folded for one code point.
func foldedChar(c rune) set {
	equal := set{c, c}
	for other := unicode.SimpleFold(c); other != c; other = unicode.SimpleFold(other) {
		equal = append(equal, other, other)
	}
	return newSet(equal)
}

// hasAny reports whether one of a few code points is in the set.
func (s set) hasAny(few set) bool {
	for i := 0; i < len(few); i += 2 {
		for c := few[i]; c <= few[i+1]; c++ {
			if s.has(c) {
				return true
			}
		}
	}
	return false
}
