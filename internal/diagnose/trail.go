package diagnose

import (
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/secret"
	"example.com/authlink/internal/show"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// A place is a value of a document, with what leads to it.
type place struct {
	token    string  // the last reference token
	label    string  // the same as it is shown, without secrets
	value    int     // token; -1 where there is none
	ground   *ground // what the schema says of it
	isSecret bool    // it lies in a secret: neither it nor what is below it may be shown, names too
}

// at returns the place at a path. The way to it is kept: violations come in an order in
// which they share most of theirs.
func (w *wording) at(path []string) place {
	if len(w.trail) == 0 {
		w.trail = append(w.trail, w.root())
	}
	n := 0
	for n < len(path) && n+1 < len(w.trail) && w.trail[n+1].token == path[n] {
		n++
	}
	if n < len(path) {
		clear(w.trail[n+1:])
		w.trail = w.trail[:n+1]
		for _, token := range path[n:] {
			w.trail = append(w.trail, w.below(&w.trail[len(w.trail)-1], token))
		}
	}
	return w.trail[len(path)]
}

// pointer returns the JSON Pointer of a place, without the secrets in names.
func (w *wording) pointer(path []string) string {
	w.at(path)
	var buffer [128]byte // most are shorter
	pointer := buffer[:0]
	for i := range path {
		pointer = show.AppendTokenTo(pointer, w.trail[i+1].label)
	}
	return string(pointer)
}

// schemas returns those that apply to the value.
func (p place) schemas() []*jsonschema.Schema {
	if p.ground == nil {
		return nil
	}
	return p.ground.schemas
}

// certain returns those that judge it in any case, without those that they lead to.
func (p place) certain() []*jsonschema.Schema {
	if p.ground == nil {
		return nil
	}
	return p.ground.certain
}

func (p place) isArray(doc *jsonindex.Index) bool {
	return p.value >= 0 && doc.Token(p.value).Kind == jsonindex.Array
}

func (w *wording) root() place {
	root := place{}
	if w.lexicon != nil {
		root.ground = w.lexicon.root
		root.isSecret = root.ground.marksSecret
	}
	return root
}

// below returns the place of the member or the element that a token leads to.
func (w *wording) below(parent *place, token string) place {
	kind := jsonindex.Kind(0)
	name, value := -1, -1
	if parent.value >= 0 {
		kind = w.doc.Token(parent.value).Kind
		name, value, _ = w.doc.Child(parent.value, token)
	}
	p := place{token: token, label: token, value: value, isSecret: parent.isSecret}
	if parent.ground != nil {
		if kind == jsonindex.Object {
			p.ground = parent.ground.member(token)
		} else {
			p.ground = parent.ground.item(token)
		}
		p.isSecret = p.isSecret || p.ground.marksSecret || value >= 0 && w.isSecretChild(parent.value, name, value, p.ground)
	}
	switch {
	case kind == jsonindex.Array:
	case parent.isSecret && !w.inSchema(token):
		p.label = "***"
	case p.ground != nil && p.ground.name != nil:
		p.label = p.ground.name.masked
	default:
		p.label = secret.MaskText(token)
	}
	return p
}

// isSecretChild reports whether a value is a secret by its name, or by what stands beside it.
func (w *wording) isSecretChild(container, name, value int, g *ground) bool {
	if g.name != nil {
		return g.name.read.IsChild(w.doc, container, value)
	}
	return secret.IsChild(w.doc, container, name, value)
}
