package authlink

import (
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/pointer"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"
)

// A fault is one violation on its way: a leaf of the engine's errors, and where
// it belongs in the document.
type fault struct {
	*node
	instance    []string // reference tokens; unlike the leaf's, down to the member whose name is at fault
	onName      bool     // points at the member's name, not at its value
	offset, end int
}

// faultsOf splits a leaf into faults: one for each name that is not allowed.
func faultsOf(n *node) []*fault {
	switch k := n.kind.(type) {
	case *kind.AdditionalProperties:
		faults := make([]*fault, len(k.Properties))
		for i, name := range k.Properties {
			faults[i] = &fault{node: n, instance: pointer.Below(n.instance, name), onName: true}
		}
		return faults
	case *badName:
		return []*fault{{node: n, instance: pointer.Below(n.instance, k.name), onName: true}}
	case *kind.FalseSchema:
		return []*fault{{node: n, instance: n.instance, onName: true}}
	}
	return []*fault{{node: n, instance: n.instance}}
}

// place gives f the span of its instance in the document.
func (f *fault) place(doc *jsonindex.Index) {
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
