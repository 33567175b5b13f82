package finding

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"unicode/utf8"

	"example.com/authlink"
	"example.com/authlink/internal/advice"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/span"
	"example.com/authlink/internal/words"
)

// A Finding is one fault in one document.
type Finding struct {
	// Rule is the id of what found the fault: a keyword of the schema,
	// such as "required", the class of a syntax error, such as "duplicate-name",
	// or a rule about the content, such as "live-token".
	Rule     string   `json:"rule"`
	Severity Severity `json:"severity"`

	// Message says what is wrong; Hint, if there is one, says what was probably
	// meant. Neither holds a secret.
	Message string `json:"message"`
	Hint    string `json:"hint,omitempty"`

	// Advice is what Hint puts into words, if it comes from the library.
	Advice []advice.Advice `json:"-"`

	// Related lists other places in the file that the fault is about.
	Related []authlink.Related `json:"related,omitempty"`

	// Fix is a change that removes the finding, nil if only a person can make
	// one.
	Fix *Fix `json:"fix,omitempty"`

	// Line and Column are 1-based; columns count Unicode code points.
	Line   int `json:"line"`
	Column int `json:"column"`

	// Offset and End delimit the place in the document, in bytes: [Offset, End).
	Offset int `json:"offset"`
	End    int `json:"end"`

	// EndColumn is the column after what reports mark, which never spans lines.
	EndColumn int `json:"-"`

	// MarkBytes is how many bytes they mark, where EndColumn has been found out.
	MarkBytes int `json:"-"`

	Document int `json:"-"` // its number in the result

	// Location is nil if the fault lies in the text, so that there is no
	// value to point at.
	*Location
}

// A Location names the value and the keyword of a finding by JSON Pointer (RFC 6901).
type Location struct {
	InstanceLocation string `json:"instanceLocation"`

	// KeywordLocation is empty if no keyword of the schema found the fault.
	KeywordLocation string `json:"keywordLocation,omitempty"`
}

// IsOfText reports whether the fault lies in the text: the document has no value.
func (f Finding) IsOfText() bool { return f.Location == nil }

// Findings turns what Validate returned into findings. An error that is neither
// a *SyntaxError nor a *ValidationError is returned: it says nothing about the
// document.
func Findings(err error) ([]Finding, error) {
	if err == nil {
		return nil, nil
	}
	if e, ok := errors.AsType[*authlink.SyntaxError](err); ok {
		return []Finding{fromSyntax(e)}, nil
	}
	if e, ok := errors.AsType[*authlink.ValidationError](err); ok {
		found := make([]Finding, len(e.Violations))
		for i, v := range e.Violations {
			found[i] = fromViolation(v)
		}
		return withMore(found, e.More), nil
	}
	return nil, fmt.Errorf("validate: %w", err)
}

// withMore adds that a document has more violations than are kept. It stands where the last one
// does.
func withMore(found []Finding, more int) []Finding {
	if more == 0 {
		return found
	}
	last := found[len(found)-1]
	return append(found, Finding{
		Rule: string(authlink.SyntaxLimit), Severity: SeverityError,
		Message: fmt.Sprintf("%s more of this document are not listed", words.Count(more, "violation")),
		Hint:    "mend those that are, and check again",
		Line:    last.Line, Column: last.Column, Offset: last.Offset, End: last.End,
	})
}

func fromSyntax(e *authlink.SyntaxError) Finding {
	return Finding{
		Rule:     string(e.Code),
		Severity: SeverityError,
		Message:  e.Message,
		Hint:     Hint(e.Advice),
		Advice:   adviceOf(e.Advice),
		Related:  e.Related,
		Line:     e.Line,
		Column:   e.Column,
		Offset:   e.Offset,
		End:      e.End,
	}
}

func fromViolation(v authlink.Violation) Finding {
	return Finding{
		Rule:     v.Keyword,
		Severity: SeverityError,
		Message:  v.Message,
		Hint:     Hint(v.Advice),
		Advice:   adviceOf(v.Advice),
		Related:  v.Related,
		Fix:      FixOf(v.Fix),
		Line:     v.Line,
		Column:   v.Column,
		Offset:   v.Offset,
		End:      v.End,
		Location: &Location{v.InstanceLocation, v.KeywordLocation},
	}
}

// FromRemark turns a remark on a schema into a finding in it.
func FromRemark(r authlink.SchemaRemark) Finding {
	return Finding{
		Rule:     string(r.Code),
		Severity: Severity(r.Severity),
		Message:  r.Message,
		Hint:     Hint(r.Advice),
		Advice:   adviceOf(r.Advice),
		Fix:      FixOf(r.Fix),
		Line:     r.Line,
		Column:   r.Column,
		Offset:   r.Offset,
		End:      r.End,
		Location: &Location{InstanceLocation: r.KeywordLocation},
	}
}

// PutInOrder sorts findings by where they are in a text, and fills in their lines and
// columns. The cursor is of the text.
func PutInOrder(found []Finding, text []byte, lines *jsonindex.Cursor) {
	slices.SortStableFunc(found, ByPlace)
	for i := range found {
		found[i].Line, found[i].Column = lines.Position(found[i].Offset)
	}
	SetEndColumns(found, text)
}

// ByPlace compares findings by where they stand in a text.
func ByPlace(a, b Finding) int {
	return cmp.Or(cmp.Compare(a.Offset, b.Offset), cmp.Compare(a.End, b.End))
}

// SetEndColumns fills in the end columns of what was found in data: the
// document as it was read, since masking a secret changes how many code points
// a line has.
func SetEndColumns(found []Finding, data []byte) {
	for i := range found {
		f := &found[i]
		mark := data[f.Offset:span.MarkEnd(data, f.Offset, f.End)]
		f.MarkBytes, f.EndColumn = len(mark), f.Column+utf8.RuneCount(mark)
	}
}

// SecretBreaks says what can be said about a secret.
func SecretBreaks(rule string) string {
	return fmt.Sprintf("a secret breaks the rule %s; its text is not shown", rule)
}

// MessageAndHint returns the message and the hint, for formats that have one field for
// both.
func (f Finding) MessageAndHint() string {
	if f.Hint == "" {
		return f.Said()
	}
	return f.Said() + "; hint: " + f.Hint
}
