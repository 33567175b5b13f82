package diagnose

import (
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/jsonpointer"
)

// A located is one violation on its way: a fault, and where it belongs in the document.
type located struct {
	*Fault
	instance    []string // reference tokens; unlike the fault's, down to the member whose name is at fault
	name, value int      // tokens; name is -1 where there is none
	onName      bool     // points at the member's name, not at its value
}

// locate splits a fault into those of a place each, one for each name that is not allowed, and
// appends them.
func locate(faults []located, doc *jsonindex.Index, n *Fault) []located {
	at := located{Fault: n, instance: n.instance, name: -1, value: n.token}
	switch {
	case n.merged != nil:
	case n.Keyword == "additionalProperties":
		for _, name := range n.Tokens {
			faults = append(faults, atName(doc, n, name))
		}
		return faults
	case n.Keyword == "propertyNames":
		at = atName(doc, n, n.Causes[0].Verdict.Token)
	case n.Keyword == "" && !n.Endless && n.isMember(doc):
		at.name, at.onName = n.token-1, true
	}
	return append(faults, at)
}

// atName places a fault of an object at one of its names.
func atName(doc *jsonindex.Index, n *Fault, name int) located {
	return located{Fault: n, instance: jsonpointer.Below(n.instance, doc.Text(name)), name: name, value: name + 1, onName: true}
}

// isMember reports whether the instance is the value of a member, so that its name stands
// right before it.
func (n *Fault) isMember(doc *jsonindex.Index) bool {
	if len(n.instance) == 0 {
		return false
	}
	name, value, ok := doc.Find(n.instance)
	return ok && name >= 0 && value == n.token
}

// span returns where f stands in the document, in bytes.
func (f *located) span(doc *jsonindex.Index) (offset, end int) {
	t := doc.Token(f.value)
	if f.onName {
		t = doc.Token(f.name)
	}
	return int(t.Start), int(t.End)
}

func (f *located) start(doc *jsonindex.Index) int {
	offset, _ := f.span(doc)
	return offset
}

// related returns the other places that a fault is about: the first of two equal items.
func related(n *Fault, doc *jsonindex.Index) []Related {
	if n.Keyword != "uniqueItems" {
		return nil
	}
	t := doc.Token(n.Tokens[0])
	return []Related{{Offset: int(t.Start), End: int(t.End), Message: "first"}}
}
