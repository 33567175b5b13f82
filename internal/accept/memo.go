package accept

import "example.com/authlink/internal/jsonindex"

// A memo remembers how nodes judged arrays and objects that are looked at more
// than once. Without it, combinators inside one another would take a time that
// grows exponentially with the depth of the document.
//
// It is a hash table with open addressing, at most half full. An entry of
// another round is empty, so that all are forgotten in no time.
type memo struct {
	entries []memoEntry
	used    int
	round   uint32
}

type memoEntry struct {
	node, place uint32
	end         int32
	round       uint32
}

const minMemo = 64

// once judges an array or object that others look at too, once for each node.
func (r *run) once(n *node, kind jsonindex.Kind, i int, c byte) (end int) {
	if entry := r.memo.find(n.id, uint32(i)); entry != nil {
		return int(entry.end)
	}
	end = r.judge(n, kind, i, c)
	r.memo.add(memoEntry{node: n.id, place: uint32(i), end: int32(end)})
	return end
}

// endLooks says that a node is done with looking at its value more than once.
func (r *run) endLooks() {
	if r.looks--; r.looks == 0 {
		r.memo.forget()
	}
}

// find returns the entry of a node and a place, nil where there is none.
func (m *memo) find(node, place uint32) *memoEntry {
	if m.used == 0 {
		return nil
	}
	entry := m.slot(node, place)
	if entry.round != m.round {
		return nil
	}
	return entry
}

// slot returns the entry, or the empty one where it belongs.
func (m *memo) slot(node, place uint32) *memoEntry {
	mask := len(m.entries) - 1
	hash := (uint64(node)<<32 | uint64(place)) * 0x9E3779B97F4A7C15
	for i := int(hash >> 33); ; i++ {
		entry := &m.entries[i&mask]
		if entry.round != m.round || entry.node == node && entry.place == place {
			return entry
		}
	}
}

func (m *memo) add(entry memoEntry) {
	if 2*m.used >= len(m.entries) {
		m.grow()
	}
	entry.round = m.round
	*m.slot(entry.node, entry.place) = entry
	m.used++
}

func (m *memo) grow() {
	old, round := m.entries, m.round
	m.entries = make([]memoEntry, max(minMemo, 2*len(old)))
	m.round = 1
	for _, entry := range old {
		if entry.round == round && round != 0 {
			entry.round = 1
			*m.slot(entry.node, entry.place) = entry
		}
	}
}

// forget empties the memo.
func (m *memo) forget() {
	if m.used == 0 {
		return
	}
	m.used = 0
	if m.round++; m.round == 0 { // the oldest entries would seem new
		clear(m.entries)
		m.round = 1
	}
}
