package yaml

import (
	"strings"
	"testing"

	goyaml "go.yaml.in/yaml/v4"
)

// TestSecondReading: whatever else the parser might say of a text than what it means is
// found out.
func TestSecondReading(t *testing.T) {
	const text = "plain: one two\n" +
		"lines: one\n  two\n\n  three\n" +
		"'sin''gle': 'one ''two''\n\n  three'\n" +
		"double: \"one \\x41\\\"\\\n  two\\u00e9 \\ud83d\\ude00\\n\n  three\"\n" +
		"literal: |\n  one\n\n   two\n" +
		"folded: >-\n  one\n  two\n\n   three\n\n  four\n  five\n" +
		"kept: |2+\n   one\n\n" +
		"flow: [one, {two: three, 'four': [five]}, six: seven] # eight\n" +
		"? explicit\n: &anchor !tag one\n" +
		"alias: *anchor\n" +
		"list:\n- one\n- - two\n  - three\n-\n  four: 5\n"
	if fault := secondReading(t, text, func(*goyaml.Node) {}); fault != nil {
		t.Fatalf("%v at %q", fault, text[fault.Start:fault.End])
	}
	nodes := 0
	countNodes(&nodes, parsedTree(t, text))
	for i := range nodes {
		for name, misread := range misreadings {
			applied := false
			fault := secondReading(t, text, func(root *goyaml.Node) {
				n := nodeAt(root, i)
				applied = misread(n)
			})
			if applied && fault == nil {
				n := nodeAt(parsedTree(t, text), i)
				t.Errorf("%s of %q at %d:%d is not found out", name, n.Value, n.Line, n.Column)
			}
		}
	}
}

// misreadings change a node, if they can.
var misreadings = map[string]func(n *goyaml.Node) bool{
	"a longer value": func(n *goyaml.Node) bool {
		n.Value += "x"
		return n.Kind == goyaml.ScalarNode
	},
	"another beginning": func(n *goyaml.Node) bool {
		n.Value = "x" + n.Value
		return n.Kind == goyaml.ScalarNode
	},
	"a shorter value": func(n *goyaml.Node) bool {
		if n.Kind != goyaml.ScalarNode {
			return false
		}
		n.Value = n.Value[:len(n.Value)-1]
		return true
	},
	"other letters": func(n *goyaml.Node) bool {
		before := n.Value
		n.Value = strings.ToUpper(n.Value)
		return n.Kind == goyaml.ScalarNode && n.Value != before
	},
	"other white space": func(n *goyaml.Node) bool {
		before := n.Value
		n.Value = strings.NewReplacer(" ", "\n", "\n", " ").Replace(n.Value)
		return n.Kind == goyaml.ScalarNode && n.Value != before
	},
	"a place to the right": func(n *goyaml.Node) bool {
		n.Column++
		return n.Kind == goyaml.ScalarNode
	},
	"a place further down": func(n *goyaml.Node) bool {
		n.Line++
		return true
	},
	"a place before": func(n *goyaml.Node) bool {
		n.Line, n.Column = 1, 1
		return n.Value != "plain" && n.Kind != goyaml.MappingNode
	},
	"another style": func(n *goyaml.Node) bool {
		n.Style ^= goyaml.SingleQuotedStyle
		return n.Kind == goyaml.ScalarNode && n.Style&(goyaml.LiteralStyle|goyaml.FoldedStyle|goyaml.DoubleQuotedStyle) == 0
	},
	"brackets": func(n *goyaml.Node) bool {
		n.Style ^= goyaml.FlowStyle
		return n.Kind == goyaml.SequenceNode
	},
	"an anchor": func(n *goyaml.Node) bool {
		n.Anchor += "x"
		return true
	},
	"a tag": func(n *goyaml.Node) bool {
		had := n.Style&goyaml.TaggedStyle != 0
		n.Style, n.Tag = n.Style|goyaml.TaggedStyle, "!tag"
		return !had
	},
	"a child less": func(n *goyaml.Node) bool {
		if len(n.Content) > 0 {
			n.Content = n.Content[:len(n.Content)-1]
			return true
		}
		return false
	},
	"another alias": func(n *goyaml.Node) bool {
		n.Alias = nil
		return n.Kind == goyaml.AliasNode
	},
}

// secondReading reads a text as it is, and as it would have been parsed.
func secondReading(t *testing.T, text string, change func(root *goyaml.Node)) *Fault {
	t.Helper()
	root := parsedTree(t, text)
	change(root)
	_, fault := newLocator([]byte(text), directives{}).document(root)
	return fault
}

func parsedTree(t *testing.T, text string) *goyaml.Node {
	t.Helper()
	root, fault := parse([]byte(text), standIn([]byte(text), directives{}))
	if fault != nil {
		t.Fatal(fault)
	}
	return root
}

func countNodes(n *int, root *goyaml.Node) {
	*n++
	for _, child := range root.Content {
		countNodes(n, child)
	}
}

// nodeAt returns one of the nodes, in the order of the text.
func nodeAt(root *goyaml.Node, i int) *goyaml.Node {
	var found *goyaml.Node
	var visit func(*goyaml.Node)
	visit = func(n *goyaml.Node) {
		if i == 0 {
			found = n
		}
		i--
		for _, child := range n.Content {
			visit(child)
		}
	}
	visit(root)
	return found
}
