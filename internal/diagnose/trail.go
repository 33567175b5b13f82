package diagnose

import (
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/secret"
	"example.com/authlink/internal/show"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// A place is a value of a document, with what leads to it.
type place struct {
	token   string  // the last reference token
	label   string  // the same as it is shown, without secrets
	name    int     // token; -1 where there is none
	value   int     // token; -1 where there is none
	ground  *ground // what the schema says of it
	secrecy secrecy // whether it lies in a secret
}

// A secrecy is whether a value lies in a secret: then neither it nor what is below it may be
// shown, names too. To find that out costs more than most of a message, and many show no value.
type secrecy uint8

const (
	notAsked secrecy = iota
	isOpen
	isSecret
)

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
			w.trail = append(w.trail, w.below(len(w.trail)-1, token))
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
	root := place{name: -1}
	if w.lexicon != nil {
		root.ground = w.lexicon.root
	}
	return root
}

// below returns the place of the member or the element that a token leads to from a place on the
// trail.
func (w *wording) below(at int, token string) place {
	parent := &w.trail[at]
	kind := jsonindex.Kind(0)
	p := place{token: token, label: token, name: -1, value: -1}
	if parent.value >= 0 {
		kind = w.doc.Token(parent.value).Kind
		p.name, p.value, _ = w.doc.Child(parent.value, token)
	}
	switch {
	case parent.ground == nil:
	case kind == jsonindex.Object:
		p.ground = parent.ground.member(token)
	default:
		p.ground = parent.ground.item(token)
	}
	switch {
	case kind == jsonindex.Array:
	case p.ground != nil && p.ground.name != nil: // the schema has it
		p.label = p.ground.name.masked
	case w.liesInSecret(at) && !w.inSchema(token):
		p.label = "***"
	default:
		p.label = secret.MaskText(token)
	}
	return p
}

// isSecretAt reports whether the value at a path lies in a secret.
func (w *wording) isSecretAt(path []string) bool {
	w.at(path)
	return w.liesInSecret(len(path))
}

// liesInSecret is isSecretAt for a place on the trail.
func (w *wording) liesInSecret(at int) bool {
	known := at
	for known >= 0 && w.trail[known].secrecy == notAsked {
		known--
	}
	for i := known + 1; i <= at; i++ {
		w.trail[i].secrecy = isOpen
		if i > 0 && w.trail[i-1].secrecy == isSecret || w.beginsSecret(i) {
			w.trail[i].secrecy = isSecret
		}
	}
	return w.trail[at].secrecy == isSecret
}

// beginsSecret reports whether the value of a place is a secret by what the schema says, by its
// name, or by what stands beside it.
func (w *wording) beginsSecret(at int) bool {
	p := &w.trail[at]
	switch {
	case p.ground == nil:
		return false
	case p.ground.marksSecret:
		return true
	case at == 0 || p.value < 0:
		return false
	case p.ground.name != nil:
		return p.ground.name.read.IsChild(w.doc, w.trail[at-1].value, p.value)
	}
	return secret.IsChild(w.doc, w.trail[at-1].value, p.name, p.value)
}
