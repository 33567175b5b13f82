package jsonindex

import "sync"

// pooledTokens bounds the memory that an index in the pool keeps: 1 MiB of tokens.
const pooledTokens = 1 << 16

var pool = sync.Pool{New: func() any { return new(Index) }}

// Get returns an index that may have its memory from documents before. Whoever has no
// more use for it may [Index.Release] it.
func Get() *Index { return pool.Get().(*Index) }

// Release gives the index back for others to use. Neither it nor what it has handed out
// of its memory may be used any more.
func (x *Index) Release() {
	x.Forget(pooledTokens)
	pool.Put(x)
}
