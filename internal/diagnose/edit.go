package diagnose

import (
	"bytes"
	"slices"
	"strings"

	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/words"
)

// An Edit puts Text in the place of the bytes [Offset, End) of a document.
type Edit struct {
	Offset, End int
	Text        string
}

// A Fix is the change of the document that advice names.
type Fix struct {
	Guess bool   // the change may be wrong
	Edits []Edit // in the order of their offsets, without overlap; they hold no secret
}

// replaceText replaces the text of a string.
func replaceText(t jsonindex.Token, text string) Edit {
	return Edit{int(t.Start) + 1, int(t.End) - 1, words.InQuotes(text)}
}

// surround puts something before and after a value.
func surround(t jsonindex.Token, before, after string) []Edit {
	start, end := int(t.Start), int(t.End)
	return []Edit{{start, start, before}, {end, end, after}}
}

// dropEnds removes the first and the last byte of a value.
func dropEnds(t jsonindex.Token) []Edit {
	start, end := int(t.Start), int(t.End)
	return []Edit{{start, start + 1, ""}, {end - 1, end, ""}}
}

// unquote leaves of a string the literal in its text, without white space around it.
func unquote(t jsonindex.Token, text string, literal []byte) []Edit {
	start, end := int(t.Start), int(t.End)
	if t.Escaped {
		return []Edit{{start, end, string(literal)}}
	}
	before := strings.Index(text, string(literal))
	after := len(text) - before - len(literal)
	return []Edit{{start, start + 1 + before, ""}, {end - 1 - after, end, ""}}
}

// unwrapJSON makes the JSON in a string part of the document: its quotes and backslashes
// go. There is no way where a character is escaped that JSON must not have as it is.
func unwrapJSON(doc *jsonindex.Index, value int) (edits []Edit, ok bool) {
	t := doc.Token(value)
	start, end := int(t.Start), int(t.End)
	raw := doc.Raw(value)
	edits = append(edits, Edit{start, start + 1, ""})
	for i := 1; i < len(raw)-1; i++ {
		if raw[i] != '\\' {
			continue
		}
		at := start + i
		switch raw[i+1] {
		case '"', '\\', '/':
			edits = append(edits, Edit{at, at + 1, ""})
		case 'n', 'r', 't': // white space, since a string in the JSON cannot have it
			edits = append(edits, Edit{at, at + 2, " "})
		default:
			return nil, false
		}
		i++
	}
	return append(edits, Edit{end - 1, end, ""}), true
}

// splitString makes strings of the parts of one, which stand in it in their order.
func splitString(at site, parts []string, before, after string) (edits []Edit, ok bool) {
	t := at.doc.Token(at.value)
	if t.Escaped {
		return nil, false
	}
	raw := at.doc.Raw(at.value)
	done, between := 0, before+`"`
	for _, part := range parts {
		i := bytes.Index(raw[max(1, done):], []byte(part))
		if i < 0 {
			return nil, false
		}
		i += max(1, done)
		edits = append(edits, Edit{int(t.Start) + done, int(t.Start) + i, between})
		done, between = i+len(part), `", "`
	}
	return append(edits, Edit{int(t.Start) + done, int(t.End), `"` + after}), true
}

// removeElements removes elements of an array, none of which is the first.
func removeElements(at site, indexes []int) []Edit {
	if at.isNone() {
		return nil
	}
	var edits []Edit
	last, n := 0, 0
	for element := range at.doc.Elements(at.value) {
		end := int(at.doc.Token(element).End)
		if slices.Contains(indexes, n) {
			edits = append(edits, Edit{last, end, ""})
		}
		last = end
		n++
	}
	return edits
}

// removeMember removes the member of an object whose value is at a site, with a comma.
func removeMember(at site) []Edit {
	if at.isNone() || len(at.path) == 0 {
		return nil
	}
	_, object, ok := at.doc.Find(at.path[:len(at.path)-1])
	if !ok {
		return nil
	}
	start, end := -1, -1
	before := -1 // the end of the member before
	for name, value := range at.doc.Members(object) {
		switch {
		case end >= 0: // up to the next member
			return []Edit{{start, int(at.doc.Token(name).Start), ""}}
		case value == at.value:
			start, end = int(at.doc.Token(name).Start), int(at.doc.Token(value).End)
		default:
			before = int(at.doc.Token(value).End)
		}
	}
	switch {
	case end < 0:
		return nil
	case before >= 0:
		return []Edit{{before, end, ""}}
	}
	return []Edit{{start, end, ""}}
}
