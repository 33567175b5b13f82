package judge

import (
	"encoding/binary"
	"math/bits"
)

// Members find what a schema says of the members by a name. Most names are short: with its length,
// such a one is two words, found in a hash table with open addressing that is at most a quarter full.
type members struct {
	slots []memberSlot
	long  map[string]*member // by all other names
}

// A memberSlot is empty if it has no member.
type memberSlot struct {
	first, second uint64
	length        int
	member        *member
}

// shortName is the most bytes of a name that is two words.
const shortName = 16

// mostProbes is how many slots are looked at for a name at most: if there are more of one hash, they
// are long names.
const mostProbes = 8

func newMembers(all map[string]member) members {
	size := 4
	for size < 4*len(all) {
		size *= 2
	}
	m := members{slots: make([]memberSlot, size), long: map[string]*member{}}
	for name, known := range all {
		if !m.put(name, &known) {
			m.long[name] = &known
		}
	}
	return m
}

// put puts a name into a slot, if it is short and there is one.
func (m *members) put(name string, known *member) bool {
	if len(name) > shortName {
		return false
	}
	first, second := wordsOf([]byte(name))
	at := m.slotOf(first, second)
	for range mostProbes {
		if s := &m.slots[at&(len(m.slots)-1)]; s.member == nil {
			*s = memberSlot{first, second, len(name), known}
			return true
		}
		at++
	}
	return false
}

// find returns the member by a name, nil if the schema says nothing of it.
func (m *members) find(name []byte) *member {
	if len(name) <= shortName {
		first, second := wordsOf(name)
		at := m.slotOf(first, second)
		for range mostProbes {
			s := &m.slots[at&(len(m.slots)-1)]
			switch {
			case s.member == nil:
				return nil
			case s.first == first && s.second == second && s.length == len(name):
				return s.member
			}
			at++
		}
	}
	return m.long[string(name)]
}

func (m *members) slotOf(first, second uint64) int {
	high, low := bits.Mul64(first^0x9E3779B97F4A7C15, second^0xE7037ED1A0B428DB)
	return int((high ^ low) & uint64(len(m.slots)-1))
}

// wordsOf returns a short name as two words, which have all of its bytes: those of the beginning and
// those of the end.
func wordsOf(name []byte) (first, second uint64) {
	switch n := len(name); {
	case n >= 8:
		return binary.LittleEndian.Uint64(name), binary.LittleEndian.Uint64(name[n-8:])
	case n >= 4:
		return uint64(binary.LittleEndian.Uint32(name)), uint64(binary.LittleEndian.Uint32(name[n-4:]))
	case n > 0:
		return uint64(name[0]) | uint64(name[n/2])<<8, uint64(name[n-1])
	}
	return 0, 0
}
