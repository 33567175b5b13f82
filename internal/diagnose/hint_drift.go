package diagnose

import (
	"example.com/authlink/internal/pointer"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"
)

// hintEdition names the edition that takes a value which the schema's own does not.
func (w *wording) hintEdition(n *Fault) string {
	switch n.kind.(type) {
	case *kind.Enum, *kind.Type:
	default:
		return ""
	}
	if w.contract == nil {
		return ""
	}
	edition, ok := w.contract.TakenBy(pointer.String(n.instance), w.value(n))
	if !ok {
		return ""
	}
	return "the edition " + edition + " takes it"
}
