package authlink

import (
	"bytes"
	"errors"
	"fmt"

	"example.com/authlink/internal/diagnose"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/secret"
	"example.com/authlink/internal/show"
)

// A SyntaxCode classes a [SyntaxError].
type SyntaxCode string

// The classes of syntax error.
const (
	SyntaxMalformed     SyntaxCode = "syntax"          // RFC 8259 grammar
	SyntaxDuplicateName SyntaxCode = "duplicate-name"  // a member named twice (RFC 7493, section 2.3)
	SyntaxByteOrderMark SyntaxCode = "byte-order-mark" // RFC 8259, section 8.1
	SyntaxEncoding      SyntaxCode = "encoding"        // not UTF-8, UTF-16, a lone surrogate
	SyntaxLimit         SyntaxCode = "limit"           // beyond one of the Limits
)

// A SyntaxError says why a document cannot be read: it is not JSON, it is not UTF-8, it names
// a member twice, or it is beyond a limit. It is about the first such place; there may be
// more.
type SyntaxError struct {
	Code SyntaxCode `json:"code"`

	// Offset and End delimit the place in the document, in bytes: [Offset, End), which may
	// be empty. Where something is missing at the end of the document, it is the place
	// after its last byte that is not white space.
	Offset int `json:"offset"`
	End    int `json:"end"`

	// Line and Column are those of Offset, 1-based, the column in Unicode code points.
	Line   int `json:"line"`
	Column int `json:"column"`

	// Message says what is wrong and what was expected; Hint, empty where there is nothing
	// to say, what to do about it. Each is one line and holds no secret.
	Message string `json:"message"`
	Hint    string `json:"hint,omitempty"`

	// Advice is what Hint puts into words.
	Advice []Advice `json:"advice,omitempty"`

	// Related has the other place that the fault is about, if any: the first of two equal
	// names, or the bracket or quote that is not closed.
	Related []Related `json:"related,omitempty"`
}

// A Related is another place in the document that a fault is about.
type Related struct {
	Offset  int    `json:"offset"`  // in bytes
	End     int    `json:"end"`     // in bytes, exclusive
	Line    int    `json:"line"`    // 1-based
	Column  int    `json:"column"`  // 1-based, in Unicode code points
	Message string `json:"message"` // what is there, such as "opened" or "first"
}

// String returns "message at line 1, column 2".
func (r Related) String() string {
	return fmt.Sprintf("%s at line %d, column %d", r.Message, r.Line, r.Column)
}

// Error returns "line:column: message (related) [code] (hint)", without the place after
// [Validator.ValidateValue].
func (e *SyntaxError) Error() string {
	message := e.Message
	for _, r := range e.Related {
		message += inBrackets(r.String())
	}
	place := ""
	if e.Line > 0 {
		place = fmt.Sprintf("%d:%d: ", e.Line, e.Column)
	}
	return fmt.Sprintf("%s%s [%s]%s", place, message, e.Code, inBrackets(e.Hint))
}

func inBrackets(hint string) string {
	if hint == "" {
		return ""
	}
	return " (" + hint + ")"
}

var syntaxCodes = map[jsonindex.Code]SyntaxCode{
	jsonindex.Syntax:        SyntaxMalformed,
	jsonindex.DuplicateName: SyntaxDuplicateName,
	jsonindex.ByteOrderMark: SyntaxByteOrderMark,
	jsonindex.Encoding:      SyntaxEncoding,
	jsonindex.Limit:         SyntaxLimit,
}

// newSyntaxError gives the index's error its line and column.
func newSyntaxError(data []byte, err error) error {
	var e *jsonindex.Error
	if !errors.As(err, &e) {
		return err
	}
	lines := jsonindex.NewCursor(data)
	message := e.Message
	var related []Related
	if e.Related >= 0 {
		at := Related{Offset: e.Related, End: e.Related + 1, Message: "opened"}
		if e.Code == jsonindex.DuplicateName {
			at.End, at.Message = nameEnd(data, e.Related), "first"
			message = "expected unique property names in an object, found " + shownName(data, e.Offset, e.End) + " again"
		}
		at.Line, at.Column = lines.Position(e.Related)
		related = []Related{at}
	}
	line, column := lines.Position(e.Offset)
	advised, hint := counsel(diagnose.Syntax(e))
	return &SyntaxError{
		Code:   syntaxCodes[e.Code],
		Offset: e.Offset, End: e.End, Line: line, Column: column,
		Message: message, Hint: hint, Advice: advised, Related: related,
	}
}

// nameEnd returns the end of the name that begins with a quote at start.
func nameEnd(data []byte, start int) int {
	for i := start + 1; i < len(data); i++ {
		switch data[i] {
		case '\\':
			i++
		case '"':
			return i + 1
		}
	}
	return len(data)
}

// shownName quotes the name that is data[start:end], quotes and all, unless it is
// a secret, or stands in one. The document does not parse, so it is masked as text.
func shownName(data []byte, start, end int) string {
	masked := bytes.Clone(data)
	secret.BlotText(masked, data)
	if !bytes.Equal(masked[start:end], data[start:end]) {
		return `"***"`
	}
	return show.Quote(secret.Unescape(string(data[start+1 : end-1])))
}
