// Package slab gives memory for many small values of one type, and takes it back at once: what
// is found out of one document has its place where that of the one before had it.
package slab

// A Slab has memory for values of one type. The zero value is ready to use, by one goroutine.
type Slab[T any] struct {
	room []T
	used int
}

// Bounds of the pieces that the memory comes in, in values.
const (
	smallest = 8
	largest  = 256
)

// New returns a zero value. It stays where it is until Reset.
func (s *Slab[T]) New() *T {
	if s.used == len(s.room) {
		s.room, s.used = make([]T, min(max(smallest, 2*len(s.room)), largest)), 0
	}
	s.used++
	return &s.room[s.used-1]
}

// Reset takes back all values that New has returned: nobody may use them any more. It keeps
// the memory of the last ones, and nothing that was in them.
func (s *Slab[T]) Reset() {
	clear(s.room[:s.used])
	s.used = 0
}
