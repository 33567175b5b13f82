package rule

import (
	"bytes"

	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/source"
)

// maxReadings bounds how many of the members that repeat a name are judged in one document:
// each costs as much as the document. Of more of them, the rest counts as not looked at.
const maxReadings = 16

// equalNames is a document in which objects have members of equal names. Readers take the
// one or the other, so each is judged, in a reading of the document that has no other.
type equalNames struct {
	doc  *jsonindex.Index // which allows them
	text []byte
}

// noTarget asks for the first member of each name.
const noTarget = -1

// repeats returns the offsets of the names that are in their object before, in order.
func (e equalNames) repeats() []int {
	return e.repeatsIn(0, nil)
}

func (e equalNames) repeatsIn(value int, found []int) []int {
	switch e.doc.Token(value).Kind {
	case jsonindex.Array:
		for element := range e.doc.Elements(value) {
			found = e.repeatsIn(element, found)
		}
	case jsonindex.Object:
		seen := map[string]bool{}
		for name, member := range e.doc.Members(value) {
			text := e.doc.Text(name)
			if seen[text] {
				found = append(found, e.start(name))
			}
			seen[text] = true
			found = e.repeatsIn(member, found)
		}
	}
	return found
}

func (e equalNames) start(token int) int { return int(e.doc.Token(token).Start) }
func (e equalNames) end(token int) int   { return int(e.doc.Token(token).End) }

// reading returns the text with one member of each name, the others blank: the one whose
// name is at the target or that has the target in it, otherwise the first.
func (e equalNames) reading(target int) []byte { return e.blank(target, false) }

// pair returns the text with one fault: the member whose name is at the target, and the
// first one of that name.
func (e equalNames) pair(target int) []byte { return e.blank(target, true) }

func (e equalNames) blank(target int, pair bool) []byte {
	b := blanker{e, bytes.Clone(e.text), target, pair}
	b.value(0)
	return b.out
}

// A blanker makes a reading.
type blanker struct {
	equalNames
	out    []byte
	target int
	pair   bool
}

func (b *blanker) value(value int) {
	switch b.doc.Token(value).Kind {
	case jsonindex.Array:
		for element := range b.doc.Elements(value) {
			b.value(element)
		}
	case jsonindex.Object:
		b.object(value)
	}
}

// object blanks the members of an object that are not in the reading, each with a comma.
func (b *blanker) object(value int) {
	chosen := b.chosen(value)
	isFirst, isAny, blank, end := map[string]bool{}, false, -1, 0
	for name, member := range b.doc.Members(value) {
		text := b.doc.Text(name)
		isPair := b.pair && !isFirst[text] && b.start(chosen[text]) == b.target
		isFirst[text] = true
		if blank >= 0 { // members before the first that is in the reading
			source.Blank(b.out[blank:b.start(name)])
			blank = -1
		}
		switch isKept := isPair || chosen[text] == name; {
		case isKept:
			isAny = true
			b.value(member)
		case isAny:
			source.Blank(b.out[end:b.end(member)])
		default:
			blank = b.start(name)
		}
		end = b.end(member)
	}
}

// chosen returns the member to keep of each name, by the token of its name.
func (b *blanker) chosen(value int) map[string]int {
	chosen := map[string]int{}
	for name, member := range b.doc.Members(value) {
		text := b.doc.Text(name)
		_, taken := chosen[text]
		if !taken || b.start(name) <= b.target && b.target < b.end(member) {
			chosen[text] = name
		}
	}
	return chosen
}
