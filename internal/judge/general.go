package judge

import (
	"bytes"

	"example.com/authlink/internal/decimal"
	"example.com/authlink/internal/jsonindex"
)

// general judges by the keywords that apply to values of any kind, up to the first that
// refuses the value.
func (f *frame) general() {
	if f.typ(); f.refused {
		return
	}
	if f.constant(); f.refused {
		return
	}
	if f.enum(); f.refused {
		return
	}
	f.format()
}

// byKind judges by the keywords for values of this kind.
func (f *frame) byKind() {
	switch n := f.node; f.kind() {
	case jsonindex.Number:
		f.number(n.numbers)
	case jsonindex.String:
		f.text(n.strings)
	case jsonindex.Array:
		f.array(n.arrays)
	case jsonindex.Object:
		f.object(n.objects)
	}
}

func (f *frame) kind() jsonindex.Kind { return f.run.doc.Token(f.token).Kind }

// typ judges by "type". A number is an integer by its value, however it is written.
//
// https://json-schema.org/draft/2020-12/json-schema-validation#section-6.1.1
func (f *frame) typ() {
	if !f.run.hasType(f.node, f.token, f.kind()) {
		f.fault("type")
	}
}

func (r *run) hasType(n *node, token int, kind jsonindex.Kind) bool {
	return n.types.has(kind) || kind == jsonindex.Number && n.types&integer != 0 && isInteger(r.doc.Raw(token))
}

func isInteger(number []byte) bool {
	if !bytes.ContainsAny(number, ".eE") {
		return true
	}
	d, _ := decimal.Parse(nil, number)
	return d.IsInteger()
}

// constant judges by "const".
//
// https://json-schema.org/draft/2020-12/json-schema-validation#section-6.1.3
func (f *frame) constant() {
	if c := f.node.constant; c != nil && !f.run.isAmong(f.token, c) {
		f.fault("const")
	}
}

// enum judges by "enum".
//
// https://json-schema.org/draft/2020-12/json-schema-validation#section-6.1.2
func (f *frame) enum() {
	if e := f.node.enum; e != nil && !f.run.isAmong(f.token, e) {
		f.fault("enum")
	}
}

// format judges by "format", which speaks of strings alone.
//
// https://json-schema.org/draft/2020-12/json-schema-validation#section-7
func (f *frame) format() {
	if f.node.format == nil || f.kind() != jsonindex.String {
		return
	}
	if f.node.format.Validate(f.run.doc.Text(f.token)) != nil {
		f.fault("format")
	}
}
