package authlink

// A Validator checks documents against one schema. It is safe for concurrent use.
type Validator struct{}

// Compile reads a JSON Schema, draft 4 to 2020-12. The error is a *SyntaxError
// (the schema is not JSON) or a *SchemaError.
func Compile(schema []byte, opts *Options) (*Validator, error) { panic("to do") }

// For compiles the schema that [Reflect] gives for T.
func For[T any](opts *Options) (*Validator, error) { panic("to do") }

// Validate reports whether data is one JSON document that the schema accepts:
// nil, a *SyntaxError or a *ValidationError with every violation.
func (v *Validator) Validate(data []byte) error { panic("to do") }

// Valid gives the verdict of Validate alone.
func (v *Validator) Valid(data []byte) bool { return v.Validate(data) == nil }

// Redact returns a copy of data in which every byte of a secret is '*': the
// same length, so that every offset still holds. data need not be valid, nor
// even JSON.
func (v *Validator) Redact(data []byte) []byte { panic("to do") }

// A SchemaError says why a schema does not compile.
type SchemaError struct {
	KeywordLocation string `json:"keywordLocation"` // JSON Pointer into the schema document
	Line            int    `json:"line"`            // 1-based; 0 where the fault has no place in the schema document
	Column          int    `json:"column"`          // 1-based, in Unicode code points; 0 as Line
	Message         string `json:"message"`
	Hint            string `json:"hint,omitempty"`
}

func (e *SchemaError) Error() string { panic("to do") }
