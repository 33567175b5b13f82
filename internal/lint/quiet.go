package lint

import (
	"example.com/authlink/internal/rule"
	"example.com/authlink/internal/selection"
	"example.com/authlink/internal/source"
)

// proves returns what reports whether a part of a file with such traits is a document of which it
// has been proven that there is nothing to say: most of them are, and that takes a small part of
// the time that the rules do. It allocates nothing.
func (l *Linter) proves(traits source.Traits) func(part []byte) bool {
	switch {
	case !traits.Plain || l.opts.Selection != nil || l.exchanges != nil:
		return func([]byte) bool { return false }
	case l.opts.Interest != nil && !traits.Streams && !traits.Several:
		return func(part []byte) bool { return !selection.MayBeRecording(part) && l.Proves(part) }
	}
	return l.Proves
}

// Proves reports whether [Linter.Check] of a document has nothing to say, where that can be
// seen at a glance. False is no verdict.
func (l *Linter) Proves(document []byte) bool {
	if l.among == nil {
		return l.rules.Prove(document) == rule.Quiet
	}
	for _, v := range l.opts.Among { // the first that the document satisfies
		suited, err := l.among[v]()
		if err != nil {
			return false
		}
		if proof := suited.rules.Prove(document); proof != rule.Refused {
			return proof == rule.Quiet
		}
	}
	return false
}
