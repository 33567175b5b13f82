package authlink

import (
	"fmt"
	"strings"

	"example.com/authlink/internal/advice"
	"example.com/authlink/internal/compile"
	"example.com/authlink/internal/diagnose"
	"example.com/authlink/internal/engine"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/judge"
	"example.com/authlink/internal/show"
)

// A Violation is one place where a document breaks its schema.
type Violation struct {
	// Offset and End delimit the place in the document, in bytes: [Offset, End). It is
	// that of the value at fault, or of the name at fault.
	Offset int `json:"offset"`
	End    int `json:"end"`

	// Line and Column are those of Offset, 1-based. Lines end with "\n"; columns count
	// Unicode code points.
	Line   int `json:"line"`
	Column int `json:"column"`

	// InstanceLocation is the JSON Pointer (RFC 6901) of the value at fault, or of the
	// member whose name is at fault. To find a value, use Offset where there may be
	// secrets or very long names: a secret in a name is masked, a name of more than 4 KiB
	// stands as "…", and a pointer of more than 16 KiB ends early, at what holds the value.
	InstanceLocation string `json:"instanceLocation"`

	// KeywordLocation is the JSON Pointer of the keyword in the schema, across
	// references (JSON Schema Core 2020-12, section 12.3.1).
	KeywordLocation string `json:"keywordLocation"`

	// Keyword is the schema keyword that failed, such as "required" or "enum".
	Keyword string `json:"keyword"`

	// Message says what is wrong and what was expected; Hint, empty where there is
	// nothing to say, what was probably meant. Each is one line and holds no secret.
	Message string `json:"message"`
	Hint    string `json:"hint,omitempty"`

	// Advice is what Hint puts into words.
	Advice []Advice `json:"advice,omitempty"`

	// Related has the other places that the fault is about, if any: the first of two
	// equal items.
	Related []Related `json:"related,omitempty"`

	// Fix is the change that Hint suggests, nil where it suggests none that can be made
	// without a person.
	Fix *Fix `json:"fix,omitempty"`
}

// String returns "line:column: message [keyword] (hint)"; where there is no place in a
// text, as after [Validator.ValidateValue], the InstanceLocation stands for it.
func (v Violation) String() string {
	return fmt.Sprintf("%s%s [%s]%s", v.place(), v.Message, v.Keyword, inBrackets(v.Hint))
}

func (v Violation) place() string {
	switch {
	case v.Line > 0:
		return fmt.Sprintf("%d:%d: ", v.Line, v.Column)
	case v.InstanceLocation != "":
		return show.QuoteOwn(v.InstanceLocation) + ": "
	}
	return ""
}

// A ValidationError holds the violations of one document. The same schema and document give
// the same violations, always.
type ValidationError struct {
	// Violations has at least one, in the order of their offsets.
	Violations []Violation `json:"violations"`

	// More counts the violations beyond [Options].MaxViolations. Alternatives that refuse a
	// value count as one.
	More int `json:"more,omitempty"`
}

// maxErrorLines bounds the text of an error; Violations holds them all.
const maxErrorLines = 100

// Error returns a line for each of the first hundred violations, and says how many more
// there are.
func (e *ValidationError) Error() string {
	shown := min(len(e.Violations), maxErrorLines)
	lines := make([]string, 0, shown+1)
	for _, v := range e.Violations[:shown] {
		lines = append(lines, v.String())
	}
	if more := len(e.Violations) - shown + e.More; more > 0 {
		lines = append(lines, fmt.Sprintf("and %d more", more))
	}
	return strings.Join(lines, "\n")
}

// explained puts the judgement of a document into words.
func explained(schema *compile.Schema, data []byte, doc *jsonindex.Index, judgement judge.Judgement) *ValidationError {
	e := &ValidationError{More: judgement.More}
	diagnose.Explain(engine.Subject(schema, data, doc), judgement, func(violations []diagnose.Violation) {
		e.Violations = newViolations(violations)
	})
	return e
}

func newViolations(said []diagnose.Violation) []Violation {
	violations := make([]Violation, len(said))
	var advised []Advice
	var hint string
	for i := range said {
		s := &said[i]
		if i == 0 || !isShared(s.Advice, said[i-1].Advice) {
			advised, hint = counsel(s.Advice)
		}
		violations[i] = Violation{
			Offset: s.Offset, End: s.End, Line: s.Line, Column: s.Column,
			InstanceLocation: s.InstanceLocation, KeywordLocation: s.KeywordLocation, Keyword: s.Keyword,
			Message: s.Message, Hint: hint, Advice: advised, Related: newRelated(s.Related), Fix: newFix(s.Fix),
		}
	}
	return violations
}

// isShared reports whether two lists of advice are one.
func isShared(a, b []advice.Advice) bool {
	return len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0])
}

func newRelated(places []diagnose.Related) []Related {
	var related []Related
	for _, r := range places {
		related = append(related, Related(r))
	}
	return related
}
