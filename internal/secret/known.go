package secret

import (
	"maps"
	"sync"
	"sync/atomic"

	"example.com/authlink/internal/jsonindex"
)

// A Name is the name of members, read once for all of them.
type Name struct {
	reading
	text   string
	isSlip bool
	isURL  bool
	part   part // as that which the name of a pair is for
	naming part // as the name of a pair
	hides  bool // its own text has a secret in it
}

// ReadName reads the name of a member.
func ReadName(text string) Name {
	var buffer [maxFolded]byte
	f := fold(text, buffer[:0])
	return Name{f.read(), text, f.isSlip(), f.isURL(), f.valuePart(), namePart(text), len(InText(text)) > 0}
}

// IsChild is [IsChild] for a member by that name.
func (n *Name) IsChild(doc *jsonindex.Index, container, value int) bool {
	return n.isHeld(doc, value) || n.isNamed(doc, container, node{doc, value})
}

// isHeld reports whether a value is a secret for what the name says.
func (n *Name) isHeld(doc *jsonindex.Index, value int) bool {
	return isHeld(n.reading, func() bool { return n.isSlip }, node{doc, value}) || n.isURL && isBrokenURL(stringText(doc, value))
}

// Documents of one kind have the same names, and to read one takes longer than all else that is
// done about a member: so those that came up first are remembered.
var (
	knownNames atomic.Pointer[map[string]*Name]
	knowing    sync.Mutex
)

// maxKnown bounds the names that are remembered, of at most maxName bytes each.
const maxKnown = 256

// known is [ReadName] for names that may come up again.
func known[T string | []byte](text T) *Name {
	names := knownNames.Load()
	if names != nil {
		if n := (*names)[string(text)]; n != nil {
			return n
		}
	}
	read := ReadName(string(text))
	if len(text) <= maxName && (names == nil || len(*names) < maxKnown) {
		rememberName(&read)
	}
	return &read
}

func rememberName(read *Name) {
	knowing.Lock()
	defer knowing.Unlock()
	names := map[string]*Name{}
	if old := knownNames.Load(); old != nil {
		names = maps.Clone(*old)
	}
	names[read.text] = read
	knownNames.Store(&names)
}
