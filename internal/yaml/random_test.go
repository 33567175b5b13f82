package yaml

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	goyaml "go.yaml.in/yaml/v4"
)

// TestConvertRandom writes values made up at random in every style, with anchors and
// aliases, and reads them back.
func TestConvertRandom(t *testing.T) {
	documents := 3000
	if testing.Short() {
		documents = 300
	}
	read := 0
	for seed := range uint64(documents) {
		r := randomYAML{Rand: rand.New(rand.NewPCG(seed, 1))}
		node := r.node(4)
		text, err := goyaml.Marshal(node)
		if err != nil {
			t.Fatal(err)
		}
		var theirs any
		if err := goyaml.Unmarshal(text, &theirs); err != nil || !reflect.DeepEqual(theirs, meant(node)) {
			continue // the encoder's fault
		}
		read++
		document, err := Convert(text)
		if err != nil {
			fault := err.(*Fault)
			t.Fatalf("seed %d: %v at %q\n%s", seed, err, text[fault.Start:fault.End], text)
		}
		var ours any
		if err := json.Unmarshal(document.JSON, &ours); err != nil {
			t.Fatalf("seed %d: %v: %s", seed, err, document.JSON)
		}
		if diff := cmp.Diff(theirs, ours); diff != "" {
			t.Fatalf("seed %d (-want +got):\n%s\n%s", seed, diff, text)
		}
	}
	if read < documents/2 {
		t.Errorf("%d of %d documents could be written", read, documents)
	}
}

// A randomYAML makes up documents.
type randomYAML struct {
	*rand.Rand
	anchors []*goyaml.Node
}

func (r *randomYAML) node(depth int) *goyaml.Node {
	kind := r.IntN(8)
	switch {
	case depth == 0 || kind > 3:
		return r.anchored(r.scalar())
	case kind == 0 && len(r.anchors) > 0:
		target := r.anchors[r.IntN(len(r.anchors))]
		return &goyaml.Node{Kind: goyaml.AliasNode, Alias: target, Value: target.Anchor}
	case kind == 1:
		n := &goyaml.Node{Kind: goyaml.SequenceNode, Style: r.flow()}
		for range r.IntN(4) {
			n.Content = append(n.Content, r.node(depth-1))
		}
		return n
	}
	n := &goyaml.Node{Kind: goyaml.MappingNode, Style: r.flow()}
	for i := range r.IntN(4) {
		name := r.scalar()
		name.Value += fmt.Sprint(i) // no name twice
		n.Content = append(n.Content, name, r.node(depth-1))
	}
	return n
}

func (r *randomYAML) flow() goyaml.Style {
	return []goyaml.Style{0, 0, goyaml.FlowStyle}[r.IntN(3)]
}

func (r *randomYAML) scalar() *goyaml.Node {
	// Without U+0085 and U+2028, which the encoder takes for ends of lines.
	parts := []string{"a", "b c", " ", "  ", "\n", "\n\n", "'", `"`, `\`, ": ", ":", " #", "#", "- ", "é", "\t", ",", "{", "]", "😀", "&", "*", "!", "|", ">", "%", "---", "..."}
	var b strings.Builder
	for range r.IntN(8) {
		b.WriteString(parts[r.IntN(len(parts))])
	}
	styles := []goyaml.Style{0, goyaml.SingleQuotedStyle, goyaml.DoubleQuotedStyle, goyaml.LiteralStyle, goyaml.FoldedStyle}
	return &goyaml.Node{Kind: goyaml.ScalarNode, Tag: "!!str", Value: b.String(), Style: styles[r.IntN(len(styles))]}
}

// anchored gives some nodes an anchor.
func (r *randomYAML) anchored(n *goyaml.Node) *goyaml.Node {
	if r.IntN(5) == 0 {
		n.Anchor = fmt.Sprint("a", len(r.anchors))
		r.anchors = append(r.anchors, n)
	}
	return n
}

// meant returns the value of a node.
func meant(n *goyaml.Node) any {
	switch n.Kind {
	case goyaml.AliasNode:
		return meant(n.Alias)
	case goyaml.SequenceNode:
		out := []any{}
		for _, element := range n.Content {
			out = append(out, meant(element))
		}
		return out
	case goyaml.MappingNode:
		out := map[string]any{}
		for i := 0; i < len(n.Content); i += 2 {
			out[n.Content[i].Value] = meant(n.Content[i+1])
		}
		return out
	}
	return n.Value
}
