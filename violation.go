package authlink

// A Violation is one place where a document breaks its schema.
type Violation struct {
	// Offset and End delimit the place in the document, in bytes: [Offset, End).
	// They are the truth; Line and Column are derived from Offset.
	Offset int `json:"offset"`
	End    int `json:"end"`

	// Line and Column are 1-based. Lines end with "\n"; columns count Unicode
	// code points.
	Line   int `json:"line"`
	Column int `json:"column"`

	// InstanceLocation is the JSON Pointer (RFC 6901) of the value at fault.
	InstanceLocation string `json:"instanceLocation"`

	// KeywordLocation is the JSON Pointer of the keyword in the schema, across
	// references (JSON Schema Core 2020-12, section 12.3.1).
	KeywordLocation string `json:"keywordLocation"`

	// Keyword is the schema keyword that failed, such as "required" or "enum".
	Keyword string `json:"keyword"`

	// Message says what is wrong, in plain words; Hint, where there is one,
	// what was probably meant. Neither holds a secret or the end of a line.
	Message string `json:"message"`
	Hint    string `json:"hint,omitempty"`
}

// A ValidationError holds every violation of one document, in the order of
// their offsets. The same document gives the same bytes, always.
type ValidationError struct {
	Violations []Violation `json:"violations"`
}

func (e *ValidationError) Error() string { panic("to do") }

// A SyntaxCode classes a [SyntaxError].
type SyntaxCode string

// The classes of syntax error.
const (
	CodeSyntax        SyntaxCode = "syntax"          // RFC 8259 grammar
	CodeDuplicateName SyntaxCode = "duplicate-name"  // a member named twice (RFC 7493, section 2.3)
	CodeByteOrderMark SyntaxCode = "byte-order-mark" // RFC 8259, section 8.1
	CodeEncoding      SyntaxCode = "encoding"        // not UTF-8, UTF-16, a lone surrogate
	CodeLimit         SyntaxCode = "limit"           // beyond one of the Limits
)

// A SyntaxError says why a document cannot be read at all: it is not JSON, not
// UTF-8, names a member twice, or is beyond a limit.
type SyntaxError struct {
	Code    SyntaxCode `json:"code"`
	Offset  int        `json:"offset"` // in bytes; the length of the document where something is missing at its end
	End     int        `json:"end"`    // in bytes, exclusive; at least Offset
	Line    int        `json:"line"`   // 1-based
	Column  int        `json:"column"` // 1-based, in Unicode code points
	Message string     `json:"message"`
	Hint    string     `json:"hint,omitempty"`
}

func (e *SyntaxError) Error() string { panic("to do") }
