package secret

import (
	"iter"
	"strconv"

	"example.com/authlink/internal/jsonindex"
)

// IsMember reports whether the name of a member, or what stands beside it,
// says that it is a secret; or what stands before an element of an array. It is
// [Children] for a decoded document.
func IsMember(container any, token string) bool {
	switch container := container.(type) {
	case map[string]any:
		member := container[token]
		text, _ := member.(string)
		return holds(token, decoded{member}) || holdsBrokenURL(token, text) || isNamedBy(container, token, decoded{member})
	case []any:
		i, err := strconv.Atoi(token)
		if err != nil || i < 1 || i >= len(container) {
			return false
		}
		name, _ := container[i-1].(string)
		return holdsNext(name, decoded{container[i]})
	}
	return false
}

// isNamedBy reports whether some member of an object is the name of a pair, and says
// that the value of it by that token is a secret.
func isNamedBy(object map[string]any, token string, value decoded) bool {
	is := valuePart(token)
	for member, name := range object {
		if text, ok := name.(string); ok && member != token && (nameOfPair{text, namePart(member)}).holds(is, value) {
			return true
		}
	}
	return false
}

// A Child is a member or an element of a container in an Index.
type Child struct {
	Name, Value int    // tokens; name is -1 for an element
	Text        string // of the name
}

// Children yields what stands right below token i of a document, and whether it is
// a secret by its name or by what stands beside it.
func Children(doc *jsonindex.Index, i int) iter.Seq2[Child, bool] {
	return func(yield func(Child, bool) bool) {
		switch doc.Token(i).Kind {
		case jsonindex.Array:
			name := ""
			for element := range doc.Elements(i) {
				if !yield(Child{Name: -1, Value: element}, name != "" && holdsNext(name, node{doc, element})) {
					return
				}
				name = stringText(doc, element)
			}
		case jsonindex.Object:
			names := pairNamesIn(doc, i)
			for name, value := range doc.Members(i) {
				k := known(doc.TextBytes(name))
				if !yield(Child{name, value, k.text}, k.isHeld(doc, value) || len(names) > 0 && names.holdPart(k.part, node{doc, value})) {
					return
				}
			}
		}
	}
}

// namesOfPairs are the texts in an object that may name what others of its members hold.
type namesOfPairs []nameOfPair

type nameOfPair struct {
	text string
	part part
}

// pairNamesIn returns those that may name a secret.
func pairNamesIn(doc *jsonindex.Index, object int) (names namesOfPairs) {
	if !mayBePair(doc, object) {
		return nil
	}
	for name, value := range doc.Members(object) {
		if doc.Token(value).Kind != jsonindex.String {
			continue
		}
		is := known(doc.TextBytes(name)).naming
		if text := doc.Text(value); isName(text) && (is != noPart && IsParameter(text) || namesSecret(text)) {
			names = append(names, nameOfPair{text, is})
		}
	}
	return names
}

// mayBePair reports whether an object has a member by a name such as one part of a pair has,
// whatever the other is called.
func mayBePair(doc *jsonindex.Index, object int) bool {
	for name := range doc.Members(object) {
		if k := known(doc.TextBytes(name)); k.naming == surePart || k.part != noPart {
			return true
		}
	}
	return false
}

// holdPart reports whether one of the names says that a value is a secret, of a member that may
// be a part of a pair.
func (names namesOfPairs) holdPart(is part, v node) bool {
	for _, name := range names {
		if name.holds(is, v) {
			return true
		}
	}
	return false
}

// holds reports whether a member that is a part of a pair, or none, is what the name is for.
func (n nameOfPair) holds(is part, v value) bool {
	return isPair(n.part, is) && holdsNamed(n.text, v) || isSlipOfPair(n.part, is) && namesSecret(n.text) && v.looks(barSlip)
}

// stringText returns the text of a string, "" for any other value.
func stringText(doc *jsonindex.Index, i int) string {
	if doc.Token(i).Kind != jsonindex.String {
		return ""
	}
	return doc.Text(i)
}

// IsChild reports what [Children] yields for one child of a container: the member whose name
// and value are tokens, or an element, whose name is -1.
func IsChild(doc *jsonindex.Index, container, name, value int) bool {
	if name < 0 {
		return isNextTo(doc, container, value-1, value)
	}
	return known(doc.TextBytes(name)).IsChild(doc, container, value)
}

// isNamed reports whether the value is a secret by what another member of its object says. A
// value of few tokens is looked at first, which costs the least; one that holds much, last.
func (n *Name) isNamed(doc *jsonindex.Index, object int, v node) bool {
	isSlip := n.part == noPart
	isSmall := int(doc.Token(v.token).Next)-v.token <= maxPairMembers
	if isSlip && (isSmall && !v.looks(barSlip) || !isPairAtMost(doc, object)) {
		return false
	}
	names := pairNamesIn(doc, object)
	return len(names) > 0 && (!isSlip || isSmall || v.looks(barSlip)) && names.holdPart(n.part, v)
}

// maxPairMembers is how many members an object has that is a pair with a slip in a name.
const maxPairMembers = 16

// isPairAtMost reports whether an object has no more members than a pair.
func isPairAtMost(doc *jsonindex.Index, object int) bool {
	n := 0
	for range doc.Members(object) {
		if n++; n > maxPairMembers {
			return false
		}
	}
	return true
}

// isNextTo reports whether the token right before an element of an array says that the element
// is a secret. That token is the element before, or the end of it.
func isNextTo(doc *jsonindex.Index, array, before, element int) bool {
	return before > array && doc.Token(before).Kind == jsonindex.String &&
		holdsNext(doc.Text(before), node{doc, element}) && doc.IsElement(array, before)
}
