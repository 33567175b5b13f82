package yaml

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/span"
)

// aliasRoom is how many values, and how many bytes, aliases may add to a document
// beyond what its text is long.
const aliasRoom = 1 << 20

// A writer writes a document as JSON and remembers where everything in it comes from.
// An alias comes from where the value is written.
type writer struct {
	text    []byte
	json    []byte
	spans   span.Spans
	scalars []Scalar

	open  map[*node]bool // being written, with an anchor
	depth int
	nodes int // so far, and names that merging has looked at
}

func newWriter(text []byte) *writer {
	return &writer{text: text, json: make([]byte, 0, len(text)), open: map[*node]bool{}}
}

// value writes a node.
func (w *writer) value(n *node) *Fault {
	if fault := w.enter(n); fault != nil {
		return fault
	}
	defer w.leave(n)
	switch n.kind {
	case aliasNode:
		target, fault := w.resolve(n)
		if fault != nil {
			return fault
		}
		return w.value(target)
	case sequenceNode:
		return w.sequence(n)
	case mappingNode:
		return w.mapping(n)
	default:
		return w.scalar(n)
	}
}

// enter begins a node.
func (w *writer) enter(n *node) *Fault {
	if n.isAnchor {
		w.open[n] = true
	}
	if w.depth++; w.depth > 4*maxDepth() {
		return w.limit(n, tooDeep(4*maxDepth()))
	}
	if len(w.json) > aliasRoom+8*len(w.text) {
		return w.limit(n, tooLong)
	}
	return w.count(n, 1)
}

const tooLong = "with its aliases written out, the document is too long"

// count bounds how many values aliases make.
func (w *writer) count(n *node, more int) *Fault {
	if w.nodes += more; w.nodes > aliasRoom+len(w.text) {
		return w.limit(n, tooLong)
	}
	return nil
}

// leave ends a node.
func (w *writer) leave(n *node) {
	w.depth--
	if n.isAnchor {
		delete(w.open, n)
	}
}

func (w *writer) limit(n *node, message string) *Fault {
	return &Fault{Code: jsonindex.Limit, Start: n.start, End: w.lastOfLine(n), Message: message}
}

func (w *writer) lastOfLine(n *node) int { return lineEnd(w.text, n.start) }

// invalidValue is a fault of a value that JSON cannot have.
func invalidValue(n *node, message string) *Fault {
	return &Fault{Code: jsonindex.Syntax, Start: n.start, End: n.end, Message: message}
}

// resolve returns what an alias stands for.
func (w *writer) resolve(n *node) (*node, *Fault) {
	if w.open[n.target] {
		return nil, invalidValue(n, "this alias is inside the value that it stands for")
	}
	return n.target, nil
}

func (w *writer) sequence(n *node) *Fault {
	w.begin('[', n)
	for i, element := range n.children {
		if i > 0 {
			w.json = append(w.json, ',')
		}
		if fault := w.value(element); fault != nil {
			return fault
		}
	}
	w.end(']', n)
	return nil
}

func (w *writer) mapping(n *node) *Fault {
	members, fault := w.members(n)
	if fault != nil {
		return fault
	}
	w.begin('{', n)
	for i, m := range members {
		if i > 0 {
			w.json = append(w.json, ',')
		}
		name, fault := w.name(m.name)
		if fault != nil {
			return fault
		}
		w.string(name)
		w.json = append(w.json, ':')
		if fault := w.value(m.value); fault != nil {
			return fault
		}
	}
	w.end('}', n)
	return nil
}

// name returns the scalar that names a member.
func (w *writer) name(n *node) (*node, *Fault) {
	if n.kind == aliasNode {
		target, fault := w.resolve(n)
		if fault != nil {
			return nil, fault
		}
		return w.name(target)
	}
	switch {
	case n.kind != scalarNode:
		return nil, invalidValue(n, "the name of a property must be text")
	case n.style == Plain && len(n.pieces) == 0 && n.tag != "!!str" && n.tag != "!":
		return nil, invalidValue(n, "expected the name of a property before the colon")
	}
	return n, nil
}

// scalar writes a scalar as what it is.
func (w *writer) scalar(n *node) *Fault {
	json, isString, fault := n.meaning()
	switch {
	case fault != nil:
		return fault
	case isString:
		w.string(n)
		return nil
	}
	w.note(len(w.json), len(json), n.start, n.end, n.style)
	w.literal(json, n.start, n.end)
	return nil
}

// note remembers a scalar, if anything of it is written.
func (w *writer) note(at, length, start, stop int, style Style) {
	if start < stop {
		w.scalars = append(w.scalars, Scalar{at, length, start, stop, style})
	}
}

// string writes a scalar as a string, whatever it looks like.
func (w *writer) string(n *node) {
	at, start, quote := len(w.json), n.start, 0
	switch {
	case n.style == SingleQuoted || n.style == DoubleQuoted:
		quote = 1
	case n.style.IsBlock() && len(n.pieces) > 0:
		start = n.pieces[0].start
	}
	w.literal(`"`, start, start+quote)
	for _, p := range n.pieces {
		w.piece(p)
	}
	w.literal(`"`, n.end-quote, n.end)
	w.note(at, len(w.json)-at, start, n.end, n.style)
}

// piece writes a piece of a string.
func (w *writer) piece(p piece) {
	if !p.isVerbatim {
		w.literal(escaped(p.meaning), p.start, p.end)
		return
	}
	for start := p.start; start < p.end; {
		text := p.meaning[start-p.start:]
		if n := indexEscape(text); n > 0 {
			w.literal(text[:n], start, start+n)
			start += n
			continue
		}
		_, size := utf8.DecodeRuneInString(text)
		w.literal(escaped(text[:size]), start, start+size)
		start += size
	}
}

// isEscaped reports whether a character cannot stand in a string of JSON as it is.
func isEscaped(r rune) bool { return r < ' ' || r == '"' || r == '\\' }

// indexEscape returns how much of a text there is before the first such character.
func indexEscape(text string) int {
	if n := strings.IndexFunc(text, isEscaped); n >= 0 {
		return n
	}
	return len(text)
}

// shortEscape returns the escape that JSON has for a character.
func shortEscape(r rune) (escape string, ok bool) {
	switch r {
	case '"':
		return `\"`, true
	case '\\':
		return `\\`, true
	case '\b':
		return `\b`, true
	case '\f':
		return `\f`, true
	case '\n':
		return `\n`, true
	case '\r':
		return `\r`, true
	case '\t':
		return `\t`, true
	}
	return "", false
}

// escaped returns a text as it stands in a string of JSON.
func escaped(text string) string {
	if indexEscape(text) == len(text) {
		return text
	}
	var b strings.Builder
	for _, r := range text {
		switch short, ok := shortEscape(r); {
		case ok:
			b.WriteString(short)
		case isEscaped(r):
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// literal writes JSON that comes from [start, end).
func (w *writer) literal(json string, start, end int) {
	w.spans = w.spans.Add(span.Span{At: len(w.json), N: len(json), Start: start, End: end})
	w.json = append(w.json, json...)
}

// begin writes an opening bracket, which is nothing in block style.
func (w *writer) begin(bracket byte, n *node) {
	w.literal(string(bracket), n.start, n.start+btoi(n.isFlow))
}

// end writes a closing bracket, which in block style is where the last value ends.
func (w *writer) end(bracket byte, n *node) {
	w.literal(string(bracket), n.end-btoi(n.isFlow), n.end)
}
