package variants

import (
	"strings"
	"sync"
)

// Bounds on what is remembered: how many answers, and how long a place and a text may be.
const (
	maxTakers   = 1024
	maxTakenLen = 256
)

// takers remembers which edition takes which text, "" for none. Of a hundred thousand documents
// that break a contract most do so with the same few texts, and to ask each edition takes longer
// than all else about a finding. It is safe for concurrent use.
type takers struct {
	mu    sync.RWMutex
	known map[taken]string
}

// A taken is a text at a JSON Pointer.
type taken struct{ location, text string }

// of returns the edition that takes a text at a place, which find finds if it is not known.
func (t *takers) of(location, text string, find func() string) string {
	if len(location)+len(text) > maxTakenLen {
		return find()
	}
	t.mu.RLock()
	edition, ok := t.known[taken{location, text}]
	t.mu.RUnlock()
	if ok {
		return edition
	}
	edition = find()
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.known == nil || len(t.known) >= maxTakers {
		t.known = map[taken]string{}
	}
	t.known[taken{strings.Clone(location), strings.Clone(text)}] = edition // which may be parts of a document
	return edition
}
