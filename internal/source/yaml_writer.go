package source

import (
	"bytes"
	"fmt"
	"unicode/utf8"

	"github.com/goccy/go-yaml/ast"
	yamltoken "github.com/goccy/go-yaml/token"

	"example.com/authlink"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/span"
	"example.com/authlink/internal/words"
)

// aliasRoom is how many values, and how many bytes, aliases may add to a YAML
// document beyond what its text is long.
const aliasRoom = 1 << 20

// A yamlWriter writes a YAML document as JSON and remembers where everything in
// it comes from. An alias comes from where the value is written.
type yamlWriter struct {
	text   []byte
	places *span.Positions
	tree   yamlTree

	json  []byte
	spans span.Spans

	scalars []yamlScalar // those that are understood

	anchors map[string]ast.Node
	open    map[ast.Node]bool // being written, with an anchor
	aliases int               // being written
	depth   int
	nodes   int // so far
}

// value writes a node; nil is null.
func (w *yamlWriter) value(node ast.Node) error {
	if err := w.enter(node); err != nil {
		return err
	}
	defer func() { w.depth-- }()
	switch n := node.(type) {
	case nil:
		w.literal("null", 0, 0)
		return nil
	case *ast.MappingNode:
		return w.mapping(n, n.Values)
	case *ast.MappingValueNode:
		return w.mapping(n, []*ast.MappingValueNode{n})
	case *ast.SequenceNode:
		return w.sequence(n)
	case *ast.AnchorNode:
		return w.anchor(n)
	case *ast.AliasNode:
		return w.alias(n)
	case *ast.TagNode:
		if n.Start.Value == "!!str" {
			return w.asString(n.Value)
		}
		return w.value(n.Value) // other tags say nothing to JSON
	default:
		return w.scalar(node)
	}
}

// enter counts a node.
func (w *yamlWriter) enter(node ast.Node) error {
	w.depth++
	w.nodes++
	if most := jsonindex.DefaultLimits().Depth; w.depth > 4*most {
		return w.fault(node, authlink.SyntaxLimit, fmt.Sprintf("more than %d values are inside one another", 4*most))
	}
	if w.nodes > aliasRoom+len(w.text) || len(w.json) > aliasRoom+8*len(w.text) {
		return w.fault(node, authlink.SyntaxLimit, "with its aliases written out, the document is too long")
	}
	return nil
}

func (w *yamlWriter) anchor(n *ast.AnchorNode) error {
	if name := n.Name.GetToken(); name != nil && w.aliases == 0 {
		w.anchors[name.Value] = n.Value
	}
	w.open[n.Value] = true
	defer delete(w.open, n.Value)
	return w.value(n.Value)
}

// resolve returns what an alias stands for.
func (w *yamlWriter) resolve(n *ast.AliasNode) (ast.Node, error) {
	node, ok := w.anchors[n.Value.GetToken().Value]
	if !ok {
		return nil, w.fault(n, authlink.SyntaxMalformed, "this alias has no anchor before it")
	}
	if w.open[node] {
		return nil, w.fault(n, authlink.SyntaxMalformed, "this alias is inside of what it stands for")
	}
	return node, nil
}

func (w *yamlWriter) alias(n *ast.AliasNode) error {
	node, err := w.resolve(n)
	if err != nil {
		return err
	}
	w.open[node] = true
	w.aliases++
	defer func() { delete(w.open, node); w.aliases-- }()
	return w.value(node)
}

func (w *yamlWriter) sequence(n *ast.SequenceNode) error {
	start := w.offset(n.Start)
	w.bracket('[', start, n.IsFlowStyle)
	between := ""
	for element := range whole(n.Values, w.tree.elements, ast.Node.GetToken) {
		w.json = append(w.json, between...)
		between = ","
		if err := w.value(element); err != nil {
			return err
		}
	}
	w.close(']', start, n.End, n.IsFlowStyle)
	return nil
}

func (w *yamlWriter) mapping(node ast.Node, values []*ast.MappingValueNode) error {
	token, end, flow := node.GetToken(), (*yamltoken.Token)(nil), false
	if n, ok := node.(*ast.MappingNode); ok {
		end, flow = n.End, n.IsFlowStyle
	}
	if !flow && len(values) > 0 {
		token = FirstToken(values[0].Key)
	}
	members, err := w.members(values)
	if err != nil {
		return err
	}
	start := w.offset(token)
	w.bracket('{', start, flow)
	for i, m := range members {
		if i > 0 {
			w.json = append(w.json, ',')
		}
		if err := w.asString(m.key); err != nil {
			return err
		}
		w.json = append(w.json, ':')
		if err := w.value(m.value); err != nil {
			return err
		}
	}
	w.close('}', start, end, flow)
	return nil
}

// A yamlMember is a member of a mapping, its own or a merged one.
type yamlMember struct{ key, value ast.Node }

// members returns those of a mapping and, after them, those that it merges
// (https://yaml.org/type/merge.html) and does not have itself.
func (w *yamlWriter) members(values []*ast.MappingValueNode) ([]yamlMember, error) {
	var own, merged []yamlMember
	for v := range whole(values, w.tree.members, func(v *ast.MappingValueNode) *yamltoken.Token { return v.Key.GetToken() }) {
		if _, ok := v.Key.(*ast.MergeKeyNode); ok {
			more, err := w.merged(v.Value)
			if err != nil {
				return nil, err
			}
			merged = append(merged, more...)
			continue
		}
		key := ast.Node(v.Key)
		if k, ok := key.(*ast.MappingKeyNode); ok {
			key = k.Value
		}
		own = append(own, yamlMember{key, v.Value})
	}
	if len(merged) == 0 {
		return own, nil
	}
	has := map[string]bool{}
	for _, m := range own {
		has[m.key.GetToken().Value] = true
	}
	for _, m := range merged {
		if name := m.key.GetToken().Value; !has[name] {
			has[name] = true
			own = append(own, m)
		}
	}
	return own, nil
}

// merged returns the members of a mapping, or of a sequence of mappings, that is
// merged into another.
func (w *yamlWriter) merged(node ast.Node) ([]yamlMember, error) {
	if err := w.enter(node); err != nil {
		return nil, err
	}
	defer func() { w.depth-- }()
	switch n := node.(type) {
	case *ast.AliasNode:
		to, err := w.resolve(n)
		if err != nil {
			return nil, err
		}
		return w.merged(to)
	case *ast.AnchorNode:
		return w.merged(n.Value)
	case *ast.MappingNode:
		return w.members(n.Values)
	case *ast.MappingValueNode:
		return w.members([]*ast.MappingValueNode{n})
	case *ast.SequenceNode:
		var all []yamlMember
		for _, element := range n.Values {
			more, err := w.merged(element)
			if err != nil {
				return nil, err
			}
			all = append(all, more...)
		}
		return all, nil
	}
	return nil, w.fault(node, authlink.SyntaxMalformed, "only a mapping can be merged")
}

// scalar writes a scalar as what it looks like.
func (w *yamlWriter) scalar(node ast.Node) error {
	token := node.GetToken()
	if _, isLiteral := node.(*ast.LiteralNode); isLiteral || token == nil || isQuoted(token) {
		return w.asString(node)
	}
	start := w.offset(token)
	length := len(token.Value)
	if !bytes.HasPrefix(w.text[start:], []byte(token.Value)) {
		length = 0 // nothing is written there, and null is meant
	}
	if plainNoJSON().MatchString(token.Value) {
		return w.fault(node, authlink.SyntaxMalformed, "JSON has no number for infinity or for not a number")
	}
	if text := plainJSON(token.Value); text != "" {
		w.scalars = append(w.scalars, yamlScalar{len(w.json), len(text), start, start + length, stylePlain})
		w.literal(text, start, start+length)
		return nil
	}
	return w.asString(node)
}

func isQuoted(t *yamltoken.Token) bool {
	return t.Type == yamltoken.SingleQuoteType || t.Type == yamltoken.DoubleQuoteType
}

// asString writes a scalar as a string, whatever it looks like.
func (w *yamlWriter) asString(node ast.Node) error {
	token, value, style := node.GetToken(), "", stylePlain
	switch n := node.(type) {
	case *ast.LiteralNode:
		value, style = n.Value.Value, styleBlock
	case *ast.AnchorNode:
		return w.anchored(n)
	case *ast.AliasNode:
		to, err := w.resolve(n)
		if err != nil {
			return err
		}
		return w.asString(to)
	case *ast.TagNode:
		return w.asString(n.Value)
	case ast.ScalarNode:
		value = token.Value
	default:
		return w.fault(node, authlink.SyntaxMalformed, "the name of a property must be a text")
	}
	start := w.offset(token)
	switch {
	case style == styleBlock:
	case token.Type == yamltoken.SingleQuoteType:
		style = styleSingle
	case token.Type == yamltoken.DoubleQuoteType:
		style = styleDouble
	}
	w.string(start, value, style)
	return nil
}

func (w *yamlWriter) anchored(n *ast.AnchorNode) error {
	if name := n.Name.GetToken(); name != nil && w.aliases == 0 {
		w.anchors[name.Value] = n.Value
	}
	return w.asString(n.Value)
}

// string writes a string whose token begins at start.
func (w *yamlWriter) string(start int, value string, style scalarStyle) {
	content, quote := start, 0
	switch style {
	case styleBlock:
		content = w.lineEnd(start)
	case styleSingle, styleDouble:
		content, quote = min(len(w.text), start+1), 1
	}
	s, end, ok := matchScalar(w.text, content, value, style)
	at, isUnderstood := len(w.json), ok
	if !ok { // written in a way that is not understood: the place of all is that of its first line
		end = w.lineEnd(start)
		s, quote = span.Spans{{At: 0, N: len(value), Start: start, End: end}}, 0
	}
	from := start
	if style == styleBlock && len(s) > 0 {
		from = s[0].Start
	}
	if to := min(len(w.text), end+quote); end == from && to > end {
		w.quote(from, from+quote)
		w.quote(end, to)
		return
	}
	w.quote(from, from+quote)
	w.escaped(value, s)
	w.quote(end, min(len(w.text), end+quote))
	if isUnderstood {
		w.scalars = append(w.scalars, yamlScalar{at, len(w.json) - at, from, min(len(w.text), end+quote), style})
	}
}

// quote writes a quote that comes from [start, end).
func (w *yamlWriter) quote(start, end int) { w.literal(`"`, start, end) }

// escaped writes a value that comes from s, as it is between quotes.
func (w *yamlWriter) escaped(value string, s span.Spans) {
	base, inner := len(w.json), span.Spans{}
	for i := 0; i < len(value); {
		_, size := utf8.DecodeRuneInString(value[i:])
		at := len(w.json) - base
		if c := value[i]; c < ' ' || c == '"' || c == '\\' {
			q := words.Quoted(value[i : i+1])
			w.json = append(w.json, q[1:len(q)-1]...)
		} else {
			w.json = append(w.json, value[i:i+size]...)
		}
		inner = inner.Add(span.Span{At: at, N: len(w.json) - base - at, Start: i, End: i + size})
		i += size
	}
	if s == nil {
		return
	}
	for _, one := range inner.Through(s) {
		one.At += base
		w.spans = w.spans.Add(one)
	}
}

// literal writes text that comes from [start, end).
func (w *yamlWriter) literal(text string, start, end int) {
	w.spans = w.spans.Add(span.Span{At: len(w.json), N: len(text), Start: start, End: end})
	w.json = append(w.json, text...)
}

// bracket writes an opening bracket, which is nothing in block style.
func (w *yamlWriter) bracket(c byte, start int, flow bool) {
	end := start
	if flow {
		end = min(len(w.text), start+1)
	}
	w.literal(string(c), start, end)
}

// close writes a closing bracket, which in block style is where the last value ends.
func (w *yamlWriter) close(c byte, start int, token *yamltoken.Token, flow bool) {
	if flow && token != nil {
		at := w.offset(token)
		w.literal(string(c), at, min(len(w.text), at+1))
		return
	}
	end := start
	if w.aliases == 0 && len(w.spans) > 0 {
		end = max(start, w.spans[len(w.spans)-1].End)
	}
	w.literal(string(c), end, end)
}

// offset returns the place of a token. Of some, the parser counts the space
// before.
func (w *yamlWriter) offset(t *yamltoken.Token) int {
	at := offsetOfToken(t, w.places)
	for at < len(w.text) && (w.text[at] == ' ' || w.text[at] == '\t') {
		at++
	}
	return at
}

// lineEnd returns the end of the line that an offset is in, less white space.
func (w *yamlWriter) lineEnd(offset int) int {
	end := len(w.text)
	if n := bytes.IndexByte(w.text[offset:], '\n'); n >= 0 {
		end = offset + n
	}
	return offset + len(bytes.TrimRight(w.text[offset:end], " \t\r"))
}

func (w *yamlWriter) fault(node ast.Node, code authlink.SyntaxCode, message string) error {
	at := 0
	if node != nil {
		at = w.offset(node.GetToken())
	}
	return &Fault{Code: code, Start: at, End: w.lineEnd(at), Message: message}
}
