package diagnose

import (
	"example.com/authlink/internal/advice"
	"example.com/authlink/internal/jsonindex"
)

// A Counsel is what to do about a fault: advice, and the edit that does it, where one
// can be made without a person. Whatever gives the one gives the other, so that no
// advice names an edit that there is not, and no edit comes without a word.
type Counsel struct {
	Advice []advice.Advice
	Fix    *Fix
}

// advise returns a counsel without an edit.
func advise(code advice.Code, args ...string) Counsel {
	return Counsel{Advice: []advice.Advice{advice.New(code, args...)}}
}

// with returns the counsel with an edit.
func (c Counsel) with(guess bool, edits ...Edit) Counsel {
	if len(edits) > 0 {
		c.Fix = &Fix{Guess: guess, Edits: edits}
	}
	return c
}

// and joins two counsels, either of which may be none. The first has the edit.
func (c Counsel) and(other Counsel) Counsel {
	if c.Fix == nil {
		c.Fix = other.Fix
	}
	return Counsel{append(c.Advice, other.Advice...), c.Fix}
}

func (c Counsel) isNone() bool { return c.Advice == nil }

// or returns c, or other where c is none.
func (c Counsel) or(other Counsel) Counsel {
	if c.isNone() {
		return other
	}
	return c
}

// first returns the first counsel that is not none. Those after it are not asked for.
func first(counsels ...func() Counsel) Counsel {
	for _, counsel := range counsels {
		if c := counsel(); !c.isNone() {
			return c
		}
	}
	return Counsel{}
}

// A site is the value that a fault is about, where it stands in a document. Where a
// fault has no place in one, such as a name that is judged by itself, doc is nil: then
// there is no edit.
type site struct {
	doc   *jsonindex.Index
	path  []string
	value int // token
}

func (s site) isNone() bool { return s.doc == nil }

// siteOf finds the place of a fault in a document.
func siteOf(doc *jsonindex.Index, f *located) site {
	if doc == nil {
		return site{}
	}
	return site{doc, f.instance, f.value}
}

// ofName returns the place of the name whose value is at a site.
func (s site) ofName() site {
	if s.isNone() {
		return s
	}
	name, _, _ := s.doc.Find(s.path)
	if name < 0 {
		return site{}
	}
	return site{s.doc, s.path, name}
}

// counsel says what to do about a fault.
func (w *wording) counsel(f *located, at site) Counsel {
	n := f.Fault
	switch n.says() {
	case "required", "dependentRequired", "dependencies":
		if n.wantsEither() {
			return w.adviseMissing(n, n.merged.either, at)
		}
		return w.adviseMissing(n, n.Missing, at)
	case "additionalProperties":
		return w.adviseName(f, w.freeNames(n), at)
	case "":
		if names := w.unevaluatedNames(n); names != nil {
			return w.adviseName(f, names, at)
		}
	case "propertyNames":
		return w.adviseBadName(n, at)
	case "type":
		return w.adviseType(n, at)
	case "enum":
		return w.adviseEnum(n, at)
	case "const":
		return w.adviseValue(n, at)
	case "format":
		return w.adviseFormat(n, at)
	case "multipleOf":
		return w.adviseMultiple(n)
	case "uniqueItems":
		return w.adviseDuplicate(n, at)
	case "contains":
		return w.adviseContains(n)
	}
	return Counsel{}
}

// adviseContains says why the first item does not match.
func (w *wording) adviseContains(n *Fault) Counsel {
	if len(n.Causes) == 0 {
		return Counsel{}
	}
	first := w.firstOf(n, &n.Causes[0])
	return advise(advice.FirstItem, w.message(first.Fault, first.instance))
}
