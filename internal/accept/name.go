package accept

import (
	"encoding/binary"
	"hash/maphash"
	"math/bits"

	"example.com/authlink/internal/jsonindex"
)

// readName reads the name whose opening quote is at data[i]. It returns its number among
// the names, or other and a hash that tells it from others; and the offset after the closing
// quote, or -1 where the name is malformed.
//
// Most names are plain, and with their quote no longer than two words: these are read, told from
// others and hashed as such.
func (r *run) readName(names *table, i int) (member int, hash uint64, end int) {
	if i < 0 || i > len(r.data)-quotedBytes {
		return r.longName(names, i)
	}
	text := (*[quotedBytes]byte)(r.data[i : i+quotedBytes])
	first, second := binary.LittleEndian.Uint64(text[1:9]), uint64(0)
	if quote := quotes(first); quote != 0 {
		end = i + 2 + bits.TrailingZeros64(quote)/8
		first &= quote ^ (quote - 1)
	} else {
		second = binary.LittleEndian.Uint64(text[9:17])
		if quote = quotes(second); quote == 0 {
			return r.longName(names, i)
		}
		end = i + 2 + wordBytes + bits.TrailingZeros64(quote)/8
		second &= quote ^ (quote - 1)
	}
	if member = findQuoted(names.quoted, first, second); member >= 0 {
		return member, 0, end
	}
	if plain := jsonindex.SkipPlain(r.data, i+1); plain != end-1 || r.data[plain] != '"' {
		return r.longName(names, i)
	}
	return other, r.hashShort(first, second), end
}

// longName is readName for a name of any length, with escapes, beyond ASCII, or at the end of
// the document.
func (r *run) longName(names *table, i int) (member int, hash uint64, end int) {
	end, escaped := jsonindex.ScanString(r.data, i+1)
	if end < 0 {
		return other, 0, end
	}
	text := r.data[i+1 : end-1]
	if escaped {
		text = r.decode(text)
	}
	if member = names.find(text); member < 0 {
		hash = r.hashName(text)
	}
	return member, hash, end
}

// hashName returns the hash of a name: of one that readName may read as two words, the same.
func (r *run) hashName(text []byte) uint64 {
	if len(text) >= 2*wordBytes {
		return maphash.Bytes(r.seed, text)
	}
	var quoted [2 * wordBytes]byte
	quoted[copy(quoted[:], text)] = '"'
	return r.hashShort(binary.LittleEndian.Uint64(quoted[:wordBytes]), binary.LittleEndian.Uint64(quoted[wordBytes:]))
}

// hashShort returns the hash of a name that is two words with its quote.
func (r *run) hashShort(first, second uint64) uint64 { return mix(first^r.salt, second) }
