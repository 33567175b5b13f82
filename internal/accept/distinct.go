package accept

// fewHashes is the number of hashes up to which each is compared with each.
const fewHashes = 8

// distinct reports whether no two hashes are equal. Different hashes prove that
// what they are of is different; equal ones prove nothing.
func (r *run) distinct(hashes []uint64) bool {
	if len(hashes) > fewHashes {
		return r.manyDistinct(hashes)
	}
	for i, a := range hashes {
		for _, b := range hashes[:i] {
			if a == b {
				return false
			}
		}
	}
	return true
}

// manyDistinct fills a hash table with open addressing, at most half full.
func (r *run) manyDistinct(hashes []uint64) bool {
	size := 4 * fewHashes
	for size < 2*len(hashes) {
		size *= 2
	}
	if size > cap(r.table) {
		r.table = make([]uint64, size)
	}
	table := r.table[:size]
	clear(table)
	mask := uint64(size - 1)
	for _, hash := range hashes {
		hash = max(hash, 1) // 0 is an empty slot
		slot := hash & mask
		for ; table[slot] != 0; slot = (slot + 1) & mask {
			if table[slot] == hash {
				return false
			}
		}
		table[slot] = hash
	}
	return true
}
