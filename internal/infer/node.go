package infer

import (
	"encoding/json"
	"slices"

	"example.com/authlink/internal/format"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/secret"
	"example.com/authlink/internal/show"
)

// guessed are the formats that are told from texts, in the order in which one is taken for it.
var guessed = []string{"date-time", "date", "uuid", "email", "uri"}

// maxTexts is how many different texts of a place are remembered: more make no enum.
const maxTexts = 32

// A node is what has been seen at one place of documents.
type node struct {
	kinds    map[string]int // values, by their types in JSON Schema
	texts    map[string]int // how often each text was there; nil if there are too many
	formats  []string       // of guessed, those that all texts have been of
	objects  int
	members  map[string]*node
	elements *node
	isSecret bool // its name says so
	isMap    bool // its names are data
}

func newNode() *node {
	return &node{kinds: map[string]int{}, texts: map[string]int{}, formats: slices.Clone(guessed)}
}

// add adds a value.
func (n *node) add(doc *jsonindex.Index, i int) {
	switch doc.Token(i).Kind {
	case jsonindex.Object:
		n.kinds["object"]++
		n.addObject(doc, i)
	case jsonindex.Array:
		n.kinds["array"]++
		for element := range doc.Elements(i) {
			if n.elements == nil {
				n.elements = newNode()
			}
			n.elements.isSecret = n.isSecret
			n.elements.add(doc, element)
		}
	case jsonindex.String:
		n.kinds["string"]++
		n.addText(doc.Text(i))
	case jsonindex.Number:
		if show.IsWhole(json.Number(doc.Raw(i))) {
			n.kinds["integer"]++
		} else {
			n.kinds["number"]++
		}
	case jsonindex.True, jsonindex.False:
		n.kinds["boolean"]++
	default:
		n.kinds["null"]++
	}
}

func (n *node) addText(text string) {
	n.formats = slices.DeleteFunc(n.formats, func(name string) bool {
		check, ok := format.Lookup(name, 2020)
		return !ok || check(text) != nil
	})
	if n.texts == nil || n.isSecret || len(text) > maxLength || secret.MaskText(text) != text {
		n.texts = nil
		return
	}
	if n.texts[text]++; len(n.texts) > maxTexts {
		n.texts = nil
	}
}

func (n *node) addObject(doc *jsonindex.Index, i int) {
	n.objects++
	if n.members == nil {
		n.members = map[string]*node{}
	}
	for child, isSecret := range secret.Children(doc, i) {
		if child.Name < 0 {
			continue
		}
		name := doc.Text(child.Name)
		member := n.members[name]
		if member == nil {
			member = newNode()
			n.members[name] = member
		}
		member.isSecret = member.isSecret || isSecret || n.isSecret
		if member.isSecret {
			member.texts = nil
		}
		n.isMap = n.isMap || isData(name)
		member.add(doc, child.Value)
	}
}

// isData reports whether a name is one that nobody has written into a contract: a random one,
// a number or a secret.
func isData(name string) bool {
	return secret.MaskText(name) != name || secret.IsRandom(name) || isOfFormat(name, "uuid") || isOfFormat(name, "date") ||
		name != "" && !slices.ContainsFunc([]byte(name), func(c byte) bool { return c < '0' || c > '9' })
}

func isOfFormat(text, name string) bool {
	check, ok := format.Lookup(name, 2020)
	return ok && check(text) == nil
}

// isOpen reports whether the names of an object are data: some are by themselves, or there are
// very many, each of which is in few objects.
func (n *node) isOpen() bool {
	if n.isMap || len(n.members) > maxMembers {
		return true
	}
	rare := 0
	for _, m := range n.members {
		if m.count()*4 < n.objects {
			rare++
		}
	}
	return rare > manyRare && rare*4 > len(n.members)*3
}

const (
	maxLength  = 40  // bytes of a text that may be one of an enum
	maxMembers = 200 // names of an object that may all be properties
	manyRare   = 20
)

// count is how many values have been there.
func (n *node) count() (all int) {
	for _, k := range n.kinds {
		all += k
	}
	return all
}

// merge adds what another node has seen.
func (n *node) merge(other *node) {
	for kind, k := range other.kinds {
		n.kinds[kind] += k
	}
	n.formats = slices.DeleteFunc(n.formats, func(name string) bool { return !slices.Contains(other.formats, name) })
	n.isSecret, n.isMap, n.objects = n.isSecret || other.isSecret, n.isMap || other.isMap, n.objects+other.objects
	if n.texts != nil && other.texts != nil {
		for text, k := range other.texts {
			n.texts[text] += k
		}
	}
	if other.texts == nil || len(n.texts) > maxTexts {
		n.texts = nil
	}
	for name, m := range other.members {
		if n.members == nil {
			n.members = map[string]*node{}
		}
		if n.members[name] == nil {
			n.members[name] = newNode()
		}
		n.members[name].merge(m)
	}
	if other.elements != nil {
		if n.elements == nil {
			n.elements = newNode()
		}
		n.elements.merge(other.elements)
	}
}
