package jsonindex

import (
	"bytes"
	"testing"
)

// TestRelease: an index from the pool holds no document, nor the memory of a long one.
func TestRelease(t *testing.T) {
	for _, values := range []int{1, pooledTokens + 1} {
		x := Get()
		text := append(bytes.Repeat([]byte("0,"), values), '0')
		if err := x.Parse(append(append([]byte("["), text...), ']'), Options{}); err != nil {
			t.Fatal(err)
		}
		x.Release()
		if x.Len() != 0 || x.data != nil || cap(x.tokens) > pooledTokens {
			t.Errorf("after %d values: %d tokens, %d bytes, room for %d tokens", values, x.Len(), len(x.data), cap(x.tokens))
		}
	}
}
