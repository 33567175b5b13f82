package diagnose

import (
	"example.com/authlink/internal/jsonpointer"
	"example.com/authlink/internal/secret"
	"example.com/authlink/internal/show"
	"example.com/authlink/internal/subschema"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// A place is a value of a document, with what leads to it.
type place struct {
	token    string // the last reference token
	value    any
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

func (w *wording) root() place {
	root := place{value: w.instance}
	if w.schema != nil {
		root.certain = []*jsonschema.Schema{w.schema}
		root.schemas = subschema.Applicable(root.certain)
		root.isSecret = subschema.MarkedSecret(root.schemas)
	}
	return root
}

// below returns the place of the member or the element that a token leads to.
func (w *wording) below(parent place, token string) place {
	_, isObject := parent.value.(map[string]any)
	value, _ := jsonpointer.Find(parent.value, []string{token})
	p := place{token: token, value: value, isSecret: parent.isSecret}
	if w.schema != nil {
		p.schemas = subschema.Below(parent.schemas, token, isObject)
		p.certain = subschema.CertainBelow(parent.certain, token, isObject)
		p.isSecret = p.isSecret || secret.IsMember(parent.value, token) || subschema.MarkedSecret(p.schemas)
	}
	switch _, isElement := parent.value.([]any); {
	case isElement:
	case parent.isSecret && !w.inSchema(token):
		token = "***"
	default:
		token = secret.MaskText(token)
	}
	p.pointer = show.AppendToken(parent.pointer, token)
	return p
}
