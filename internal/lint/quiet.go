package lint

import (
	"example.com/authlink/internal/rule"
	"example.com/authlink/internal/selection"
	"example.com/authlink/internal/source"
)

// proves returns what reports whether a part of a file with such traits is a document of which it
// has been proven that there is nothing to say: most of them are, and that takes a small part of
// the time that the rules do. It allocates nothing. Suspect is as [Linter.inspect] takes it.
func (l *Linter) proves(traits source.Traits) func(part []byte) (isQuiet bool, suspect int) {
	switch {
	case !traits.Plain || l.opts.Selection != nil || l.exchanges != nil:
		return func([]byte) (bool, int) { return false, 0 }
	case l.opts.Interest != nil && !traits.Streams && !traits.Several:
		return func(part []byte) (bool, int) {
			if selection.MayBeRecording(part) {
				return false, 0
			}
			return l.glance(part)
		}
	}
	return l.glance
}

// Proves reports whether [Linter.Check] of a document has nothing to say, where that can be
// seen at a glance. False is no verdict.
func (l *Linter) Proves(document []byte) bool {
	isQuiet, _ := l.glance(document)
	return isQuiet
}

// glance is Proves. Suspect is the offset of a value that is probably at fault, 0 if none is known.
func (l *Linter) glance(document []byte) (isQuiet bool, suspect int) {
	if l.among == nil {
		proof, suspect := l.rules.Prove(document)
		return proof == rule.Quiet, suspect
	}
	return l.provesAmong(document), 0
}

// provesAmong is Proves where a document may be in one of several variants.
func (l *Linter) provesAmong(document []byte) bool {
	for _, v := range l.opts.Among { // the first that the document satisfies
		suited, err := l.among[v]()
		if err != nil {
			return false
		}
		if proof, _ := suited.rules.Prove(document); proof != rule.Refused {
			return proof == rule.Quiet
		}
	}
	return false
}
