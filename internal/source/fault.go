package source

import (
	"example.com/authlink"
)

// A Fault is why a text is not a YAML document, or cannot be written as JSON.
type Fault struct {
	Code       authlink.SyntaxCode
	Start, End int // in the document's text
	Message    string
	Hint       string
}

func (f *Fault) Error() string { return f.Message }
