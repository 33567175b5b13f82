package judge

import (
	"hash/maphash"

	"example.com/authlink/internal/decimal"
	"example.com/authlink/internal/jsonindex"
)

// hashes are those of the arrays and objects of a document that have been asked for: an array
// of unique items within another is hashed for both.
type hashes struct {
	seed  maphash.Seed
	known map[int]uint64
}

// repeated finds the first item of an array that is equal to an earlier one: the indexes of
// both, and their tokens; nil where there is none. Only items with equal hashes are compared.
func (r *run) repeated(array int) (i, j int, tokens []int) {
	type place struct{ index, token int }
	first := map[uint64][]place{}
	index := 0
	for item := range r.doc.Elements(array) {
		hash := r.hash(item)
		for _, earlier := range first[hash] {
			if r.areEqual(earlier.token, item) {
				return earlier.index, index, []int{earlier.token, item}
			}
		}
		first[hash] = append(first[hash], place{index, item})
		index++
	}
	return 0, 0, nil
}

// hash returns a hash of a value: equal ones have equal hashes.
func (r *run) hash(token int) uint64 {
	if r.hashes.known == nil {
		r.hashes = hashes{maphash.MakeSeed(), map[int]uint64{}}
	}
	switch kind := r.doc.Token(token).Kind; kind {
	case jsonindex.String:
		return maphash.Bytes(r.hashes.seed, r.doc.TextBytes(token))
	case jsonindex.Number:
		d, _ := decimal.Parse(nil, r.doc.Raw(token))
		return mix(d.Hash(r.hashes.seed), uint64(kind))
	case jsonindex.Array, jsonindex.Object:
		if known, ok := r.hashes.known[token]; ok {
			return known
		}
		hash := r.hashContainer(token, kind)
		r.hashes.known[token] = hash
		return hash
	default:
		return mix(uint64(kind), uint64(kind))
	}
}

// hashContainer hashes an array item by item, and an object so that the order of its members
// makes no difference.
func (r *run) hashContainer(token int, kind jsonindex.Kind) uint64 {
	hash := uint64(kind)
	if kind == jsonindex.Array {
		for item := range r.doc.Elements(token) {
			hash = mix(hash, r.hash(item))
		}
		return hash
	}
	for name, value := range r.members(token) {
		hash += mix(maphash.String(r.hashes.seed, name), r.hash(value))
	}
	return hash
}

// mix makes one hash of two, whose order makes a difference.
func mix(a, b uint64) uint64 {
	a ^= b + 0x9e3779b97f4a7c15 + a<<6 + a>>2
	a *= 0xff51afd7ed558ccd
	return a ^ a>>33
}
