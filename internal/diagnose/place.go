package diagnose

import (
	"strconv"

	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/jsonpointer"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"
)

// A located is one violation on its way: a leaf of the engine's errors, and where
// it belongs in the document.
type located struct {
	*Fault
	instance    []string // reference tokens; unlike the leaf's, down to the member whose name is at fault
	onName      bool     // points at the member's name, not at its value
	offset, end int
}

// locate splits a leaf into faults: one for each name that is not allowed.
func locate(n *Fault) []*located {
	switch k := n.kind.(type) {
	case *kind.AdditionalProperties:
		faults := make([]*located, len(k.Properties))
		for i, name := range k.Properties {
			faults[i] = &located{Fault: n, instance: jsonpointer.Below(n.instance, name), onName: true}
		}
		return faults
	case *badName:
		return []*located{{Fault: n, instance: jsonpointer.Below(n.instance, k.name), onName: true}}
	case *kind.FalseSchema:
		return []*located{{Fault: n, instance: n.instance, onName: true}}
	}
	return []*located{{Fault: n, instance: n.instance}}
}

// place gives f the span of its instance in the document.
func (f *located) place(doc *jsonindex.Index) {
	name, value, ok := doc.Find(f.instance)
	if !ok {
		return // the engine names only what the document holds
	}
	span := doc.Token(value)
	if f.onName && name >= 0 {
		span = doc.Token(name)
	}
	f.offset, f.end = int(span.Start), int(span.End)
}

// related returns the other places that a fault is about: the first of two equal items.
func related(n *Fault, at site) []Related {
	k, ok := n.kind.(*kind.UniqueItems)
	if !ok || at.isNone() {
		return nil
	}
	_, item, ok := at.doc.Find(jsonpointer.Below(at.path, strconv.Itoa(k.Duplicates[0])))
	if !ok {
		return nil
	}
	t := at.doc.Token(item)
	return []Related{{Offset: int(t.Start), End: int(t.End), Message: "first"}}
}
