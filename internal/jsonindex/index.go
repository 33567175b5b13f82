package jsonindex

import (
	"hash/maphash"
	"math"
)

// Options say how strict [Index.Parse] is. The zero value is the strictest.
type Options struct {
	Limits              Limits
	AllowDuplicateNames bool // accept equal names in an object; RFC 8259, section 4, leaves that open
}

// Index is a JSON text and the places of all that it holds. The zero value is
// ready for use, and one Index may parse any number of documents: it keeps its
// memory for the next. It is not safe for concurrent use.
type Index struct {
	data   []byte
	tokens []Token

	// For names.go.
	table   []uint64
	scratch []byte
	seed    maphash.Seed

	// For find.go; nil until asked for.
	children map[int]*children
}

// Parse indexes data, which must not change until the next Parse. It returns
// nil or an [*Error]; after an error the index is empty. Its time is
// proportional to len(data).
func (x *Index) Parse(data []byte, opts Options) error {
	x.data, x.tokens, x.children = data, x.tokens[:0], nil
	limits := opts.Limits.OrDefaults()
	limit := int(min(uint64(limits.Bytes), math.MaxUint32)) // a Token's offsets have 32 bits
	if len(data) > limit {
		return tooLong(len(data), limit)
	}
	limits.Values = min(limits.Values, limit) // each takes a byte
	// The room is bounded whatever the last document left: a limit that is
	// judged at the end has been paid for by then.
	x.tokens = x.tokens[:min(cap(x.tokens), limits.Values+2)]
	n, f := x.parse(&limits, !opts.AllowDuplicateNames)
	x.tokens = x.tokens[:n]
	if f.want != nothing && f.want != wantFewerTokens {
		err := x.diagnose(f, &limits)
		x.tokens = x.tokens[:0]
		return err
	}
	if n > limits.Values {
		err := tooManyValues(x.tokens[limits.Values], limits.Values)
		x.tokens = x.tokens[:0]
		return err
	}
	return nil
}

// Forget lets go of the document, and of the memory for tokens where that is for
// more than most.
func (x *Index) Forget(most int) {
	x.data, x.tokens, x.children = nil, x.tokens[:0], nil
	if cap(x.tokens) > most {
		x.tokens, x.table, x.scratch = nil, nil, nil
	}
}

// Len returns the number of tokens; 0 before the first Parse and after an
// error.
func (x *Index) Len() int { return len(x.tokens) }

// Token returns token i. Token 0 is the value of the whole document.
func (x *Index) Token(i int) Token { return x.tokens[i] }

// Raw returns the bytes of token i as they were sent, quotes and brackets
// included. They are part of the document: do not change them.
func (x *Index) Raw(i int) []byte {
	t := x.tokens[i]
	return x.data[t.Start:t.End]
}
