package span

import "sync"

// A Later is a text that is made once somebody wants to see it, the same for everybody. Most of
// what is found in a long file is counted, and shown to nobody.
type Later struct {
	once sync.Once
	from []byte
	mask func([]byte) []byte
	text []byte
}

// NewLater returns what a function makes of a text, which must stay as it is until then.
func NewLater(from []byte, mask func([]byte) []byte) *Later { return &Later{from: from, mask: mask} }

// Text returns the text.
func (l *Later) Text() []byte {
	l.once.Do(func() {
		l.text = l.mask(l.from)
		l.from, l.mask = nil, nil
	})
	return l.text
}
