package authlink

import (
	"strconv"

	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/secret"
	"example.com/authlink/internal/subschema"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// A place is a value of a document, with what leads to it.
type place struct {
	token    string // the last reference token
	value    any
	schemas  []*jsonschema.Schema // that apply to it
	isSecret bool                 // it lies in a secret: neither it nor what is below it may be shown, names too
	pointer  string               // JSON Pointer, without the secrets in names
}

// What a JSON Pointer has at most, in bytes: a name may be megabytes long, and each of a
// hundred thousand values below it at fault.
const (
	maxToken   = 4 << 10
	maxPointer = 16 << 10
)

// appendShownToken appends a reference token to a JSON Pointer that is shown. A name that is too
// long stands as "…"; a pointer that is too long ends, and leads to what holds the value.
func appendShownToken(pointer, token string) string {
	if len(pointer) > maxPointer {
		return pointer
	}
	if len(token) > maxToken {
		token = "…"
	}
	return jsonindex.AppendPointer(pointer, token)
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
		root.schemas = subschema.Applicable([]*jsonschema.Schema{w.schema})
		root.isSecret = subschema.MarkedSecret(root.schemas)
	}
	return root
}

// below returns the place of the member or the element that a token leads to.
func (w *wording) below(parent place, token string) place {
	_, isObject := parent.value.(map[string]any)
	p := place{token: token, value: child(parent.value, token), isSecret: parent.isSecret}
	if w.schema != nil {
		p.schemas = subschema.Below(parent.schemas, token, isObject)
		p.isSecret = p.isSecret || secret.IsMember(parent.value, token) || subschema.MarkedSecret(p.schemas)
	}
	switch _, isElement := parent.value.([]any); {
	case isElement:
	case parent.isSecret && !w.inSchema(token):
		token = "***"
	default:
		token = secret.MaskText(token)
	}
	p.pointer = appendShownToken(parent.pointer, token)
	return p
}

// child returns the member or the element of a container, nil where there is none.
func child(container any, token string) any {
	switch container := container.(type) {
	case map[string]any:
		return container[token]
	case []any:
		if i, err := strconv.Atoi(token); err == nil && i >= 0 && i < len(container) {
			return container[i]
		}
	}
	return nil
}
