package yaml

import (
	"fmt"
	"unicode/utf8"

	"example.com/authlink/internal/jsonindex"
)

// A Fault is why a text is not YAML document, or why it has no JSON.
type Fault struct {
	Code       jsonindex.Code // Syntax, Encoding or Limit
	Start, End int            // in the text
	Message    string
	Hint       string
}

// Error returns the message, which quotes nothing of the text.
func (f *Fault) Error() string { return f.Message }

// maxDepth is how many values may be inside one another in the text.
func maxDepth() int { return jsonindex.DefaultLimits().Depth }

// tooDeep is what is said about more values than that.
func tooDeep(most int) string { return fmt.Sprintf("values are nested more than %d deep", most) }

// unreadable finds characters that a YAML stream may not have, and one that no line
// number would fit.
func unreadable(text []byte) *Fault {
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRune(text[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			return &Fault{Code: jsonindex.Encoding, Start: i, End: i + 1, Message: fmt.Sprintf("expected UTF-8, found the byte 0x%02X", text[i])}
		case r < ' ' && r != '\t' && r != '\r' && r != '\n', r == 0xFFFE, r == 0xFFFF:
			return &Fault{Code: jsonindex.Syntax, Start: i, End: i + size, Message: fmt.Sprintf("expected printable text, found the control character %U", r)}
		case r == '\r' && i+1 < len(text) && text[i+1] != '\n': // the end of a line in YAML, and nowhere else
			return &Fault{Code: jsonindex.Syntax, Start: i, End: i + 1, Message: "expected a line feed after the carriage return", Hint: "end each line with a line feed, or with both"}
		}
		i += size
	}
	return nil
}

// invalid is a fault in the grammar at [start, end).
func invalid(start, end int, message, hint string) *Fault {
	return &Fault{Code: jsonindex.Syntax, Start: start, End: end, Message: "invalid YAML: " + message, Hint: hint}
}

// unclear is what is said where the second reading of a text is another than the first.
func unclear(start, end int) *Fault {
	return &Fault{Code: jsonindex.Syntax, Start: start, End: end, Message: "unclear YAML: two ways of reading this text disagree", Hint: "write it in double quotes, or in fewer lines"}
}
