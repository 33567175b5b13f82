package accept

import (
	"iter"
	"math/bits"
)

// A bitset is a set of small numbers.
type bitset []uint64

func newBitset(size int) bitset { return make(bitset, (size+63)/64) }

func (s bitset) has(number int) bool { return s[number/64]>>(number%64)&1 != 0 }

// add adds a number, and reports whether it is new.
func (s bitset) add(number int) bool {
	word, bit := &s[number/64], uint64(1)<<(number%64)
	if *word&bit != 0 {
		return false
	}
	*word |= bit
	return true
}

// covers reports whether all of other, which may be shorter, is in s.
func (s bitset) covers(other bitset) bool {
	for i, word := range other {
		if word&^s[i] != 0 {
			return false
		}
	}
	return true
}

// meets reports whether something of other, which may be shorter, is in s.
func (s bitset) meets(other bitset) bool {
	for i, word := range other {
		if word&s[i] != 0 {
			return true
		}
	}
	return false
}

// all yields the numbers in s.
func (s bitset) all() iter.Seq[int] {
	return func(yield func(int) bool) {
		for i, word := range s {
			for ; word != 0; word &= word - 1 {
				if !yield(i*64 + bits.TrailingZeros64(word)) {
					return
				}
			}
		}
	}
}
