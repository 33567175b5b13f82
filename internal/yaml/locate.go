package yaml

import (
	"bytes"
	"strings"

	goyaml "go.yaml.in/yaml/v4"
)

// A locator reads a document a second time, along the nodes that the parser found. It
// goes forward over the text once, and every byte of it must be part of a node or be
// what may stand between two.
type locator struct {
	text       []byte
	source     string // the text
	at         int    // what is before is accounted for
	places     cursor // of what the parser names
	directives directives
	nodes      map[*goyaml.Node]*node // those with an anchor
	extras     []Extra
	steps      int // bytes looked at, for tests to bound
}

func newLocator(text []byte, d directives) *locator {
	return &locator{text: text, source: string(text), at: markLength(text), directives: d, places: newCursor(text), nodes: map[*goyaml.Node]*node{}}
}

// document returns the root of a document.
func (l *locator) document(parsed *goyaml.Node) (*node, *Fault) {
	root, fault := l.node(parsed, -1)
	if fault == nil {
		fault = l.pass(len(l.text))
	}
	return root, fault
}

// node locates a node that is in a block of some indentation, -1 for none.
func (l *locator) node(parsed *goyaml.Node, indent int) (*node, *Fault) {
	if fault := l.goTo(parsed); fault != nil {
		return nil, fault
	}
	n := &node{isAnchor: parsed.Anchor != "", start: l.at, end: l.at}
	if n.isAnchor {
		l.nodes[parsed] = n
	}
	isScalar := parsed.Kind == goyaml.ScalarNode
	isWritten := !isScalar || styleOf(parsed) != Plain || parsed.Value != ""
	if fault := l.properties(parsed, n, isWritten); fault != nil {
		return nil, fault
	}
	n.start = l.at
	var fault *Fault
	switch parsed.Kind {
	case goyaml.AliasNode:
		fault = l.alias(parsed, n)
	case goyaml.SequenceNode:
		fault = l.sequence(parsed, n)
	case goyaml.MappingNode:
		fault = l.mapping(parsed, n)
	default:
		if n.style = styleOf(parsed); isWritten {
			fault = l.scalar(parsed, n, indent)
		}
	}
	n.end = l.at
	parsed.Content = nil // nobody asks for it again, and a long document need not be in memory three times
	return n, fault
}

// goTo goes to where the parser found a node.
func (l *locator) goTo(parsed *goyaml.Node) *Fault {
	to := l.places.offset(parsed.Line, parsed.Column)
	isNothing := parsed.Kind == goyaml.ScalarNode && parsed.Value == "" && parsed.Anchor == "" && styleOf(parsed) == Plain && !hasTag(parsed)
	switch {
	case isNothing && to < l.at: // which stands anywhere
		return nil
	case to < l.at:
		return unclear(l.at, lineEnd(l.text, l.at))
	}
	return l.pass(to)
}

// pass goes over white space, comments and indicators.
func (l *locator) pass(to int) *Fault {
	for l.at < to {
		n := l.between()
		if n == 0 {
			return unclear(l.at, lineEnd(l.text, l.at))
		}
		l.at += n
		l.steps += n
	}
	return nil
}

// between returns the length of what stands here and is not part of a node, 0 if it is.
func (l *locator) between() int {
	switch c := l.text[l.at]; {
	case isSpace(c), c == ',', c == ':':
		return 1
	case c == '-' || c == '?':
		if isMarker(l.text[l.at:], "---") && l.isLineStart() {
			return len("---")
		}
		if next := l.at + 1; next == len(l.text) || isSpace(l.text[next]) {
			return 1
		}
	case c == '#' && (l.isLineStart() || isSpace(l.text[l.at-1])), c == '%' && l.at < l.directives.end && l.isLineStart():
		return l.restOfLine()
	case c == '.' && isMarker(l.text[l.at:], "...") && l.isLineStart():
		return len("...")
	}
	return 0
}

func (l *locator) isLineStart() bool { return l.at == markLength(l.text) || l.text[l.at-1] == '\n' }

// restOfLine returns the length of what is left of a line, less its end.
func (l *locator) restOfLine() int {
	if n := bytes.IndexByte(l.text[l.at:], '\n'); n >= 0 {
		return n
	}
	return len(l.text) - l.at
}

// FlowIndicators end a plain scalar in a flow collection (YAML 1.2.2, section 7.3.3).
const FlowIndicators = ",[]{}"

// skipSpace goes over white space and comments.
func (l *locator) skipSpace() {
	for l.at < len(l.text) {
		switch c := l.text[l.at]; {
		case isSpace(c):
			l.at++
		case c == '#' && l.at > 0 && isSpace(l.text[l.at-1]):
			l.at += l.restOfLine()
		default:
			return
		}
	}
}

func hasTag(parsed *goyaml.Node) bool {
	return parsed.Style&goyaml.TaggedStyle != 0 || parsed.Tag == "!"
}

// properties goes over the anchor and the tag of a node, and what separates them from
// what is written.
func (l *locator) properties(parsed *goyaml.Node, n *node, isWritten bool) *Fault {
	if hasTag(parsed) {
		n.tag = parsed.Tag
	}
	for left := btoi(n.isAnchor) + btoi(n.tag != ""); left > 0; left-- {
		start := l.at
		switch rest := l.source[l.at:]; {
		case n.isAnchor && strings.HasPrefix(rest, "&"+parsed.Anchor):
			l.at += len("&" + parsed.Anchor)
			l.extras = append(l.extras, Extra{Anchor, start})
		case n.tag != "" && strings.HasPrefix(rest, "!"):
			l.at += tagLength(rest)
			l.extras = append(l.extras, Extra{Tag, start})
		default:
			return unclear(start, lineEnd(l.text, start))
		}
		if left > 1 || isWritten {
			l.skipSpace()
		}
	}
	return nil
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// tagLength returns the length of the tag that a text begins with.
func tagLength(text string) int {
	if strings.HasPrefix(text, "!<") {
		return strings.IndexByte(text, '>') + 1
	}
	if n := strings.IndexAny(text, " \t\r\n"+FlowIndicators); n >= 0 {
		return n
	}
	return len(text)
}

func (l *locator) alias(parsed *goyaml.Node, n *node) *Fault {
	n.kind, n.target = aliasNode, l.nodes[parsed.Alias]
	if n.target == nil || !strings.HasPrefix(l.source[l.at:], "*"+parsed.Value) {
		return unclear(l.at, lineEnd(l.text, l.at))
	}
	l.extras = append(l.extras, Extra{Alias, l.at})
	l.at += len("*" + parsed.Value)
	return nil
}

func (l *locator) sequence(parsed *goyaml.Node, n *node) *Fault {
	n.kind, n.isFlow = sequenceNode, parsed.Style&goyaml.FlowStyle != 0
	return l.collection(parsed, n, '[', ']')
}

func (l *locator) mapping(parsed *goyaml.Node, n *node) *Fault {
	n.kind, n.isFlow = mappingNode, parsed.Style&goyaml.FlowStyle != 0
	if n.isFlow && isSinglePair(parsed, l.text[l.at:]) {
		n.isFlow = false
	}
	return l.collection(parsed, n, '{', '}')
}

// isSinglePair reports whether a mapping in a flow sequence has no braces: a first name
// that begins with one begins where the mapping does.
func isSinglePair(parsed *goyaml.Node, text []byte) bool {
	if len(text) == 0 || text[0] != '{' {
		return true
	}
	return len(parsed.Content) > 0 && parsed.Content[0].Line == parsed.Line && parsed.Content[0].Column == parsed.Column
}

func (l *locator) collection(parsed *goyaml.Node, n *node, begin, end byte) *Fault {
	indent := l.places.column - 1
	if !n.isFlow && l.at > l.places.at { // after properties, which stand on a line of their own
		indent = l.at - 1 - bytes.LastIndexByte(l.text[:l.at], '\n')
	}
	if n.isFlow {
		if l.at == len(l.text) || l.text[l.at] != begin {
			return unclear(l.at, lineEnd(l.text, l.at))
		}
		l.at++
	}
	n.children = make([]*node, 0, len(parsed.Content))
	for i, child := range parsed.Content {
		located, fault := l.node(child, indent)
		if fault != nil {
			return fault
		}
		n.children = append(n.children, located)
		if n.kind == mappingNode && i%2 == 0 {
			l.noteName(located)
		}
	}
	if !n.isFlow {
		return nil
	}
	for l.at < len(l.text) && l.text[l.at] != end {
		if fault := l.pass(l.at + 1); fault != nil {
			return fault
		}
	}
	if l.at == len(l.text) {
		return unclear(n.start, lineEnd(l.text, n.start))
	}
	l.at++
	return nil
}

// noteName remembers a name that JSON does not have as it is.
func (l *locator) noteName(n *node) {
	if n.isMerge() {
		l.extras = append(l.extras, Extra{Merge, n.start})
	} else if n.kind == scalarNode && n.style == Plain && plainJSON(n.value()) != "" {
		l.extras = append(l.extras, Extra{Name, n.start})
	}
}
