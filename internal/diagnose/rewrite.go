package diagnose

import (
	"strings"

	"example.com/authlink/internal/secret"
	"example.com/authlink/internal/words"
)

// rewrite makes the edits that put another text in the place of that of a string. Where the
// other one holds a secret, which no edit may, the edits are of what differs alone; there
// are none where even that holds one, or where it is not known where it stands.
func (s site) rewrite(text, other string) (edits []Edit, ok bool) {
	t := s.doc.Token(s.value)
	if secret.InText(other) == nil {
		return []Edit{replaceText(t, other)}, true
	}
	if t.Escaped {
		return nil, false
	}
	for _, e := range differences(text, other) {
		if secret.InText(e.Text) != nil {
			return nil, false
		}
		first := int(t.Start) + 1
		edits = append(edits, Edit{first + e.Offset, first + e.End, words.InQuotes(e.Text)})
	}
	return edits, true
}

// differences returns what makes other of text: an edit for each character that is
// percent-encoded, and one for what differs besides that.
func differences(text, other string) (edits []Edit) {
	i, j := 0, 0
	for i < len(text) && j < len(other) {
		switch {
		case encodes(other[j:], text[i:]):
			edits = append(edits, Edit{i, i + 1, other[j : j+len("%20")]})
			i, j = i+1, j+len("%20")
		case text[i] == other[j]:
			i, j = i+1, j+1
		default:
			return append(edits, middle(text, other, i, j))
		}
	}
	if i < len(text) || j < len(other) {
		return append(edits, middle(text, other, i, j))
	}
	return edits
}

// encodes reports whether encoded begins with the first byte of text percent-encoded, and
// text does not.
func encodes(encoded, text string) bool {
	const digits = "0123456789ABCDEF"
	if len(encoded) < 3 || encoded[0] != '%' || strings.HasPrefix(text, encoded[:3]) {
		return false
	}
	return encoded[1] == digits[text[0]>>4] && encoded[2] == digits[text[0]&0xF]
}

// middle returns the edit of all from an offset on but for what both end with.
func middle(text, other string, i, j int) Edit {
	end, otherEnd := len(text), len(other)
	for end > i && otherEnd > j && text[end-1] == other[otherEnd-1] {
		end, otherEnd = end-1, otherEnd-1
	}
	return Edit{i, end, other[j:otherEnd]}
}
