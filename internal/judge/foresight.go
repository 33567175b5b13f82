package judge

import (
	"example.com/authlink/internal/accept"
	"example.com/authlink/internal/jsonindex"
)

// Foresee makes the program ask another one of the same schema first, which
// tells in a fraction of the time whether a value is accepted, and never why. What is accepted
// needs no reasons, and most of a document at fault is; so does an alternative that is not to
// be told. It is to be called before the program judges.
//
// Nothing is foreseen where the two may answer differently, or not in time: about schemas that
// lead back to themselves, dynamic references aside, and patterns that backtrack.
func (p *Program) Foresee(quick *accept.Program) { p.quick = quick }

// askQuick does what Foresee asks for.
func (p *Program) askQuick() {
	if p.quick == nil || p.hasLoops || p.quick.Backtracks() {
		return
	}
	for s, n := range p.nodes {
		n.quick = p.quick.Part(s)
	}
}

// maxForward is how often as many bytes as the document has may be read ahead. A value that is
// refused has been read in vain, once for each of those around it.
const maxForward = 8

// forwardBytes returns how many bytes may be read ahead in a value of a document. Where equal
// names are allowed it is none: package accept refuses them.
func forwardBytes(doc *jsonindex.Index, token int, opts Options) int {
	if opts.DuplicateNames {
		return 0
	}
	return maxForward * len(doc.Raw(token))
}

// foresee returns what is known beforehand of a value, if that is all that is wanted.
func (r *run) foresee(n *node, token int, w wish) (a answer, ok bool) {
	if n.quick == nil || w.seen || !n.isLong(r.doc.Token(token).Kind) {
		return answer{}, false
	}
	if t := r.doc.Token(token); int(t.Start) <= r.options.Suspect && r.options.Suspect < int(t.End) && w.why {
		return answer{}, false
	}
	value := r.doc.Raw(token)
	if r.forward -= len(value); r.forward < 0 {
		return answer{}, false
	}
	switch n.quick.Judge(value) {
	case accept.Proven:
		return answer{accepted: true}, true
	case accept.Refused:
		return answer{}, !w.why
	}
	r.forward = 0 // what it does not know once, it will not know again
	return answer{}, false
}

// isLong reports whether it takes longer to judge a value of a kind than to look ahead, which
// reads all that is in it.
func (n *node) isLong(kind jsonindex.Kind) bool {
	if kind >= jsonindex.Array {
		return n.looksBelow
	}
	return kind == jsonindex.String && (n.format != nil || n.strings != nil && n.strings.pattern != nil)
}
