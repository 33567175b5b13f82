package accept

import (
	"hash/maphash"
	"math/bits"

	"example.com/authlink/internal/decimal"
	"example.com/authlink/internal/jsonindex"
)

// hashElement returns a hash of the element of an array that begins at data[i],
// which is known to be well-formed. Equal values (JSON Schema Core 2020-12, section
// 4.2.2) have equal hashes, however they are written.
//
// If the array is in an element of another that must be unique, the hash will be
// asked for again: once for each of those around it, unless it is remembered.
func (r *run) hashElement(i int) uint64 {
	c := r.data[i]
	hash, end := r.hashAt(i, c)
	if r.uniques > 1 && kindOf[c] >= jsonindex.Array {
		if r.hashed == nil {
			r.hashed = make(map[int]hashed)
		}
		r.hashed[i] = hashed{hash, end}
	}
	return hash
}

// hashed is what there is to know of a value that has been hashed.
type hashed struct {
	hash uint64
	end  int // the offset after it
}

// hashAt also returns the offset after the value, which begins with c.
func (r *run) hashAt(i int, c byte) (hash uint64, end int) {
	switch kind := kindOf[c]; kind {
	case jsonindex.String:
		end, escaped := jsonindex.ScanString(r.data, i+1)
		text := r.data[i+1 : end-1]
		if escaped {
			text = r.decode(text)
		}
		return maphash.Bytes(r.seed, text), end
	case jsonindex.Number:
		end = jsonindex.ScanNumber(r.data, i, r.limits)
		var d decimal.Decimal
		d, r.digits = decimal.Parse(r.digits[:0], r.data[i:end])
		return mix(d.Hash(r.seed), uint64(kind)), end
	case jsonindex.Array, jsonindex.Object:
		if known, ok := r.hashed[i]; ok {
			return known.hash, known.end
		}
		return r.hashContainer(i, kind)
	default:
		end, _ = jsonindex.ScanLiteral(r.data, i)
		return mix(uint64(kind), uint64(kind)), end
	}
}

// hashContainer is hashAt for an array or object. The members of an object are
// added up, because their order does not matter.
func (r *run) hashContainer(i int, kind jsonindex.Kind) (hash uint64, end int) {
	closing := r.data[i] + 2 // in ASCII '}' is '{' + 2, and ']' is '[' + 2
	hash = uint64(kind)
	i, c := jsonindex.SkipSpace(r.data, i+1)
	for c != closing {
		var name, value uint64
		if kind == jsonindex.Object {
			name, end = r.hashAt(i, c)
			i, _ = jsonindex.SkipSpace(r.data, end)
			i, c = jsonindex.SkipSpace(r.data, i+1)
		}
		value, end = r.hashAt(i, c)
		if kind == jsonindex.Object {
			hash += mix(name, value)
		} else {
			hash = mix(hash, value)
		}
		if i, c = jsonindex.SkipSpace(r.data, end); c == ',' {
			i, c = jsonindex.SkipSpace(r.data, i+1)
		}
	}
	return hash, i + 1
}

// mix returns a hash of two hashes in order.
func mix(a, b uint64) uint64 {
	high, low := bits.Mul64(a^0x9E3779B97F4A7C15, b^0xD6E8FEB86659FD93)
	return high ^ low
}
