package diagnose

import (
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/secret"
	"example.com/authlink/internal/show"
	"example.com/authlink/internal/subschema"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// A place is a value of a document, with what leads to it.
type place struct {
	token    string               // the last reference token
	value    int                  // token; -1 where there is none
	schemas  []*jsonschema.Schema // that apply to it
	certain  []*jsonschema.Schema // that judge it in any case, without those that they lead to
	isSecret bool                 // it lies in a secret: neither it nor what is below it may be shown, names too
	pointer  string               // JSON Pointer, without the secrets in names
}

// at returns the place at a path. The way to it is kept: violations come in an order in
// which they share most of theirs.
func (w *wording) at(path []string) place {
	if w.trail == nil {
		w.trail = append(w.trail, w.root())
	}
	n := 0
	for n < len(path) && n+1 < len(w.trail) && w.trail[n+1].token == path[n] {
		n++
	}
	if n < len(path) {
		w.trail = w.trail[:n+1]
		for _, token := range path[n:] {
			w.trail = append(w.trail, w.below(w.trail[len(w.trail)-1], token))
		}
	}
	return w.trail[len(path)]
}

func (p place) isArray(doc *jsonindex.Index) bool {
	return p.value >= 0 && doc.Token(p.value).Kind == jsonindex.Array
}

func (w *wording) root() place {
	root := place{}
	if w.schema != nil {
		root.certain = []*jsonschema.Schema{w.schema}
		root.schemas = subschema.Applicable(root.certain)
		root.isSecret = subschema.MarkedSecret(root.schemas)
	}
	return root
}

// below returns the place of the member or the element that a token leads to.
func (w *wording) below(parent place, token string) place {
	kind := jsonindex.Kind(0)
	name, value := -1, -1
	if parent.value >= 0 {
		kind = w.doc.Token(parent.value).Kind
		name, value, _ = w.doc.Child(parent.value, token)
	}
	p := place{token: token, value: value, isSecret: parent.isSecret}
	if w.schema != nil {
		p.schemas = subschema.Below(parent.schemas, token, kind == jsonindex.Object)
		p.certain = subschema.CertainBelow(parent.certain, token, kind == jsonindex.Object)
		p.isSecret = p.isSecret || value >= 0 && secret.IsChild(w.doc, parent.value, name, value) || subschema.MarkedSecret(p.schemas)
	}
	switch {
	case kind == jsonindex.Array:
	case parent.isSecret && !w.inSchema(token):
		token = "***"
	default:
		token = secret.MaskText(token)
	}
	p.pointer = show.AppendToken(parent.pointer, token)
	return p
}
