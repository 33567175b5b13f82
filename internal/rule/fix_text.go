package rule

import (
	"bytes"
	"reflect"
	"strings"

	"example.com/authlink"
	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/source"
	"example.com/authlink/internal/words"
)

// fixText returns the fix of a finding about the text of a document, or nil. Everything
// of one kind is fixed at once, since the parser stops at the first fault.
func fixText(f finding.Finding, data []byte) *finding.Fix {
	var edits []authlink.Edit
	switch f.Rule {
	case string(authlink.SyntaxByteOrderMark):
		edits = []authlink.Edit{{Offset: f.Offset, End: f.End}}
	case string(authlink.SyntaxDuplicateName):
		edits = removeRepeats(f, data)
	case string(authlink.SyntaxMalformed):
		edits = removeExtras(data)
	}
	if len(edits) == 0 {
		return nil
	}
	return &finding.Fix{Kind: finding.FixSafe, Edits: edits}
}

// parseRepeats parses a document in which names may be repeated.
func parseRepeats(data []byte) (*jsonindex.Index, bool) {
	doc := new(jsonindex.Index)
	err := doc.Parse(data, jsonindex.Options{AllowDuplicateNames: true})
	return doc, err == nil
}

// removeRepeats removes the members that repeat another one, name and value, if
// that of the finding is among them.
func removeRepeats(f finding.Finding, data []byte) []authlink.Edit {
	doc, ok := parseRepeats(data)
	if !ok {
		return nil
	}
	edits := repeatsIn(doc, 0, nil)
	for _, e := range edits {
		if e.Offset <= f.Offset && f.End <= e.End {
			return edits
		}
	}
	return nil
}

// repeatsIn appends an edit for each repeated member in value i. It goes from
// the end of the value before to that of its own: so its comma and its line go
// with it.
func repeatsIn(doc *jsonindex.Index, i int, edits []authlink.Edit) []authlink.Edit {
	switch doc.Token(i).Kind {
	case jsonindex.Array:
		for element := range doc.Elements(i) {
			edits = repeatsIn(doc, element, edits)
		}
	case jsonindex.Object:
		seen := map[string]int{} // from a name to the value it first has
		before := 0
		for name, value := range doc.Members(i) {
			text := doc.Text(name)
			first, again := seen[text]
			if again && reflect.DeepEqual(doc.Value(first), doc.Value(value)) {
				edits = append(edits, authlink.Edit{Offset: int(doc.Token(before).End), End: int(doc.Token(value).End)})
			} else {
				edits = repeatsIn(doc, value, edits)
			}
			if !again {
				seen[text] = value
			}
			before = value
		}
	}
	return edits
}

// removeExtras removes comments and trailing commas, if the text is JSON without
// them. Text that is broken in another way may not mean what it looks like.
func removeExtras(data []byte) []authlink.Edit {
	s := extraScanner{data: data, comma: -1}
	for s.at < len(data) {
		if !s.next() {
			return nil
		}
	}
	if _, ok := parseRepeats(source.Apply(data, s.edits)); !ok {
		return nil
	}
	return s.edits
}

// An extraScanner finds what JSON with comments has in addition to JSON.
type extraScanner struct {
	data  []byte
	at    int
	comma int // the index in edits of the last comma, while nothing but white space and comments has followed; else -1
	edits []authlink.Edit
}

// next moves past a string, a comment or a byte, and reports whether it is whole.
func (s *extraScanner) next() bool {
	rest := s.data[s.at:]
	switch c := rest[0]; {
	case c == '"':
		end, _ := jsonindex.ScanString(s.data, s.at+1)
		if end < 0 {
			return false
		}
		s.dropComma()
		s.at = end
	case bytes.HasPrefix(rest, []byte("//")):
		end := bytes.IndexAny(rest, "\r\n")
		if end < 0 {
			end = len(rest)
		}
		s.comment(end)
	case bytes.HasPrefix(rest, []byte("/*")):
		end := bytes.Index(rest[2:], []byte("*/"))
		if end < 0 {
			return false
		}
		s.comment(end + 4)
	case c == ',':
		s.dropComma()
		s.comma = len(s.edits)
		s.edits = append(s.edits, authlink.Edit{Offset: s.at, End: s.at + 1})
		s.at++
	case c == ']' || c == '}':
		s.comma = -1 // the comma before it is one too many
		s.at++
	default:
		if !words.IsBlank(string(c)) {
			s.dropComma()
		}
		s.at++
	}
	return true
}

// dropComma leaves the last comma where it is: something follows it.
func (s *extraScanner) dropComma() {
	if s.comma >= 0 {
		s.edits = append(s.edits[:s.comma], s.edits[s.comma+1:]...)
		s.comma = -1
	}
}

// comment removes the comment of so many bytes, the blanks before it and, where
// there is nothing else on its line, the line.
func (s *extraScanner) comment(length int) {
	start, end := s.at, s.at+length
	s.at = end
	floor := 0
	if n := len(s.edits); n > 0 {
		floor = s.edits[n-1].End
	}
	for start > floor && (s.data[start-1] == ' ' || s.data[start-1] == '\t') {
		start--
	}
	stop := end
	for stop < len(s.data) && (s.data[stop] == ' ' || s.data[stop] == '\t') {
		stop++
	}
	isLine := start == 0 || s.data[start-1] == '\n'
	switch {
	case isLine && stop == len(s.data):
		end = stop
	case isLine && s.data[stop] == '\n':
		end = stop + 1
	case isLine && bytes.HasPrefix(s.data[stop:], []byte("\r\n")):
		end = stop + 2
	case stop < len(s.data) && s.data[stop] != '\n' && s.data[stop] != '\r':
		start = s.at - length // the blanks keep words apart, or indent the line
		end = s.at
	}
	s.edits = append(s.edits, authlink.Edit{Offset: start, End: end, Text: s.between(start, end)})
	s.at = end
}

// between returns what must stand in the place of [start, end), so that two tokens
// do not become one: a comment keeps them apart as a space does.
func (s *extraScanner) between(start, end int) string {
	if start > 0 && end < len(s.data) && isInToken(s.data[start-1]) && isInToken(s.data[end]) {
		return " "
	}
	return ""
}

// isInToken reports whether a character may go on with what stands before it: white
// space and the structural characters (RFC 8259, section 2) do not.
func isInToken(c byte) bool {
	return !words.IsBlank(string(c)) && !strings.ContainsRune("{}[]:,", rune(c))
}
